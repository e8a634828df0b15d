import { DAY, YEAR } from '../fhir/dates.ts'
import type { Speech } from '../language/language.ts'
import type { Overview, Problem } from '../overview/overview.ts'
import type { Series, Value } from '../overview/series.ts'
import { newest } from '../overview/series.ts'
import { newestPressure } from '../rules/blood-pressure.ts'
import { isCritical, sideOf } from '../rules/result-range.ts'
import { TREATMENT_TARGETS } from '../rules/result-target.ts'
import type { Holder } from '../rules/rule.ts'
import { sayValue } from '../rules/words-of-facts.ts'

/** How one test of a problem stands: words for each part of a sentence, and the values behind them. */
export type Course = {
  readonly key: string
  readonly name: string
  readonly value: string
  readonly day: string
  readonly aim: string
  readonly before: string
  readonly holders: readonly Holder[]
}

/** How long a value tells where a problem stands. */
const COUNTS_FOR = 3 * YEAR

/** Returns how the tests that follow a problem stand, the most telling first; tests without a value of the last 3 years are left out. */
export function coursesOf(problem: Problem, overview: Overview, speech: Speech): readonly Course[] {
  return (problem.concept?.tests ?? []).flatMap((key) => {
    const course = key === 'systolic' ? pressureCourse(overview, speech) : testCourse(key, overview, speech)
    return course ?? []
  })
}

function pressureCourse(overview: Overview, speech: Speech): Course | null {
  const pressure = newestPressure(overview)
  if (pressure === null || overview.now - pressure.systolic.at > COUNTS_FOR) return null
  const { systolic, diastolic, words } = pressure
  return {
    key: 'systolic',
    name: speech.bloodPressure,
    value: `${words} mmHg`,
    day: speech.day(systolic.at),
    aim: '',
    before: '',
    holders: [systolic, diastolic],
  }
}

function testCourse(key: string, overview: Overview, speech: Speech): Course | null {
  const series = overview.series.get(key)
  const value = series && newest(series)
  if (series === undefined || value === undefined || value.said === '' || overview.now - value.at > COUNTS_FOR)
    return null
  const before = series.values.findLast(({ at, said }) => at <= value.at - DAY && said !== '')
  return {
    key,
    name: speech.testName(series.test, series.name),
    value: sayValue(speech, value),
    day: speech.day(value.at),
    aim: aimOf(series, value, overview, speech),
    before: before === undefined ? '' : speech.course.beforeThat(sayValue(speech, before), speech.day(before.at)),
    holders: [value, ...(before === undefined ? [] : [before])],
  }
}

// On a treatment its target counts, else the range of the laboratory or of our table.
function aimOf(series: Series, value: Value, overview: Overview, speech: Speech): string {
  const target = TREATMENT_TARGETS.targets.find(
    ({ test, medicines }) =>
      test === series.key &&
      overview.current.some(({ parts }) => parts.some(({ ingredient }) => medicines.includes(ingredient.name))),
  )
  if (target !== undefined) return speech.course.aim(speech.number(target.low), speech.number(target.high))
  return sayStanding(speech, value)
}

/** Returns how a value stands to its limit, with a comma before; empty for a normal or unknown one. */
export function sayStanding(speech: Speech, value: Value): string {
  if (value.standing === 'normal' || value.standing === 'unknown') return ''
  if (value.standing === 'abnormal') return speech.course.abnormal
  const high = sideOf(value) === 'high'
  const limit = high ? value.range?.high : value.range?.low
  if (limit == null) return isCritical(value) ? speech.course.critical : speech.course.abnormal
  const words = speech.number(limit)
  return (
    (high ? speech.course.above(words) : speech.course.below(words)) + (isCritical(value) ? speech.course.critical : '')
  )
}
