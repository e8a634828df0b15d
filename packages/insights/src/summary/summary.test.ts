import { LANGUAGES } from '@anamnesis/core/api'
import { describe, expect, test } from 'vitest'
import type { InsightRecord } from '../insight-record.ts'
import type { Context } from '../overview/overview.ts'
import { insightsOf } from '../summarize.ts'
import { AREA_TABLE, REASON_TABLE } from '../terminology/area-table.ts'
import { AREAS, problemsFor, REASONS } from '../terminology/areas.ts'
import { ALL_PROBLEMS } from '../terminology/problems.ts'
import {
  daysAgo,
  dosage,
  HOSPITALS,
  NOW,
  patient,
  prescription,
  pressure,
  problem,
  record,
  result,
  stopped,
} from '../testing/records.ts'

const CHART: readonly InsightRecord[] = [
  patient(),
  problem('I50.22', 'Chronic systolic heart failure', { onsetDateTime: '2019-03-01' }, { id: 'hf' }),
  problem('I50.22', 'Heart failure', { onsetDateTime: '2018-06-01' }, { at: 'lakeside' }),
  problem('E11.9', 'Type 2 diabetes', {}, { id: 'dm' }),
  problem('M17.0', 'Osteoarthritis of both knees'),
  problem('J01.9', 'Sinusitis', { onsetDateTime: '2011-01-01' }),
  prescription('Lisinopril 10 mg tablet', dosage(1)),
  prescription('Metformin 1000 mg tablet', dosage(2), { updated: NOW - 1000 }),
  prescription('Omeprazole 20 mg capsule'),
  stopped('Carvedilol 25 mg tablet', 60, 'Slow pulse'),
  result('33762-6', 1840, 'pg/mL', 20),
  result('33762-6', 1200, 'pg/mL', 200),
  result('4548-4', 8.1, '%', 20, {}, { updated: NOW - 1000 }),
  pressure(150, 90, 10),
  record({
    resourceType: 'Goal',
    lifecycleStatus: 'active',
    startDate: daysAgo(100),
    description: { text: 'HbA1c below 7 %' },
    addresses: [{ reference: 'Condition/dm' }],
  }),
  record({
    resourceType: 'Appointment',
    status: 'booked',
    description: 'Heart failure clinic',
    start: '2026-12-07T09:00:00Z',
    reasonReference: [{ reference: 'Condition/hf' }],
    participant: [],
  }),
]

function page(context: Partial<Context> = {}, records = CHART) {
  return insightsOf(records, { now: NOW, lastSeen: null, hospitals: { [HOSPITALS.lakeside]: 'Lakeside' }, ...context })
    .summary
}

function told(name: string, context: Partial<Context> = {}): readonly string[] {
  return (
    page(context)
      .problems.find((item) => item.name === name)
      ?.sentences.map(({ text }) => text) ?? []
  )
}

