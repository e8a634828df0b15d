import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTextModel, SECTION_WEIGHTS, writeTextModel } from '@anamnesis/insights/training'
import { expect, test } from 'vitest'
import { readSections, SECTION_FILES, scoreSections, trainSections } from './section-kit.ts'
import { evaluateTemporality } from './temporality-kit.ts'
import { trainTextModel } from './text-training.ts'

const DATA = process.env.ANAMNESIS_DATA ?? '../shared/data'
const hasTexts = existsSync(join(DATA, SECTION_FILES.train))

test.skipIf(!hasTexts)('the classifier of sections holds its score on texts that it never met, under 2 MB', () => {
  const file = readFileSync(SECTION_WEIGHTS)
  const heldOut = readSections(DATA, SECTION_FILES.heldOut)
  const scores = heldOut && scoreSections(readTextModel(file), heldOut)
  expect(scores?.accuracy).toBeGreaterThan(0.65)
  expect(file.length).toBeLessThan(2_000_000)
})

test.skipIf(!hasTexts || process.env.ANAMNESIS_FULL === undefined)(
  'training the classifier of sections again gives its bytes',
  () => {
    const texts = readSections(DATA, SECTION_FILES.train)
    const file = texts && writeTextModel(trainSections(texts))
    expect(file && Buffer.from(file).equals(readFileSync(SECTION_WEIGHTS))).toBe(true)
  },
  300_000,
)

test.skipIf(process.env.ANAMNESIS_FULL === undefined)('a model of temporality is measured beside the rules', () => {
  for (const { ours } of evaluateTemporality(DATA) ?? []) expect(ours).toBeGreaterThan(0)
})

test('the same examples and seed give the same bytes, and a model that knows them', () => {
  const examples = Array.from({ length: 40 }, (_, index) => ({
    text: index % 2 === 0 ? `no known allergies ${index}` : `takes aspirin daily ${index}`,
    classes: [index % 2],
  }))
  const learning = { epochs: 5, rate: 1, pull: 1e-5, seed: 7 }
  const train = () => trainTextModel(examples, ['allergies', 'medicines'], learning)
  expect(Buffer.from(writeTextModel(train())).equals(Buffer.from(writeTextModel(train())))).toBe(true)
  const texts = examples.map(({ text, classes: [of = 0] }) => ({ text, name: ['allergies', 'medicines'][of] ?? '' }))
  expect(scoreSections(readTextModel(writeTextModel(train())), { texts, sha256: '' }).accuracy).toBe(1)
})

test('a file of another form is refused', () => {
  expect(() => readTextModel(new Uint8Array([1, 2, 3]))).toThrow(/no text model/)
})
