import type { Bundle, Observation } from '@medplum/fhirtypes'
import { expect, test } from 'vitest'
import { linePoints, namedAs, notableSeries, observationsIn, resultSeries, seriesAmong } from './result-series.ts'
import { item } from './testing.ts'

const self = `0x${'1'.repeat(64)}` as const
const other = `0x${'2'.repeat(64)}` as const

const hba1c = (id: string, date: string, value: number, change: Partial<Observation> = {}): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'HbA1c', coding: [{ system: 'http://loinc.org', code: '4548-4' }] },
  effectiveDateTime: date,
  valueQuantity: { value, unit: '%' },
  referenceRange: [{ high: { value: 5.6, unit: '%' } }],
  ...change,
})
const kept = (...observations: Observation[]) => observations.map((observation) => ({ custodian: self, observation }))

test('the address of an entry tells which hospital keeps it', () => {
  const bundle: Bundle = {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [
      { fullUrl: 'https://a.example/fhir/R4/Observation/1', resource: hba1c('1', '2026', 7) },
      { fullUrl: `https://a.example/at/${other}/fhir/R4/Observation/2`, resource: hba1c('2', '2026', 7) },
    ],
  }
  expect(observationsIn(bundle, self).map(({ custodian }) => custodian)).toEqual([self, other])
})

test('values of one code are one series, oldest first, with the change between the last two', () => {
  const [series] = resultSeries(kept(hba1c('b', '2026-02-01', 8), hba1c('a', '2025-02-01', 6.4)), 'en')
  expect(series?.points.map(({ value }) => value.number)).toEqual([6.4, 8])
  expect(series?.change).toBeCloseTo(0.25)
  expect(series?.latest.value.flag).toBe('high')
})

test('a value without a date or entered in error is no part of a series', () => {
  const { effectiveDateTime: _, ...undated } = hba1c('u', '', 9)
  expect(resultSeries(kept(undated, hba1c('e', '2026-01-01', 9, { status: 'entered-in-error' })), 'en')).toEqual([])
})

test('both parts of a blood pressure are series of their own', () => {
  const part = (code: string, text: string, value: number) => ({
    code: { text, coding: [{ system: 'http://loinc.org', code }] },
    valueQuantity: { value, unit: 'mmHg' },
  })
  const { valueQuantity: _, ...bare } = hba1c('p', '2026-01-01', 0)
  const pressure = { ...bare, component: [part('8480-6', 'Systolic', 150), part('8462-4', 'Diastolic', 90)] }
  expect(resultSeries(kept(pressure), 'en').map(({ code }) => code)).toEqual([
    'http://loinc.org|8480-6',
    'http://loinc.org|8462-4',
  ])
})

test('old results are not notable, abnormal ones stand first', () => {
  const now = Date.parse('2026-06-01')
  const sodium = (id: string, date: string, value: number) =>
    hba1c(id, date, value, {
      code: { text: 'Sodium', coding: [{ system: 'http://loinc.org', code: '2951-2' }] },
      referenceRange: [],
    })
  const old = hba1c('o', '2019-01-01', 9, { code: { text: 'Old test' } })
  const all = kept(old, hba1c('h', '2026-01-01', 8), sodium('s1', '2026-02-01', 140), sodium('s2', '2026-03-01', 100))
  expect(notableSeries(resultSeries(all, 'en'), now, 8).map(({ title }) => title)).toEqual(['HbA1c', 'Sodium'])
})

test('values in another unit are no part of the line', () => {
  const [series] = resultSeries(
    kept(
      hba1c('a', '2024-01-01', 60, { valueQuantity: { value: 60, unit: 'mmol/mol' } }),
      hba1c('b', '2025-01-01', 6),
      hba1c('c', '2026-01-01', 8),
    ),
    'en',
  )
  expect(series && linePoints(series, 100, 40).map(({ x, y }) => [x, y])).toEqual([
    [0, 40],
    [100, 0],
  ])
})

test('a test is named as the list of records names its latest value', () => {
  const series = resultSeries(kept(hba1c('a', '2025-01-01', 7), hba1c('b', '2026-01-01', 8)), 'en')
  const items = [item({ type: 'Observation', id: 'b', title: 'Long-term sugar' })]
  expect(namedAs(items, series).map(({ title }) => title)).toEqual(['Long-term sugar'])
  expect(namedAs([], series).map(({ title }) => title)).toEqual(['HbA1c'])
})

test('only tests with a value among the listed records are among them', () => {
  const sodium = hba1c('s', '2026-01-01', 140, { code: { text: 'Sodium' } })
  const series = resultSeries(kept(hba1c('a', '2025-01-01', 7), hba1c('b', '2026-01-01', 8), sodium), 'en')
  const among = (id: string) => seriesAmong(series, [item({ type: 'Observation', id })]).map(({ title }) => title)
  expect(among('a')).toEqual(['HbA1c'])
  expect(among('s')).toEqual(['Sodium'])
  expect(among('x')).toEqual([])
})
