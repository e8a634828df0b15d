import type { Bind } from './condition.ts'
import type { RangeValue } from './search-request.ts'

/** `ap` reaches a tenth of the value, or for dates of the time between now and the date, to each side (FHIR R4 search, prefixes). */
const APPROXIMATELY = 0.1

/** Where the bounds of what is stored stand. */
export type Bounds = { readonly lo: string; readonly hi: string }

/** Returns a boolean SQL expression over two columns: what is stored compared with what is searched for. */
export function rangeSql(bounds: Bounds, value: RangeValue, bind: Bind, now: number): string {
  return value.value === undefined ? dateSql(bounds, value, bind, now) : numberSql(bounds, value, value.value, bind)
}

/** Stored and searched spans of time include their start and not their end. */
function dateSql(x: Bounds, { prefix, low, high }: RangeValue, bind: Bind, now: number): string {
  const number = (bound: number) => bind(bound, 'float8')
  const within = () => `(${x.lo} >= ${number(low)} AND ${x.hi} <= ${number(high)})`
  switch (prefix) {
    case 'eq':
      return within()
    case 'ne':
      return `(${x.lo} < ${number(low)} OR ${x.hi} > ${number(high)})`
    case 'gt':
      return `${x.hi} > ${number(high)}`
    case 'lt':
      return `${x.lo} < ${number(low)}`
    case 'ge':
      return `(${x.hi} > ${number(high)} OR ${within()})`
    case 'le':
      return `(${x.lo} < ${number(low)} OR ${within()})`
    case 'sa':
      return `${x.lo} >= ${number(high)}`
    case 'eb':
      return `${x.hi} <= ${number(low)}`
    case 'ap': {
      const reach = APPROXIMATELY * Math.abs(now - low)
      return `(${x.lo} < ${number(high + reach)} AND ${x.hi} > ${number(low - reach)})`
    }
  }
}

/** Stored numbers include both bounds; the precision of the searched number counts for equality only (FHIR R4 search, number). */
function numberSql(x: Bounds, { prefix, low, high }: RangeValue, exact: number, bind: Bind): string {
  const number = (bound: number) => bind(bound, 'float8')
  switch (prefix) {
    case 'eq':
      return `(${x.lo} >= ${number(low)} AND ${x.hi} < ${number(high)})`
    case 'ne':
      return `(${x.lo} < ${number(low)} OR ${x.hi} >= ${number(high)})`
    case 'gt':
      return `${x.hi} > ${number(exact)}`
    case 'lt':
      return `${x.lo} < ${number(exact)}`
    case 'ge':
      return `${x.hi} >= ${number(exact)}`
    case 'le':
      return `${x.lo} <= ${number(exact)}`
    case 'sa':
      return `${x.lo} > ${number(exact)}`
    case 'eb':
      return `${x.hi} < ${number(exact)}`
    case 'ap': {
      const reach = APPROXIMATELY * Math.abs(exact)
      return `(${x.lo} <= ${number(exact + reach)} AND ${x.hi} >= ${number(exact - reach)})`
    }
  }
}
