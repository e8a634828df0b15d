import type { RecordItem } from '@anamnesis/core/api'
import type { InsightRecord } from '@anamnesis/insights'
import { describe } from '@anamnesis/insights'
import type { OpenRecord } from '@anamnesis/records'
import type { Resource } from '@medplum/fhirtypes'
import type { WithLayer } from '../documents/text-layers.ts'

const decoder = new TextDecoder()

/** A record as read from the store, with its resource parsed once for everything that looks at it. */
export type ParsedRecord = WithLayer<OpenRecord & { readonly resource: Resource }>

/** Returns the records with their resources parsed. */
export function parseRecords(records: readonly OpenRecord[]): ParsedRecord[] {
  return records.map((record) => ({ ...record, resource: JSON.parse(decoder.decode(record.bytes)) as Resource }))
}

/** Returns the line that a screen shows for a record. */
export function toRecordItem(record: ParsedRecord, anchored: boolean): RecordItem {
  const { title, detail, status, author } = describe(record.resource)
  const { key, version, updated, labels } = record
  return {
    key,
    version,
    category: labels.category,
    sensitivities: labels.sensitivities,
    date: labels.from,
    updated,
    title,
    detail,
    status,
    author,
    mentions: labels.mentions,
    anchored,
    visitingUnder: record.grants[0] ?? null,
  }
}

/** Returns the record as the insights read it: as sensitive as what was read beside it. */
export function toInsightRecord(record: ParsedRecord): InsightRecord {
  const { key, version, resource, updated, layer, layerSensitivities = [] } = record
  return {
    key,
    version,
    resource,
    updated,
    sensitivities: [...new Set([...record.labels.sensitivities, ...layerSensitivities])],
    visitingUnder: record.grants[0] ?? null,
    ...(layer !== undefined && { layer }),
  }
}
