import { loadDefinitions } from '@anamnesis/records'
import type { TypedValue } from '@medplum/core'
import { evalFhirPathTyped, toTypedValue } from '@medplum/core'
import type { Resource } from '@medplum/fhirtypes'
import type { FhirPathCase } from './fhirpath-cases.ts'

/** What became of a case: `why` says what differs, in words that need the case beside them. */
export type FhirPathVerdict = {
  readonly of: FhirPathCase
  readonly verdict: 'passed' | 'failed' | 'absent'
  readonly why: string
}

/** Plays every case against the FHIRPath of the store (@medplum/core); one whose input is not given is `absent`. */
export function playFhirPathCases(
  cases: readonly FhirPathCase[],
  inputs: ReadonlyMap<string, Resource>,
): FhirPathVerdict[] {
  loadDefinitions()
  return cases.map((each) => {
    const input = each.input === null ? null : inputs.get(each.input)
    if (input === undefined) return { of: each, verdict: 'absent', why: `there is no ${each.input}` }
    const why = differenceOf(each, input)
    return { of: each, verdict: why === null ? 'passed' : 'failed', why: why ?? '' }
  })
}

function differenceOf(each: FhirPathCase, input: Resource | null): string | null {
  const values = valuesOf(each.expression, input)
  if (each.invalid) return values === null ? null : 'is carried out though it is invalid'
  if (values === null) return 'is refused'
  const expected = each.outputs.map(({ text }) => text)
  const found = each.predicate ? [String(values.length > 0)] : values.map(textOf)
  const [left, right] = each.ordered ? [found, expected] : [found.toSorted(), expected.toSorted()]
  return JSON.stringify(left) === JSON.stringify(right) ? null : `gives ${JSON.stringify(found)}`
}

/** Returns what an expression gives, or null if it is refused. */
function valuesOf(expression: string, input: Resource | null): TypedValue[] | null {
  const context = input === null ? [] : [toTypedValue(input)]
  const variables = input === null ? {} : { '%resource': toTypedValue(input), '%context': toTypedValue(input) }
  try {
    return evalFhirPathTyped(expression, context, variables)
  } catch {
    return null
  }
}

/** A value as the cases write it: dates after @, times after @T, quantities with their unit in quotes. */
function textOf({ type, value }: TypedValue): string {
  if (typeof value === 'object' && value !== null && 'value' in value) {
    const { value: number, unit, code } = value as { value: unknown; unit?: string; code?: string }
    return `${String(number)} '${code ?? unit ?? '1'}'`
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  if (['date', 'dateTime', 'instant'].includes(type)) return text.startsWith('@') ? text : `@${text}`
  if (type === 'time') return `@${text.replace(/^@?T?/, 'T')}`
  return text
}
