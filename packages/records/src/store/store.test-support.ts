import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Conditions, HospitalId, Permit, Role } from '@anamnesis/core'
import { CATEGORIES, READABLE, SENSITIVITIES, toHex } from '@anamnesis/core'
import { testDatabase } from '@anamnesis/database/testing'
import { createRecords } from '../create-records.ts'
import { openKeyring } from '../keyring/keyring.ts'
import type { LeafInsert, RequestContext } from '../request-context.ts'
import { recordsMigrations } from '../schema.ts'

/** The hospital of the tests. */
export const HOSPITAL: HospitalId = toHex(new Uint8Array(32).fill(0xa1))
/** Another hospital, from which records visit. */
export const OTHER_HOSPITAL: HospitalId = toHex(new Uint8Array(32).fill(0xb2))
/** Where the hospital's records are read. */
export const BASE_URL = 'https://a.example/fhir/R4'

const LEAVES =
  'CREATE TABLE test_leaf (n bigint GENERATED ALWAYS AS IDENTITY, kind text NOT NULL, commitment bytea NOT NULL)'

/** Writes leaves into a small table, as the ledger room would into its own. */
const testLeafInsert: LeafInsert = (kind, commitments) =>
  `INSERT INTO test_leaf (kind, commitment) SELECT '${kind}', new.commitment FROM (${commitments}) AS new (commitment)`

/** Returns records on a real database and keyring of their own, empty, with a clock that moves one ms at each look. */
export async function testRecords() {
  const test = await testDatabase([...recordsMigrations, { id: 'test/1-leaves', sql: LEAVES }])
  const folder = await mkdtemp(join(tmpdir(), 'anamnesis-store-'))
  const keyring = await openKeyring(folder)
  let now = Date.UTC(2026, 0, 1)
  const hooks = { leafInsert: testLeafInsert }
  const parts = {
    database: test.database,
    keyring,
    hospital: HOSPITAL,
    baseUrl: BASE_URL,
    leafInsert: ((kind, commitments) => hooks.leafInsert(kind, commitments)) satisfies LeafInsert,
    clock: () => {
      now += 1
      return now
    },
  }
  const records = await createRecords(parts)
  return {
    records,
    parts,
    hooks,
    database: test.database,
    keyring,
    drop: async () => {
      records.close()
      await test.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Returns the same with one patient in it, by whose id the tests go. */
export async function testRecordsOfPatient() {
  const world = await testRecords()
  const { id: patient } = await world.records.create(program(), 'Patient', '{"resourceType":"Patient"}')
  return { ...world, patient }
}

/** Everything that conditions can open. */
export const EVERYTHING: Conditions = {
  categories: CATEGORIES,
  sensitivities: SENSITIVITIES,
  only: null,
  except: [],
  from: null,
  until: null,
}

let requests = 0

function context(role: Role, permit: Omit<Permit, 'requester'>): RequestContext {
  requests += 1
  const requester = {
    person: role,
    name: role,
    role,
    department: null,
    hospital: HOSPITAL,
    purpose: 'TREAT',
    patient: null,
    client: 'test',
  } as const
  return { permit: { requester, ...permit }, requestId: `request-${requests}` }
}

/** A program of the hospital, which may read and write everything. */
export function program(): RequestContext {
  return context('system', {
    clauses: [{ basis: 'system', patient: null, reach: { own: EVERYTHING } }],
    mayAddTo: 'any',
  })
}

/** A member of staff with a treatment relationship to patients: reads what the role reads, writes what the role writes. */
export function staff(role: Role, patients: readonly string[], conditions: Partial<Conditions> = {}): RequestContext {
  const own = { ...EVERYTHING, categories: READABLE[role], ...conditions }
  return context(role, {
    clauses: [
      { basis: 'directory', patient: null, reach: { own: { ...EVERYTHING, categories: ['directory'] } } },
      ...patients.map((patient) => ({ basis: 'relationship', patient, reach: { own } }) as const),
    ],
    mayAddTo: patients,
  })
}

/** Returns the resource of exact bytes. */
export function parsed(bytes: Uint8Array): Record<string, unknown> {
  return JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>
}

/** A weight of a patient, as the text of a request. */
export function weight(patient: string, kilograms: string, more: object = {}): string {
  const observation = {
    resourceType: 'Observation',
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: '2025-05-04',
    ...more,
  }
  return JSON.stringify(observation).replace(
    /}$/,
    `,"valueQuantity":{"value":${kilograms},"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}`,
  )
}
