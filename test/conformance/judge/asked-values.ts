import type { TypedValue } from '@medplum/core'
import { isResource, toTypedValue } from '@medplum/core'
import type { Quantity } from '@medplum/fhirtypes'
import { referenceOf, stringsOf, timeOf, tokensOf } from './matches.ts'

/** Returns the search value by which a record with this value must be found, or null if nobody can ask for such a value. */
export function askedValue(kind: string, value: TypedValue): string | null {
  if (value.value === undefined || value.value === null) return null
  if (kind === 'token') return tokenText(value)
  if (kind === 'reference') return referenceText(value)
  if (kind === 'string') return text(stringsOf(value).find((part) => part.trim() !== ''))
  if (kind === 'uri') return text(String(value.value))
  if (kind === 'date') return dateText(value)
  if (kind === 'number') return String(value.value)
  if (kind === 'quantity') return quantityText(value)
  return null
}

function text(value: string | undefined): string | null {
  return value === undefined ? null : value.replace(/[\\,|$]/g, '\\$&')
}

function tokenText(value: TypedValue): string | null {
  const token = tokensOf(value).find(({ code }) => code !== undefined)
  if (token?.code === undefined) return null
  return token.system === undefined ? text(token.code) : `${text(token.system)}|${text(token.code)}`
}

/** What is contained has no address, and what is named by an identifier only has none either. */
function referenceText(value: TypedValue): string | null {
  // A choice may hold something else, such as Consent.sourceAttachment.
  if (isResource(value.value) || value.type === 'Attachment') return null
  const reference = referenceOf(value.type === 'Reference' ? value : toTypedValue(value.value))
  return reference === 'undefined' || reference.startsWith('#') ? null : text(reference.replace(/\/_history\/.*$/, ''))
}

function dateText(value: TypedValue): string | null {
  // A choice of types may say in words when something is: no search by date sees that.
  if (value.type === 'string') return null
  const stretch = timeOf(value)
  if (stretch === null) return null
  const day = (time: number) => new Date(time).toISOString().slice(0, 10)
  if (Number.isFinite(stretch.from)) return `ge${day(stretch.from)}`
  return Number.isFinite(stretch.to) ? `le${day(stretch.to)}` : null
}

function quantityText({ value }: TypedValue): string | null {
  const { value: number, system, code, comparator } = value as Quantity
  // What is known to be above or below a number only is not at it.
  if (number === undefined || comparator !== undefined) return null
  return code === undefined || system === undefined ? String(number) : `${number}|${system}|${code}`
}
