import type { RecordKey } from '../identity.ts'
import type { Sensitivity } from '../sensitivity.ts'

/** Where on the chart a finding stands (reference/web.md B6). */
export const FINDING_GROUPS = ['act-now', 'changed', 'background', 'conflicting'] as const

/** One of the four blocks of the insights panel. */
export type FindingGroup = (typeof FINDING_GROUPS)[number]

/**
 * The exact characters of a record's text, as it was written: UTF-16 units, start included, end excluded. They count in the string of the element that `path` names: the decoded
 * data of an attachment with its markup (HTML, XML; without a byte order mark), a narrative's `div`, a title, a conclusion.
 */
export type TextPlace = {
  readonly start: number
  readonly end: number
  /** FHIRPath from the record: `content[0].attachment`, `section[1].text.div`; absent where the record has one text only. */
  readonly path?: string
  /** Page of a PDF, from 1: they count in the text layer of that page, not in the bytes. */
  readonly page?: number
}

/** A record that a finding rests on; for text the exact characters. */
export type Evidence = {
  readonly record: RecordKey
  readonly version: number
  /** What the record says, in a few words: "Metformin 500 mg twice daily, active". */
  readonly label: string
  /** Clinical instant in ms since 1970 UTC, null where the record has no date. */
  readonly date: number | null
  readonly span: TextPlace | null
}

/** One number that a risk equation gave. */
export type RiskPrediction = {
  /** What may happen, or which score it is: "kidney failure", "CHA2DS2-VASc". */
  readonly outcome: string
  readonly value: number
  /** `probability` from 0 to 1, `points` of a score, else a UCUM code. */
  readonly unit: string
  /** Within how many years, null where the number is not about a time. */
  readonly years: number | null
}

/** What a risk equation says, for machines; the finding's text says it in words. */
export type Risk = {
  readonly equation: string
  /** None where inputs are missing or the equation must not be used. */
  readonly predictions: readonly RiskPrediction[]
  /** Names of the inputs of which nothing is known; a score beside them is the least there can be. */
  readonly missing: readonly string[]
}

/** One statement of the insights: what matters, why, and on which records it rests. */
export type Finding = {
  readonly id: string
  readonly rule: string
  readonly ruleVersion: string
  readonly group: FindingGroup
  /** 0 (least) to 100 (most urgent), for the order within a group. */
  readonly weight: number
  /** One sentence of at most 25 words. */
  readonly text: string
  readonly evidence: readonly Evidence[]
  readonly sensitivities: readonly Sensitivity[]
  /** Published source of the rule; null for plain reconciliation. */
  readonly source: string | null
  /** For the finding of a risk equation. */
  readonly risk?: Risk
}
