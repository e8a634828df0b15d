import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Mention, ValueMention } from './mention.ts'
import { mentionsIn } from './mentions.ts'

/** The one mention of a kind in a text, with the exact words of its place. */
function only<Kind extends Mention['kind']>(kind: Kind, text: string) {
  const found = mentionsIn(text).filter((mention) => mention.kind === kind)
  expect(found).toHaveLength(1)
  const mention = found[0] as Extract<Mention, { kind: Kind }>
  return { ...mention, words: text.slice(mention.start, mention.end) }
}

describe('A medicine in a note', () => {
  test.each([
    [
      'Start metformin 500 mg by mouth twice daily for 10 days as needed.',
      'metformin 500 mg by mouth twice daily for 10 days as needed',
      { dose: { value: 500, unit: 'mg' }, route: 'by mouth', perDay: 2, days: 10, asNeeded: true, change: 'started' },
    ],
    [
      'Lisinopril was increased to 20 mg daily.',
      'Lisinopril was increased to 20 mg daily',
      { dose: { value: 20, unit: 'mg' }, perDay: 1, change: 'changed' },
    ],
    ['We will stop warfarin today.', 'warfarin', { dose: null, perDay: null, change: 'stopped' }],
    [
      'Levothyroxine 75 mcg p.o. q.d.',
      'Levothyroxine 75 mcg p.o. q.d.',
      { dose: { value: 75, unit: 'ug' }, perDay: 1 },
    ],
    ['Tramadol 50 mg every 6 hours prn', 'Tramadol 50 mg every 6 hours prn', { perDay: 4, asNeeded: true }],
    ['methotrexate 15 mg weekly', 'methotrexate 15 mg weekly', { perDay: 1 / 7 }],
  ])('%j', (text, words, instruction) => expect(only('medicine', text)).toMatchObject({ words, ...instruction }))

  test('has its own instruction, not the next one', () => {
    const found = mentionsIn('Aspirin and lisinopril 10 mg daily.').filter(({ kind }) => kind === 'medicine')
    expect(found.map((mention) => mention.kind === 'medicine' && mention.dose?.value)).toEqual([undefined, 10])
  })
})

describe('A value in a note', () => {
  test.each([
    ['Hb 9.8 g/dL', 'Hb 9.8 g/dL', 9.8],
    ['K+ 5.9', 'K+ 5.9', 5.9],
    ['Her hemoglobin A1c is elevated at 8.1%', 'hemoglobin A1c is elevated at 8.1%', 8.1],
    ['creatinine of 150 µmol/L', 'creatinine of 150 µmol/L', 1.6968],
  ])('%j', (text, words, standard) => {
    const value = only('value', text)
    expect(value.words).toBe(words)
    expect(value.standard).toBeCloseTo(standard, 4)
  })

  test('of a blood pressure is two values in one place', () => {
    const text = 'Blood pressure was elevated at 142/88 mmHg.'
    const found = mentionsIn(text) as ValueMention[]
    expect(found.map(({ test: { key }, value }) => [key, value])).toEqual([
      ['systolic', 142],
      ['diastolic', 88],
    ])
    expect(text.slice(found[0]?.start, found[0]?.end)).toBe('Blood pressure was elevated at 142/88 mmHg')
  })

  test('is no dose, no date and no range', () => {
    for (const text of ['vitamin K 5 mg', 'Cr 3/14/2020', 'creatinine 1-2', 'glucose in 2 weeks'])
      expect(mentionsIn(text).filter(({ kind }) => kind === 'value')).toEqual([])
  })
})

test('allergies are told from medicines', () => {
  expect(only('allergy', 'She is allergic to penicillin.')).toMatchObject({
    words: 'penicillin',
    classes: ['penicillin'],
  })
  expect(only('allergy', 'ALLERGIES\n\nReglan.').words).toBe('Reglan')
  expect(only('allergy', 'No allergy to amoxicillin.').said.negated).toBe(true)
  expect(only('medicine', 'Takes cetirizine 10 mg daily for allergies.').words).toBe('cetirizine 10 mg daily')
})

test('a story of an allergy and a list under another heading name no allergies', () => {
  const text =
    'Allergies:\nPenicillin. Half an hour after the first tablet her throat swelled and she was given adrenaline in an ambulance.\n\nMedicines in our chart:\nMetformin, lisinopril.'
  expect(only('allergy', text).words).toBe('Penicillin')
})

test('a name within the name of something else is not read', () =>
  expect(mentionsIn('Portal hypertension, ST depression.')).toEqual([]))

test('an abbreviation counts as it is written, and a test for a disease is not the disease', () => {
  expect(only('problem', 'Known COPD.').concept.key).toBe('copd')
  expect(mentionsIn('he copd, hepatitis C antibody test')).toEqual([])
})

test('every place lies in the text, whatever stands around it, in order and at most the pressure’s two in one', () => {
  const known = ['lisinopril 10 mg daily', 'COPD', 'Hb 9.8 g/dL', 'allergic to penicillin', 'BP 142/88']
  const part = fc.oneof(fc.constantFrom(...known), fc.string({ unit: 'binary', maxLength: 12 }))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join(' ')
      for (const { start, end } of mentionsIn(text)) {
        expect(0 <= start && start < end && end <= text.length).toBe(true)
        expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
      }
    }),
    { numRuns: 100 },
  )
})

test('astral, combining and direction-changing characters before a mention do not move its place', () => {
  for (const before of ['𝒜𝒷 ', 'e\u0301e\u0301 ', '\u202e\u200f ', '👩‍⚕️ ', '\ud800 ', '\u0000 '])
    expect(only('medicine', `${before}lisinopril 10 mg daily`).words).toBe('lisinopril 10 mg daily')
})

test.each([
  ['letters', 'a'.repeat(10_000_000)],
  ['values', 'k 1 '.repeat(2_500_000)],
  ['allergies', 'allergic to '.repeat(800_000)],
  ['pressures', 'bp is is is '.repeat(800_000)],
  ['junk', '\u0000\uffff\ud800'.repeat(3_000_000)],
])('ten megabytes of %s are read within the time of a test', (_, text) => {
  const started = process.cpuUsage()
  mentionsIn(text)
  const { user, system } = process.cpuUsage(started)
  expect((user + system) / 1e6).toBeLessThan(3)
})
