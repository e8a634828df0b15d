import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readModel, standardTagger, taggerOf, writeModel } from '@anamnesis/insights/training'
import { expect, test } from 'vitest'
import { scoreNotes } from './aci-bench.ts'
import { type LabelledSentence, readNerFile } from './ner-files.ts'
import { f1 } from './result.ts'
import { cellsOf } from './table-cells.ts'
import { scoreTagger, summed } from './tagger-score.ts'
import { trainTagger } from './tagger-training.ts'
import { TRAININGS } from './trainings.ts'

const DATA = process.env.ANAMNESIS_DATA ?? '../shared/data'
/** Part of the held-out file: the whole is for npm run eval. */
const SOME = 1000
/** Below the bars of the whole files (0.85, 0.82) by what so small a part may differ. */
const FLOORS: Readonly<Record<string, number>> = { BC5CDR: 0.84, 'NCBI-disease': 0.81 }

test.each(TRAININGS)('the tagger of $name holds its score on sentences that it never met', (training) => {
  if (!existsSync(join(DATA, 'ner'))) return
  const file = readNerFile(DATA, training.heldOut, training.kinds)
  const tagger = taggerOf(readModel(readFileSync(training.weights)))
  const counts = scoreTagger(tagger, file?.sentences.slice(0, SOME) ?? [], training.kinds)
  expect(f1(summed(counts.values()))).toBeGreaterThan(FLOORS[training.name] ?? 1)
})

test('weights together stay under 2 MB', () => {
  const size = TRAININGS.reduce((sum, { weights }) => sum + readFileSync(weights).length, 0)
  expect(size).toBeLessThan(2_000_000)
})

const scores = scoreNotes(DATA, standardTagger())

test.skipIf(scores === null)('the labels of notes stand where they were written', () => {
  expect(scores?.size).toBe(200)
})

const TINY: LabelledSentence[] = Array.from({ length: 60 }, (_, index) => ({
  words: ['Patient', `${index}`, 'has', index % 2 === 0 ? 'gout' : 'severe', index % 2 === 0 ? 'today' : 'asthma'],
  labels: Uint8Array.from(index % 2 === 0 ? [0, 0, 0, 1, 0] : [0, 0, 0, 1, 2]),
}))
const LEARNING = { rate: 0.1, pull: 1e-4, leftOut: 0.3, seed: 7, epochs: 3 }

test('the same sentences and seed give the same bytes, and a tagger that knows them', () => {
  const train = () => trainTagger(TINY, ['disease'], { first: LEARNING, second: LEARNING, folds: 2 })
  const [model, again] = [train(), train()]
  expect(Buffer.from(writeModel(again)).equals(Buffer.from(writeModel(model)))).toBe(true)
  expect(f1(summed(scoreTagger(taggerOf(model), TINY, ['disease']).values()))).toBe(1)
})

test('a table keeps commas, line ends and quotation marks of its cells', () => {
  expect(cellsOf('a,b\r\n"x, y","line\n""two"""\n')).toEqual([
    ['a', 'b'],
    ['x, y', 'line\n"two"'],
  ])
})
