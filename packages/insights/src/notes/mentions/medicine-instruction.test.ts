import { expect, test } from 'vitest'
import { instructionIn } from './medicine-instruction.ts'

const mg = (value: number) => ({ value, unit: 'mg' })
const of = (value: number, unit: string) => ({ value, unit })

/** Instructions of our own writing, in the ways of notes and prescriptions. */
test.each([
  ['500 mg by mouth twice daily for 10 days', { dose: mg(500), route: 'by mouth', perDay: 2, days: 10 }],
  ['500 mg PO BID x 10 days', { dose: mg(500), route: 'by mouth', perDay: 2, days: 10 }],
  [
    '875 mg tablet, take 1 tablet by mouth every 12 hours for 7 days',
    { dose: mg(875), pieces: of(1, 'tablet'), route: 'by mouth', perDay: 2, days: 7 },
  ],
  ['500 mg, 2 tablets twice a day', { dose: mg(500), pieces: of(2, 'tablet'), perDay: 2 }],
  ['20 mg: take one tablet by mouth daily', { dose: mg(20), pieces: of(1, 'tablet'), route: 'by mouth', perDay: 1 }],
  ['25 mg half a tablet every morning', { dose: mg(25), pieces: of(0.5, 'tablet'), perDay: 1 }],
  ['5 mg 1½ tablets at bedtime', { dose: mg(5), pieces: of(1.5, 'tablet'), perDay: 1 }],
  [
    '325 mg 1-2 tablets every 4-6 hours as needed for pain',
    { dose: mg(325), doseTo: 650, pieces: of(1, 'tablet'), perDay: 4, perDayTo: 6, asNeeded: true, reason: 'pain' },
  ],
  [
    '5-10 mg q4-6h prn severe pain',
    { dose: mg(5), doseTo: 10, perDay: 4, perDayTo: 6, asNeeded: true, reason: 'severe pain' },
  ],
  [
    '4 mg IV every 8 hours prn nausea',
    { dose: mg(4), route: 'intravenous', perDay: 3, asNeeded: true, reason: 'nausea' },
  ],
  ['1 g IV q24h for two weeks', { dose: of(1, 'g'), route: 'intravenous', perDay: 1, days: 14 }],
  ['20 units subcutaneously at bedtime', { dose: of(20, '[iU]'), route: 'subcutaneous', perDay: 1 }],
  ['6 units subq three times daily with meals', { dose: of(6, '[iU]'), route: 'subcutaneous', perDay: 3 }],
  [
    '2 puffs inhaled every 4 hours as needed for wheezing',
    { dose: of(2, 'puff'), route: 'inhaled', perDay: 6, asNeeded: true, reason: 'wheezing' },
  ],
  ['1 drop in each eye nightly', { dose: of(1, 'drop'), route: 'eye', perDay: 1 }],
  ['2 sprays in each nostril once daily', { dose: of(2, 'spray'), route: 'nasal', perDay: 1 }],
  [
    '0.4 mg under the tongue as needed for chest pain',
    { dose: mg(0.4), route: 'sublingual', asNeeded: true, reason: 'chest pain' },
  ],
  ['400 mg/5 mL, 10 mL by mouth twice a day', { dose: of(10, 'ml'), route: 'by mouth', perDay: 2 }],
  ['15 mg once weekly', { dose: mg(15), perDay: 1 / 7 }],
  ['70 mg every week', { dose: mg(70), perDay: 1 / 7 }],
  ['50 mcg patch to skin every 72 hours', { dose: of(50, 'ug'), route: 'topical', perDay: 1 / 3 }],
  ['5 mg every other day', { dose: mg(5), perDay: 0.5 }],
  ['5 mg three times a week', { dose: mg(5), perDay: 3 / 7 }],
  ['1,000 mg 2x daily', { dose: mg(1000), perDay: 2 }],
  ['1,000 mcg IM monthly', { dose: of(1000, 'ug'), route: 'intramuscular', perDay: 1 / 30 }],
  ['40 mg, a 5 day course', { dose: mg(40), days: 5 }],
  ['250 mg via G-tube q6h', { dose: mg(250), route: 'by tube', perDay: 4 }],
  ['10 mg rectally prn', { dose: mg(10), route: 'rectal', asNeeded: true, reason: '' }],
  ['to affected area twice daily for a week', { route: 'topical', perDay: 2, days: 7 }],
  ['500 mg in the morning and at bedtime', { dose: mg(500), perDay: 2 }],
  ['XR 100 mg daily', { dose: mg(100), perDay: 1 }],
])('%j', (sig, instruction) => {
  const { length, ...read } = instructionIn(` ${sig}; then more`)
  const empty = {
    dose: null,
    doseTo: null,
    pieces: null,
    route: '',
    perDay: null,
    perDayTo: null,
    days: null,
    asNeeded: false,
    reason: '',
  }
  expect(read).toEqual({ ...empty, ...instruction })
  expect(length).toBe(sig.length + 1)
})

test.each([
  ' level of 2.1 mmol/L',
  ' 130 mg/dL',
  ' was given for gout',
  ' and lisinopril 10 mg',
  ', who is 81 years old',
  ' every 0 hours',
])('words that are no instruction are left alone: %j', (words) => expect(instructionIn(words).length).toBe(0))
