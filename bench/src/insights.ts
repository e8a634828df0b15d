import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createFactCache, insightsOf } from '@anamnesis/insights'
import { CONTEXT, chartOf } from './insights-chart.ts'
import { latency } from './measure.ts'
import type { Row } from './table.ts'

const ROUNDS = 20

/** Rounds before the clock counts: a server has opened other charts before this one. */
const WARM = 3

/** Returns how long the first and the second reading of a large chart take, parsed records to findings and page, and how much memory the process has then. */
export function measureInsights(): Row[] {
  const chart = { once: chartOf(), again: chartOf() }
  const cold = timed(() => insightsOf(chart.once, CONTEXT))
  const times = { first: [] as number[], second: [] as number[] }
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    const cache = createFactCache()
    const first = timed(() => insightsOf(chart.once, { ...CONTEXT, cache }))
    const second = timed(() => insightsOf(chart.again, { ...CONTEXT, cache }))
    if (round < WARM) continue
    times.first.push(first)
    times.second.push(second)
  }
  return [
    latency('first summary, 5,000 resources and 300 notes', times.first, 500),
    latency('second summary, facts of each record version kept', times.second, 50),
    { what: 'first summary of a fresh process', figure: cold, unit: 'ms' },
    { what: 'most memory of a process that reads it twice', figure: memory(), unit: 'MiB', bar: '< 300' },
  ]
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function memory(): number {
  const script = fileURLToPath(new URL('insights-memory.ts', import.meta.url))
  return Number(execFileSync(process.execPath, [script], { encoding: 'utf8' }))
}
