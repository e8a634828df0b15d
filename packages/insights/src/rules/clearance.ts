import { cockcroftGault } from '../equations/body.ts'
import type { Outcome } from '../equations/outcome.ts'
import { YEAR } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import type { Input } from './risk-inputs.ts'
import { ageNow, latest, sexOf } from './risk-inputs.ts'

/** A creatinine clearance in mL/min with what it was computed from. */
export type Clearance = {
  readonly outcome: Outcome<number>
  readonly creatinine: Input | null
  readonly weight: Input | null
}

/** Returns the creatinine clearance from the newest creatinine and the newest actual weight of the last year. */
export function clearanceNow(overview: Overview): Clearance {
  const creatinine = latest(overview, 'creatinine', 'mg/dL', YEAR)
  const weight = latest(overview, 'weight', 'kg', YEAR)
  const outcome = cockcroftGault({
    ageYears: ageNow(overview),
    sex: sexOf(overview),
    weightKg: weight?.value ?? null,
    creatinineMgPerDl: creatinine?.value ?? null,
  })
  return { outcome, creatinine, weight }
}
