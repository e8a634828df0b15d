import { AnamnesisError } from '@anamnesis/core'
import type { Patch } from '@anamnesis/records'
import type { HttpRequest } from '../http/route.ts'

const JSON_TYPES: ReadonlySet<string> = new Set([
  'application/fhir+json',
  'application/json',
  'application/json+fhir',
  'text/json',
])
const FORM = 'application/x-www-form-urlencoded'

/** Parameters of every address that say how to answer, not what to look for. */
export const PRESENTATION: readonly string[] = ['_format', '_pretty']

function essence(type: string): string {
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase()
}

/**
 * Refuses a body that does not say it is JSON.
 * @throws `unsupported-media-type`
 */
export function expectJson(request: HttpRequest): void {
  if (!JSON_TYPES.has(essence(request.headers['content-type'] ?? '')))
    throw new AnamnesisError('unsupported-media-type', 'send application/fhir+json')
}

/** Media types of patches that are understood, by which kind they are (FHIR R4 http.html, patch). */
export const PATCH_TYPES: Readonly<Record<string, Patch['kind']>> = {
  'application/json-patch+json': 'json',
  'application/fhir+json': 'fhirpath',
}

/**
 * Returns which kind of patch a body says it is.
 * @throws `unsupported-media-type`
 */
export function patchKindOf(request: HttpRequest): Patch['kind'] {
  const kind = PATCH_TYPES[essence(request.headers['content-type'] ?? '')]
  if (kind === undefined)
    throw new AnamnesisError('unsupported-media-type', `send ${Object.keys(PATCH_TYPES).join(' or ')}`)
  return kind
}

/**
 * Refuses a body that does not say it is a form.
 * @throws `unsupported-media-type`
 */
export function expectForm(request: HttpRequest): void {
  if (request.body.length > 0 && essence(request.headers['content-type'] ?? '') !== FORM)
    throw new AnamnesisError('unsupported-media-type', `send ${FORM}`)
}

/** Returns true if the client takes JSON: by `_format`, which wins, or by its Accept header (FHIR R4, section 3.1.0.1.11). */
export function acceptsJson(request: HttpRequest): boolean {
  const format = request.query.get('_format')
  if (format !== null) return format === 'json' || JSON_TYPES.has(essence(format.replaceAll(' ', '+')))
  const accepted = (request.headers.accept ?? '*/*').split(',').map(essence)
  return accepted.some(
    (type) => type === '*/*' || type === 'application/*' || type === 'text/*' || JSON_TYPES.has(type),
  )
}

/** Returns true if the body is FHIR in JSON; plain JSON is content like any other where content is taken. */
export function isFhirJson(request: HttpRequest): boolean {
  const type = essence(request.headers['content-type'] ?? '')
  return type === 'application/fhir+json' || type === 'application/json+fhir'
}

/** Returns true if the client asks for a resource by name, where it could have its content as it is. */
export function asksForFhir(request: HttpRequest): boolean {
  const format = request.query.get('_format')
  const wanted =
    format === null ? (request.headers.accept ?? '').split(',').map(essence) : [essence(format.replaceAll(' ', '+'))]
  return wanted.some((type) => JSON_TYPES.has(type) || type === 'json')
}
