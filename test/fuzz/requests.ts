import type { CapabilityStatement, Resource } from '@medplum/fhirtypes'
import type { Dice } from './dice.ts'
import { mutateJson, mutateText, ODD_TEXTS } from './mutate.ts'

/** One request as it goes out. */
export type FuzzRequest = {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** What requests are made from. */
export type Material = {
  /** Resources to change; none holds a canary. */
  readonly resources: readonly Resource[]
  /** type/id of records that are there, of whoever. */
  readonly names: readonly string[]
  readonly capabilities: CapabilityStatement
}

const BASE = '/fhir/R4'
const MODIFIERS = [
  'missing',
  'not',
  'exact',
  'contains',
  'text',
  'in',
  'not-in',
  'above',
  'below',
  'identifier',
  'of-type',
  'iterate',
  'x',
  'Patient',
  'Observation',
]
const PREFIXES = ['', '', '', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap', 'zz']
const CONTROLS = [
  '_count',
  '_sort',
  '_include',
  '_revinclude',
  '_summary',
  '_elements',
  '_total',
  '_cursor',
  '_has',
  '_filter',
  '_text',
  '_content',
  '_list',
  '_tag',
  '_profile',
  '_security',
  '_source',
  '_type',
  '_format',
  '_pretty',
  '_contained',
  '_since',
  '_query',
]
const OPERATIONS = [
  '$everything',
  '$validate',
  '$match',
  '$expand',
  '$validate-code',
  '$lookup',
  '$translate',
  '$lastn',
  '$stats',
  '$document',
  '$summary',
  '$export',
  '$status',
  '$events',
  '$docref',
  '$meta',
  '$diff',
  '$nothing',
]
const VALUES = [
  '2020',
  '2020-01',
  'ge2020-01-01',
  '5.40',
  '4.2|http://unitsofmeasure.org|mg',
  'http://loinc.org|2823-3',
  '2823-3',
  '|x',
  'a',
  'true',
  'Patient/x',
  'final',
  'http://x|1',
]

/** Returns the next request that chance makes. */
export function nextRequest(chance: Dice, material: Material): FuzzRequest {
  const make = chance.pick([
    search,
    search,
    search,
    searchByForm,
    read,
    read,
    create,
    create,
    update,
    patch,
    remove,
    bundle,
    bundle,
    operation,
    compartment,
    anything,
  ])
  const request = make(chance, material)
  return { ...request, headers: { ...request.headers, ...(chance.oneIn(4) ? oddHeaders(chance) : {}) } }
}

type Maker = (chance: Dice, material: Material) => FuzzRequest

const JSON_TYPE = { 'content-type': 'application/fhir+json' }

function plain(method: string, path: string, body?: string, headers: Record<string, string> = {}): FuzzRequest {
  return { method, path, headers: { ...(body === undefined ? {} : JSON_TYPE), ...headers }, body }
}

const search: Maker = (chance, material) => {
  const type = anyType(chance, material)
  return plain(chance.oneIn(12) ? 'HEAD' : 'GET', `${BASE}/${type}?${query(chance, material, type)}`)
}

const searchByForm: Maker = (chance, material) => {
  const type = anyType(chance, material)
  const where = chance.oneIn(6) ? BASE : `${BASE}/${type}`
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return plain('POST', `${where}/_search`, query(chance, material, type), headers)
}

const read: Maker = (chance, material) => {
  const version = chance.pick(['1', '2', '0', '-1', 'x', '99999999999', chance.pick(ODD_TEXTS)])
  const tail = chance.pick([
    '',
    '',
    '',
    '/_history',
    `/_history/${encode(chance, version)}`,
    '/_history?_count=1',
    '/_history?_since=x',
  ])
  return plain(chance.pick(['GET', 'GET', 'HEAD']), `${BASE}/${anyName(chance, material)}${tail}`)
}

const create: Maker = (chance, material) => {
  const resource = chance.pick(material.resources)
  return plain(
    'POST',
    `${BASE}/${resource.resourceType}`,
    bodyOf(chance, material, resource),
    conditional(chance, material),
  )
}

const update: Maker = (chance, material) => {
  const name = anyName(chance, material)
  const [type, id = 'x'] = name.split('/')
  const ofType = material.resources.filter(({ resourceType }) => resourceType === type)
  const resource = { ...(ofType.length > 0 ? chance.pick(ofType) : chance.pick(material.resources)), id }
  const path = chance.oneIn(6) ? `${type}?${query(chance, material, type ?? '')}` : name
  return plain('PUT', `${BASE}/${path}`, bodyOf(chance, material, resource), ifMatch(chance))
}

const patch: Maker = (chance, material) => {
  const path = chance.pick([
    '/status',
    '/code/text',
    '/name/0/family',
    '/-',
    '',
    '/id',
    '/resourceType',
    '/meta/versionId',
    '/a/b/c',
    '/~2',
    chance.pick(ODD_TEXTS),
  ])
  const steps = [
    {
      op: chance.pick(['add', 'remove', 'replace', 'move', 'copy', 'test', 'x']),
      path,
      from: '/id',
      value: chance.pick(ODD_TEXTS),
    },
  ]
  const fhirPath = {
    resourceType: 'Parameters',
    parameter: [
      {
        name: 'operation',
        part: [
          { name: 'type', valueCode: chance.pick(['add', 'delete', 'insert', 'replace', 'move']) },
          {
            name: 'path',
            valueString: chance.pick([
              'Patient.name',
              'Condition.code',
              '%%',
              "('x').repeat($this)",
              chance.pick(ODD_TEXTS),
            ]),
          },
        ],
      },
    ],
  }
  const json = chance.oneIn(2)
  const body = json ? JSON.stringify(steps) : JSON.stringify(mutateJson(chance, fhirPath, fhirPath))
  const headers = { 'content-type': json ? 'application/json-patch+json' : 'application/fhir+json' }
  return plain(
    'PATCH',
    `${BASE}/${anyName(chance, material)}`,
    chance.oneIn(5) ? mutateText(chance, body) : body,
    headers,
  )
}

const remove: Maker = (chance, material) =>
  plain(
    'DELETE',
    chance.oneIn(4) ? `${BASE}/${anyType(chance, material)}?_id=nothing` : `${BASE}/${anyName(chance, material)}`,
    undefined,
    ifMatch(chance),
  )

const bundle: Maker = (chance, material) => {
  const entry = Array.from({ length: 1 + chance.below(5) }, () => {
    const resource = chance.oneIn(2)
      ? chance.pick(material.resources)
      : (mutateJson(chance, chance.pick(material.resources), chance.pick(material.resources)) as Resource)
    const method = chance.pick(['GET', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'X'])
    const url = chance.pick([
      String(resource.resourceType),
      anyName(chance, material),
      `${resource.resourceType}?${query(chance, material, resource.resourceType)}`,
    ])
    const fullUrl = chance.pick([
      undefined,
      'urn:uuid:5b0e5b0e-6f3c-4f0e-8d37-0a1b2c3d4e5f',
      'urn:uuid:x',
      chance.pick(ODD_TEXTS),
    ])
    return {
      fullUrl,
      resource: method === 'GET' || method === 'DELETE' ? undefined : resource,
      request: { method, url, ...(chance.oneIn(6) ? { ifNoneExist: chance.pick(ODD_TEXTS) } : {}) },
    }
  })
  const whole = {
    resourceType: 'Bundle',
    type: chance.pick(['batch', 'batch', 'transaction', 'transaction', 'collection', 'x']),
    entry,
  }
  const body = JSON.stringify(chance.oneIn(3) ? mutateJson(chance, whole, whole) : whole)
  return plain('POST', BASE, chance.oneIn(10) ? mutateText(chance, body) : body)
}

const operation: Maker = (chance, material) => {
  const where = chance.pick([BASE, `${BASE}/${anyType(chance, material)}`, `${BASE}/${anyName(chance, material)}`])
  const name = chance.pick(OPERATIONS)
  const parameters = {
    resourceType: 'Parameters',
    parameter: [
      { name: 'resource', resource: chance.pick(material.resources) },
      { name: chance.pick(ODD_TEXTS), valueString: chance.pick(ODD_TEXTS) },
    ],
  }
  if (chance.oneIn(2)) return plain('GET', `${where}/${name}?${query(chance, material, 'Patient')}`)
  return plain('POST', `${where}/${name}`, JSON.stringify(mutateJson(chance, parameters, parameters)))
}

const compartment: Maker = (chance, material) =>
  plain(
    'GET',
    `${BASE}/${anyName(chance, material)}/${chance.pick([anyType(chance, material), '*', 'x'])}?${query(chance, material, 'Observation')}`,
  )

const anything: Maker = (chance, material) => {
  const path = mutateText(chance, `${BASE}/${anyName(chance, material)}`).replace(
    /[^\x21-\x7e]/g,
    encodeURIComponentSafe,
  )
  const method = chance.pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])
  const body = method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? undefined : chance.pick(ODD_TEXTS)
  return plain(method, path.startsWith('/') ? path : `/${path}`, body)
}

