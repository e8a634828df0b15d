// FHIR dates lie within the years 1 to 9999 (FHIR R4 datatypes, date); beyond, only the order to those matters, and -infinity and infinity stand
// for "undated" and must not be met.
const EARLIEST = Date.UTC(-1000, 0)
const LATEST = Date.UTC(20000, 0)

/** Returns the text that PostgreSQL reads as exactly this timestamptz, from ms since 1970 UTC; -Infinity and Infinity stay what they are. */
export function sqlTimestamp(ms: number): string {
  if (ms === Infinity) return 'infinity'
  if (ms === -Infinity) return '-infinity'
  const date = new Date(storableTime(ms))
  const year = date.getUTCFullYear()
  const rest = date.toISOString().replace(/^[+-]?\d+/, '')
  return year > 0 ? `${String(year).padStart(4, '0')}${rest}` : `${String(1 - year).padStart(4, '0')}${rest} BC`
}

/** Returns the time, in ms since 1970 UTC, that the database keeps for one: a timestamptz cannot hold every time that JavaScript can. */
export function storableTime(ms: number): number {
  return Number.isFinite(ms) ? Math.min(Math.max(ms, EARLIEST), LATEST) : ms
}
