import { RESOURCE_TYPES } from '@anamnesis/records'
import type { CapabilityStatement, CapabilityStatementRest } from '@medplum/fhirtypes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'
import { NO_SERVER, NO_STORE } from './capability.test-support.ts'
import { capabilityStatement } from './capability-statement.ts'
import { readRoutes } from './read-routes.ts'

let hospital: WholeHospital
let statement: CapabilityStatement
let rest: CapabilityStatementRest
beforeAll(async () => {
  hospital = await startWholeHospital()
  statement = (await hospital.call(null, 'GET', '/fhir/R4/metadata')).json()
  rest = statement.rest?.[0] as CapabilityStatementRest
})
afterAll(() => hospital.close())

const resource = (type: string) => rest.resource?.find((each) => each.type === type)

test('the CapabilityStatement is valid, says whose it is, and stays the same while nothing changes', async () => {
  const answer = await hospital.call(null, 'GET', '/fhir/R4/metadata')
  expect(answer.headers['content-type']).toContain('application/fhir+json')
  expect(answer.json()).toEqual(statement)
  const again = { 'if-none-match': String(answer.headers.etag) }
  expect((await hospital.call(null, 'GET', '/fhir/R4/metadata', undefined, again)).statusCode).toBe(304)
  expect(statement).toMatchObject({
    fhirVersion: '4.0.1',
    kind: 'instance',
    implementation: { url: `${hospital.config.origin}/fhir/R4` },
    instantiates: ['http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data'],
    patchFormat: ['application/json-patch+json', 'application/fhir+json'],
  })
  const outcome = await hospital.call(PROGRAM, 'POST', '/fhir/R4/CapabilityStatement/$validate', statement)
  expect(outcome.json().issue).toMatchObject([{ severity: 'information' }])
})

test('it is told in the form that is asked for', async () => {
  const get = (query: string, headers = {}) =>
    hospital.call(null, 'GET', `/fhir/R4/metadata?${query}`, undefined, headers)
  expect((await get('_pretty=true')).body).toMatch(/^\{\n {2}"/)
  expect((await get('_pretty=true&mode=full')).json()).toEqual(statement)
  expect((await get('_format=xml')).statusCode).toBe(406)
  expect((await get('', { accept: 'application/fhir+xml' })).statusCode).toBe(406)
  const part = await get('_elements=software')
  expect(part.json()).toMatchObject({ software: statement.software, meta: { tag: [{ code: 'SUBSETTED' }] } })
  expect(part.json().rest).toBeUndefined()
  expect(part.headers.etag).not.toBe((await get('')).headers.etag)
  expect((await get('_summary=text')).json().rest).toBeUndefined()
  for (const wrong of ['mode=x', 'mode=terminology', '_summary=count', '_summary=x', '_elements=nothing'])
    expect((await get(wrong)).statusCode, wrong).toBe(400)
})

test('it names what is done with every type', () => {
  // Parameters are sent, never kept.
  expect(rest.resource?.map(({ type }) => type)).toEqual(RESOURCE_TYPES.filter((type) => type !== 'Parameters'))
  const observation = resource('Observation')
  expect(observation?.interaction?.map(({ code }) => code)).toEqual(
    expect.arrayContaining([
      ...['read', 'vread', 'update', 'patch', 'delete'],
      ...['history-instance', 'history-type', 'create', 'search-type'],
    ]),
  )
  expect(observation).toMatchObject({
    ...{ versioning: 'versioned', readHistory: true, updateCreate: true },
    ...{ conditionalCreate: true, conditionalRead: 'full-support' },
    ...{ conditionalUpdate: true, conditionalDelete: 'single', referencePolicy: ['literal', 'logical'] },
    extension: [{ url: expect.stringContaining('conditionalPatch'), valueBoolean: true }],
  })
})

test('it names every search parameter with its kind and definition, composites and those of every type included', () => {
  const parameters = new Map(resource('Observation')?.searchParam?.map((each) => [each.name, each]))
  expect(parameters.get('code')).toEqual({
    ...{ name: 'code', type: 'token', definition: 'http://hl7.org/fhir/SearchParameter/clinical-code' },
  })
  const kinds = {
    ...{ 'value-quantity': 'quantity', subject: 'reference', _lastUpdated: 'date', 'code-value-quantity': 'composite' },
    ...{ _id: 'token', _tag: 'token', _profile: 'uri', _source: 'uri', _has: 'special', _content: 'string' },
  }
  for (const [name, type] of Object.entries(kinds)) expect(parameters.get(name)).toMatchObject({ type })
  expect(resource('Location')?.searchParam).toContainEqual(expect.objectContaining({ name: 'near', type: 'special' }))
  for (const { type, searchParam = [] } of rest.resource ?? [])
    expect(new Set(searchParam.map(({ name }) => name)).size, type).toBe(searchParam.length)
})

test('it names what a search brings along, both ways', () => {
  const team = resource('CareTeam')
  expect(team?.searchInclude).toEqual(
    expect.arrayContaining(['*', 'CareTeam:participant', 'CareTeam:participant:PractitionerRole']),
  )
  expect(team?.searchRevInclude).toEqual(expect.arrayContaining(['*', 'Provenance:target', 'Task:owner']))
  expect(team?.searchRevInclude).not.toContain('Observation:specimen')
})

test('it names what concerns the whole server', () => {
  expect(rest.interaction?.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['transaction', 'batch', 'search-system', 'history-system']),
  )
  expect(rest.compartment).toEqual([
    'http://hl7.org/fhir/CompartmentDefinition/patient',
    'http://hl7.org/fhir/CompartmentDefinition/encounter',
    'http://hl7.org/fhir/CompartmentDefinition/practitioner',
    'http://hl7.org/fhir/CompartmentDefinition/relatedPerson',
    'http://hl7.org/fhir/CompartmentDefinition/device',
  ])
  expect(rest.searchParam?.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['_id', '_type', '_sort', '_count', '_summary', '_elements', '_include', '_revinclude']),
  )
  expect(rest.security?.extension?.[0]?.extension?.map(({ url }) => url)).toEqual(['authorize', 'token'])
})

test('it names every operation', () => {
  const names = (operations: CapabilityStatementRest['operation']) => operations?.map(({ name }) => name)
  expect(names(rest.operation)).toEqual(['versions', 'export', 'import'])
  expect(names(resource('ValueSet')?.operation)).toEqual(['validate', 'expand', 'validate-code'])
  expect(names(resource('DocumentReference')?.operation)).toEqual(['docref', 'validate'])
})

test('a row that is not in the table is not claimed', () => {
  const statement = capabilityStatement({ routes: readRoutes, operations: [], store: NO_STORE, server: NO_SERVER })
  const [rest] = statement.rest ?? []
  expect(rest?.interaction).toBeUndefined()
  expect(statement.instantiates).toBeUndefined()
  expect(rest?.resource?.[0]).toMatchObject({ conditionalCreate: false, updateCreate: false })
  expect(rest?.resource?.[0]?.interaction?.map(({ code }) => code)).not.toContain('update')
})

test('the SMART configuration leads to the hospital’s own issuer', async () => {
  const configuration = (await hospital.call(null, 'GET', '/fhir/R4/.well-known/smart-configuration')).json()
  const discovery = (await hospital.call(null, 'GET', '/oidc/.well-known/openid-configuration')).json()
  for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri'])
    expect(configuration[name]).toBe(discovery[name])
  expect(configuration.capabilities).toContain('client-confidential-asymmetric')
})