function encodeURIComponentSafe(character: string): string {
  return `%${(character.charCodeAt(0) & 0xff).toString(16).padStart(2, '0')}`
}

function query(chance: Dice, material: Material, type: string): string {
  const parts = Array.from({ length: chance.below(4) }, () => {
    const name = chance.oneIn(4) ? control(chance, material, type) : parameterName(chance, material, type)
    const value =
      name.startsWith('_include') || name.startsWith('_revinclude')
        ? `${anyType(chance, material)}:${bareName(chance, material, type)}`
        : anyValue(chance, material)
    return `${encode(chance, name)}=${encode(chance, value)}`
  })
  return parts.join('&')
}

function control(chance: Dice, material: Material, type: string): string {
  const name = chance.pick(CONTROLS)
  return name === '_has'
    ? `_has:${anyType(chance, material)}:${bareName(chance, material, type)}:${bareName(chance, material, type)}`
    : name
}

function parameterName(chance: Dice, material: Material, type: string): string {
  const name = bareName(chance, material, type)
  if (chance.oneIn(4)) return `${name}:${chance.pick(MODIFIERS)}`
  return chance.oneIn(6) ? `${name}.${bareName(chance, material, type)}` : name
}

function bareName(chance: Dice, { capabilities }: Material, type: string): string {
  const resources = capabilities.rest?.[0]?.resource ?? []
  const own = resources.find((resource) => resource.type === type) ?? chance.pick(resources)
  return chance.oneIn(20) ? chance.pick(ODD_TEXTS) : chance.pick(own.searchParam?.map(({ name }) => name) ?? ['_id'])
}

