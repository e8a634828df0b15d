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

/** Values of a parameter of a media type that it may have without meaning something else here. */
const SUPPORTED: Readonly<Record<string, readonly string[]>> = {
  charset: ['utf-8', 'utf8'],
  fhirversion: ['4.0', '4.0.1'],
}

function parametersOf(type: string): (readonly [name: string, value: string])[] {
  return type
    .split(';')
    .slice(1)
    .map((part) =>
      part.split('=', 2).map((side) =>
        side
          .trim()
          .toLowerCase()
          .replace(/^"(.*)"$/, '$1'),
      ),
    )
    .map(([name = '', value = '']) => [name, value] as const)
}

/** True of a media type in the version of FHIR and the character set that are spoken here. */
function isSpoken(type: string): boolean {
  return parametersOf(type).every(
    ([name, value]) => !Object.hasOwn(SUPPORTED, name) || SUPPORTED[name]?.includes(value),
  )
}

/** The media type of the body. @throws `unsupported-media-type` for another version of FHIR, character set or a compressed body */
function bodyType(request: HttpRequest): string {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers
  if (encoding !== 'identity')
    throw new AnamnesisError('unsupported-media-type', 'send the body as it is, without Content-Encoding')
  if (!isSpoken(type)) throw new AnamnesisError('unsupported-media-type', 'send FHIR 4.0 in UTF-8')
  return essence(type)
}

/**
 * Refuses a body that does not say it is JSON.
 * @throws `unsupported-media-type`
 */
export function expectJson(request: HttpRequest): void {
  if (!JSON_TYPES.has(bodyType(request)))
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
  const kind = PATCH_TYPES[bodyType(request)]
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
  // A `+` in an address is a space.
  const format = request.query.get('_format')?.replaceAll(' ', '+')
  if (format) return (essence(format) === 'json' || JSON_TYPES.has(essence(format))) && isSpoken(format)
  const accepted = (request.headers.accept ?? '*/*').split(',').filter((type) => isWanted(type) && isSpoken(type))
  return accepted.map(essence).some((type) => ANY_TYPES.has(type) || JSON_TYPES.has(type))
}

const ANY_TYPES: ReadonlySet<string> = new Set(['*/*', 'application/*', 'text/*'])

/** A weight of 0 means: not this one (RFC 9110, section 12.4.2). */
function isWanted(type: string): boolean {
  return !parametersOf(type).some(([name, value]) => name === 'q' && Number(value) === 0)
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
