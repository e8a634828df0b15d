import { bareHttpPerSecond } from './bare-http.ts'
import type { BenchHospital, Named } from './bench-hospital.ts'
import type { Load } from './load.ts'
import { CLIENTS, measureLoad, requestBytes } from './load.ts'
import { processorTime } from './processor-time.ts'
import type { Row } from './table.ts'

/** Returns how many different records per second are read by 16 clients at once, beside what `node:http` alone answers. */
export async function readRate(bench: BenchHospital, records: readonly Named[], count: number): Promise<Row> {
  const { origin } = bench.hospital
  const authorization = `Bearer ${await bench.token()}`
  // A step that shares no factor with their number meets each record once before any a second time.
  const some = Array.from({ length: count }, (_, index) => records[(index * 7919) % records.length] as Named)
  const requests = some.map(({ type, id }) =>
    requestBytes(origin, 'GET', `/fhir/R4/${type}/${id}`, { authorization, accept: 'application/fhir+json' }),
  )
  const bare = await bareHttpPerSecond()
  const limit = `node:http alone ${Math.round(bare).toLocaleString('en')}/s`
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
async function rateRow(bench: BenchHospital, what: string, load: Load, bar: string, note: string): Promise<Row> {
  // What a process does for the first time it compiles: that is no part of a rate, here as with the bare server.
  await measureLoad({ ...load, count: load.count / 4 })
  const before = processorTime(bench)
  const { perSecond, share } = await measureLoad(load)
  const after = processorTime(bench)
  const seconds = load.count / perSecond
  const cores = (used: number) => `${(used / seconds).toFixed(2)}`
  const server = cores(after.server - before.server)
  const database = cores(after.database - before.database)
  const shares = `cores: server ${server}, PostgreSQL ${database}, load generator ${share.toFixed(2)}`
  return { what: `${what}, ${CLIENTS} clients`, figure: perSecond, unit: '/s', bar, note: `${note}; ${shares}` }
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
