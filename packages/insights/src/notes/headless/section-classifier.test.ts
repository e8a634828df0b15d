import { describe, expect, test } from 'vitest'
import { readNote } from '../note.ts'
import { sectionsOf } from '../sections.ts'

const HEADLESS = `The patient is a 62-year-old man who comes in today complaining of cough and fever for three days, worse at night.

Past medical history is significant for hypertension, diabetes, and chronic kidney disease. He had an MI in 2010.

He is a nonsmoker, drinks alcohol socially, and lives with his wife. He is a retired teacher.

He is allergic to penicillin and sulfa, which give him hives.`

describe('a note without headings', () => {
  test('is cut at empty lines, and its paragraphs are about what they tell', () => {
    const sections = sectionsOf(HEADLESS)
    expect(sections.map(({ kind }) => kind)).toEqual(['present-illness', 'history', 'social-history', 'allergies'])
    expect(sections.map(({ start, end }) => HEADLESS.slice(start, end)).join('')).toBe(HEADLESS)
  })

  test('speaks of what its history paragraph mentions as past', () => {
    const at = HEADLESS.indexOf('chronic kidney disease')
    const [said] = readNote(HEADLESS).assertionsOf([{ start: at, end: at + 'chronic kidney disease'.length }])
    expect(said?.historical).toBe(true)
  })

  test('stays whole where it is short or one paragraph, and a heading always wins', () => {
    expect(sectionsOf('He has a cough.\n\nHe smokes.')).toHaveLength(1)
    expect(sectionsOf('He has a cough and a fever. '.repeat(20))).toHaveLength(1)
    const headed = sectionsOf(`PLAN:\n${HEADLESS}`)
    expect(headed.map(({ kind }) => kind)).toEqual(['plan'])
  })

  test('takes no more time than its length, however many paragraphs it has', () => {
    const before = process.cpuUsage()
    const sections = sectionsOf(`${'words without an end '.repeat(3)}\n\n`.repeat(50_000))
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000)
    expect(sections.length).toBe(300)
  })
})

describe('a heading in small letters that nobody knows', () => {
  test('ends the section before it where it stands alone after an empty line', () => {
    const note = 'Family History:\nMother had breast cancer.\n\nOther concerns:\nHe has asthma.'
    expect(sectionsOf(note).map(({ kind }) => kind)).toEqual(['family-history', 'unknown'])
  })

  test.each([
    'Plan:\nRest.\n\nCall us for any of these:\n- fever',
    'Plan:\nRest.\n\nShe said: no.',
    'Plan:\nRest.\nOther concerns:\nnone',
    'Plan:\nRest.\n\nReturn if there is:\n- fever',
  ])('is not any line that ends with a colon: %j', (note) => {
    expect(sectionsOf(note).map(({ kind }) => kind)).toEqual(['plan'])
  })
})
