import { recordName } from '@anamnesis/core'
import type { InsightRecord } from '../insight-record.ts'

/** Returns the records in the order of their names and versions, so that the order in which they come does not matter. */
export function inOrder(records: readonly InsightRecord[]): readonly InsightRecord[] {
  const named = records.map((record) => ({ record, name: recordName(record.key) }))
  return named
    .sort((a, b) => compare(a.name, b.name) || a.record.version - b.record.version)
    .map(({ record }) => record)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