function anyValue(chance: Dice, { names }: Material): string {
  if (chance.oneIn(4)) return chance.pick(names)
  if (chance.oneIn(3)) return chance.pick(ODD_TEXTS)
  return chance.oneIn(4) ? mutateText(chance, chance.pick(VALUES)) : chance.pick(PREFIXES) + chance.pick(VALUES)
}

/** Mostly as a client would write it, sometimes raw: what URLs cannot hold is left to the server. */
function encode(chance: Dice, text: string): string {
  const wellFormed = text.toWellFormed()
  return chance.oneIn(10)
    ? wellFormed.replace(/[^\x21-\x7e]|[#?&]/gu, encodeURIComponent)
    : encodeURIComponent(wellFormed)
}

function anyType(chance: Dice, { capabilities }: Material): string {
  if (chance.oneIn(25)) return encode(chance, chance.pick(ODD_TEXTS))
  const common = ['Patient', 'Observation', 'Condition', 'Encounter', 'MedicationRequest', 'List', 'Provenance']
  const all = capabilities.rest?.[0]?.resource ?? []
  return chance.oneIn(2) ? chance.pick(common) : (chance.pick(all).type ?? 'Patient')
}

function anyName(chance: Dice, { names }: Material): string {
  return chance.oneIn(8) ? `Patient/${encode(chance, chance.pick(ODD_TEXTS))}` : chance.pick(names)
}

function bodyOf(chance: Dice, { resources }: Material, resource: Resource): string {
  if (chance.oneIn(5)) return JSON.stringify(resource)
  const text = JSON.stringify(mutateJson(chance, resource, chance.pick(resources)))
  return chance.oneIn(6) ? mutateText(chance, text) : text
}

function conditional(chance: Dice, material: Material): Record<string, string> {
  return chance.oneIn(5) ? { 'if-none-exist': header(query(chance, material, 'Patient')) } : {}
}

function ifMatch(chance: Dice): Record<string, string> {
  return chance.oneIn(3) ? { 'if-match': header(chance.pick(['W/"1"', '"1"', 'W/"99"', '*', ...ODD_TEXTS])) } : {}
}

function oddHeaders(chance: Dice): Record<string, string> {
  const odd = header(chance.pick(ODD_TEXTS))
  const whole: readonly Readonly<Record<string, string>>[] = [
    {
      prefer: chance.pick([
        'return=minimal',
        'return=OperationOutcome',
        'handling=lenient',
        'handling=strict',
        'respond-async',
        odd,
      ]),
    },
    { accept: chance.pick(['application/fhir+xml', 'text/html', '*/*', 'application/json', odd]) },
    { 'content-type': chance.pick(['text/plain', 'application/fhir+xml', 'application/json; charset=utf-16', odd]) },
    { 'if-none-match': chance.pick(['W/"1"', '*', odd]) },
    { 'if-modified-since': chance.pick(['Mon, 01 Jan 2035 00:00:00 GMT', 'yesterday', odd]) },
    { 'x-request-id': odd },
    { 'x-forwarded-for': odd },
    { origin: 'https://evil.example' },
    { 'accept-encoding': chance.pick(['gzip', 'br', 'x']) },
  ]
  return { ...chance.pick(whole) }
}

/** What a header may hold (RFC 9110 section 5.5); other bytes cannot be sent. */
function header(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '').slice(0, 2000)
}
