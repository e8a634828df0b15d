import type { HospitalId, Preset, Role, Sensitivity, ShareableCategory } from '@anamnesis/core'
import { PRESETS, ROLES } from '@anamnesis/core'

/** Whom a record is to be shared with: one person, or with `person` null whoever treats the patient at the hospital. */
export type Recipient = {
  readonly hospital: HospitalId
  readonly person: string | null
  readonly name: string
  readonly role: Role | null
  readonly specialty: string | null
}

/** How much is shared: a preset of one tap, or what the patient chose one by one. */
export type HowMuch = Preset | 'choose'

/** How long: this visit (24 hours), 30 days, a year, or until a day of the patient's choice. */
export const DURATIONS = ['visit', 'month', 'year', 'date'] as const

/** One of those. */
export type Duration = (typeof DURATIONS)[number]

/** What the patient has chosen so far in the share flow. */
export type ShareDraft = {
  readonly recipient: Recipient | null
  readonly howMuch: HowMuch
  readonly categories: readonly ShareableCategory[]
  readonly sensitivities: readonly Sensitivity[]
  /** Names (recordName) of the records that the patient hides one by one. */
  readonly hidden: readonly string[]
  /** Local day `YYYY-MM-DD` from which on records are shared; empty for all. Identity apart, a record without a date is outside any window. */
  readonly since: string
  readonly duration: Duration
  /** Local day `YYYY-MM-DD` for the duration `date`. */
  readonly date: string
  readonly mayAdd: boolean
}

/** Where the share flow starts: everything except what is sensitive, for 30 days. */
export const EMPTY_DRAFT: ShareDraft = {
  recipient: null,
  howMuch: 'except-sensitive',
  categories: PRESETS['except-sensitive'],
  sensitivities: [],
  hidden: [],
  since: '',
  duration: 'month',
  date: '',
  mayAdd: true,
}

const DAY_MS = 86_400_000
const DAYS = { visit: 1, month: 30, year: 365 } as const

/** Returns the draft with a preset's categories and nothing sensitive; `choose` keeps what was chosen so far. */
export function withHowMuch(draft: ShareDraft, howMuch: HowMuch): ShareDraft {
  if (howMuch === 'choose') return { ...draft, howMuch }
  return { ...draft, howMuch, categories: PRESETS[howMuch], sensitivities: [], hidden: [], since: '' }
}

/** Returns when sharing ends, in ms since 1970 UTC: the end of the chosen local day for `date`; null if that is no day in the year to come. */
export function endOf(draft: Pick<ShareDraft, 'duration' | 'date'>, now: number): number | null {
  if (draft.duration !== 'date') return now + DAYS[draft.duration] * DAY_MS
  const day = /^\d{4}-\d{2}-\d{2}$/.test(draft.date) ? new Date(`${draft.date}T23:59:59`).getTime() : Number.NaN
  return day > now && day - now <= DAYS.year * DAY_MS ? day : null
}

/** Returns when the records that are shared begin, in ms since 1970 UTC: local midnight of the chosen day; null for all of them. */
export function sinceOf({ since }: Pick<ShareDraft, 'since'>): number | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(since) ? new Date(`${since}T00:00:00`).getTime() : Number.NaN
  return Number.isNaN(day) ? null : day
}

/** Returns a role by its name, null for a word that is no role of ours. */
export function roleOf(name: string): Role | null {
  return ROLES.find((role) => role === name) ?? null
}

const STORAGE_KEY = 'anamnesis.share-draft'

/** Returns the draft that this tab holds: nothing is lost by going back or loading again. */
export function loadDraft(): ShareDraft {
  const text = sessionStorage.getItem(STORAGE_KEY)
  return text ? { ...EMPTY_DRAFT, ...(JSON.parse(text) as Partial<ShareDraft>) } : EMPTY_DRAFT
}

/** Keeps the draft in this tab; null forgets it. */
export function saveDraft(draft: ShareDraft | null): void {
  if (draft) sessionStorage.setItem(STORAGE_KEY, JSON.stringify(draft))
  else sessionStorage.removeItem(STORAGE_KEY)
}
