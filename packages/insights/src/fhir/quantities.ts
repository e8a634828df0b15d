import { spokenUnit } from '@anamnesis/core'
import type { Quantity, Range, Ratio } from '@medplum/fhirtypes'
import { joined, sayNumber, shorten } from '../words.ts'
import type { Untrusted } from './untrusted.ts'
import { amount, text } from './untrusted.ts'

/** Returns a UCUM code as readers know it, at most 3 words; annotations in braces are left out. */
export function sayUnit(unit: string): string {
  const spoken = spokenUnit(unit)
  return spoken ?? shorten(unit.slice(0, 80).replace(/\{[^}]*\}|\((?:score)\)/g, ''), 3)
}

/** Returns a quantity in words, such as "7.2 %" or "< 5 mg/L"; empty without a value. */
export function sayQuantity(quantity: Untrusted<Quantity> | null | undefined): string {
  const value = amount(quantity?.value)
  if (value === null) return ''
  const code = text(quantity?.code)
  const unit = spokenUnit(code) ?? sayUnit(text(quantity?.unit) || code)
  const comparator = /^(<|<=|>|>=)$/.test(text(quantity?.comparator)) ? text(quantity?.comparator) : ''
  return joined([comparator, sayNumber(value), unit], ' ')
}

/** Returns a range in words, such as "3.5 to 5 mmol/L"; empty where it has no end. */
export function sayRange(range: Untrusted<Range> | null | undefined): string {
  const [low, high] = [sayQuantity(range?.low), sayQuantity(range?.high)]
  if (low !== '' && high !== '') return `${sayNumber(amount(range?.low?.value) ?? 0)} to ${high}`
  return low === '' ? high && `up to ${high}` : `from ${low}`
}

/** Returns a ratio in words, such as "1:128"; empty where a part is missing. */
export function sayRatio(ratio: Untrusted<Ratio> | null | undefined): string {
  const [above, below] = [sayQuantity(ratio?.numerator), sayQuantity(ratio?.denominator)]
  return above === '' || below === '' ? '' : `${above} : ${below}`
}
