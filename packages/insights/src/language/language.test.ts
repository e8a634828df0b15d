import { LANGUAGES } from '@anamnesis/core/api'
import { expect, test } from 'vitest'
import { LAB_TESTS } from '../terminology/lab-tests.ts'
import { PROBLEM_CONCEPTS } from '../terminology/problems.ts'
import { DE } from './de.ts'
import { EN } from './en.ts'
import { GERMAN_NAMES } from './german-names.ts'
import { speechIn } from './language.ts'

type Told = { readonly [key: string]: Told | string | ((...words: never[]) => string) }

function pathsOf(messages: Told, path = ''): string[] {
  return Object.entries(messages).flatMap(([key, told]) =>
    typeof told === 'object' ? pathsOf(told, `${path}${key}.`) : [`${path}${key}`],
  )
}

test('both languages have the same messages', () => {
  expect(pathsOf(DE as unknown as Told).sort()).toEqual(pathsOf(EN as unknown as Told).sort())
})

test('every problem and every test of the tables has a German name, and there is no other', () => {
  expect(Object.keys(GERMAN_NAMES.problems).sort()).toEqual(PROBLEM_CONCEPTS.map(({ key }) => key).sort())
  expect(Object.keys(GERMAN_NAMES.tests).sort()).toEqual(LAB_TESTS.map(({ key }) => key).sort())
  expect(Object.values({ ...GERMAN_NAMES.problems, ...GERMAN_NAMES.tests })).not.toContain('')
})

test.each(LANGUAGES)('%s says every word that a sentence of a table is given', (language) => {
  const speech = speechIn(language)
  const groups = [
    speech.problem,
    speech.course,
    speech.treatment,
    speech.plan,
    speech.news,
    speech.missing,
    speech.answer,
  ]
  for (const said of groups.flatMap((group) => Object.values(group as Told))) {
    if (typeof said !== 'function') continue
    const words = Array.from({ length: said.length }, (_, index) => `Wort${index}`) as never[]
    if (said.length > 0 && said !== speech.problem.line)
      for (const word of words) expect(said(...words)).toContain(word)
  }
})

test('German writes numbers with a comma and days in its own order', () => {
  const german = speechIn('de')
  expect(german.amount('5.9 mmol/L')).toBe('5,9 mmol/L')
  expect(german.day(Date.UTC(2026, 2, 3))).toBe('3. März 2026')
})
