import { DAY } from '../fhir/dates.ts'
import type { HospitalUse } from '../overview/medicine-uses.ts'
import type { Overview } from '../overview/overview.ts'
import type { Series, Value } from '../overview/series.ts'
import type { DataFile } from '../terminology/data-file.ts'
import type { Draft } from './rule.ts'
import { sayDated, seriesName } from './words-of-facts.ts'

/** Tests whose range a medicine replaces by a target: key of the test, medicines, target in the test's own unit. */
export const TREATMENT_TARGETS: DataFile & {
  readonly targets: readonly {
    readonly test: string
    readonly medicines: readonly string[]
    readonly low: number
    readonly high: number
  }[]
} = {
  source: 'Holbrook et al., Chest 2012;141:e152S (target INR 2.0 to 3.0 on a vitamin K antagonist)',
  version: '1',
  reviewed: '2026-11-22, by engineering; not by a pharmacist; a mechanical heart valve may need more',
  targets: [{ test: 'inr', medicines: ['warfarin', 'acenocoumarol', 'phenprocoumon'], low: 2, high: 3 }],
}

function activeUses(overview: Overview, medicine: string): readonly HospitalUse[] {
  const use = overview.uses.find((item) => item.ingredient.name === medicine)
  return use?.hospitals.filter((hospital) => hospital.state === 'active') ?? []
}

/** Returns what a value off the target of a treatment is to be told as, null for one on target, `no-target` where the usual range holds. */
export function targetDraft(series: Series, value: Value, overview: Overview): Draft | null | 'no-target' {
  const target = TREATMENT_TARGETS.targets.find((item) => item.test === series.key)
  const medicine = target?.medicines.find((name) => activeUses(overview, name).length > 0)
  if (target === undefined || medicine === undefined || value.value === null) return 'no-target'
  if (value.value >= target.low && value.value <= target.high) return null
  const recent = overview.now - value.at <= 90 * DAY
  const { speech } = overview
  return {
    rule: 'result-out-of-target',
    topic: series.key,
    group: recent ? 'changed' : 'background',
    weight: recent ? 68 : 25,
    text: speech.rules.result.offTarget(
      seriesName(speech, series),
      sayDated(speech, value),
      value.value > target.high,
      speech.number(target.low),
      speech.number(target.high),
      speech.medicine(medicine),
    ),
    holders: [value, ...activeUses(overview, medicine).map((use) => use.fact)],
    source: TREATMENT_TARGETS.source,
  }
}
