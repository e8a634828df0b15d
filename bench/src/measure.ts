import type { ProgramClient } from '@anamnesis/server'
import type { Row } from './table.ts'
import { percentile } from './table.ts'

/** Clients that send at the same time where a rate is measured. */
export const CLIENTS = 16

/** Returns one row: the median of times in ms, with the 95th percentile beside the limit that it is held against. */
export function latency(what: string, milliseconds: readonly number[], limitMs?: number): Row {
  const p95 = `p95 ${percentile(milliseconds, 95).toFixed(1)} ms`
  return {
    what,
    figure: percentile(milliseconds, 50),
    unit: 'ms p50',
    bar: limitMs === undefined ? p95 : `${p95} (<= ${limitMs})`,
  }
}

/** Returns how long each of the reads took, one after another, in ms; what is not answered with 200 is an error. */
export async function timeEach(client: ProgramClient, paths: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const path of paths) {
    const start = performance.now()
    const response = await client.send('GET', path)
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`a measured request answered ${response.status}`)
    times.push(performance.now() - start)
  }
  return times
}

/** Returns how many of `count` pieces of work are done per second by CLIENTS at once. */
export async function perSecond(count: number, work: (index: number) => Promise<unknown>): Promise<number> {
  let next = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (next < count) await work(next++)
    }),
  )
  return (count * 1000) / (performance.now() - start)
}

/** Returns how many reads per second CLIENTS get at once. */
export function readsPerSecond(client: ProgramClient, paths: readonly string[], count: number): Promise<number> {
  return perSecond(count, async (index) => {
    const response = await client.send('GET', paths[index % paths.length] ?? '')
    await response.arrayBuffer()
  })
}

/** Returns how many observations of a patient per second CLIENTS create at once. */
export function createsPerSecond(client: ProgramClient, patient: string, count: number): Promise<number> {
  const body = JSON.stringify({
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
  return perSecond(count, async () => {
    const response = await client.send('POST', '/fhir/R4/Observation', body)
    await response.arrayBuffer()
    if (response.status !== 201) throw new Error(`a measured creation answered ${response.status}`)
  })
}
