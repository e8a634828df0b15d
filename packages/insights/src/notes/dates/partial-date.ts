/** A date as far as it is known: a year, a month of it, a day of that; months and days count from 1. */
export type PartialDate = { readonly year: number; readonly month?: number; readonly day?: number }

const DAY_MS = 86_400_000

/** Returns a date as FHIR writes it, in its own precision: "2019", "2019-03" or "2019-03-04"; null for a day that no calendar has. */
export function written({ year, month, day }: PartialDate): string | null {
  if (month === undefined) return `${year}`
  if (month < 1 || month > 12) return null
  const months = `${year}-${pad(month)}`
  if (day === undefined) return months
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? `${months}-${pad(day)}` : null
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/** Returns the UTC day of an instant in ms since 1970, so many days later. */
export function dayOf(instant: number, later = 0): Required<PartialDate> {
  const date = new Date(instant + later * DAY_MS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Returns the UTC month of an instant, so many months later. */
export function monthOf(instant: number, later: number): PartialDate {
  const { year, month } = dayOf(instant)
  const date = new Date(Date.UTC(year, month - 1 + later, 1))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 }
}

/** Returns the newest such month at or before an instant, or the next at or after it; `elsewhere` passes over the instant's own month. */
export function monthNear(instant: number, month: number, future: boolean, elsewhere: boolean): PartialDate {
  const now = dayOf(instant)
  const distance = (future ? month - now.month + 12 : month - now.month - 12) % 12
  if (distance === 0 && elsewhere) return { year: now.year + (future ? 1 : -1), month }
  return monthOf(instant, distance)
}

/** Returns the newest such day of the year at or before an instant, or the next at or after it. */
export function dayNear(instant: number, month: number, day: number, future: boolean): PartialDate {
  const { year, ...now } = dayOf(instant)
  const order = (month - now.month) * 32 + day - now.day
  const turn = future ? (order < 0 ? 1 : 0) : order > 0 ? -1 : 0
  return { year: year + turn, month, day }
}

/** Returns the newest such weekday (0 is Sunday) before an instant, or the next after it. */
export function weekdayNear(instant: number, weekday: number, future: boolean): PartialDate {
  const now = new Date(instant).getUTCDay()
  return dayOf(instant, future ? (weekday - now + 7) % 7 || 7 : -((now - weekday + 7) % 7 || 7))
}
