import { BMI_SOURCE, bodyMassClass, bodyMassIndex, COCKCROFT_GAULT_SOURCE } from '../equations/body.ts'
import { YEAR } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import type { DataFile } from '../terminology/data-file.ts'
import { clearanceNow } from './clearance.ts'
import type { Input } from './risk-inputs.ts'
import { activeProblems, ageNow, holdersOf, isPregnant, latest, missingClearance, takenOf } from './risk-inputs.ts'
import type { Draft, Rule } from './rule.ts'

const HEIGHT_COUNTS_FOR = 20 * YEAR

/** Returns the body mass index in kg/m2 from the newest weight that counts and the height, else the reported one; null without either. */
export function massIndex(overview: Overview, within: number): Input | null {
  const weight = latest(overview, 'weight', 'kg', within)
  const height = latest(overview, 'height', 'cm', HEIGHT_COUNTS_FOR)
  const reported = latest(overview, 'bmi', 'kg/m2', within)
  const computed = bodyMassIndex({
    ageYears: ageNow(overview),
    weightKg: weight?.value ?? null,
    heightCm: height?.value ?? null,
  })
  if (!('value' in computed) || weight === null || height === null) return reported
  if (reported !== null && reported.at > weight.at) return reported
  const { holder } = weight
  const evidence = [...holder.evidence, ...height.holder.evidence]
  const sensitivities = [...new Set([...holder.sensitivities, ...height.holder.sensitivities])]
  return { value: computed.value, at: weight.at, holder: { ...holder, evidence, sensitivities } }
}

/** A body mass index that the problem list does not tell. */
export const riskBodyMass: Rule = {
  id: 'risk-body-mass',
  version: '1',
  source: BMI_SOURCE,
  find: (overview) => {
    const bmi = massIndex(overview, YEAR)
    const age = ageNow(overview)
    if (bmi === null || age === null || age < 18 || isPregnant(overview)) return []
    if ((bmi.value >= 18.5 && bmi.value < 30) || activeProblems(overview, ['obesity']).length > 0) return []
    const shown = Math.round(bmi.value * 10) / 10
    const { number, day, term, rules } = overview.speech
    return [
      {
        topic: '',
        group: 'background',
        weight: bmi.value >= 40 || bmi.value < 16 ? 26 : 18,
        text: rules.risk.bodyMass(number(shown), day(bmi.at), term(bodyMassClass(bmi.value))),
        holders: holdersOf(overview, [bmi]),
        risk: {
          equation: 'BMI',
          predictions: [{ outcome: 'body mass index', value: shown, unit: 'kg/m2', years: null }],
          missing: [],
        },
      },
    ]
  },
}

/** Anticoagulants that are dosed by creatinine clearance, with the clearance in mL/min below which the label advises against them. */
export const CLEARANCE_LIMITS: DataFile & { readonly below: Readonly<Record<string, number>> } = {
  source:
    'EMA summaries of product characteristics: Pradaxa section 4.3 (below 30 contraindicated); Eliquis, Xarelto and Lixiana section 4.2 (below 15 not recommended)',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a pharmacist',
  below: { dabigatran: 30, apixaban: 15, rivaroxaban: 15, edoxaban: 15 },
}

/** The creatinine clearance of people who take a medicine that is dosed by it. */
export const riskClearance: Rule = {
  id: 'risk-clearance',
  version: '1',
  source: `${COCKCROFT_GAULT_SOURCE}; ${CLEARANCE_LIMITS.source}`,
  find: (overview) => Object.keys(CLEARANCE_LIMITS.below).flatMap((name) => clearanceDrafts(overview, name)),
}

function clearanceDrafts(overview: Overview, name: string): readonly Draft[] {
  const taken = takenOf(overview, [name])
  if (taken.length === 0) return []
  const { outcome, creatinine, weight } = clearanceNow(overview)
  const holders = holdersOf(overview, [...taken, creatinine, weight])
  if ('missing' in outcome) {
    const draft = missingClearance(overview, name, outcome.missing, holders)
    return draft === null ? [] : [draft]
  }
  if (!('value' in outcome) || creatinine === null || weight === null) return []
  const limit = CLEARANCE_LIMITS.below[name] ?? 0
  const low = outcome.value < limit
  const { speech } = overview
  return [
    {
      topic: name,
      group: low ? 'act-now' : 'background',
      weight: low ? 87 : 24,
      text: speech.rules.risk.clearance(
        String(Math.round(outcome.value)),
        speech.number(weight.value),
        speech.day(creatinine.at),
        speech.medicine(name),
        low ? speech.number(limit) : '',
      ),
      holders,
      risk: {
        equation: 'Cockcroft-Gault',
        predictions: [{ outcome: 'creatinine clearance', value: outcome.value, unit: 'mL/min', years: null }],
        missing: [],
      },
    },
  ]
}
