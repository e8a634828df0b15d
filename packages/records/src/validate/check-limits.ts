import { canonicalUnit, inBase, UCUM } from '../index-rows/canonical-unit.ts'
import { spanOf } from '../index-rows/fhir-dates.ts'
import type { Check } from './check.ts'
import { add } from './check.ts'
import type { Item } from './items.ts'
import { isObject } from './items.ts'
import type { ElementRule } from './profile.ts'

/** How a value stands to a limit: below, within reach of it, or above; undefined if the two cannot be compared here. */
type Order = -1 | 0 | 1 | undefined

/** Adds what is wrong with a value by `minValue[x]` and `maxValue[x]`. A date of a coarser precision that holds the limit is let pass. */
export function checkLimits(check: Check, item: Item, { minValue, maxValue }: ElementRule): void {
  if (item.value === undefined) return
  for (const [limit, wrong, which] of [
    [minValue, -1, 'less than the least'],
    [maxValue, 1, 'more than the most'],
  ] as const) {
    if (limit === undefined) continue
    const order = orderOf(item.value, limit)
    if (order === wrong) add(check, item, 'error', 'value', `the value is ${which} that the profile allows`)
    if (order === undefined)
      add(check, item, 'information', 'processing', 'the value cannot be compared with the limit of the profile here')
  }
}

function orderOf(value: unknown, limit: unknown): Order {
  if (typeof value === 'number' && typeof limit === 'number') return signOf(value - limit)
  if (typeof value === 'string' && typeof limit === 'string') return orderOfTimes(value, limit)
  if (isObject(value) && isObject(limit)) return orderOfQuantities(value, limit)
  return undefined
}

function signOf(difference: number): Order {
  return difference < 0 ? -1 : difference > 0 ? 1 : 0
}

/** A time of day (hh:mm:ss) is in the order of its text; dates stand for spans, of which one may lie in the other. */
function orderOfTimes(value: string, limit: string): Order {
  const times = /^\d{2}:\d{2}/
  if (times.test(value) && times.test(limit)) return value < limit ? -1 : value > limit ? 1 : 0
  const [own, other] = [spanOf(value), spanOf(limit)]
  if (!own || !other) return undefined
  if (own[1] <= other[0]) return -1
  return own[0] >= other[1] ? 1 : 0
}

/** A comparator at the value, or units without a common measure, leave it open. */
function orderOfQuantities(value: Record<string, unknown>, limit: Record<string, unknown>): Order {
  if (typeof value.value !== 'number' || typeof limit.value !== 'number' || value.comparator !== undefined)
    return undefined
  if (
    value.system === limit.system &&
    value.code === limit.code &&
    (value.code !== undefined || value.unit === limit.unit)
  )
    return signOf(value.value - limit.value)
  if (value.system !== UCUM || limit.system !== UCUM) return undefined
  const [own, other] = [value, limit].map(({ code }) => (typeof code === 'string' ? canonicalUnit(code) : undefined))
  if (!own || !other || own.base !== other.base) return undefined
  return signOf(inBase(value.value, own) - inBase(limit.value, other))
}
