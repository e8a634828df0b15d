import type { Issue } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import { keepDecimalText } from './decimal-text.ts'
import { scanJson } from './json-scan.ts'

/** Deepest nesting of one resource. */
export const DEEPEST_RESOURCE = 64
/** Deepest nesting of a Bundle: Bundle, entry list, entry, and a resource. */
export const DEEPEST_BUNDLE = DEEPEST_RESOURCE + 3
/** Largest resource, in UTF-16 units (16 MB of plain text). */
export const LARGEST_RESOURCE = 16 * 1024 * 1024
/** Largest Bundle, in UTF-16 units; HTTP refuses longer bodies before they get here. */
export const LARGEST_BUNDLE = 100 * 1024 * 1024

/**
 * Returns the value of a JSON text; decimalText has the exact text of numbers that JavaScript would rewrite.
 * @throws `too-large`, or `malformed-json` with an issue for each member given twice or called __proto__, for nesting beyond `deepest`, or for half a
 * surrogate pair, which no UTF-8 text can hold (RFC 7493, section 2.1).
 */
export function parseJson(text: string, limits: { readonly longest: number; readonly deepest: number }): unknown {
  if (text.length > limits.longest)
    throw new AnamnesisError('too-large', `the content is longer than ${limits.longest} characters`)
  // Depth first: only then is it safe to build the value.
  const { issues, numbers, isTooDeep } = scanJson(text, limits.deepest)
  if (isTooDeep) throw refusal(issues)
  const value = parse(text)
  if (issues.length > 0) throw refusal(issues)
  if (SURROGATE.test(text) && !isWellFormed(value))
    throw new AnamnesisError('malformed-json', 'the content holds half a surrogate pair')
  for (const { path, text: number } of numbers) if (path.length > 0) keepDecimalText(value, path, number)
  return value
}

function refusal(issues: readonly Issue[]): AnamnesisError {
  return new AnamnesisError('malformed-json', 'the content is not JSON that FHIR accepts', { issues })
}

/** An escape of a surrogate, or one as it is: only then is it worth looking at every text. */
const SURROGATE = /\\u[dD][89a-fA-F]|[\ud800-\udfff]/

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, member]) => name.isWellFormed() && isWellFormed(member))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    // The engine's message quotes the text around the fault, which may be anybody's record: only the place is told.
    const position = /position (\d+)/.exec(cause instanceof Error ? cause.message : '')?.[1]
    const message =
      position === undefined
        ? 'the content is not JSON: it ends too early or is empty'
        : `the content is not JSON from character ${position} on`
    throw new AnamnesisError('malformed-json', message, { issues: [{ message, code: 'structure' }] })
  }
}
