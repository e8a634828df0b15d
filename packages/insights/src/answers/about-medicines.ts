import { describe } from '../describe/describe.ts'
import type { MedicineFact } from '../facts/fact.ts'
import type { Draft } from '../rules/rule.ts'
import { sayDaily } from '../rules/words-of-facts.ts'
import { placesOf } from '../summary/scene.ts'
import type { Taken } from '../summary/treatment.ts'
import { sayTaken, takenOf } from '../summary/treatment.ts'
import { joined } from '../words.ts'
import type { Desk } from './desk.ts'
import { dayOf, told } from './desk.ts'
import type { Entity } from './entities.ts'

type Medicine = Extract<Entity, { type: 'medicine' }>

/** Returns everything that was ordered, stated, handed out or given of a medicine or class, drafts and plans left out. */
export function factsOf({ overview }: Desk, asked: Medicine): readonly MedicineFact[] {
  return overview.facts
    .filter((fact) => fact.kind === 'medicine')
    .filter((fact) => fact.status !== 'proposed' && fact.parts.some(({ ingredient }) => isAsked(ingredient, asked)))
}

function isAsked(ingredient: { readonly name: string; readonly classes: readonly string[] }, asked: Medicine): boolean {
  return asked.ingredients.includes(ingredient.name) || ingredient.classes.some((key) => asked.classes.includes(key))
}

function currentOf({ overview }: Desk, facts: readonly MedicineFact[]): readonly MedicineFact[] {
  return facts.filter((fact) => overview.current.includes(fact))
}

function each(facts: readonly MedicineFact[], say: (taken: Taken) => readonly Draft[]): readonly Draft[] {
  return takenOf(facts).flatMap(say)
}

/** Returns whether a medicine is or was taken: as active where any hospital has it so, else how it ended. */
export function taking(desk: Desk, asked: Medicine): readonly Draft[] {
  const { speech } = desk
  const all = factsOf(desk, asked)
  const current = currentOf(desk, all)
  if (current.length > 0)
    return each(current, (item) => [
      told(speech.answer.taking(sayTaken(speech, item), dayOf(desk, item.facts[0].from)), item.facts, item.name),
    ])
  return each(all, ({ name, facts: [first] }) => [
    told(
      speech.answer.took(speech.title(name), dayOf(desk, first.from), speech.answer.stateOf(first.status)),
      [first],
      name,
    ),
  ])
}

/** Returns a day's dose of a medicine that is being taken, a sentence for each hospital that says another; else how it ended. */
export function dose(desk: Desk, asked: Medicine): readonly Draft[] {
  const { speech } = desk
  const current = currentOf(desk, factsOf(desk, asked))
  if (current.length === 0) return taking(desk, asked)
  return each(current, ({ name, facts }) => {
    const doses = Map.groupBy(facts, (fact) => {
      const daily = fact.parts.length === 1 && fact.everyDay === true ? fact.parts[0]?.daily : null
      return daily == null ? '' : speech.aDay(sayDaily(speech, daily))
    })
    return [...doses].map(([words, same]) =>
      told(
        words === '' ? speech.answer.noDose(speech.title(name)) : speech.answer.dose(speech.title(name), words),
        same,
        `${name} ${words}`,
      ),
    )
  })
}

/** Returns what a medicine is for, as the records say; where none says it, that. */
export function why(desk: Desk, asked: Medicine): readonly Draft[] {
  const { speech } = desk
  const all = factsOf(desk, asked)
  const current = currentOf(desk, all)
  return each(current.length > 0 ? current : all, ({ name, facts }) => {
    const reasons = [...new Set(facts.flatMap(({ purpose }) => purpose?.words ?? []))]
    if (reasons.length === 0) return [told(speech.answer.whyNot(speech.title(name)), facts, name)]
    const telling = facts.filter(({ purpose }) => (purpose?.words.length ?? 0) > 0)
    return [told(speech.answer.why(speech.title(name), speech.list(reasons)), telling, name)]
  })
}

/** Returns when, where and why a medicine was stopped; that it is still active where no stop is recorded. */
export function whoStopped(desk: Desk, asked: Medicine): readonly Draft[] {
  const { speech } = desk
  const all = factsOf(desk, asked)
  const stopped = takenOf(all.filter(({ status }) => status === 'stopped'))
  const current = currentOf(desk, all)
  const stops = stopped.flatMap(({ name, facts: [first] }) => [
    told(
      speech.answer.stopped(speech.title(name), dayOf(desk, first.until), hospitalWords(desk, first), first.reason),
      [first],
      name,
    ),
  ])
  const active = each(current, ({ name, facts }) => [
    told(
      (stops.length > 0 ? speech.answer.stillActive : speech.answer.notStopped)(speech.title(name)),
      facts,
      `${name} active`,
    ),
  ])
  return [...stops, ...active]
}

function hospitalWords({ speech, hospitals }: Desk, fact: MedicineFact): string {
  if (fact.own) return speech.here
  const name = hospitals[fact.hospital] ?? ''
  return name === '' ? speech.elsewhere : speech.at(name)
}

/** Returns who ordered a medicine, by the newest order of it at each hospital; that nobody is named where that is so. */
export function whoPrescribed(desk: Desk, asked: Medicine): readonly Draft[] {
  const { speech } = desk
  const ordered = factsOf(desk, asked).filter(({ source }) => source === 'ordered')
  return each(ordered, ({ name, facts }) => {
    const byHospital = [...Map.groupBy(facts, ({ hospital }) => hospital).values()].flatMap(([newest]) => newest ?? [])
    return byHospital.map((fact) => {
      const record = desk.recordOf(fact)
      const author = record === undefined ? '' : describe(record.resource).author
      const text =
        author === ''
          ? speech.answer.noPrescriber(speech.title(name))
          : speech.answer.prescribedBy(speech.title(name), author, dayOf(desk, fact.from))
      return told(text, [fact], name)
    })
  })
}

/** Returns when a medicine was first ordered, and whether it is still active. */
export function takenSince(desk: Desk, asked: Medicine): readonly Draft[] {
  const { speech } = desk
  const all = factsOf(desk, asked).filter(({ from }) => from !== null)
  return each(all, ({ name, facts }) => {
    const first = facts.reduce((a, b) => ((b.from ?? 0) < (a.from ?? 0) ? b : a))
    return [told(speech.answer.firstOrdered(speech.title(name), dayOf(desk, first.from)), [first], name)]
  })
}

/** Returns every medicine that is being taken. */
export function medicines(desk: Desk): readonly Draft[] {
  const { speech, overview } = desk
  return takenOf(overview.current).map((item) => {
    const places = placesOf(desk, item.facts)
    const words = joined([sayTaken(speech, item), places === '' ? '' : `(${places})`], ' ')
    return told(speech.answer.medicine(speech.title(words)), item.facts, item.name)
  })
}
