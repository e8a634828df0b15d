import type { Issue } from '@anamnesis/core'

/** What a look over a JSON text found that JSON.parse does not tell. */
export type JsonScan = {
  readonly issues: readonly Issue[]
  /** The look ended there: the last issue says so. */
  readonly isTooDeep: boolean
  /** Numbers that JavaScript would write differently, with the way to each. */
  readonly numbers: readonly { readonly path: readonly (string | number)[]; readonly text: string }[]
}

type Level = { readonly keys: Set<string> | null; at: string | number }

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const MOST_ISSUES = 20
const NUMBER_CHARACTERS = '0123456789.eE+-'

/** Looks over a text, which means something where JSON.parse accepts it: members given twice, nesting beyond a depth, and numbers whose text would be lost. */
export function scanJson(text: string, deepest: number): JsonScan {
  const levels: Level[] = []
  const issues: Issue[] = []
  const numbers: { path: (string | number)[]; text: string }[] = []
  let level: Level | undefined
  let expectsKey = false

  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (character === QUOTE) {
      const end = endOfString(text, at)
      if (expectsKey && level?.keys) {
        takeKey(text.slice(at + 1, end), level.keys)
        expectsKey = false
      }
      at = end
    } else if (character === COMMA) {
      if (level?.keys) expectsKey = true
      else if (level) level.at = (level.at as number) + 1
    } else if (character === 0x7b || character === 0x5b) {
      if (levels.length === deepest) return { issues: [...issues, tooDeep(deepest)], isTooDeep: true, numbers }
      level = character === 0x7b ? { keys: new Set(), at: '' } : { keys: null, at: 0 }
      expectsKey = level.keys !== null
      levels.push(level)
    } else if (character === 0x7d || character === 0x5d) {
      levels.pop()
      level = levels.at(-1)
      expectsKey = false
    } else if (character === 0x2d || (character >= 0x30 && character <= 0x39)) {
      const end = endOfNumber(text, at)
      const number = text.slice(at, end)
      if (isRewritten(number)) numbers.push({ path: levels.map((each) => each.at), text: number })
      at = end - 1
    }
  }
  return { issues, isTooDeep: false, numbers }

  function takeKey(raw: string, keys: Set<string>): void {
    const key = raw.includes('\\') ? unescaped(raw) : raw
    if (level) level.at = key
    if (key === '__proto__') report('no element is called so')
    if (keys.has(key)) report('this member is given twice')
    keys.add(key)
  }

  function report(message: string): void {
    if (issues.length < MOST_ISSUES)
      issues.push({ message, path: pathOf(levels.map((each) => each.at)), code: 'structure' })
  }
}

/** JSON.parse is still to refuse what is no text. */
function unescaped(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string
  } catch {
    return raw
  }
}

function tooDeep(deepest: number): Issue {
  return { message: `the content is nested more than ${deepest} levels deep`, code: 'structure' }
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}

// Not by a regular expression: over millions of digits it can run out of stack (validate/base64.ts says when).
function endOfNumber(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && NUMBER_CHARACTERS.includes(text.charAt(end))) end += 1
  return end
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1
  return slashes % 2 === 1
}

function isRewritten(text: string): boolean {
  if (text.length < 16 && /^-?[1-9]\d*$/.test(text)) return false
  return String(Number(text)) !== text
}

/** Returns a path in FHIRPath's manner; a name that no FHIR element can have is not repeated, it may be anything. */
function pathOf(path: readonly (string | number)[]): string {
  const text = path
    .map((step) =>
      typeof step === 'number' ? `[${step}]` : /^_?[A-Za-z][A-Za-z0-9]{0,63}$/.test(step) ? `.${step}` : '.?',
    )
    .join('')
  return text.startsWith('.') ? text.slice(1) : text
}
