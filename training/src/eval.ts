import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { evaluateAssertions } from './assertion-kit.ts'
import { evaluateAlteredCharts, evaluateCharts } from './charts/chart-benchmark.ts'
import type { Result } from './result.ts'
import { said } from './result.ts'
import { evaluateTaggers } from './tagger-evaluation.ts'

/** Every public set that the insights are measured on; each returns null where its files are absent. */
const SETS: readonly ((folder: string) => Result[] | null)[] = [
  evaluateAssertions,
  evaluateTaggers,
  evaluateCharts,
  (folder) => evaluateAlteredCharts(folder, 8117),
]

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } })
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, one core, Node ${process.version}; data: ${values.data}`)
for (const evaluate of SETS) {
  const results = evaluate(values.data)
  if (results !== null) console.table(results.map(said))
}
