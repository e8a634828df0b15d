/** A number whose text JavaScript would write differently (5.40), as a symbol that has the text as its description. */
export type ExactNumber = symbol

type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown
// ES2026 source text access; the compiler's library does not know it yet.
const { parse, rawJSON } = JSON as unknown as {
  parse: (text: string, reviver: Reviver) => unknown
  rawJSON: (text: string) => unknown
}

/** Returns the value of a JSON text in which numbers that would lose their text are symbols: those survive being copied from one place to another. */
export function parseExactly(text: string): unknown {
  return parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source ? Symbol(source) : value,
  )
}

/** Returns the JSON text of a value of parseExactly, each number as it came; `indent` is the number of spaces of each level. */
export function stringifyExact(value: unknown, indent = 0): string {
  return JSON.stringify(
    value,
    (_key, member: unknown) => (typeof member === 'symbol' ? rawJSON(member.description ?? 'null') : member),
    indent,
  )
}

/** Returns a value of parseExactly with plain numbers, in objects of its own. */
export function withPlainNumbers(value: unknown): unknown {
  if (typeof value === 'symbol') return Number(value.description)
  if (Array.isArray(value)) return value.map(withPlainNumbers)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withPlainNumbers(member)]))
}
