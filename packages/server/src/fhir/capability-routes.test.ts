import type { CapabilityStatement } from '@medplum/fhirtypes'
import { expect, test } from 'vitest'
import { ROUTES } from '../routes.ts'
import { NO_SERVER, NO_STORE } from './capability.test-support.ts'
import { COMPARTMENT_ROWS, CONDITIONAL, SYSTEM_INTERACTIONS, TYPE_INTERACTIONS } from './capability-interactions.ts'
import { capabilityStatement } from './capability-statement.ts'
import { FHIR_OPERATIONS } from './fhir-operations.ts'
import { FHIR_PATH } from './fhir-route.ts'

const statement: CapabilityStatement = capabilityStatement({
  ...{
    routes: ROUTES,
    operations: FHIR_OPERATIONS,
    store: { ...NO_STORE, compartments: ['Patient'] },
    server: NO_SERVER,
  },
})
const [rest] = statement.rest ?? []

/** Addresses below the FHIR base that a CapabilityStatement has no place for, and where a client learns of them. */
const TOLD_ELSEWHERE: Readonly<Record<string, string>> = {
  'GET /metadata': 'the statement itself',
  'GET /.well-known/smart-configuration': 'SMART App Launch',
  'GET /$bulk-status/:job': 'Content-Location of a kick-off',
  'DELETE /$bulk-status/:job': 'Content-Location of a kick-off',
  'GET /$bulk-status/:job/faults': 'the report of an import',
  'GET /$bulk-file/:job/:file': 'the manifest of an export',
  'GET /Subscription/:id/$stream': 'the channel of the subscription',
  'GET /SubscriptionTopic': 'R4 has no such type; the topics are extensions of Subscription',
  'GET /SubscriptionTopic/:id': 'R4 has no such type; the topics are extensions of Subscription',
}

type Row = { readonly method: string; readonly path: string }

function isDeclared({ method, path }: Row): boolean {
  const row = `${method} ${path}`.replace(/\/$/, '')
  const general = row.replace(/\/(Binary|Subscription)(?=\/|$)/, '/:type')
  if (`${method} ${path.slice(FHIR_PATH.length)}` in TOLD_ELSEWHERE) return true
  if (path.includes('$')) return isDeclaredOperation(path)
  const types = rest?.resource?.map(({ interaction = [] }) => interaction.map(({ code }) => code)) ?? []
  const ofType = TYPE_INTERACTIONS[general]
  if (ofType !== undefined) return types.every((codes) => codes.includes(ofType))
  const system = rest?.interaction?.map(({ code }) => code) ?? []
  if (SYSTEM_INTERACTIONS[row] !== undefined) return SYSTEM_INTERACTIONS[row].every((code) => system.includes(code))
  if ((COMPARTMENT_ROWS as readonly string[]).includes(row)) return (rest?.compartment ?? []).length > 0
  return (Object.values(CONDITIONAL) as string[]).includes(row)
}

function isDeclaredOperation(path: string): boolean {
  const [name, ...before] = path
    .slice(FHIR_PATH.length + 1)
    .split('/')
    .reverse()
  const type = before.at(-1)
  const named = (operations: { name?: string }[] = []) => operations.some((each) => `$${each.name}` === name)
  if (type === undefined) return named(rest?.operation)
  const resources = rest?.resource?.filter((each) => type === ':type' || each.type === type) ?? []
  return resources.length > 0 && resources.every(({ operation }) => named(operation))
}

const rows = ROUTES.filter(({ path }) => path.startsWith(FHIR_PATH)).map(({ method, path }) => ({ method, path }))

test.each(rows)('the CapabilityStatement tells of $method $path', (row) => {
  expect(isDeclared(row)).toBe(true)
})

test('what is told elsewhere is served', () => {
  const served = new Set(rows.map(({ method, path }) => `${method} ${path.slice(FHIR_PATH.length)}`))
  expect(Object.keys(TOLD_ELSEWHERE).filter((row) => !served.has(row))).toEqual([])
})

test('conditional interactions are told where they are served', () => {
  const patient = rest?.resource?.find(({ type }) => type === 'Patient')
  expect(patient).toMatchObject({ conditionalCreate: true, conditionalUpdate: true, conditionalDelete: 'single' })
})
