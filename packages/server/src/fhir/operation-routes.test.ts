import type { CapabilityStatement } from '@medplum/fhirtypes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fhir } from '../http/outcome.ts'
import type { SignedInRequest } from '../http/route.ts'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'
import { NO_SERVER, NO_STORE } from './capability.test-support.ts'
import { capabilityStatement } from './capability-statement.ts'
import type { FhirOperation } from './fhir-operation.ts'
import { readOperationInput, resourceOf, textOf, textsOf } from './operation-input.ts'
import { operationRoutes } from './operation-routes.ts'

const operation = (row: Partial<FhirOperation>): FhirOperation => ({
  name: 'act',
  definition: 'urn:act',
  levels: ['type'],
  types: ['Patient'],
  affectsState: false,
  interactions: ['r'],
  handler: async () => fhir({ resourceType: 'Parameters' }),
  ...row,
})

const rows = (row: Partial<FhirOperation>) =>
  operationRoutes([operation(row)]).map(({ method, path }) => `${method} ${path}`)

test('a row is an address at each of its levels, for reading and changing as it says', () => {
  expect(rows({ levels: ['system', 'type', 'instance'] })).toEqual([
    'GET /fhir/R4/$act',
    'POST /fhir/R4/$act',
    'GET /fhir/R4/Patient/$act',
    'POST /fhir/R4/Patient/$act',
    'GET /fhir/R4/Patient/:id/$act',
    'POST /fhir/R4/Patient/:id/$act',
  ])
  expect(rows({ types: 'all', affectsState: true })).toEqual(['POST /fhir/R4/:type/$act'])
})

test('a row is a line of the CapabilityStatement', () => {
  const statement: CapabilityStatement = capabilityStatement({
    ...{ routes: [], operations: [operation({}), operation({ name: 'all', levels: ['system'] })] },
    ...{ store: NO_STORE, server: NO_SERVER },
  })
  const [rest] = statement.rest ?? []
  expect(rest?.operation).toEqual([{ name: 'all', definition: 'urn:act' }])
  const withOperations = rest?.resource?.filter((resource) => resource.operation !== undefined)
  expect(withOperations?.map(({ type, operation }) => [type, operation])).toEqual([
    ['Patient', [{ name: 'act', definition: 'urn:act' }]],
  ])
})

function input(query: string, body?: object, type = 'application/fhir+json') {
  return readOperationInput({
    query: new URLSearchParams(query),
    headers: { 'content-type': type },
    body: body === undefined ? new Uint8Array(0) : Buffer.from(JSON.stringify(body)),
  } as unknown as SignedInRequest)
}

test('parameters come from the address, from a Parameters resource, or as one resource', () => {
  const both = input('_since=2026&_format=json&x=1', {
    resourceType: 'Parameters',
    parameter: [
      { name: 'x', valueInteger: 2 },
      { name: 'coding', valueCoding: { code: 'a' } },
      { name: 'resource', resource: { resourceType: 'Patient' } },
      { name: 'nested', part: [{ name: 'inner', valueBoolean: true }] },
    ],
  })
  expect(textOf(both, '_since')).toBe('2026')
  expect(textOf(both, '_format')).toBeUndefined()
  expect(textsOf(both, 'x')).toEqual(['1', '2'])
  expect(() => textOf(both, 'x')).toThrowError(/more than once/)
  expect(both.find(({ name }) => name === 'coding')).toMatchObject({ valueName: 'valueCoding', value: { code: 'a' } })
  expect(resourceOf(both, 'resource')).toEqual({ resourceType: 'Patient' })
  expect(textOf(both.find(({ name }) => name === 'nested')?.part ?? [], 'inner')).toBe('true')
  expect(resourceOf(input('', { resourceType: 'Patient' }), 'resource')).toEqual({ resourceType: 'Patient' })
  expect(input('')).toEqual([])
})

test('a body that is no resource is refused', () => {
  for (const body of [
    [],
    'x',
    {},
    { resourceType: 'Parameters', parameter: {} },
    { resourceType: 'Parameters', parameter: [{}] },
  ])
    expect(() => input('', body as object)).toThrowError(/body/)
  expect(() => input('', { resourceType: 'Patient' }, 'text/plain')).toThrowError(/application\/fhir\+json/)
})

let hospital: WholeHospital
beforeAll(async () => {
  hospital = await startWholeHospital()
})
afterAll(() => hospital.close())

test('$versions names FHIR R4 by GET and POST, and an operation that is not served is absent', async () => {
  for (const method of ['GET', 'POST']) {
    const answer = await hospital.call(PROGRAM, method, '/fhir/R4/$versions')
    expect([answer.statusCode, answer.json().parameter[1].valueCode]).toEqual([200, '4.0'])
  }
  expect((await hospital.call(PROGRAM, 'GET', '/fhir/R4/Patient/$unheard')).statusCode).toBe(404)
})
