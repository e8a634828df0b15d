import { RESOURCE_TYPES } from '@anamnesis/records'
import type { CapabilityStatement } from '@medplum/fhirtypes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestServer } from '../testing/test-hospital.ts'
import { startTestServer } from '../testing/test-hospital.ts'
import { capabilityStatement } from './capability-statement.ts'
import { fhirRoutes } from './fhir-routes.ts'
import { readRoutes } from './read-routes.ts'

let test1: TestServer
beforeAll(async () => {
  test1 = await startTestServer(fhirRoutes)
})
afterAll(() => test1.close())

test('the CapabilityStatement names every R4 type with what the route table and the index can do', async () => {
  const answer = await test1.server.inject('/fhir/R4/metadata')
  expect(answer.headers['content-type']).toContain('application/fhir+json')
  const statement = answer.json() as CapabilityStatement
  expect(statement).toMatchObject({
    fhirVersion: '4.0.1',
    kind: 'instance',
    implementation: { url: `${test1.config.origin}/fhir/R4` },
  })
  const [rest] = statement.rest ?? []
  expect(rest?.interaction?.map(({ code }) => code)).toEqual(['transaction', 'batch', 'history-system'])
  const observation = rest?.resource?.find(({ type }) => type === 'Observation')
  expect(observation?.interaction?.map(({ code }) => code).sort()).toEqual([
    'create',
    'delete',
    'history-instance',
    'history-type',
    'patch',
    'read',
    'search-type',
    'update',
    'vread',
  ])
  expect(observation).toMatchObject({
    conditionalUpdate: true,
    conditionalDelete: 'single',
    conditionalRead: 'full-support',
  })
  expect(statement.patchFormat).toEqual(['application/json-patch+json', 'application/fhir+json'])
  const parameters = new Map(observation?.searchParam?.map(({ name, type }) => [name, type]))
  expect(parameters.get('code')).toBe('token')
  expect(parameters.get('value-quantity')).toBe('quantity')
  expect(parameters.get('subject')).toBe('reference')
  expect(parameters.get('_lastUpdated')).toBe('date')
  expect(rest?.resource).toHaveLength(RESOURCE_TYPES.length)
})

test('a row that is not in the table is not claimed', () => {
  const server = { origin: 'http://localhost', name: 'Test', software: '0', started: 0 }
  const [rest] = capabilityStatement(readRoutes, [], server).rest ?? []
  expect(rest?.interaction).toBeUndefined()
  expect(rest?.resource?.[0]?.interaction?.map(({ code }) => code).sort()).toEqual(['read', 'vread'])
})

test('the SMART configuration leads to the hospital’s own issuer', async () => {
  const configuration = (await test1.server.inject('/fhir/R4/.well-known/smart-configuration')).json()
  const discovery = (await test1.server.inject('/oidc/.well-known/openid-configuration')).json()
  for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri'])
    expect(configuration[name]).toBe(discovery[name])
  expect(configuration.capabilities).toContain('client-confidential-asymmetric')
})
