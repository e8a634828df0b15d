import type { Bundle } from '@medplum/fhirtypes'
import type { OneHospital } from '../support/one-hospital.ts'

/** A version that the hospital said it keeps, and the identifier by which its record is found. */
export type Acknowledged = {
  readonly type: string
  readonly id: string
  readonly version: number
  readonly identifier: string
}

const WRITERS = 6
/** Records of one transaction. */
const BUNDLE = 20
const SYSTEM = 'urn:kill'

let counter = 0

/** Writes from several clients at a time (creates, updates, transactions) until `kill`, called once after so many acknowledged versions, has ended the hospital. */
export async function writeUntil(
  { program }: OneHospital,
  after: number,
  kill: () => Promise<void>,
): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = []
  let killed: Promise<void> | null = null
  const writer = async (place: number) => {
    const steps = [create, createAndUpdate, transact]
    for (let round = place; killed === null; round += 1) {
      const written = await steps[round % steps.length]?.(program.send).catch(() => null)
      // What came without an answer may be there or not: nothing was promised.
      if (!written) return
      acknowledged.push(...written)
      if (acknowledged.length >= after) killed ??= kill()
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, place) => writer(place)))
  await (killed ?? kill())
  return acknowledged
}

type Send = OneHospital['program']['send']

function basic(identifier: string, text: string): object {
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
  const body = { ...basic(first.identifier, 'changed'), id: first.id }
  const answer = await send('PUT', `/fhir/R4/Basic/${first.id}`, body).catch(() => null)
  return answer?.status === 200 ? [first, { ...first, version: 2 }] : [first]
}

async function transact(send: Send): Promise<Acknowledged[] | null> {
  const identifiers = Array.from({ length: BUNDLE }, () => `k${counter++}`)
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

function nameIn(location: string): Omit<Acknowledged, 'identifier'> {
  const [, type = '', id = '', version = ''] = /([A-Za-z]+)\/([^/]+)\/_history\/(\d+)$/.exec(location) ?? []
  return { type, id, version: Number(version) }
}

/** Returns those of the acknowledged versions that cannot be read, or whose record its identifier does not find. */
export async function lostOf({ program }: OneHospital, acknowledged: readonly Acknowledged[]): Promise<Acknowledged[]> {
  const lost: Acknowledged[] = []
  for (const each of acknowledged) {
    const { type, id, version, identifier } = each
    const read = await program.send('GET', `/fhir/R4/${type}/${id}/_history/${version}`)
    const kept = (await read.json()) as { id?: string }
    const found = await program.send('GET', `/fhir/R4/${type}?identifier=${SYSTEM}|${identifier}`)
    const { entry = [] } = (await found.json()) as Bundle
    const whole = read.status === 200 && kept.id === id && entry.length === 1 && entry[0]?.resource?.id === id
    if (!whole) lost.push(each)
  }
  return lost
}
