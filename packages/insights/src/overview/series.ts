import type { HospitalId, Sensitivity } from '@anamnesis/core'
import type { Evidence } from '@anamnesis/core/api'
import { ckdEpi2021 } from '../equations/ckd-epi-2021.ts'
import type { Fact, Person, ResultFact, Standing, VitalFact } from '../facts/fact.ts'
import { standingIn } from '../facts/standing.ts'
import { ageAt, DAY } from '../fhir/dates.ts'
import { sayUnit } from '../fhir/quantities.ts'
import type { LabTest, Span } from '../terminology/lab-tests.ts'
import { testByKey } from '../terminology/lab-tests.ts'
import { joined, sayNumber } from '../words.ts'

/** One value of a series, reported or computed from another. */
export type Value = {
  readonly at: number
  /** In the test's own unit; null where only words or a bound are known, or the unit cannot be converted. */
  readonly value: number | null
  readonly said: string
  /** As the record has it, in `unit`; null where only words are known. */
  readonly measured: number | null
  /** UCUM code of the record's unit, in which the range is too. */
  readonly unit: string
  readonly standing: Standing
  readonly range: (Span & { readonly from: 'record' | 'table' }) | null
  readonly hospital: HospitalId
  readonly updated: number
  readonly evidence: readonly Evidence[]
  readonly sensitivities: readonly Sensitivity[]
}

/** All values of one test, oldest first. */
export type Series = {
  readonly key: string
  readonly name: string
  readonly test: LabTest | null
  readonly vital: boolean
  /** Equation that gave the values, null for reported ones. */
  readonly computed: 'CKD-EPI 2021' | null
  readonly values: readonly [Value, ...Value[]]
}

function reportedValue(fact: ResultFact | VitalFact, at: number): Value {
  const {
    standard: value,
    value: measured,
    unit,
    said,
    standing,
    range,
    hospital,
    updated,
    evidence,
    sensitivities,
  } = fact
  return { at, value, measured, unit, said, standing, range, hospital, updated, evidence, sensitivities }
}

function seriesKey(fact: ResultFact | VitalFact): string {
  return fact.test?.key ?? (fact.code === '' ? `text:${fact.name.toLowerCase()}` : `loinc:${fact.code}`)
}

/** Returns the newest value of a series. */
export function newest(series: Series): Value {
  return series.values.at(-1) ?? series.values[0]
}

/** Returns the measured values of all facts as series by key; undated values are left out as nothing can be said of their order. */
export function seriesOf(facts: readonly Fact[], person: Person): ReadonlyMap<string, Series> {
  const gathered = new Map<string, { first: ResultFact | VitalFact; values: Value[] }>()
  for (const fact of facts) {
    if ((fact.kind !== 'result' && fact.kind !== 'vital') || fact.date === null) continue
    const key = seriesKey(fact)
    const group = gathered.get(key) ?? { first: fact, values: [] }
    group.values.push(reportedValue(fact, fact.date))
    gathered.set(key, group)
  }
  const series = new Map<string, Series>()
  for (const [key, { first, values }] of gathered) {
    const made = ordered(
      { key, name: first.test?.name ?? first.name, test: first.test, vital: first.kind === 'vital', computed: null },
      values,
    )
    if (made !== null) series.set(key, made)
  }
  return withFiltration(series, person)
}

function ordered(about: Omit<Series, 'values'>, values: readonly Value[]): Series | null {
  const [first, ...rest] = [...values].sort((a, b) => a.at - b.at)
  return first === undefined ? null : { ...about, values: [first, ...rest] }
}

// Laboratories report eGFR by several equations; from creatinine we have one equation throughout. Reported values stay where creatinine is older.
function withFiltration(series: Map<string, Series>, person: Person): ReadonlyMap<string, Series> {
  const creatinine = series.get('creatinine')
  const reported = series.get('egfr')
  const computed = creatinine === undefined ? null : filtrationFrom(creatinine, person)
  if (computed === null) return series
  if (reported !== undefined && newest(reported).at > newest(computed).at + DAY) return series
  return series.set('egfr', computed)
}

function filtrationFrom(creatinine: Series, person: Person): Series | null {
  const test = testByKey('egfr')
  const values = creatinine.values.flatMap((value) => {
    const egfr = filtrationOf(value, person)
    if (egfr === null || test.range === null) return []
    const range = { ...test.range.female, from: 'table' as const }
    return [
      {
        ...value,
        value: egfr,
        measured: egfr,
        unit: test.unit,
        said: joined([sayNumber(egfr), sayUnit(test.unit)], ' '),
        standing: standingIn({ value: egfr, comparator: '' }, range),
        range,
        evidence: [...value.evidence, ...person.evidence.slice(0, 1)],
        sensitivities: [...new Set([...value.sensitivities, ...person.sensitivities])],
      },
    ]
  })
  return ordered({ key: 'egfr', name: test.name, test, vital: false, computed: 'CKD-EPI 2021' }, values)
}

function filtrationOf({ value, at }: Value, { sex, born }: Person): number | null {
  if (value === null || sex === 'unknown' || born === null) return null
  const egfr = ckdEpi2021(value, ageAt(born, at), sex)
  return egfr === null ? null : Math.round(egfr)
}
