import { expect, test } from 'vitest'
import { NAME_WORDS, namesIn } from './entities.ts'
import { TELLING_WORDS } from './spanish-question-kinds.ts'
import { QUESTION_WORDS, spelled } from './spelling.ts'

test('no Spanish word that tells time, person or denial says nothing, and none is taken for another', () => {
  const { voids, kinds } = QUESTION_WORDS.es
  for (const word of TELLING_WORDS) {
    expect([word, voids.has(word)]).toEqual([word, false])
    expect(spelled(word, 'es')).toBe(word)
    expect(spelled(word, 'en')).toBe(word)
    if (word !== 'contra') expect(kinds.flatMap(({ any, more }) => [...any, ...more])).not.toContain(word)
  }
})

test('no Spanish word that says nothing is a name by itself', () => {
  for (const word of QUESTION_WORDS.es.voids) expect([word, namesIn([word], 'es')]).toEqual([word, []])
})

test('"mi" is an infarction in English and "my" in Spanish', () => {
  expect(namesIn(['mi'], 'en')).toMatchObject([{ meanings: [{ type: 'problem' }] }])
  expect(namesIn(['mi'], 'es')).toEqual([])
})

test('words are compared without accents', () => {
  expect(NAME_WORDS.es).toContain('migrana')
  expect(spelled('hemoglobna', 'es')).toBe('hemoglobina')
})
