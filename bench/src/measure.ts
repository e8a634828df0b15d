import type { ProgramClient } from '@anamnesis/server'
import type { Row } from './table.ts'
import { percentile } from './table.ts'

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
