import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readModel, taggerOf, writeModel } from '@anamnesis/insights/training'
import { modelCard } from './model-card.ts'
import { readNerFile } from './ner-files.ts'
import { scoreTagger } from './tagger-score.ts'
import { trainTagger } from './tagger-training.ts'
import { trainTextModels } from './train-text-models.ts'
import { TRAININGS, type Training } from './trainings.ts'

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } })
trainTextModels(values.data)
for (const training of TRAININGS) run(training, values.data)

function run(training: Training, folder: string): void {
  const { name, kinds, weights, learning } = training
  const train = readNerFile(folder, training.train, kinds)
  const heldOut = readNerFile(folder, training.heldOut, kinds)
  if (train === null || heldOut === null) return
  const before = process.cpuUsage()
  const seconds = () => (process.cpuUsage(before).user / 1e6).toFixed(0)
  const model = trainTagger(train.sentences, kinds, learning, (words) =>
    console.log(`${name}: ${words} (${seconds()} s)`),
  )
  const file = writeModel(model)
  mkdirSync(new URL('.', weights), { recursive: true })
  writeFileSync(weights, file)
  const counts = scoreTagger(taggerOf(readModel(file)), heldOut.sentences, kinds)
  const card = modelCard({ training, train, heldOut, counts, file })
  writeFileSync(new URL(weights.href.replace(/\.bin$/, '.MODEL-CARD.md')), card)
  console.log(card)
}
