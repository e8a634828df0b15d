import { AnamnesisError } from '@anamnesis/core'
import { spanOf } from '../index-rows/fhir-dates.ts'
import type { Patch } from '../patch/apply-patch.ts'
import { stringifyExactly } from '../store/decimal-text.ts'
import { isPlainResource } from '../store/prepare-record.ts'
import type { PlainResource } from '../validate/validate.ts'

/** One entry of a batch or transaction, as far as it can be understood by itself. */
export type BundleEntry = {
  readonly index: number
  readonly fullUrl: string | null
  readonly method: 'DELETE' | 'POST' | 'PUT' | 'PATCH' | 'GET' | 'HEAD'
  readonly type: string
  readonly id: string | null
  readonly version: number | null
  /** Search text behind the question mark of the URL; null if it has none. */
  readonly query: string | null
  readonly ifMatch: number | null
  /** Version that a reader has already; `*` for any. */
  readonly ifNoneMatch: number | '*' | null
  /** Since when a reader has what is there, in ms since 1970 UTC. */
  readonly ifModifiedSince: number | null
  readonly ifNoneExist: string | null
  readonly resource: PlainResource | null
  /** Relative address of a read that names neither a record nor a search of one type, which the store's caller answers; null of all others. */
  readonly elsewhere: string | null
}

/** A Bundle's type and entries as they came. */
export type PlainBundle = { readonly type: 'batch' | 'transaction'; readonly entries: readonly unknown[] }

/** Returns the parts of a parsed body. @throws `invalid-resource` if it is no batch or transaction Bundle. */
export function asBundle(value: unknown): PlainBundle {
  if (!isPlainResource(value) || value.resourceType !== 'Bundle')
    throw new AnamnesisError('invalid-resource', 'the content is not a Bundle')
  const { type, entry = [] } = value
  if (type !== 'batch' && type !== 'transaction')
    throw new AnamnesisError('invalid-resource', 'only Bundles of type batch and transaction are carried out')
  if (!Array.isArray(entry)) throw new AnamnesisError('invalid-resource', 'the entries of a Bundle are a list')
  return { type, entries: entry }
}

const RELATIVE_URL = /^([A-Z][A-Za-z]{1,63})(?:\/([A-Za-z0-9.-]{1,64})(?:\/_history\/([1-9]\d{0,8}))?)?(?:\?(.*))?$/s

function refused(message: string): AnamnesisError {
  return new AnamnesisError('bad-request', message, { issues: [{ message }] })
}

/** Returns an entry in parts. @throws `bad-request`, `not-supported`, `invalid-resource` with what is wrong with it. */
export function parseEntry(value: unknown, index: number, baseUrl: string): BundleEntry {
  const { fullUrl, request, resource } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >
  const { method, url, ifMatch, ifNoneExist, ifNoneMatch, ifModifiedSince } = (
    typeof request === 'object' && request !== null ? request : {}
  ) as Record<string, unknown>
  if (typeof method !== 'string' || typeof url !== 'string')
    throw refused('the entry has no request with method and url')
  if (!isMethod(method)) throw refused('the entry has an unknown method')
  const address = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length + 1) : url
  const match = RELATIVE_URL.exec(address)
  const isElsewhere = match === null && (method === 'GET' || method === 'HEAD')
  if (match === null && !isElsewhere) throw refused('the url of the entry is not one of this server’s resources')
  const [, type = '', id = null, version, query = null] = match ?? []
  const entry: BundleEntry = {
    index,
    fullUrl: typeof fullUrl === 'string' ? fullUrl : null,
    method,
    type,
    id,
    version: version === undefined ? null : Number(version),
    query,
    ifMatch: typeof ifMatch === 'string' ? parseETag(ifMatch, 'ifMatch') : null,
    ifNoneMatch:
      typeof ifNoneMatch !== 'string' ? null : ifNoneMatch === '*' ? '*' : parseETag(ifNoneMatch, 'ifNoneMatch'),
    ifModifiedSince: typeof ifModifiedSince === 'string' ? parseInstant(ifModifiedSince) : null,
    ifNoneExist: typeof ifNoneExist === 'string' && ifNoneExist !== '' ? ifNoneExist : null,
    resource: isPlainResource(resource) ? resource : null,
    elsewhere: isElsewhere ? address : null,
  }
  checkShape(entry)
  return entry
}

function isMethod(method: string): method is BundleEntry['method'] {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method)
}

/** Returns the version that a weak ETag names (R4 http.html, W/"3"). @throws `bad-request` */
function parseETag(text: string, name: string): number {
  const version = /^(?:W\/)?"?([1-9]\d{0,8})"?$/.exec(text.trim())?.[1]
  if (version === undefined) throw refused(`${name} is not the ETag of a version`)
  return Number(version)
}

/** @throws `bad-request` */
function parseInstant(text: string): number {
  const span = spanOf(text)
  if (span === null) throw refused('ifModifiedSince is not an instant')
  return span[0]
}

/** True of entries that change nothing. */
export function isReading({ method }: BundleEntry): boolean {
  return method === 'GET' || method === 'HEAD'
}

function checkShape(entry: BundleEntry): void {
  const { method, type, id, version, query, resource } = entry
  if (isReading(entry)) return
  if (version !== null) throw refused('a version cannot be written')
  if (method === 'POST' && (id !== null || query !== null)) throw refused('a POST names a type only')
  if (method !== 'POST' && id === null && query === null) throw refused(`a ${method} names a record or a search`)
  if (id !== null && query !== null) throw refused('an entry names a record or a search, not both')
  if (method === 'DELETE') return
  if (resource === null) throw new AnamnesisError('invalid-resource', 'the entry has no resource')
  if (method !== 'PATCH' && resource.resourceType !== type)
    throw new AnamnesisError('invalid-resource', 'the resource is of another type than the url names')
}

/**
 * Returns the patch that an entry carries: a Parameters resource is a FHIRPath Patch, a Binary holds a JSON Patch (FHIR R4 http.html, patch).
 * @throws `invalid-resource` if it is neither
 */
export function patchOf(resource: PlainResource): Patch {
  if (resource.resourceType === 'Parameters') return { kind: 'fhirpath', body: stringifyExactly(resource) }
  const { contentType, data } = resource
  if (resource.resourceType !== 'Binary' || contentType !== 'application/json-patch+json' || typeof data !== 'string')
    throw new AnamnesisError('invalid-resource', 'a PATCH carries a Parameters resource or a Binary with a JSON Patch')
  return { kind: 'json', body: Buffer.from(data, 'base64').toString() }
}
