import { LANGUAGES } from '@anamnesis/core/api'
import { expect, test } from 'vitest'
import { bodyMassClass } from '../equations/body.ts'
import { CLASS_TABLE } from '../terminology/class-table.ts'
import { rowsOf } from '../terminology/data-file.ts'
import { ingredientByName, medicineNames } from '../terminology/ingredients.ts'
import { INTERACTIONS } from '../terminology/interactions.ts'
import { ALL_TESTS } from '../terminology/lab-tests.ts'
import { ALL_PROBLEMS } from '../terminology/problems.ts'
import { VACCINE_NAMES } from '../terminology/vaccine-names.ts'
import { EN } from './en.ts'
import { ES } from './es.ts'
import { speechIn } from './language.ts'
import { CLASS_NAMES, INGREDIENT_NAMES, PROBLEM_NAMES, TERMS, TEST_NAMES, vaccineInSpanish } from './spanish-names.ts'

type Told = { readonly [key: string]: Told | string | ((...words: never[]) => string) }

function pathsOf(messages: Told, path = ''): string[] {
  return Object.entries(messages).flatMap(([key, told]) =>
    typeof told === 'object' ? pathsOf(told, `${path}${key}.`) : [`${path}${key}`],
  )
}

test('both languages have the same messages', () => {
  expect(pathsOf(ES as unknown as Told).sort()).toEqual(pathsOf(EN as unknown as Told).sort())
})

test('every problem, test, ingredient, class and vaccine of the tables has a Spanish name, and there is no other', () => {
  const ingredients = medicineNames().flatMap((item) => item.ingredients.map(({ name }) => name))
  expect(Object.keys(PROBLEM_NAMES).sort()).toEqual(ALL_PROBLEMS.map(({ key }) => key).sort())
  expect(Object.keys(TEST_NAMES).sort()).toEqual(ALL_TESTS.map(({ key }) => key).sort())
  expect(CLASS_NAMES.map(({ key }) => key).sort()).toEqual(
    rowsOf(CLASS_TABLE.rows)
      .map(([key]) => key)
      .sort(),
  )
  expect(Object.keys(INGREDIENT_NAMES).filter((name) => ingredientByName(name) === undefined)).toEqual([])
  expect([...new Set(ingredients)].filter((name) => !(name in INGREDIENT_NAMES))).toEqual([])
  expect(Object.values({ ...PROBLEM_NAMES, ...TEST_NAMES, ...INGREDIENT_NAMES })).not.toContain('')
  for (const name of Object.values(VACCINE_NAMES.names)) expect(vaccineInSpanish(name)).toMatch(/^vacuna /)
})

test('every effect of an interaction and every class of body mass has Spanish words', () => {
  const said = [...INTERACTIONS.map(({ effect }) => effect), ...[17, 22, 27, 32, 37, 42].map(bodyMassClass)]
  expect(said.filter((words) => !(words in TERMS))).toEqual([])
})

test('no two problems and no two ingredients share a Spanish name', () => {
  for (const names of [PROBLEM_NAMES, TEST_NAMES, INGREDIENT_NAMES].map((item) => Object.values(item)))
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
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
    const words = Array.from({ length: said.length }, (_, index) => `Word${index}`) as never[]
    if (said.length > 0 && said !== speech.problem.line)
      for (const word of words) expect(said(...words)).toContain(word)
  }
})

test('Spanish writes numbers with a comma, keeps their digits and leaves a comma of the record as it is', () => {
  const spanish = speechIn('es')
  expect(spanish.amount('5.40 mmol/L')).toBe('5,40 mmol/L')
  expect(spanish.amount('1,840.5 pg/mL')).toBe('1,840.5 pg/mL')
  expect(spanish.amount('12.5.2026')).toBe('12.5.2026')
  expect(spanish.day(Date.UTC(2026, 2, 3))).toBe('3 mar 2026')
})

test('Spanish names begin small within a sentence, and "y" is "e" before the sound of an i', () => {
  const spanish = speechIn('es')
  expect(spanish.within('Epilepsia')).toBe('epilepsia')
  expect(spanish.within('EPOC')).toBe('EPOC')
  expect(spanish.list(['metformina', 'insulina'])).toBe('metformina e insulina')
  expect(spanish.list(['potasio', 'hierro'])).toBe('potasio y hierro')
  expect(spanish.treatment.stopped('Furosemide', '3 mar 2026', '')).toBe('Furosemida se suspendió el 3 mar 2026.')
})
