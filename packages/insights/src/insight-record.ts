import type { RecordKey, Sensitivity } from '@anamnesis/core'
import type { Evidence } from '@anamnesis/core/api'
import type { Resource } from '@medplum/fhirtypes'
import type { Headline } from './describe/describe.ts'
import { headline } from './describe/describe.ts'
import type { TextLayer } from './notes/source/text-layer.ts'
import { joined, shorten } from './words.ts'

/** One opened, permitted record as the insights read it. */
export type InsightRecord = {
  readonly key: RecordKey
  readonly version: number
  readonly resource: Resource
  readonly sensitivities: readonly Sensitivity[]
  /** Grant under which it is here, null for the hospital's own. */
  readonly visitingUnder: string | null
  /** When this hospital last got or wrote it, in ms since 1970 UTC. */
  readonly updated: number
  /** Text layer of what layerSource() names, as whoever opened the record read it; absent where nobody did. */
  readonly layer?: TextLayer
}

/** Returns the evidence that a record as a whole is; its label is the record's line in at most 24 words. */
export function evidenceOf(record: InsightRecord, line: Headline = headline(record.resource)): Evidence {
  return {
    record: record.key,
    version: record.version,
    label: shorten(joined([joined([line.title, line.detail], ': '), line.status], ', '), 24),
    date: line.date,
    span: null,
  }
}
