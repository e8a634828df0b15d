import { untilAnchored } from './anchoring.ts'
import { bareHttpPerSecond } from './bare-http.ts'
import type { BenchHospital, Named } from './bench-hospital.ts'
import type { Load, LoadFigures } from './load.ts'
import { CLIENTS, measureLoad, requestBytes } from './load.ts'
import { processorTime } from './processor-time.ts'
import type { Row } from './table.ts'
import { percentile } from './table.ts'

/** Requests before a rate is measured: what a process does for the first time it compiles, on a read's way for the first ten thousand. */
const WARM_UP = { read: 12_000, create: 500 }
/** Rounds of which the median is the figure: batches are anchored in some of them, and what else a machine does comes and goes. */
const ROUNDS = 5

/**
 * Returns how many different records per second are read by 16 clients at once, the median of five rounds of `count`, beside what `node:http` alone answers. What an import left to anchor is
 * anchored before; the looks of these reads are anchored meanwhile.
 */
export async function readRate(bench: BenchHospital, records: readonly Named[], count: number): Promise<Row> {
  const { origin } = bench.hospital
  const authorization = `Bearer ${await bench.token()}`
  // A step that shares no factor with their number meets each record once before any a second time.
  const some = Array.from(
    { length: WARM_UP.read + ROUNDS * count },
    (_, index) => records[(index * 7919) % records.length] as Named,
  )
  const requests = some.map(({ type, id }) =>
    requestBytes(origin, 'GET', `/fhir/R4/${type}/${id}`, { authorization, accept: 'application/fhir+json' }),
  )
  const bare = await bareHttpPerSecond()
  const { backlog } = await untilAnchored(bench.client)
  const limit = `node:http alone ${Math.round(bare).toLocaleString('en')}/s; after ${WARM_UP.read} others, ${backlog} of the import left to anchor`
  return rateRow(bench, 'read', { origin, requests, count, status: 200 }, '>= 4000', limit)
}

/** Returns how many observations of a patient per second 16 clients create at once. */
export async function createRate(bench: BenchHospital, patient: string, count: number): Promise<Row> {
  const { origin } = bench.hospital
  const headers = { authorization: `Bearer ${await bench.token()}`, 'content-type': 'application/fhir+json' }
  const requests = [requestBytes(origin, 'POST', '/fhir/R4/Observation', headers, observationOf(patient))]
  return rateRow(bench, 'create', { origin, requests, count, status: 201 }, '>= 600', 'durable when answered')
}

/** Says what share of a core each process took: what is near a whole one, or all of them near the cores there are, bounds the rate; else waiting for the disk does. */
async function rateRow(
  bench: BenchHospital,
  what: keyof typeof WARM_UP,
  load: Load,
  bar: string,
  note: string,
): Promise<Row> {
  await measureLoad({ ...load, count: WARM_UP[what] })
  const before = processorTime(bench)
  const rounds: LoadFigures[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measureLoad(fromRound(load, WARM_UP[what], round)))
  const after = processorTime(bench)
  const rates = rounds.map(({ perSecond }) => perSecond)
  const seconds = rates.reduce((sum, rate) => sum + load.count / rate, 0)
  const cores = (used: number) => (used / seconds).toFixed(2)
  const generator = rounds.reduce((sum, { share }) => sum + share, 0) / ROUNDS
  const shares = `cores: server ${cores(after.server - before.server)}, PostgreSQL ${cores(after.database - before.database)}, load generator ${generator.toFixed(2)}`
  const spread = `median of ${ROUNDS} rounds of ${load.count} (${rates.map(Math.round).join(', ')})`
  const figure = percentile(rates, 50)
  return { what: `${what}, ${CLIENTS} clients`, figure, unit: '/s', bar, note: `${spread}; ${note}; ${shares}` }
}

/** The same load, begun at the request with which a round begins. */
function fromRound({ requests, ...load }: Load, warmUp: number, round: number): Load {
  const first = (warmUp + round * load.count) % requests.length
  return { ...load, requests: [...requests.slice(first), ...requests.slice(0, first)] }
}

function observationOf(patient: string): string {
  return JSON.stringify({
    resourceType: 'Observation',
    status: 'final',
    subject: { reference: `Patient/${patient}` },
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }] },
    effectiveDateTime: '2026-01-01',
    valueQuantity: { value: 4.2, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
  })
}
