import { STATUS_CODES } from 'node:http'
import type { AnamnesisError } from '@anamnesis/core'
import { ERROR_KINDS } from '@anamnesis/core'
import type { SearchPage } from '../search/search-types.ts'
import type { ReadVersion, Written } from '../store/store-types.ts'

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
  | { readonly error: AnamnesisError }

/** Returns the bytes of the response to a batch or transaction, entries in the order of the request. */
export function responseBundle(type: 'batch' | 'transaction', results: readonly EntryResult[]): Uint8Array {
  return Buffer.from(
    `{"resourceType":"Bundle","type":"${type}-response","entry":[${results.map(entryText).join(',')}]}`,
  )
}

function entryText(result: EntryResult): string {
  if ('written' in result) return `{"response":${JSON.stringify(writtenResponse(result.written))}}`
  if ('error' in result)
    return `{"response":${JSON.stringify({ status: statusText(result.error.status), outcome: operationOutcome(result.error) })}}`
  if ('page' in result) return `{"resource":${searchsetText(result.page)},"response":{"status":"200 OK"}}`
  const { read, type, id, status, isTold } = result
  const response = JSON.stringify(versionResponse(status, type, id, read.version, read.updated))
  return isTold ? `{"resource":${textOf(read.bytes)},"response":${response}}` : `{"response":${response}}`
}

function writtenResponse({ status, type, id, version, updated }: Written) {
  return versionResponse(status, type, id, version, updated)
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
