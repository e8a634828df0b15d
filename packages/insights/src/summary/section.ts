import { DAY, YEAR, yearOf } from '../fhir/dates.ts'
import type { Problem } from '../overview/overview.ts'
import { newest } from '../overview/series.ts'
import type { Draft, Holder } from '../rules/rule.ts'
import { medicineName, sayValue } from '../rules/words-of-facts.ts'
import { fitting, shorten } from '../words.ts'
import type { Course } from './course.ts'
import { coursesOf } from './course.ts'
import { openPlans, sayPlan } from './plan.ts'
import type { Scene } from './scene.ts'
import { listed, placesOf } from './scene.ts'
import type { Taken } from './treatment.ts'
import { sayTaken, stoppedFor, treatmentOf } from './treatment.ts'

/** A problem told: its sentences, and what they named, so that the page names the rest. */
export type Section = {
  readonly problem: Problem
  readonly name: string
  readonly long: boolean
  readonly drafts: readonly Draft[]
  readonly notFound: readonly Draft[]
  readonly medicines: readonly string[]
  readonly tests: readonly string[]
}

const LONGEST_COURSE = 3

/** Returns a problem's section: several sentences (what, where it stands, treatment, plan, news) where `long`, else one; tests already told are left out. */
export function sectionOf(scene: Scene, problem: Problem, long: boolean, told: ReadonlySet<string>): Section {
  const { overview, speech } = scene
  const name = nameOf(scene, problem)
  const courses = coursesOf(problem, overview, speech)
  const taken = treatmentOf(problem, overview)
  const about = { problem, name, long }
  if (!long) {
    const drafts = [lineDraft(scene, problem, name, courses[0], taken)]
    const notFound = notFoundDrafts(scene, problem, name)
    return { ...about, drafts, notFound, medicines: taken.slice(0, 3).map((item) => item.name), tests: [] }
  }
  const telling = courses.filter(({ key }) => !told.has(key)).slice(0, LONGEST_COURSE)
  return {
    ...about,
    drafts: [
      subjectDraft(scene, problem, name),
      ...telling.map((course) => courseDraft(scene, problem, course)),
      ...treatmentDrafts(scene, problem, taken),
      ...stoppedDrafts(scene, problem),
      ...planDrafts(scene, problem),
      ...newsDrafts(scene, problem, taken),
    ],
    notFound: notFoundDrafts(scene, problem, name),
    medicines: taken.slice(0, 6).map((item) => item.name),
    tests: telling.map(({ key }) => key),
  }
}

function nameOf({ speech }: Scene, problem: Problem): string {
  const name = shorten(speech.problemName(problem.concept, problem.name), 6)
  return problem.facts.every(({ certainty }) => certainty === 'possible') ? speech.title(speech.possible(name)) : name
}

function draft(part: string, problem: Problem, text: string, holders: readonly Holder[]): Draft {
  const weight = 20 + (problem.concept?.importance ?? 4) * 5 + (problem.active ? 5 : 0)
  return { rule: `summary-${part}`, topic: problem.topic, group: 'background', weight, text, holders }
}

// What passes can come again: only what is active now says since when.
function onsetOf(problem: Problem): number | null {
  if (problem.concept?.kind !== 'passing') return problem.onset
  const onsets = problem.facts.flatMap(({ status, onset }) => (status === 'active' && onset !== null ? [onset] : []))
  return onsets.length === 0 ? null : onsets.reduce((a, b) => Math.min(a, b))
}

// The record with the onset first, so that what is said stands in the first evidence.
function entries(problem: Problem): Problem['facts'] {
  const begun = onsetOf(problem)
  const sorted = [...problem.facts].sort((a, b) => Number(b.onset === begun) - Number(a.onset === begun))
  return [sorted[0] ?? problem.facts[0], ...sorted.slice(1, 4)]
}

function subjectDraft(scene: Scene, problem: Problem, name: string): Draft {
  const { problem: say } = scene.speech
  const places = placesOf(scene, problem.facts)
  const onset = onsetOf(problem)
  const year = onset === null ? '' : String(yearOf(onset))
  const tell = year === '' ? say.undated : problem.concept?.kind === 'event' ? say.in : say.since
  const text =
    year === ''
      ? fitting(say.undated(name, places), say.undated(name, ''))
      : fitting(tell(name, year, places), tell(name, year, ''))
  return draft('problem', problem, text, entries(problem))
}

