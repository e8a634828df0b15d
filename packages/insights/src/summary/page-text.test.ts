import { expect, test } from 'vitest'
import { insightsOf } from '../summarize.ts'
import { HOSPITALS, NOW, patient, prescription, problem } from '../testing/records.ts'
import { pageText } from './page-text.ts'

const records = [
  patient(),
  problem('E11.9', 'Type 2 diabetes'),
  prescription('Warfarin 5 mg tablet'),
  prescription('Ibuprofen 400 mg tablet'),
]
const page = (language: 'en' | 'es', of = records) =>
  pageText(insightsOf(of, { now: NOW, hospitals: { [HOSPITALS.here]: 'Here' }, language }).summary, {
    ...{ records: of.length, now: NOW },
  })

test('tells what is urgent first, and every sentence by number where it comes from', () => {
  const text = page('en')
  expect(text).toMatch(/^4 records read, as of 2026-11-22\n\nACT NOW\n- Warfarin/)
  const [sentences = '', sources = ''] = text.split('SOURCES\n')
  const said = sentences.split('\n').filter((line) => line.startsWith('- '))
  const numbers = new Set(sources.split('\n').map((line) => /^\[(\d+)\]/.exec(line)?.[1]))
  for (const line of said)
    for (const number of (/\[([\d, ]+)\]$/.exec(line)?.[1] ?? '').split(', ')) expect(numbers).toContain(number)
})

test('has the headings of its language, and says so where nothing is found', () => {
  expect(page('es')).toContain('ACTUAR AHORA')
  expect(page('en', [patient()])).toContain('Nothing in these records asks for attention.')
})
