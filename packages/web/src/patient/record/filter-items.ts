import type { Category, HospitalId } from '@anamnesis/core'
import type { RecordItem } from '@anamnesis/core/api'
import { startOfDay } from '../../shared/format/dates.ts'

/** What the record list shows; absent means everything. */
export type RecordFilter = {
  readonly category?: Category | undefined
  readonly source?: HospitalId | undefined
  readonly text?: string | undefined
}

/** Returns a text without case and accents, for comparing what people type. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Returns the items that match; every typed word must occur in title, detail or author. */
export function filterItems(items: readonly RecordItem[], filter: RecordFilter): readonly RecordItem[] {
  const words = plain(filter.text ?? '')
    .split(/\s+/)
    .filter(Boolean)
  return items.filter((item) => {
    if (filter.category !== undefined && item.category !== filter.category) return false
    if (filter.source !== undefined && item.key.custodian !== filter.source) return false
    if (words.length === 0) return true
    const text = plain(`${item.title} ${item.detail} ${item.author}`)
    return words.every((word) => text.includes(word))
  })
}

/** Returns how many items each category and each source has. */
export function countItems(items: readonly RecordItem[]) {
  const categories = new Map<Category, number>()
  const sources = new Map<HospitalId, number>()
  for (const { category, key } of items) {
    categories.set(category, (categories.get(category) ?? 0) + 1)
    sources.set(key.custodian, (sources.get(key.custodian) ?? 0) + 1)
  }
  return { categories, sources }
}

/** Returns the items by the year of their date, in their order; null for those without one. */
export function groupByYear(
  items: readonly RecordItem[],
): readonly { year: number | null; items: readonly RecordItem[] }[] {
  const groups: { year: number | null; items: RecordItem[] }[] = []
  for (const item of items) {
    const year = item.date === null ? null : new Date(item.date).getFullYear()
    const last = groups.at(-1)
    if (last && last.year === year) last.items.push(item)
    else groups.push({ year, items: [item] })
  }
  return groups
}

/** What is no longer meant to take place, by the words of its status. */
const CALLED_OFF = new Set(['cancelled', 'entered in error', 'entered-in-error', 'noshow'])

/** Returns the visits that are still to come at an instant (ms since 1970 UTC), the next one first. */
export function comingVisits(items: readonly RecordItem[], now: number): readonly RecordItem[] {
  const coming = ({ category, date, status }: RecordItem) =>
    category === 'visits' && date !== null && date > now && !CALLED_OFF.has(status)
  return items.filter(coming).sort((a, b) => (a.date ?? 0) - (b.date ?? 0))
}

/** Returns the items up to an instant by the day on which they came in, the newest first; those of one day by when they happened. */
export function newestItems(items: readonly RecordItem[], now: number): readonly RecordItem[] {
  const key = ({ updated, date }: RecordItem) => [startOfDay(updated), date ?? Number.NEGATIVE_INFINITY] as const
  const past = items.filter(({ date }) => date === null || date <= now)
  return past.sort((a, b) => {
    const [[dayA, dateA], [dayB, dateB]] = [key(a), key(b)]
    return dayB - dayA || (dateA === dateB ? 0 : dateB > dateA ? 1 : -1)
  })
}
