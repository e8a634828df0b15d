import { expect, test } from 'vitest'
import type { ResultPoint, ResultSeries } from '../chart/result-series.ts'
import { markOf, timeScale } from './time-scale.ts'

const point = (at: number, number: number, low: number | null = null, high: number | null = null): ResultPoint => ({
  at,
  name: `${at}`,
  custodian: `0x${'1'.repeat(64)}`,
  value: { title: 'HbA1c', text: `${number} %`, number, unit: '%', low, high, range: '', flag: null },
})
const series = (...points: ResultPoint[]): ResultSeries => ({
  code: 'c',
  title: 'HbA1c',
  part: false,
  points,
  latest: points.at(-1) ?? point(0, 0),
  change: null,
})

test('ticks are round and hold every value and the usual range', () => {
  const scale = timeScale(series(point(0, 7.2), point(10, 8.1, 4, 5.6)), 100, 50)
  expect(scale?.ticks.map(({ text }) => text)).toEqual(['4', '6', '8', '10'])
  expect(scale?.points.every(({ y }) => y >= 0 && y <= 50)).toBe(true)
  expect(scale?.usual?.bottom).toBe(50)
})

test('an open range reaches to the edge', () => {
  const scale = timeScale(series(point(0, 50), point(10, 70, 60, null)), 100, 50)
  expect(scale?.usual?.top).toBe(0)
})

test('small steps keep their decimals, equal values have a scale too', () => {
  expect(timeScale(series(point(0, 0.12), point(1, 0.14)), 100, 50)?.ticks[0]?.text).toBe('0.12')
  expect(timeScale(series(point(0, 5), point(1, 5)), 100, 50)).not.toBeNull()
})

test('one value is no course', () => {
  expect(timeScale(series(point(0, 5)), 100, 50)).toBeNull()
})

test('each hospital has its own shape', () => {
  expect(markOf('b', ['a', 'b'])).not.toBe(markOf('a', ['a', 'b']))
})
