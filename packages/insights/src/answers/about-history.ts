import type { Condition } from '@medplum/fhirtypes'
import type { Fact, ProblemFact } from '../facts/fact.ts'
import { instantOf } from '../fhir/dates.ts'
import { text, untrusted } from '../fhir/untrusted.ts'
import { ALLERGEN_NAMES } from '../language/spanish-names.ts'
import type { Problem } from '../overview/overview.ts'
import type { Draft } from '../rules/rule.ts'
import { allergen } from '../rules/words-of-facts.ts'
import { sayPlan } from '../summary/plan.ts'
import { allergensIn, allergyLink } from '../terminology/allergens.ts'
import { ingredientByName } from '../terminology/ingredients.ts'
import { fold, joined, shorten } from '../words.ts'
import type { Desk } from './desk.ts'
import { dayOf, told } from './desk.ts'
import type { AskedNames, Entity } from './entities.ts'
import type { Understood } from './understand.ts'

type AskedProblem = Extract<Entity, { type: 'problem' }>
type AskedWords = Extract<Entity, { type: 'procedure' | 'vaccine' }>

/** Returns the problems that a question means: by their concept, or by the record's own words. */
export function problemsOf({ overview }: Desk, { keys, names }: AskedProblem): readonly Problem[] {
  return overview.problems.filter(
    ({ concept, facts }) =>
      (concept !== null && keys.includes(concept.key)) ||
      (concept === null && facts.some(({ name }) => hasName(name, names))),
  )
}

function hasName(name: string, { asked, english }: AskedNames): boolean {
  const said = ` ${wordsIn(name)} `
  return [asked, english].some((words) => said.includes(` ${wordsIn(words)} `))
}

function wordsIn(text: string): string {
  return fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
}

// The record's own words: they say more than the name of the concept.
function recordedName({ speech }: Desk, problem: Problem, fact: ProblemFact): string {
  return speech.language === 'en' ? shorten(fact.name, 8) : speech.problemName(problem.concept, fact.name)
}

function stateOf({ speech }: Desk, status: ProblemFact['status']): string {
  return speech.answer[status]
}

/** Returns each problem asked for, one sentence for its newest record, active ones first. */
export function history(desk: Desk, asked: AskedProblem): readonly Draft[] {
  const { speech } = desk
  return [...problemsOf(desk, asked)]
    .sort((a, b) => Number(b.active) - Number(a.active))
    .map((problem) => {
      const fact = problem.facts.find(({ status }) => (status === 'active') === problem.active) ?? problem.facts[0]
      const certainty = fact.certainty === 'possible' ? speech.possible : (name: string) => name
      const name = certainty(recordedName(desk, problem, fact))
      return told(
        speech.answer.history(name, stateOf(desk, fact.status), onsetWords(desk, fact)),
        [fact],
        problem.topic,
      )
    })
}

/** Returns since when each problem asked for is there. */
export function problemSince(desk: Desk, asked: AskedProblem): readonly Draft[] {
  const { speech } = desk
  return problemsOf(desk, asked).map((problem) => {
    const fact = problem.facts.find(({ onset }) => onset === problem.onset) ?? problem.facts[0]
    const name = recordedName(desk, problem, fact)
    const since = onsetWords(desk, fact)
    return told(
      since === '' ? speech.answer.sinceUnknown(name) : speech.answer.since(name, since),
      [fact],
      problem.topic,
    )
  })
}

// A record may know the year or the month only.
function onsetWords(desk: Desk, fact: ProblemFact): string {
  const record = desk.recordOf(fact)
  if (fact.onset === null || record?.resource.resourceType !== 'Condition') return ''
  const condition = untrusted(record.resource as Condition)
  const written = text(condition.onsetDateTime) || text(condition.onsetPeriod?.start)
  if (instantOf(written) === null) return ''
  return written.length >= 10 ? desk.speech.day(fact.onset) : written
}

/** Returns the problems that are active, a sentence for each name that records give them. */
export function problems(desk: Desk): readonly Draft[] {
  return desk.overview.problems
    .filter(({ active }) => active)
    .sort((a, b) => (b.concept?.importance ?? 4) - (a.concept?.importance ?? 4))
    .flatMap((problem) => {
      const open = problem.facts.filter(({ status }) => status === 'active').sort((a, b) => begun(a) - begun(b))
      const byName = Map.groupBy(open, (fact) => recordedName(desk, problem, fact))
      return [...byName].map(([name, same]) => {
        const year = same[0] === undefined ? '' : (onsetWords(desk, same[0]).match(/\d{4}/)?.[0] ?? '')
        return told(desk.speech.answer.problem(name, year), same, `${problem.topic} ${name}`)
      })
    })
}

