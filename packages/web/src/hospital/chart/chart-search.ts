import type { RecordKey } from '@anamnesis/core'
import { bytes32Schema, recordName, resourceIdSchema, resourceTypeSchema } from '@anamnesis/core'
import type { Evidence } from '@anamnesis/core/api'
import type { Span } from '../../shared/record/note-text.tsx'

/** Tabs of the side panel. */
export const PANELS = ['insights', 'source', 'write'] as const

/** One tab of the side panel. */
export type Panel = (typeof PANELS)[number]
/** One form of the write panel. */
export type WriteForm = 'note' | 'diagnosis' | 'prescription' | 'result'

/** What the address of a chart says beside its path: the open panel, the open record with its span, the open form. Opaque ids only. */
export type ChartSearch = {
  readonly panel?: Panel
  readonly src?: string
  readonly span?: string
  /** Which of several texts of the record the span counts in (TextPlace.path). */
  readonly place?: string
  /** Which page of a PDF the span counts in, from 1 (TextPlace.page). */
  readonly page?: string
  readonly form?: WriteForm
}

/** Returns the search parameters that open a record, at a span of its text where there is one. */
export function openRecord(key: RecordKey, span: Evidence['span'] = null): ChartSearch {
  const { custodian, type, id } = key
  return {
    panel: 'source',
    src: recordName({ custodian, type, id }),
    ...(span ? { span: `${span.start}-${span.end}` } : {}),
    ...(span?.path === undefined ? {} : { place: span.path }),
    ...(span?.page === undefined ? {} : { page: String(span.page) }),
  }
}

/** Returns the record that an address opens; null if it names none. */
export function openedRecord({ src }: ChartSearch): RecordKey | null {
  const [custodian, type, id, ...rest] = String(src ?? '').split('/')
  const ids = bytes32Schema.safeParse(custodian).success && resourceIdSchema.safeParse(id).success
  if (!ids || !resourceTypeSchema.safeParse(type).success || rest.length > 0) return null
  return { custodian, type, id } as RecordKey
}

/** Returns the span that an address highlights; null if there is none. */
export function openedSpan({ span, place, page }: ChartSearch): Span | null {
  const found = /^(\d{1,9})-(\d{1,9})$/.exec(String(span ?? ''))
  if (!found) return null
  const [start, end] = [Number(found[1]), Number(found[2])]
  if (end <= start) return null
  return {
    start,
    end,
    ...(place !== undefined && { path: String(place) }),
    ...(/^[1-9]\d{0,3}$/.test(String(page ?? '')) && { page: Number(page) }),
  }
}

/** Returns the open panel; insights where the address names none. */
export function openedPanel({ panel }: ChartSearch): Panel {
  return PANELS.find((name) => name === panel) ?? 'insights'
}
