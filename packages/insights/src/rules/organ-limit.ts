import type { HospitalUse, MedicineUse } from '../overview/medicine-uses.ts'
import type { Overview } from '../overview/overview.ts'
import type { OrganLimit } from '../terminology/organ-limits.ts'
import { fitting } from '../words.ts'
import type { Draft, Holder } from './rule.ts'
import { sayDaily } from './words-of-facts.ts'

/** A limit that holds now: why, and below which value, in words (nothing where there is none), and the records that show it. */
export type HoldingLimit = {
  readonly limit: OrganLimit
  readonly why: string
  readonly below: string
  readonly holders: readonly Holder[]
}

/** Returns what is told of a medicine that is taken although a limit holds, or above it; null where nothing is. The strictest limit counts. */
export function limitDraft(overview: Overview, use: MedicineUse, holding: readonly HoldingLimit[]): Draft | null {
  const active = use.local ? [] : use.hospitals.filter(({ state }) => state === 'active')
  const strictest = [...holding].sort((a, b) => (a.limit.mostMg ?? 0) - (b.limit.mostMg ?? 0))[0]
  if (strictest === undefined) return null
  const most = strictest.limit.mostMg
  const broken = most === null ? active[0] : active.find(({ daily }) => daily?.unit === 'mg' && daily.value > most)
  if (broken === undefined) return null
  const says = (at: string) => sentence(overview, use.ingredient.name, at, strictest, broken)
  return {
    topic: use.ingredient.name,
    group: 'act-now',
    weight: most === null ? 88 : 76,
    text: fitting(says(overview.place(broken)), says('')),
    holders: [broken.fact, ...strictest.holders],
    source: strictest.limit.source,
  }
}

function sentence(
  { speech }: Overview,
  ingredient: string,
  at: string,
  { limit, why, below }: HoldingLimit,
  { daily }: HospitalUse,
): string {
  const [say, name] = [speech.rules.medicine, speech.medicine(ingredient)]
  if (limit.mostMg === null || daily === null) return say.notTaken(name, at, why, below)
  return say.tooMuch(name, sayDaily(speech, daily), at, sayDaily(speech, { value: limit.mostMg, unit: 'mg' }), why)
}
