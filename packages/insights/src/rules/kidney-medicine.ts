import { COCKCROFT_GAULT_SOURCE } from '../equations/body.ts'
import { YEAR } from '../fhir/dates.ts'
import type { MedicineUse } from '../overview/medicine-uses.ts'
import type { Overview } from '../overview/overview.ts'
import { KIDNEY_LIMIT_TABLE } from '../terminology/organ-limit-table.ts'
import type { KidneyLimit } from '../terminology/organ-limits.ts'
import { KIDNEY_LIMITS, limitsOf } from '../terminology/organ-limits.ts'
import type { Clearance } from './clearance.ts'
import { clearanceNow } from './clearance.ts'
import type { HoldingLimit } from './organ-limit.ts'
import { limitDraft } from './organ-limit.ts'
import type { Input } from './risk-inputs.ts'
import { holdersOf, latest, missingClearance } from './risk-inputs.ts'
import type { Draft, Rule } from './rule.ts'
import { sayDated } from './words-of-facts.ts'

/** Below this eGFR in mL/min/1.73 m2 an unknown clearance is worth a word (KDIGO 2012, section 4.4: dose by kidney function from G3 on). */
const WEAK = 60

type Kidneys = { readonly egfr: Input | null; readonly clearance: Clearance }

function find(overview: Overview): readonly Draft[] {
  const kidneys = { egfr: latest(overview, 'egfr', 'mL/min/{1.73_m2}', YEAR), clearance: clearanceNow(overview) }
  return overview.uses.flatMap((use) => {
    const limits = limitsOf(KIDNEY_LIMITS, use.ingredient)
    const draft = limitDraft(
      overview,
      use,
      limits.flatMap((limit) => holdingOf(overview, limit, kidneys) ?? []),
    )
    return draft ?? unknownDraft(overview, use, limits, kidneys) ?? []
  })
}

function holdingOf(overview: Overview, limit: KidneyLimit, { egfr, clearance }: Kidneys): HoldingLimit | null {
  const { speech } = overview
  const below = speech.number(limit.below)
  if (limit.measure === 'egfr') {
    if (egfr === null || egfr.value >= limit.below) return null
    return {
      limit,
      why: speech.rules.medicine.filtration(sayDated(speech, egfr.holder)),
      below,
      holders: [egfr.holder],
    }
  }
  const { outcome, creatinine, weight } = clearance
  if (!('value' in outcome) || creatinine === null || outcome.value >= limit.below) return null
  const value = speech.on(`${Math.round(outcome.value)} mL/min`, speech.day(creatinine.at))
  const why = speech.rules.medicine.clearance(value)
  return { limit, why, below, holders: holdersOf(overview, [creatinine, weight]) }
}

function unknownDraft(
  overview: Overview,
  { ingredient, local, hospitals }: MedicineUse,
  limits: readonly KidneyLimit[],
  { egfr, clearance: { outcome } }: Kidneys,
): Draft | null {
  const active = hospitals.find(({ state }) => state === 'active')
  if (local || active === undefined || egfr === null || egfr.value >= WEAK || !('missing' in outcome)) return null
  if (!limits.some(({ measure }) => measure === 'clearance')) return null
  const holders = holdersOf(overview, [active.fact, egfr])
  return missingClearance(overview, ingredient.name, outcome.missing, holders)
}

/** A medicine that is being taken although the kidneys are too weak for it, or at a dose that they no longer bear. */
export const kidneyMedicine: Rule = {
  id: 'kidney-medicine',
  version: '2',
  source: `${KIDNEY_LIMIT_TABLE.source}; clearance: ${COCKCROFT_GAULT_SOURCE}`,
  find,
}