describe('the page by problem', () => {
  test('tells of a problem what it is, where it stands, its treatment with doses, what was stopped, and the plan', () => {
    expect(told('Heart failure')).toEqual([
      'Heart failure since 2018 (here and at Lakeside).',
      'NT-proBNP 1840 pg/mL (2 Nov 2026), above 125; before 1200 pg/mL (6 May 2026).',
      'Treated with lisinopril 10 mg a day.',
      'Carvedilol was stopped on 23 Sep 2026: Slow pulse.',
      'Heart failure clinic: planned for 7 Dec 2026.',
    ])
    expect(told('Type 2 diabetes')).toContain('Goal: HbA1c below 7 %.')
  })

  test('says the same in Spanish', () => {
    expect(told('Insuficiencia cardíaca', { language: 'es' })).toEqual([
      'Insuficiencia cardíaca desde 2018 (aquí y en Lakeside).',
      'NT-proBNP 1840 pg/mL (2 nov 2026), por encima de 125; antes 1200 pg/mL (6 may 2026).',
      'En tratamiento con lisinopril 10 mg al día.',
      'Carvedilol se suspendió el 23 sept 2026: Slow pulse.',
      'Heart failure clinic: cita prevista para el 7 dic 2026.',
    ])
    const rest = page({ language: 'es' }).background.map(({ text }) => text)
    expect(rest).toContain('También consta: sinusitis.')
    expect(rest).toContain('También toma omeprazol.')
  })

  test('puts the problems of the reader’s field first and at length, others in one line', () => {
    const forHormones = page({ reader: { specialty: 'Endocrinology' } }).problems
    expect(forHormones[0]).toMatchObject({ name: 'Type 2 diabetes', long: true })
    expect(forHormones.find(({ name }) => name === 'Heart failure')).toMatchObject({ long: false, sentences: [{}] })
    const forHeart = page({ reader: { specialty: 'Cardiología' }, language: 'es' }).problems
    expect(forHeart[0]).toMatchObject({ name: 'Insuficiencia cardíaca', long: true })
  })

  test('puts what the visit is about before the reader’s field', () => {
    const names = page({ reader: { specialty: 'Endocrinology' }, reason: 'Knee pain' }).problems.map(({ name }) => name)
    expect(names.slice(0, 2)).toEqual(['Osteoarthritis', 'Type 2 diabetes'])
  })

  test('tells what is new of a problem since the reader’s last visit', () => {
    expect(told('Type 2 diabetes', { lastSeen: NOW - 30 * 86_400_000 })).toContain(
      'New since 23 Oct 2026: metformin ordered and HbA1c 8.1 %.',
    )
    expect(told('Type 2 diabetes').some((text) => text.startsWith('New'))).toBe(false)
  })

  test('leaves no open problem and no medicine out', () => {
    const rest = page().background.map(({ text }) => text)
    expect(rest).toContain('Also recorded: Sinusitis.')
    expect(rest).toContain('Also taking omeprazole.')
  })

  test('says what it did not find, with the record that makes it expected', () => {
    const chart = [patient(), problem('E11.9', 'Type 2 diabetes'), result('4548-4', 7, '%', 500)]
    expect(page({}, chart).notFound).toMatchObject([
      {
        text: 'No HbA1c since 10 Jul 2025 in the records you may see (recorded: Type 2 diabetes).',
        evidence: [{}, {}],
      },
    ])
  })

  test('does not tell a problem by a record that is not given', () => {
    const goal = CHART.filter(({ key }) => key.type === 'Goal')
    expect(page({}, goal).problems).toEqual([])
  })

  test.each(LANGUAGES)('in %s every sentence has evidence, at most 25 words and an id of its own', (language) => {
    const { problems, ...blocks } = page({ language, lastSeen: NOW - 1e10 })
    const sentences = [
      ...problems.flatMap((item) => item.sentences),
      ...Object.values(blocks).flatMap((block) => (typeof block === 'string' ? [] : block)),
    ]
    expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length)
    for (const { text, evidence } of sentences) {
      expect(text.split(/\s+/).length).toBeLessThanOrEqual(25)
      expect(evidence.length).toBeGreaterThan(0)
    }
  })
})

describe('the tables of fields and reasons', () => {
  test('name problems of the problem table only', () => {
    const known = new Set(ALL_PROBLEMS.map(({ key }) => key))
    for (const { problems } of [...AREAS, ...REASONS])
      expect([...problems].filter((key) => !known.has(key))).toEqual([])
    expect([AREA_TABLE.reviewed, REASON_TABLE.reviewed].join()).toContain('engineering')
  })

  test('know a specialty by its words in both languages, and none in words that are none', () => {
    expect(problemsFor(AREAS, 'Department of Cardiology')).toEqual(problemsFor(AREAS, 'Servicio de Cardiología'))
    expect(problemsFor(AREAS, 'Family medicine').size).toBe(0)
    expect(problemsFor(REASONS, 'short of breath')).toContain('heart-failure')
    expect(problemsFor(REASONS, 'Painful eye')).toEqual(new Set(['glaucoma', 'cataract', 'diabetic-eye']))
    expect(problemsFor(REASONS, 'chest pain')).not.toContain('osteoarthritis')
    expect(problemsFor(REASONS, 'fallo renal, hipertensión')).toEqual(new Set())
    expect(problemsFor(REASONS, 'Caída con dolor de cadera')).toContain('hip-fracture')
  })
})
