import { STATUS_CODES } from 'node:http'
import type { AnamnesisError } from '@anamnesis/core'
import { ERROR_KINDS } from '@anamnesis/core'
import type { SearchPage } from '../search/search-types.ts'
import type { ReadVersion, Written } from '../store/store-types.ts'

/** What a client wants of each write beside its status (`Prefer: return=`, FHIR R4, section 3.1.0.1.8). */
export type WantedReturn = 'minimal' | 'representation' | 'OperationOutcome'

/** What somebody else answered to a read of a Bundle: its HTTP status, its resource and what there is to say of its version. */
export type Elsewhere = {
  readonly status: number
  readonly bytes: Uint8Array | null
  readonly etag?: string
  readonly lastModified?: string
  readonly location?: string
}

/** What came of one entry: a write, a read, a search, or a refusal. */
export type EntryResult =
  | { readonly written: Written }
  | {
      readonly read: ReadVersion
      readonly type: string
      readonly id: string
      readonly status: 200 | 304
      /** True if the answer holds the resource, not only what it says of it. */
      readonly isTold: boolean
    }
  | { readonly page: SearchPage }
  | { readonly elsewhere: Elsewhere }
  | { readonly error: AnamnesisError }

/** Returns the bytes of the response to a batch or transaction, entries in the order of the request. */
export function responseBundle(
  type: 'batch' | 'transaction',
  results: readonly EntryResult[],
  wanted: WantedReturn,
): Uint8Array {
  const entries = results.map((result) => entryText(result, wanted))
  return Buffer.from(`{"resourceType":"Bundle","type":"${type}-response","entry":[${entries.join(',')}]}`)
}

function entryText(result: EntryResult, wanted: WantedReturn): string {
  if ('written' in result) return writtenText(result.written, wanted)
  if ('elsewhere' in result) return elsewhereText(result.elsewhere)
  if ('error' in result)
    return `{"response":${JSON.stringify({ status: statusText(result.error.status), outcome: operationOutcome(result.error) })}}`
  if ('page' in result) return `{"resource":${searchsetText(result.page)},"response":{"status":"200 OK"}}`
  const { read, type, id, status, isTold } = result
  return entryOf(isTold ? read.bytes : null, versionResponse(status, type, id, read.version, read.updated))
}

function writtenText({ status, type, id, version, updated, bytes }: Written, wanted: WantedReturn): string {
  const response = versionResponse(status, type, id, version, updated)
  if (wanted === 'OperationOutcome') return entryOf(null, { ...response, outcome: ALL_WELL })
  return entryOf(wanted === 'representation' && bytes.length > 0 ? bytes : null, response)
}

/** A refusal is an outcome, as that of an entry which the store answers. */
function elsewhereText({ status, bytes, ...said }: Elsewhere): string {
  const response = { status: statusText(status), ...said }
  return status >= 400 && bytes !== null
    ? `{"response":${JSON.stringify(response).slice(0, -1)},"outcome":${textOf(bytes)}}}`
    : entryOf(bytes, response)
}

function entryOf(resource: Uint8Array | null, response: object): string {
  const answer = `"response":${JSON.stringify(response)}`
  return resource === null ? `{${answer}}` : `{"resource":${textOf(resource)},${answer}}`
}

function versionResponse(status: number, type: string, id: string, version: number, updated: number) {
  return {
    status: statusText(status),
    location: `${type}/${id}/_history/${version}`,
    etag: `W/"${version}"`,
    lastModified: new Date(updated).toISOString(),
  }
}

function statusText(status: number): string {
  return `${status} ${STATUS_CODES[status]}`
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
}

/** Returns a search page as the text of a searchset Bundle; the resources are put in as the bytes they are. */
export function searchsetText(page: SearchPage): string {
  const link = [
    { relation: 'self', url: page.self },
    ...(page.next === null ? [] : [{ relation: 'next', url: page.next }]),
  ]
  const entries = page.entries.map(
    ({ fullUrl, mode, bytes }) =>
      `{"fullUrl":${JSON.stringify(fullUrl)},"resource":${textOf(bytes)},"search":{"mode":"${mode}"}}`,
  )
  const total = page.total === null ? '' : `"total":${page.total},`
  const entry = entries.length === 0 ? '' : `,"entry":[${entries.join(',')}]`
  return `{"resourceType":"Bundle","type":"searchset",${total}"link":${JSON.stringify(link)}${entry}}`
}

/** An OperationOutcome that says that nothing went wrong. */
export const ALL_WELL = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'information', code: 'informational', diagnostics: 'All is well' }],
}

/** Returns an error as a FHIR OperationOutcome: one issue for each thing that is wrong. */
export function operationOutcome(error: AnamnesisError): object {
  const issues = error.issues.length > 0 ? error.issues : [{ message: error.message }]
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ message, path, code }) => ({
      severity: 'error',
      code: code ?? ERROR_KINDS[error.code].issue,
      details: { text: message },
      ...(path === undefined ? {} : { expression: [path] }),
    })),
  }
}
