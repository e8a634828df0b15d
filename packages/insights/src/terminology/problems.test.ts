import { expect, test } from 'vitest'
import { rowsOf } from './data-file.ts'
import { FURTHER_INGREDIENTS } from './further-ingredient-table.ts'
import { INGREDIENT_TABLE } from './ingredient-table.ts'
import { classWords, ingredientByName } from './ingredients.ts'
import { testByKey } from './lab-tests.ts'
import { PROBLEM_TABLE } from './problem-table.ts'
import { ALL_PROBLEMS, problemByIcd10, problemBySnomed } from './problems.ts'

test('an ICD-10-CM and a SNOMED CT code of one problem meet in one concept', () => {
  expect(problemByIcd10('E11.9')?.key).toBe('diabetes-2')
  expect(problemBySnomed('44054006')?.key).toBe('diabetes-2')
  expect(problemByIcd10('i10')?.key).toBe(problemBySnomed('38341003')?.key)
})

test('the longest beginning of an ICD-10-CM code decides', () => {
  expect(problemByIcd10('E11.22')?.key).toBe('diabetic-kidney')
  expect(problemByIcd10('I25.2')?.key).toBe('old-infarction')
  expect(problemByIcd10('I2510')?.key).toBe('coronary-disease')
})

test('a code that only looks like a problem is none', () => {
  expect(problemByIcd10('Z33.2')?.key).toBe('ended-pregnancy')
  expect(problemByIcd10('Z33.1')?.key).toBe('pregnancy')
  expect(problemByIcd10('K74.60')?.key).toBe('cirrhosis')
  for (const code of ['T40.2X5A', 'K74.0', 'F10.920', 'M06.4', 'I16.0', 'N30.10'])
    expect(problemByIcd10(code)).toBeUndefined()
})

test('an unknown, short or hostile code is no concept', () => {
  for (const code of ['', 'E1', 'XYZ', 'E'.repeat(1e6), '%%%']) expect(problemByIcd10(code)).toBeUndefined()
  expect(problemBySnomed('1')).toBeUndefined()
})

test('no code leads to two concepts, and every row is complete', () => {
  const rows = rowsOf(PROBLEM_TABLE.rows)
  const codes = rows.flatMap(([, , icd = '', snomed = '']) =>
    `${icd},${snomed}`
      .split(',')
      .map((code) => code.replace('?', '').trim())
      .filter(Boolean),
  )
  expect(new Set(codes).size).toBe(codes.length)
  expect(rows.every((row) => row.length === 8)).toBe(true)
  expect(ALL_PROBLEMS.length).toBeGreaterThan(150)
  for (const { importance } of ALL_PROBLEMS) expect(importance).toBeGreaterThanOrEqual(0)
})

test('tests and treatments of a problem exist', () => {
  const classes = new Set(
    [...rowsOf(INGREDIENT_TABLE.rows), ...rowsOf(FURTHER_INGREDIENTS.rows)].flatMap((row) =>
      (row[2] ?? '').split(',').map((item) => item.trim()),
    ),
  )
  for (const { tests, treatments } of ALL_PROBLEMS) {
    for (const key of tests) expect(testByKey(key).key).toBe(key)
    for (const key of treatments) expect(classes.has(key), key).toBe(true)
  }
  expect(ingredientByName('metformin')?.classes).toEqual(['biguanide'])
  expect(classWords('biguanide')).toBeUndefined()
})