function begun({ onset }: ProblemFact): number {
  return onset ?? Number.POSITIVE_INFINITY
}

/** Returns the allergies, of what is asked about where the question names something; a record of none where there is one. Null where unsure what is named. */
export function allergies(desk: Desk, { rest, words, entity }: Understood): readonly Draft[] | null {
  const { speech, overview } = desk
  const held = overview.allergies.filter(({ none, status }) => none === null && status !== 'resolved')
  const named = allergensAsked(words.join(' '), entity)
  const asked = rest.length > 0 || named.ingredients.length > 0 || named.classes.length > 0
  const meant = held.filter(
    (allergy) =>
      rest.some((word) => isIn(allergen(allergy), word)) ||
      named.classes.some((key) => allergy.classes.includes(key)) ||
      named.ingredients.some((ingredient) => allergyLink(allergy, ingredient) !== null),
  )
  if (asked && rest.length > 0 && meant.length === 0 && !isAllergen(rest)) return null
  const sentences = (asked ? meant : held).map((allergy) =>
    told(
      speech.answer.allergic(
        allergen(allergy),
        speech.list(allergy.reactions.slice(0, 3).map((words) => shorten(words, 4).toLowerCase())),
      ),
      [allergy],
      allergen(allergy),
    ),
  )
  if (sentences.length > 0 || asked) return sentences
  const none = overview.allergies.filter((allergy) => allergy.none === 'any' && allergy.status !== 'resolved')
  return none.slice(0, 1).map((allergy) => told(speech.answer.noAllergy(''), [allergy]))
}

function allergensAsked(words: string, entity: Entity | null): ReturnType<typeof allergensIn> {
  const { ingredients, classes } = allergensIn(words)
  if (entity?.type !== 'medicine' || ingredients.length > 0 || classes.length > 0) return { ingredients, classes }
  return { ingredients: entity.ingredients.flatMap((name) => ingredientByName(name) ?? []), classes: entity.classes }
}

/** English names of substances by their Spanish ones, without accents. */
const IN_ENGLISH: ReadonlyMap<string, string> = new Map(
  ALLERGEN_NAMES.flatMap(({ key, names }) => names.map((name) => [fold(name), key] as const)),
)

function isIn(name: string, word: string): boolean {
  const stems = [word, IN_ENGLISH.get(word) ?? word].map((item) => item.replace(/s$/, ''))
  return fold(name)
    .split(/[^\p{L}]+/u)
    .some((part) => stems.includes(part.replace(/s$/, '')))
}

/** Things that people are allergic to, beside medicines. */
const ALLERGENS = new Set(
  'latex peanut peanuts nut nuts egg eggs milk dairy fish shellfish wheat soy bee wasp venom pollen grass tree dust mite mites mould mold cat cats dog dogs dander contrast iodine nickel'.split(
    ' ',
  ),
)

function isAllergen(rest: readonly string[]): boolean {
  return rest.every((word) => {
    const { ingredients, classes } = allergensIn(word)
    return ALLERGENS.has(IN_ENGLISH.get(word) ?? word) || ingredients.length > 0 || classes.length > 0
  })
}

/** Returns what runs in the family; of one problem only where the record's words name it, null where they do not. */
export function family(desk: Desk, asked: AskedProblem | null): readonly Draft[] | null {
  const { speech, overview } = desk
  const all = overview.facts.filter((fact) => fact.kind === 'family').filter(({ conditions }) => conditions.length > 0)
  const meant =
    asked === null ? all : all.filter(({ conditions }) => conditions.some((name) => hasName(name, asked.names)))
  if (asked !== null && all.length > 0 && meant.length === 0) return null
  return meant.map((fact) =>
    told(
      speech.answer.family(fact.relative, speech.list(fact.conditions.slice(0, 4).map(speech.condition))),
      [fact],
      fact.relative,
    ),
  )
}

