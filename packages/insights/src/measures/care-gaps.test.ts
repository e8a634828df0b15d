import { expect, test } from 'vitest'
import { summarize } from '../summarize.ts'
import { daysAgo, HOSPITALS, NOW, patient, record } from '../testing/records.ts'
import { smallMeasure } from '../testing/small-measure.ts'
import { careGapsOf, yearUntil } from './care-gaps.ts'
import type { Direction } from './measure.ts'
import { openMeasure } from './open-measure.ts'
import { directionOf, readMeasures } from './read-measures.ts'

const snomed = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] })
const about = { subject: { reference: 'Patient/p' } }
const diabetes = record(
  { resourceType: 'Condition', code: snomed('44054006'), ...about },
  { sensitivities: ['genetics'] },
)
const blindness = record({ resourceType: 'Condition', code: snomed('277675000'), ...about })
const eyes = (date: string, fields: object = {}) =>
  record({
    resourceType: 'Procedure',
    status: 'completed',
    code: snomed('252779009'),
    performedDateTime: date,
    ...about,
    ...fields,
  })
const ana = patient()

async function measure(direction: Direction = 'increase') {
  const [published] = readMeasures(smallMeasure())
  if (published === undefined) throw new Error('no measure')
  return openMeasure(published, direction)
}

async function told(...records: Parameters<typeof careGapsOf>[0][number][]) {
  const gaps = await careGapsOf(records, [await measure()], NOW)
  return summarize(records, { now: NOW, gaps }).filter(({ rule }) => rule === 'care-gap')
}

test('what a measure asks for and the records do not show is a finding, with what made it apply and the measure as its source', async () => {
  expect(await told(ana, diabetes)).toEqual([
    expect.objectContaining({
      group: 'background',
      text: 'Due, by the records you may see: Eye Examination in Diabetes.',
      evidence: [expect.objectContaining({ record: diabetes.key })],
      sensitivities: ['genetics'],
      source: 'Example Institute: Eye Examination in Diabetes (EYES version 1.0.0)',
    }),
  ])
})

test('nothing is told where the measure does not apply, is met, or excludes the patient', async () => {
  expect(await told(ana)).toEqual([])
  expect(await told(ana, diabetes, eyes(daysAgo(30)))).toEqual([])
  expect(await told(ana, diabetes, blindness)).toEqual([])
})

test('the year ends today: what was done before does not count, in whatever month of the year it is', async () => {
  // A day without a time lies in the year only where all of it does (CQL, "In"): one day from its edge.
  expect(await told(ana, diabetes, eyes(daysAgo(363)))).toEqual([])
  expect(await told(ana, diabetes, eyes(daysAgo(367)))).toHaveLength(1)
  const { start, end } = yearUntil(Date.UTC(2028, 1, 29, 8))
  expect([start, end]).toEqual([Date.UTC(2027, 2, 1), Date.UTC(2028, 2, 1) - 1])
})

test('who may not see the record that closes a gap is told of it, as due by what they may see', async () => {
  const all = [ana, diabetes, eyes(daysAgo(30))]
  expect(await told(...all)).toEqual([])
  expect(await told(...all.slice(0, 2))).toHaveLength(1)
})

test('a measure whose numerator is to be avoided is a gap where the patient is in it', async () => {
  const avoid = await measure('decrease')
  const gaps = await careGapsOf([ana, diabetes, eyes(daysAgo(30))], [avoid], NOW)
  expect(summarize([ana], { now: NOW, gaps }).find(({ rule }) => rule === 'care-gap')?.text).toBe(
    'To be avoided, but met by the records you may see or for want of them: Eye Examination in Diabetes.',
  )
  expect(await careGapsOf([ana, diabetes], [avoid], NOW)).toEqual([])
})

test('what was recorded by mistake makes no measure apply and closes no gap', async () => {
  const mistaken = { coding: [{ code: 'entered-in-error' }] }
  const wrong = record({ resourceType: 'Condition', code: snomed('44054006'), verificationStatus: mistaken, ...about })
  expect(await told(ana, wrong)).toEqual([])
  expect(await told(ana, diabetes, eyes(daysAgo(30), { status: 'entered-in-error' }))).toHaveLength(1)
})

test('records of other hospitals count, and the order in which they come does not', async () => {
  const visiting = { ...eyes(daysAgo(30)), visitingUnder: 'grant' }
  const elsewhere = { ...visiting, key: { ...visiting.key, custodian: HOSPITALS.lakeside } }
  expect(await told(ana, diabetes, elsewhere)).toEqual([])
  expect(await told(elsewhere, diabetes, ana)).toEqual([])
})

test.each([
  ['numbers for codes', { code: { coding: [{ system: 1, code: 44054006 }] } }],
  ['a list for a concept', { code: [[], null, { coding: 'x' }] }],
  ['no date', { code: snomed('252779009'), performedDateTime: 'yesterday' }],
  ['a date of another kind', { code: snomed('252779009'), performedDateTime: { value: 3 } }],
  ['a code named like a member of every object', { code: snomed('__proto__') }],
])('records with %s leave the page standing', async (_, fields) => {
  const odd = record({ resourceType: 'Procedure', status: 'completed', ...fields })
  const gaps = await told(ana, diabetes, odd)
  expect(gaps.map(({ text }) => text)).toEqual([expect.stringContaining('Eye Examination in Diabetes')])
})

test('without a Patient record no measure is asked', async () => {
  expect(await careGapsOf([diabetes], [await measure()], NOW)).toEqual([])
})

test('a measure is refused with what it lacks, or why it cannot be used', async () => {
  const files = smallMeasure()
  const without = (index: number) => files.filter((_, at) => at !== index)
  expect(() => readMeasures(without(0))).toThrow('there is no Measure')
  expect(() => readMeasures(without(1))).toThrow('lacks:')
  expect(() => readMeasures(without(2))).toThrow('lacks:')
  const changed = (fields: object) => readMeasures([{ ...files[0], ...fields }, ...files.slice(1)])
  expect(() => changed({ version: undefined })).toThrow('cannot be used:')
  const open = async (fields: object) => {
    const [published] = changed(fields)
    return published && openMeasure(published, 'increase')
  }
  await expect(open({ scoring: { coding: [{ code: 'ratio' }] } })).rejects.toThrow('no proportion measure')
  const population = (code: string, expression: string) => ({ code: { coding: [{ code }] }, criteria: { expression } })
  await expect(open({ group: [{ population: [population('numerator', 'Nothing')] }] })).rejects.toThrow('no "Nothing"')
  await expect(open({ group: [{ population: [population('numerator', 'Numerator')] }] })).rejects.toThrow(
    'it has no initial-population',
  )
})

test('what is better is taken from a notation that says one thing', () => {
  const of = (notation: object) => {
    const [published] = readMeasures([
      { ...smallMeasure()[0], improvementNotation: notation },
      ...smallMeasure().slice(1),
    ])
    return published && directionOf(published.measure)
  }
  expect(of({ coding: [{ code: 'decrease' }] })).toBe('decrease')
  expect(of({ coding: [{ code: 'increase', display: 'Increased score indicates improvement' }] })).toBe('increase')
  expect(of({ coding: [{ code: 'decrease', display: 'increase' }] })).toBeNull()
  expect(of({})).toBeNull()
})
