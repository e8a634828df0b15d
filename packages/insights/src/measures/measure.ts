import type { CodeService, Library } from 'cql-execution'

/** Whether a patient should be in the numerator or should not. */
export type Direction = 'increase' | 'decrease'

/** Populations of a proportion measure in the order in which they are decided (CQFMeasures guide, "Proportion Measures"). */
export const POPULATIONS = [
  'initial-population',
  'denominator',
  'denominator-exclusion',
  'numerator',
  'denominator-exception',
] as const

/** One population of a measure. */
export type PopulationCode = (typeof POPULATIONS)[number]

/** The CQL expression that decides each population of one rate of a measure. */
export type Criteria = Readonly<Partial<Record<PopulationCode, string>>>

/** What a measure says of itself. */
export type MeasureName = {
  /** Short and unique: "CMS125FHIR". */
  readonly id: string
  readonly version: string
  readonly title: string
  readonly publisher: string
  /** What is better: to be in the numerator (`increase`) or not (`decrease`). */
  readonly direction: Direction
  /** An outcome is reached, a process is done. */
  readonly kind: 'process' | 'outcome'
}

/** A measure ready to be asked about patients. */
export type Measure = MeasureName & {
  readonly groups: readonly Criteria[]
  readonly library: Library
  readonly codes: CodeService
}
