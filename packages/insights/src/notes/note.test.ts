import { describe, expect, test } from 'vitest'
import { readNote } from './note.ts'

/** How a note speaks of the one place where words stand in it. */
function said(text: string, words: string): string[] {
  const start = text.indexOf(words)
  const [assertion] = readNote(text).assertionsOf([{ start, end: start + words.length }])
  return Object.entries(assertion ?? {}).flatMap(([name, is]) => (is ? [name] : []))
}

describe('A note', () => {
  test.each([
    ['She denies any cough or sputum production.', 'sputum production', ['negated']],
    ['No fever, chills, or night sweats.', 'night sweats', ['negated']],
    ['Denies chest pain but reports palpitations.', 'palpitations', []],
    ['No change in her hypertension.', 'hypertension', []],
    ['Fecal occult blood was negative.', 'Fecal occult blood', ['negated']],
    ['Pneumonia has been ruled out.', 'Pneumonia', ['negated']],
    ['Chest pain, rule out myocardial infarction.', 'myocardial infarction', ['possible']],
    ['Findings suspicious for pneumonia.', 'pneumonia', ['possible']],
    ['Infection cannot be excluded.', 'Infection', ['possible']],
    ['Status post appendectomy in 1999.', 'appendectomy', ['historical']],
    ['He had pneumonia two years ago.', 'pneumonia', ['historical']],
    ['She presents with a three-day history of diarrhea.', 'diarrhea', []],
    ['Long history of asthma, presents with wheezing.', 'wheezing', []],
    ['Call for any fever or bleeding.', 'bleeding', ['hypothetical']],
    ['Return if the pain gets worse.', 'pain', ['hypothetical']],
    ['Call if she has a fever, but her cough is back.', 'cough', []],
    ['The risks include, but are not limited to, bleeding.', 'bleeding', ['hypothetical']],
    ['Her mother had breast cancer.', 'breast cancer', ['otherPerson']],
    ['Lives with his father. Cough for two weeks.', 'Cough', []],
    ['The patient has gout.', 'gout', []],
  ])('%j says of %j: %j', (text, words, expected) => expect(said(text, words)).toEqual(expected))

  test('a heading speaks for what stands under it, until the next', () => {
    const note =
      'PAST MEDICAL HISTORY:\nGout\nFAMILY HISTORY\nBreast cancer\n\nASSESSMENT AND PLAN\nCellulitis of the left leg.'
    expect(said(note, 'Gout')).toEqual(['historical'])
    expect(said(note, 'Breast cancer')).toEqual(['otherPerson'])
    expect(said(note, 'Cellulitis')).toEqual([])
  })

  test('a line above a list speaks for its items, and not for what follows the list', () => {
    const note = 'Call us for any of these:\n- fever\n- bleeding\nSwelling of the leg.'
    expect(said(note, 'bleeding')).toEqual(['hypothetical'])
    expect(said(note, 'Swelling')).toEqual([])
  })

  test('a lasting condition alone on its line is history', () => {
    expect(said('3. Hypertension.', 'Hypertension')).toEqual(['historical'])
    expect(said('Hypertension is worse today.', 'Hypertension')).toEqual([])
  })

  test('the sections lie one behind the other over the whole text', () => {
    const note = 'Seen today.\nHPI: cough\nSocial History\nSmokes.\nLABS: none'
    const { sections } = readNote(note)
    expect(sections.map(({ kind }) => kind)).toEqual(['unknown', 'present-illness', 'social-history', 'results'])
    expect(sections.map(({ start }) => start)).toEqual([0, ...sections.slice(0, -1).map(({ end }) => end)])
    expect(sections.at(-1)?.end).toBe(note.length)
  })

  test.each([
    ['full stops', '.'.repeat(2_000_000)],
    ['ends of lines', '\r\n'.repeat(1_000_000)],
    ['blanks', ' '.repeat(2_000_000)],
    ['denials', 'no history of '.repeat(150_000)],
    ['headings', 'PLAN: '.repeat(300_000)],
    ['one word', 'a'.repeat(2_000_000)],
    ['marks of lists', '\n- '.repeat(600_000)],
  ])(
    'two megabytes of %s are read like any other text',
    (_, text) => {
      const mentions = Array.from({ length: 1000 }, (_, index) => ({ start: index * 1999, end: index * 1999 + 5 }))
      expect(readNote(text).assertionsOf(mentions)).toHaveLength(1000)
    },
    10_000,
  )
})
