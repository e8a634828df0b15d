import fc from 'fast-check'
import { expect, test } from 'vitest'
import { datesIn } from './dates-in.ts'

/** Sunday. */
const WRITTEN = Date.UTC(2026, 10, 22, 15)
const read = (sentence: string, now: number | null = WRITTEN) =>
  datesIn(sentence, now).map(({ start, end, date, about }) => [sentence.slice(start, end), date, about])

test.each([
  ['Seen on 2019-03-04.', '2019-03-04', '2019-03-04'],
  ['Admitted March 4, 2019 with fever', 'March 4, 2019', '2019-03-04'],
  ['Admitted Mar. 4th 2019', 'Mar. 4th 2019', '2019-03-04'],
  ['on the 4 March 2019', '4 March 2019', '2019-03-04'],
  ['ingresó el 4 de marzo de 2019', '4 de marzo de 2019', '2019-03-04'],
  ['MI in March 2019', 'March 2019', '2019-03'],
  ['infarto en marzo de 2019', 'marzo de 2019', '2019-03'],
  ['stent 3/2019', '3/2019', '2019-03'],
  ['pneumonia in 2019.', '2019', '2019'],
  ['hypertension since 2015', '2015', '2015'],
  ['appendectomy (1987)', '1987', '1987'],
  ['diabetes desde 2011', '2011', '2011'],
])('a date stands for itself, in its own precision: %s', (sentence, words, date) => {
  expect(read(sentence)).toEqual([[words, date, false]])
  expect(read(sentence, null)).toEqual([[words, date, false]])
})

test.each([
  ['stroke three weeks ago', 'three weeks ago', '2026-11-01', true],
  ['fell 2 days ago', '2 days ago', '2026-11-20', false],
  ['a month ago', 'a month ago', '2026-10', true],
  ['surgery 5 years ago', '5 years ago', '2021', true],
  ['ictus hace tres semanas', 'hace tres semanas', '2026-11-01', true],
  ['cirugía hace 2 años', 'hace 2 años', '2024', true],
  ['3-day history of cough', '3-day history', '2026-11-19', false],
  ['cough for the past two weeks', 'for the past two weeks', '2026-11-08', true],
  ['started last March', 'last March', '2026-03', false],
  ['started last November', 'last November', '2025-11', false],
  ['seen last month', 'last month', '2026-10', false],
  ['last year', 'last year', '2025', false],
  ['el mes pasado', 'mes pasado', '2026-10', false],
  ['in December he fell', 'December', '2025-12', false],
  ['on 3/4 he fell', '3/4', '2026-03-04', false],
  ['on 12/24 he fell', '12/24', '2025-12-24', false],
  ['el 3/4 se cayó', '3/4', '2026-04-03', false],
  ['on 3/4/19', '3/4/19', '2019-03-04', false],
  ['on 24/12/2019', '24/12/2019', '2019-12-24', false],
  ['on 4.3.2019', '4.3.2019', '2019-03-04', false],
  ['yesterday', 'yesterday', '2026-11-21', false],
  ['on Monday he fell', 'Monday', '2026-11-16', false],
  ['Return in three months.', 'in three months', '2027-02', true],
  ['Follow up in 10 days', 'in 10 days', '2026-12-02', false],
  ['Appointment on 3/4', '3/4', '2027-03-04', false],
  ['Follow-up next week', 'next week', '2026-11-29', true],
  ['See you on Friday, appointment made', 'Friday', '2026-11-27', false],
  ['control en 2 semanas', 'en 2 semanas', '2026-12-06', true],
])('what counts from the day of writing is reckoned from it: %s', (sentence, words, date, about) => {
  expect(read(sentence)).toEqual([[words, date, about]])
  expect(read(sentence, null)).toEqual([])
})

test.each([
  'strength 3/4 in both legs',
  'BP 142/86, pulse 74',
  'no food in 3 days',
  'several years ago',
  'metformin 2000 mg daily',
  'a diet of 2000 kcal',
  'she may 5 have',
  'on 13/45 he fell',
  'February 30, 2019'.replace(', 2019', ' 5'),
  'Cr 1.3, K 4.6, INR 2.4',
  'pain 5/10 on 2 pillows',
])('no date is guessed: %s', (sentence) => {
  expect(read(sentence)).toEqual([])
})

test('a year turns with the day of writing', () => {
  expect(read('on 2/29 he fell', Date.UTC(2024, 2, 1))).toEqual([['2/29', '2024-02-29', false]])
  expect(read('on 1/31 he fell', Date.UTC(2024, 0, 31))).toEqual([['1/31', '2024-01-31', false]])
  expect(read('last January', Date.UTC(2024, 0, 31))).toEqual([['last January', '2023-01', false]])
  expect(read('a month ago', Date.UTC(2024, 0, 31))).toEqual([['a month ago', '2023-12', true]])
})

test('every date lies in its sentence, and none over another', () => {
  const piece = fc.constantFrom(
    'March',
    '4',
    '2019',
    'ago',
    '3/4',
    'in',
    'last',
    'hace',
    'two',
    'weeks',
    'May',
    '-',
    '4.3.2019',
    'on',
    'يوم',
    '😀',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (words) => {
      const sentence = words.join(' ')
      let last = 0
      for (const { start, end, date } of datesIn(sentence, WRITTEN)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeLessThanOrEqual(sentence.length)
        expect(date).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/)
        last = end
      }
    }),
  )
})
