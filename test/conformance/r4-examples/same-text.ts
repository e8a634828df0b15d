import { withLocalReferences } from '../load-records.ts'

/** A number as it was written: 5.40 is not 5.4. */
type Written = { readonly number: string }

/** Returns null if a record is kept as it was sent, decimals to the digit, id and meta apart; else the first path where it is not. */
export function firstDifference(sent: string, kept: string): string | null {
  const [a, b] = [parse(withLocalReferences(sent)), parse(kept)] as [Record<string, unknown>, Record<string, unknown>]
  for (const name of ['id', 'meta']) {
    delete a[name]
    delete b[name]
  }
  return differs(a, b, '')
}

function parse(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined ? ({ number: context.source } satisfies Written) : value,
  )
}

function differs(a: unknown, b: unknown, path: string): string | null {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b ? null : path
  if (Array.isArray(a) !== Array.isArray(b)) return path
  const [mine, theirs] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const found = differs(mine[key], theirs[key], `${path}.${key}`)
    if (found !== null) return found
  }
  return null
}
