import type { Overview } from '../overview/overview.ts'
import type { Series, Value } from '../overview/series.ts'
import { newest } from '../overview/series.ts'
import { newestPressure } from '../rules/blood-pressure.ts'
import type { Draft } from '../rules/rule.ts'
import { sayValue } from '../rules/words-of-facts.ts'
import { sayStanding } from '../summary/course.ts'
import type { Desk } from './desk.ts'
import { told } from './desk.ts'

/** Returns the newest value of the tests with its day. */
export function latest(desk: Desk, keys: readonly string[]): readonly Draft[] {
  const { overview, speech } = desk
  if (keys.includes('systolic')) return latestPressure(desk)
  return seriesOf(overview, keys).map((series) => {
    const value = newest(series)
    const name = speech.testName(series.test, series.name)
    return told(
      speech.answer.latest(name, sayValue(speech, value), speech.day(value.at), sayStanding(speech, value)),
      [value],
      series.key,
    )
  })
}

function latestPressure({ overview, speech }: Desk): readonly Draft[] {
  const pressure = newestPressure(overview)
  if (pressure === null) return []
  const { systolic, diastolic, words } = pressure
  return [
    told(speech.answer.latest(speech.bloodPressure, `${words} mmHg`, speech.day(systolic.at), ''), [
      systolic,
      diastolic,
    ]),
  ]
}

function seriesOf(overview: Overview, keys: readonly string[]): readonly Series[] {
  return keys.flatMap((key) => {
    const series = overview.series.get(key)
    return series === undefined || newest(series).said === '' ? [] : [series]
  })
}

const MOST_VALUES = 6

/** Returns how the tests went, from the first value to the newest, and the newest values. */
export function trend(desk: Desk, keys: readonly string[]): readonly Draft[] {
  return seriesOf(desk.overview, keys).flatMap((series) => trendOf(desk, series))
}

function trendOf({ speech }: Desk, series: Series): readonly Draft[] {
  const { answer } = speech
  const name = speech.testName(series.test, series.name)
  const at = (value: Value) => [sayValue(speech, value), speech.day(value.at)] as const
  const values = series.values.filter(({ said }) => said !== '')
  const last = newest(series)
  if (values.length === 1) return [told(answer.only(name, ...at(last)), [last], series.key)]
  const measured = values.filter(({ value }) => value !== null)
  const [from, to] = [measured[0], measured.at(-1)]
  const shown = values.slice(-MOST_VALUES)
  const list = told(
    answer.values(shown.map((value) => speech.on(...at(value))).join('; ')),
    [...shown].reverse(),
    `${series.key} values`,
  )
  if (from === undefined || to === undefined || from === to) return [list]
  const [fromWords, toWords] = [at(from), at(to)]
  const direction = (to.value ?? 0) - (from.value ?? 0)
  const text =
    direction === 0
      ? answer.same(name, fromWords[0], fromWords[1], toWords[1])
      : (direction > 0 ? answer.rise : answer.fall)(name, ...fromWords, ...toWords)
  return [told(text, [to, from], series.key), list]
}
