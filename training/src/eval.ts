import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { evaluateAssertions } from './assertion-kit.ts'
import { evaluateAlteredCharts, evaluateCharts } from './charts/chart-benchmark.ts'
import { evaluateInteractions } from './interaction-pairs.ts'
import { evaluateMeasures } from './measures-evaluation.ts'
import type { Result } from './result.ts'
import { said } from './result.ts'
import { evaluateSections } from './section-kit.ts'
import { evaluateSensitivities } from './sensitivity-kit.ts'
import { evaluateTaggers } from './tagger-evaluation.ts'
import { evaluateTemporality } from './temporality-kit.ts'

/** Every set that the insights are measured on; each returns null where its files are absent. */
const SETS: readonly (readonly [
  name: string,
  evaluate: (folder: string) => Promise<Result[] | null> | Result[] | null,
])[] = [
  ['how notes speak of a mention', evaluateAssertions],
  ['diseases and chemicals in texts', evaluateTaggers],
  ['when a mention is, by a model', evaluateTemporality],
  ['sensitive matters in notes', evaluateSensitivities],
  ['sections of notes without headings', evaluateSections],
  ['interactions', evaluateInteractions],
  ['quality measures', evaluateMeasures],
  ['pages and answers of charts', evaluateCharts],
  // Faults that these two showed were mended; the third was run once, after that.
  ['charts altered by chance, seen', (folder) => evaluateAlteredCharts(folder, 7301, false)],
  ['charts altered by chance, seen again', (folder) => evaluateAlteredCharts(folder, 8117, false)],
  ['charts altered by chance, held out', (folder) => evaluateAlteredCharts(folder, 9241, true)],
]

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } })
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, one core, Node ${process.version}; data: ${values.data}`)
const started = performance.now()
const results: Result[] = []
for (const [index, [name, evaluate]] of SETS.entries()) {
  console.error(`${index + 1} of ${SETS.length}, after ${seconds()} s: ${name}`)
  results.push(...((await evaluate(values.data)) ?? []))
}
console.table(results.map(said))
console.log(`${results.length} figures in ${seconds()} s`)

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(0)
}