function lineDraft(
  scene: Scene,
  problem: Problem,
  name: string,
  course: Course | undefined,
  taken: readonly Taken[],
): Draft {
  const { speech } = scene
  const onset = onsetOf(problem)
  const year = onset === null ? '' : String(yearOf(onset))
  const dated = problem.concept?.kind === 'event' ? speech.problem.lineIn : speech.problem.lineSince
  const subject = year === '' ? name : dated(name, year)
  const result = course === undefined ? '' : speech.on(`${course.name} ${course.value}`, course.day)
  const names = taken.map((item) => speech.medicineWithDose(item.name, '').trim())
  const treatment = names.length === 0 ? '' : speech.problem.lineTreatment(listed(scene, names, 3))
  const line = (...rest: readonly string[]) =>
    speech.problem.line(
      subject,
      rest.filter((words) => words !== ''),
    )
  return draft('problem', problem, fitting(line(result, treatment), line(treatment), line()), [
    ...entries(problem),
    ...(course?.holders.slice(0, course.key === 'systolic' ? 2 : 1) ?? []),
    ...taken.flatMap(({ facts }) => facts.slice(0, 4)),
  ])
}

function courseDraft({ speech }: Scene, problem: Problem, course: Course): Draft {
  const { name, value, day, aim, before, holders } = course
  const text = fitting(speech.course.now(name, value, day, aim, before), speech.course.now(name, value, day, aim, ''))
  return { ...draft('course', problem, text, holders), topic: `${problem.topic} ${course.key}` }
}

function treatmentDrafts(scene: Scene, problem: Problem, taken: readonly Taken[]): readonly Draft[] {
  if (taken.length === 0) return []
  const { speech } = scene
  const full = taken.map((item) => sayTaken(speech, item))
  const short = taken.map((item) => speech.medicineWithDose(item.name, '').trim())
  const text = fitting(
    speech.treatment.now(listed(scene, full, 6)),
    speech.treatment.now(listed(scene, short, 6)),
    speech.treatment.now(listed(scene, short, 4)),
  )
  return [
    draft(
      'treatment',
      problem,
      text,
      taken.flatMap(({ facts }) => facts.slice(0, 4)),
    ),
  ]
}

function stoppedDrafts({ speech, overview }: Scene, problem: Problem): readonly Draft[] {
  return stoppedFor(problem, overview)
    .slice(0, 2)
    .map((fact) => {
      const day = fact.until === null ? '' : speech.day(fact.until)
      const name = speech.title(medicineName(fact))
      const text = fitting(speech.treatment.stopped(name, day, fact.reason), speech.treatment.stopped(name, day, ''))
      return { ...draft('stopped', problem, text, [fact]), topic: `${problem.topic} ${medicineName(fact)}` }
    })
}

function planDrafts({ speech, overview }: Scene, problem: Problem): readonly Draft[] {
  return openPlans(overview, ({ purpose }) => purpose.topics.includes(problem.topic)).map((plan) =>
    draft('plan', problem, sayPlan(speech, plan), [plan]),
  )
}

function newsDrafts(scene: Scene, problem: Problem, taken: readonly Taken[]): readonly Draft[] {
  const { overview, speech } = scene
  const since = overview.lastSeen
  if (since === null) return []
  const changed = problem.facts.filter(({ updated }) => updated > since)
  const values = (problem.concept?.tests ?? []).flatMap((key) => {
    const series = overview.series.get(key)
    const value = series && newest(series)
    return series !== undefined && value !== undefined && value.updated > since ? [{ series, value }] : []
  })
  const ordered = taken.filter(({ facts }) => facts[0].updated > since)
  const stopped = stoppedFor(problem, overview).filter(({ updated }) => updated > since)
  const items = [
    ...(changed.length > 0 ? [speech.news.entry] : []),
    ...ordered.map(({ name }) => speech.news.ordered(name)),
    ...stopped.map((fact) => speech.news.stopped(medicineName(fact))),
    ...values.map(({ series, value }) =>
      speech.news.result(speech.testName(series.test, series.name), sayValue(speech, value)),
    ),
  ]
  if (items.length === 0) return []
  const say = (most: number) => speech.news.since(speech.day(since), listed(scene, items, most))
  const holders = [
    ...changed,
    ...ordered.flatMap(({ facts }) => facts.slice(0, 1)),
    ...stopped,
    ...values.map(({ value }) => value),
  ]
  return [draft('news', problem, fitting(say(5), say(3), say(2), say(1)), holders)]
}

/** How old the most telling test of a lasting problem may be before the page says that a newer one was not found. */
const MISSED_AFTER = YEAR + 30 * DAY

function notFoundDrafts({ overview, speech }: Scene, problem: Problem, name: string): readonly Draft[] {
  const key = problem.concept?.tests[0]
  if (key === undefined || problem.concept?.kind !== 'lasting' || !problem.active) return []
  const test = speech.testOf(key)
  const series = overview.series.get(key)
  const last = series && newest(series)
  if (last !== undefined && overview.now - last.at <= MISSED_AFTER) return []
  const text =
    last === undefined ? speech.missing.never(test, name) : speech.missing.old(test, speech.day(last.at), name)
  const holders = [...entries(problem).slice(0, 1), ...(last === undefined ? [] : [last])]
  return [
    { ...draft('not-found', problem, fitting(text), holders), group: 'conflicting', topic: `${problem.topic} ${key}` },
  ]
}
