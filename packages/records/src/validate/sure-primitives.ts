import { fhirTypeToJsType, isValidCalendarDate, validationRegexes } from '@medplum/core'
import { isBase64, LARGEST_ATTACHMENT } from './base64.ts'

/** Longest text of R4 (datatypes.html, string), in UTF-16 units. */
const LONGEST_STRING = 1024 * 1024
/** Bounds of R4's whole numbers (datatypes.html, integer). */
const LARGEST_INTEGER = 2_147_483_647
const SMALLEST_INTEGER = -2_147_483_648

const DATED: ReadonlySet<string> = new Set(['date', 'dateTime', 'instant'])
const SMALLEST: Readonly<Record<string, number>> = { integer: SMALLEST_INTEGER, unsignedInt: 0, positiveInt: 1 }

/** Returns what is true only for valid values of a primitive type of R4, or `undefined` for a type that is none. */
export function primitiveCheck(type: string): ((value: unknown) => boolean) | undefined {
  if (!Object.hasOwn(fhirTypeToJsType, type)) return undefined
  const kind = fhirTypeToJsType[type as keyof typeof fhirTypeToJsType]
  if (kind === 'boolean') return (value) => typeof value === 'boolean'
  if (kind === 'number') return numberCheck(SMALLEST[type])
  if (type === 'base64Binary')
    return (value) => typeof value === 'string' && value.length <= LARGEST_ATTACHMENT && isBase64(value)
  return stringCheck(validationRegexes[type], DATED.has(type))
}

function numberCheck(smallest: number | undefined): (value: unknown) => boolean {
  if (smallest === undefined) return (value) => Number.isFinite(value)
  return (value) => Number.isInteger(value) && Number(value) >= smallest && Number(value) <= LARGEST_INTEGER
}

function stringCheck(pattern: RegExp | undefined, isDated: boolean): (value: unknown) => boolean {
  return (value) =>
    typeof value === 'string' &&
    value.length <= LONGEST_STRING &&
    /\S/.test(value) &&
    (pattern === undefined || pattern.test(value)) &&
    (!isDated || isValidCalendarDate(value))
}
