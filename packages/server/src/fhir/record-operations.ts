import { randomUUID } from 'node:crypto'
import { AnamnesisError } from '@anamnesis/core'
import type { SearchEntry, SearchPage } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import { fhir } from '../http/outcome.ts'
import { scopesAllow } from '../sign-in/scopes.ts'
import type { BundleEntryBytes } from './bundle-text.ts'
import { bundleBytes } from './bundle-text.ts'
import type { FhirOperation, OperationCall } from './fhir-operation.ts'
import { FHIR_PATH } from './fhir-route.ts'
import { preferencesOf, versionHeaders } from './headers.ts'
import type { OperationInput } from './operation-input.ts'
import { resourceOf, textOf } from './operation-input.ts'
import { contextFor } from './request-context.ts'

const DEFINITION = 'http://hl7.org/fhir/OperationDefinition'

/** Operations that read records: everything about a patient or encounter, the last observations, matching a patient, a document. */
export const recordOperations: readonly FhirOperation[] = [
  {
    name: 'everything',
    definition: `${DEFINITION}/Patient-everything`,
    levels: ['type', 'instance'],
    types: ['Patient'],
    affectsState: false,
    interactions: ['r', 's'],
    handler: (call, context) => everything(call, context, 'Patient', call.id ?? ownPatient(call)),
  },
  {
    name: 'everything',
    definition: `${DEFINITION}/Encounter-everything`,
    levels: ['instance'],
    types: ['Encounter'],
    affectsState: false,
    interactions: ['r', 's'],
    handler: (call, context) => everything(call, context, 'Encounter', call.id ?? ''),
  },
  {
    name: 'lastn',
    definition: `${DEFINITION}/Observation-lastn`,
    levels: ['type'],
    types: ['Observation'],
    affectsState: false,
    interactions: ['r', 's'],
    handler: async ({ caller, input, request }, { records }) =>
      searchset(await records.lastObservations(caller, queryOf(input), preferencesOf(request))),
  },
  {
    name: 'match',
    definition: `${DEFINITION}/Patient-match`,
    levels: ['type'],
    types: ['Patient'],
    affectsState: true,
    interactions: ['r', 's'],
    handler: match,
  },
  {
    name: 'document',
    definition: `${DEFINITION}/Composition-document`,
    levels: ['instance'],
    types: ['Composition'],
    affectsState: false,
    interactions: ['r'],
    handler: document,
  },
]

/** Refuses a client whose scopes do not cover every type, as an answer can hold any. @throws `not-allowed` */
export function checkAllTypes({ request }: OperationCall): void {
  if (!scopesAllow(request.scopes, '*', 'r'))
    throw new AnamnesisError('not-allowed', 'the scopes of this client do not cover that')
}

async function everything(
  call: OperationCall,
  { records }: HospitalContext,
  type: 'Patient' | 'Encounter',
  id: string,
): Promise<Outcome> {
  return searchset(await records.everything(call.caller, type, id, queryOf(call.input), preferencesOf(call.request)))
}

/** Without an id the operation is about the patient who asks. @throws `bad-request` for anybody else */
function ownPatient({ request }: OperationCall): string {
  const { patient } = request.requester
  if (patient === null) throw new AnamnesisError('bad-request', 'name a patient: Patient/[id]/$everything')
  return patient
}

function queryOf(input: OperationInput): URLSearchParams {
  return new URLSearchParams(input.map(({ name, value }) => [name, typeof value === 'object' ? '' : String(value)]))
}

/** Returns a page of records as a searchset Bundle. */
export function searchset({ entries, total, self, next }: SearchPage): Outcome {
  const link = [{ relation: 'self', url: self }, ...(next === null ? [] : [{ relation: 'next', url: next }])]
  return fhir(
    bundleBytes(
      { type: 'searchset', ...(total === null ? {} : { total }), link },
      entries.map((entry) => entryOf(entry, { search: { mode: entry.mode } })),
    ),
  )
}

function entryOf({ fullUrl, bytes }: SearchEntry, members: BundleEntryBytes['members']): BundleEntryBytes {
  return { fullUrl, resource: bytes, members }
}

/** Where the extension of a match says how sure it is (FHIR R4, Patient/$match). */
const MATCH_GRADE = 'http://hl7.org/fhir/StructureDefinition/match-grade'

const MATCH_PARAMETERS = ['resource', 'onlyCertainMatches', 'count']

async function match({ caller, input, request }: OperationCall, { records }: HospitalContext): Promise<Outcome> {
  if (preferencesOf(request).strict && input.some(({ name }) => !MATCH_PARAMETERS.includes(name)))
    throw new AnamnesisError('unknown-search-parameter', `$match takes ${MATCH_PARAMETERS.join(', ')}`)
  const count = textOf(input, 'count')
  const matches = await records.matchPatient(caller, {
    patient: resourceOf(input, 'resource'),
    onlyCertainMatches: flagOf(input, 'onlyCertainMatches'),
    ...(count === undefined ? {} : { count: Number(count) }),
  })
  const entries = matches.map((each) =>
    entryOf(each, {
      search: { extension: [{ url: MATCH_GRADE, valueCode: each.grade }], mode: 'match', score: each.score },
    }),
  )
  return fhir(bundleBytes({ type: 'searchset', total: entries.length }, entries))
}

async function document(call: OperationCall, context: HospitalContext): Promise<Outcome> {
  checkAllTypes(call)
  const strange = call.input.find(({ name }) => name !== 'persist')
  if (strange && preferencesOf(call.request).strict)
    throw new AnamnesisError('unknown-search-parameter', '$document takes persist only')
  const persist = flagOf(call.input, 'persist')
  if (persist && call.request.method !== 'POST')
    throw new AnamnesisError('bad-request', 'what keeps a document is sent by POST')
  const entries = await context.records.document(call.caller, call.id ?? '')
  const bytes = documentBytes(
    context.now(),
    entries.map((entry) => entryOf(entry, {})),
  )
  return persist ? keep(call, context, bytes) : fhir(bytes)
}

/** A boolean parameter, false where it is absent. @throws `bad-request` */
function flagOf(input: OperationInput, name: string): boolean {
  const text = textOf(input, name) ?? 'false'
  if (text !== 'true' && text !== 'false') throw new AnamnesisError('bad-request', `${name} is true or false`)
  return text === 'true'
}

/** A document that is kept is a Bundle like any other: written by whoever asked, under the rights of what it is about. */
async function keep({ request }: OperationCall, context: HospitalContext, bytes: Uint8Array): Promise<Outcome> {
  const writer = await contextFor(request, context, 'Bundle', 'c')
  const written = await context.records.create(writer, 'Bundle', Buffer.from(bytes).toString())
  const { id, version } = written
  const location = `${context.config.origin}${FHIR_PATH}/Bundle/${id}/_history/${version}`
  return fhir(written.bytes, 201, { ...versionHeaders(written), location })
}

/** Returns the bytes of a document Bundle (FHIR R4, section 2.42) made now, in ms since 1970 UTC. */
export function documentBytes(
  now: number,
  entries: readonly BundleEntryBytes[],
  head: { readonly meta?: object } = {},
): Uint8Array {
  const identifier = { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${randomUUID()}` }
  return bundleBytes({ ...head, identifier, type: 'document', timestamp: new Date(now).toISOString() }, entries)
}
