import { expect, test } from 'vitest'
import { labelledTexts, scoreSensitivities } from './sensitivity-kit.ts'

const texts = labelledTexts(process.env.ANAMNESIS_DATA ?? '../shared/data')

test.skipIf(texts === null)('the labels of sensitive sentences stand where they were written', () => {
  expect(texts?.sentences.length).toBe(724)
  expect(texts?.sentences.filter(({ truth }) => truth.length > 0).length).toBe(19)
  expect(texts?.snippets.filter(({ truth }) => truth.length > 0).length).toBe(22)
})

test.skipIf(texts === null)(
  'the detector of sensitive matters holds its recall, and labels little that is harmless',
  () => {
    for (const [set, floor] of [
      [texts?.snippets ?? [], 0.8],
      [texts?.sentences ?? [], 0.65],
    ] as const) {
      const all = scoreSensitivities(set).get('all') ?? { hits: 0, false: 0, missed: 1 }
      expect(all.hits / (all.hits + all.missed)).toBeGreaterThan(floor)
      expect(all.false / set.length).toBeLessThan(0.05)
    }
  },
)
