import { createHash, randomBytes } from 'node:crypto'
import type { Bundle } from '@medplum/fhirtypes'
import type { OneHospital } from '../support/one-hospital.ts'

/** A version that the hospital said it keeps. */
export type Acknowledged = {
  readonly type: string
  readonly id: string
  readonly version: number
  /** What the record is found by; null if it has no identifier. */
  readonly identifier: string | null
  /** SHA-256 of its content, for a Binary. */
  readonly digest: string | null
  /** Address of the job that it was promised with: it is there when that is over. */
  readonly job: string | null
}

/** Sends a request as the hospital's own program. */
export type Send = OneHospital['program']['send']

/** Writes something and returns what was acknowledged, or null if it was not. */
type Writing = (send: Send) => Promise<Acknowledged[] | null>

/** Records of one transaction. */
const TOGETHER = 20
/** Lines of one import: more than one step of it (250). */
const LINES = 300
/** Largest content, in bytes: more than goes into a record (256 kB), and more than one sealed chunk (1 MiB). */
const LARGEST_CONTENT = 1_500_000
const SYSTEM = 'urn:kill'

let counter = 0

/** Every way to write: single records, versions, transactions, content, imports, and the index made anew underneath. */
export const WRITINGS: readonly Writing[] = [create, createAndUpdate, transact, upload, load, reindex]

function basic(identifier: string, text: string): Record<string, unknown> {
  return { resourceType: 'Basic', identifier: [{ system: SYSTEM, value: identifier }], code: { text } }
}

async function create(send: Send): Promise<Acknowledged[] | null> {
  const identifier = `k${counter++}`
  const answer = await send('POST', '/fhir/R4/Basic', basic(identifier, 'new'))
  if (answer.status !== 201) return null
  return [{ ...nameIn(answer.headers.get('location') ?? ''), identifier }]
}

async function createAndUpdate(send: Send): Promise<Acknowledged[] | null> {
  const created = await create(send)
  const [first] = created ?? []
  if (!first) return null
  const body = { ...basic(first.identifier ?? '', 'changed'), id: first.id }
  const answer = await send('PUT', `/fhir/R4/Basic/${first.id}`, body).catch(() => null)
  return answer?.status === 200 ? [first, { ...first, version: 2 }] : [first]
}

async function transact(send: Send): Promise<Acknowledged[] | null> {
  const identifiers = Array.from({ length: TOGETHER }, () => `k${counter++}`)
  const entry = identifiers.map((identifier) => ({
    resource: basic(identifier, 'together'),
    request: { method: 'POST', url: 'Basic' },
  }))
  const answer = await send('POST', '/fhir/R4', { resourceType: 'Bundle', type: 'transaction', entry })
  if (answer.status !== 200) return null
  const done = (await answer.json()) as Bundle
  return (done.entry ?? []).map(({ response }, index) => ({
    ...nameIn(response?.location ?? ''),
    identifier: identifiers[index] ?? '',
  }))
}

async function upload(send: Send): Promise<Acknowledged[] | null> {
  const content = randomBytes(LARGEST_CONTENT >> (counter++ % 4))
  const answer = await send('POST', '/fhir/R4/Binary', new Uint8Array(content), { 'content-type': 'application/pdf' })
  if (answer.status !== 201) return null
  return [{ ...nameIn(answer.headers.get('location') ?? ''), digest: digestOf(content) }]
}

async function load(send: Send): Promise<Acknowledged[] | null> {
  const identifiers = Array.from({ length: LINES }, () => `k${counter++}`)
  const lines = identifiers.map((identifier) =>
    JSON.stringify({ ...basic(identifier, 'loaded'), id: `loaded-${identifier}` }),
  )
  const headers = { 'content-type': 'application/fhir+ndjson', prefer: 'respond-async' }
  const answer = await send('POST', '/fhir/R4/$import', lines.join('\n'), headers)
  // Two that wait are enough of one client.
  if (answer.status === 429) return []
  if (answer.status !== 202) return null
  const job = new URL(answer.headers.get('content-location') ?? '').pathname
  return identifiers.map((identifier) => ({
    ...{ type: 'Basic', id: `loaded-${identifier}`, version: 1, identifier, digest: null, job },
  }))
}

async function reindex(send: Send): Promise<Acknowledged[] | null> {
  const answer = await send('POST', '/api/admin/reindex', { anew: true })
  return answer.status === 202 ? [] : null
}

function nameIn(location: string): Acknowledged {
  const [, type = '', id = '', version = ''] = /([A-Za-z]+)\/([^/]+)\/_history\/(\d+)$/.exec(location) ?? []
  return { type, id, version: Number(version), identifier: null, digest: null, job: null }
}

function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Returns those of the acknowledged versions that cannot be read as they were, or whose record its identifier does not find. */
export async function lostOf({ program }: OneHospital, acknowledged: readonly Acknowledged[]): Promise<Acknowledged[]> {
  const lost: Acknowledged[] = []
  for (const each of acknowledged)
    if (!((await isKept(program.send, each)) && (await isFound(program.send, each)))) lost.push(each)
  return lost
}

async function isKept(send: Send, { type, id, version, digest }: Acknowledged): Promise<boolean> {
  const accept = digest === null ? 'application/fhir+json' : 'application/pdf'
  const read = await send('GET', `/fhir/R4/${type}/${id}/_history/${version}`, undefined, { accept })
  const bytes = new Uint8Array(await read.arrayBuffer())
  if (read.status !== 200) return false
  if (digest !== null) return digestOf(bytes) === digest
  return (JSON.parse(Buffer.from(bytes).toString()) as { id?: string }).id === id
}

async function isFound(send: Send, { type, id, identifier }: Acknowledged): Promise<boolean> {
  if (identifier === null) return true
  const found = await send('GET', `/fhir/R4/${type}?identifier=${SYSTEM}|${identifier}`)
  const { entry = [] } = (await found.json()) as Bundle
  return entry.length === 1 && entry[0]?.resource?.id === id
}