function newestFirst(a: Fact, b: Fact): number {
  return (b.date ?? 0) - (a.date ?? 0)
}

/** Returns the newest answer on a habit. */
export function habit(desk: Desk, pattern: RegExp): readonly Draft[] {
  const { speech, overview } = desk
  const answers = overview.facts.flatMap((fact) => {
    if (fact.kind !== 'social' && fact.kind !== 'result') return []
    const value = fact.kind === 'social' ? fact.value : fact.said
    return value !== '' && pattern.test(fact.name) ? [{ fact, value }] : []
  })
  const [newest] = answers.sort((a, b) => newestFirst(a.fact, b.fact))
  if (newest === undefined) return []
  const words = `${newest.fact.name}: ${speech.amount(newest.value)}`
  const day = dayOf(desk, newest.fact.date)
  return [told(`${day === '' ? words : speech.on(words, day)}.`, [newest.fact])]
}

/** Settings of a stay in hospital by HL7 ActCode. */
const STAYS = new Set(['IMP', 'ACUTE', 'NONAC', 'OBSENC', 'SS'])

/** Returns the newest visit up to now, of the setting that the question names. */
export function lastVisit(desk: Desk, words: readonly string[]): readonly Draft[] {
  const { speech, overview } = desk
  const isEmergency = words.some((word) => ['emergency', 'er', 'ed', 'urgencia', 'urgencias'].includes(word))
  const isStay = words.some((word) => /^(admi|hospitali|stay$|inpatient|ingres|estancia)/.test(word))
  const visits = overview.facts
    .filter((fact) => fact.kind === 'visit')
    .filter(({ setting }) => (isEmergency ? setting === 'EMER' : isStay ? STAYS.has(setting) : true))
    .filter(({ date }) => date !== null && date <= overview.now)
    .sort(newestFirst)
  return visits
    .slice(0, 1)
    .map((visit) =>
      told(speech.answer.visit(visit.name, dayOf(desk, visit.date), visit.reason, placeWords(desk, visit)), [visit]),
    )
}

function placeWords({ speech, hospitals }: Desk, fact: Fact): string {
  const name = hospitals[fact.hospital] ?? ''
  return fact.own || name === '' ? '' : speech.at(name)
}

/** Returns when procedures or vaccines asked for were done, the newest of each name; all vaccines where none is named. */
export function done(desk: Desk, kind: 'procedure' | 'immunization', asked: AskedWords | null): readonly Draft[] {
  const { speech, overview } = desk
  const say = kind === 'procedure' ? speech.answer.doneOn : speech.answer.givenOn
  const meant = overview.facts
    .filter((fact) => fact.kind === kind)
    .filter((fact) => fact.date !== null && (asked === null || isMeant(recordWords(desk, fact), asked)))
    .sort(newestFirst)
  const newestOfEach = [...Map.groupBy(meant, ({ name }) => name).values()].flatMap(([newest]) => newest ?? [])
  return newestOfEach
    .slice(0, 10)
    .map((fact) => told(say(shorten(fact.name, 8), dayOf(desk, fact.date)), [fact], fact.name))
}

function recordWords(desk: Desk, fact: Fact): string {
  const resource = desk.recordOf(fact)?.resource as { vaccineCode?: { text?: unknown } } | undefined
  const own = resource?.vaccineCode?.text
  return fold(joined([fact.name, typeof own === 'string' ? own : ''], ' '))
}

function isMeant(name: string, { groups }: AskedWords): boolean {
  return groups.some((group) => group.every((beginning) => ` ${name}`.includes(` ${beginning}`)))
}

const MOST_PLANS = 5

/** Returns what is planned from now on: appointments and orders with a day, the soonest first. */
export function nextDue(desk: Desk): readonly Draft[] {
  const { speech, overview } = desk
  return overview.facts
    .filter((fact) => fact.kind === 'plan')
    .filter(({ open, due, planned }) => open && due !== null && due >= overview.now && planned !== 'care-plan')
    .sort((a, b) => (a.due ?? 0) - (b.due ?? 0))
    .slice(0, MOST_PLANS)
    .map((plan) =>
      told(
        plan.planned === 'appointment'
          ? sayPlan(speech, plan)
          : speech.answer.due(shorten(plan.words, 9), dayOf(desk, plan.due)),
        [plan],
        plan.words,
      ),
    )
}
