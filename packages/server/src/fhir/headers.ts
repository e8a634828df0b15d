import { hash } from 'node:crypto'
import { AnamnesisError } from '@anamnesis/core'
import type { HttpRequest } from '../http/route.ts'

/** Returns a version as weak ETag (FHIR R4, section 3.1.0.1.3). */
export function etagOf(version: number): string {
  return `W/"${version}"`
}

/** Headers that name the version of a resource; `updated` in ms since 1970 UTC. */
export function versionHeaders({ version, updated }: { version: number; updated: number }): Record<string, string> {
  return { etag: etagOf(version), 'last-modified': new Date(updated).toUTCString() }
}

/**
 * Returns the version that If-Match names, undefined without the header.
 * @throws `bad-request` if the header is not one ETag
 */
export function ifMatchOf(request: HttpRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined) return undefined
  const [, version] = /^(?:W\/)?"([1-9]\d{0,8})"$/.exec(header.trim()) ?? []
  if (version === undefined) throw new AnamnesisError('bad-request', 'If-Match takes one version, such as W/"3"')
  return Number(version)
}

/**
 * Returns true if the client holds this version already: If-None-Match names it, or without that header nothing changed since If-Modified-Since,
 * which counts whole seconds (RFC 9110, section 13). What is not understood is ignored.
 */
export function isNotModified(
  request: HttpRequest,
  { version, updated }: { version: number; updated: number },
): boolean {
  const tags = request.headers['if-none-match']
  if (tags !== undefined)
    return tags.split(',').some((tag) => ['*', etagOf(version), `"${version}"`].includes(tag.trim()))
  const since = Date.parse(request.headers['if-modified-since'] ?? '')
  return Math.floor(updated / 1000) * 1000 <= since
}

/** Returns an ETag of bytes that have no version: equal bytes have an equal one. */
export function etagOfBytes(bytes: Uint8Array): string {
  return `W/"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`
}

/** Returns true if If-None-Match names the ETag of what would be answered. */
export function isKnown(request: HttpRequest, etag: string): boolean {
  return (request.headers['if-none-match'] ?? '').split(',').some((tag) => tag.trim() === etag)
}

/** What a client prefers (RFC 7240; FHIR R4, sections 3.1.0.1.8 and 3.1.1.1). */
export type Preferences = {
  readonly return: 'minimal' | 'representation' | 'OperationOutcome'
  /** True: unknown search parameters are refused. So it is unless the client asks for leniency: silence could hide a filter. */
  readonly strict: boolean
}

const RETURNS = ['minimal', 'representation', 'OperationOutcome'] as const

/** Returns the preferences of a request, with `otherwise` of a write that says nothing; what is not understood is ignored, as RFC 7240 says. */
export function preferencesOf(request: HttpRequest, otherwise: Preferences['return'] = 'representation'): Preferences {
  const preferences = new Map<string, string>()
  for (const part of (request.headers.prefer ?? '').split(/[,;]/)) {
    const [name = '', value = ''] = part.split('=', 2).map((side) => side.trim())
    // The first of a name counts (RFC 7240, section 2).
    if (!preferences.has(name.toLowerCase())) preferences.set(name.toLowerCase(), value.replace(/^"(.*)"$/, '$1'))
  }
  const wanted = RETURNS.find((each) => each === preferences.get('return')) ?? otherwise
  return {
    return: wanted,
    strict: preferences.get('handling') !== 'lenient',
  }
}
