import type { MedicineFact } from '../facts/fact.ts'
import { sayUnit } from '../fhir/quantities.ts'
import type { Speech } from '../language/language.ts'
import type { MedicineMention } from '../notes/mentions/mention.ts'
import type { Overview } from '../overview/overview.ts'
import { joined, shorten } from '../words.ts'
import type { Draft, Rule } from './rule.ts'
import { holderOf, isAffirmed, noteDraft, ofNewest, type Said, saidInNotes } from './said-in-notes.ts'
import { sayDaily } from './words-of-facts.ts'

/** Older notes say little of what is taken now. */
const YEARS = 1
const MOST = 6

// A name alone may be advice, a test or a thought; a dose or a time says that it is taken.
function isTaken({ mention }: Said<MedicineMention>): boolean {
  const { dose, perDay, change, said, days } = mention
  if (!isAffirmed(mention) || said.historical || change === 'stopped' || days !== null) return false
  return dose !== null && perDay !== null
}

/** One unit of mass in mg. */
const IN_MG: Readonly<Record<string, number>> = { mg: 1, g: 1000, ug: 0.001 }

// A range, or what is taken when needed, is no amount a day.
function daily(mention: MedicineMention): { value: number; unit: string } | null {
  const { dose, doseTo, pieces, perDay, perDayTo, asNeeded } = mention
  if (dose === null || perDay === null || doseTo !== null || perDayTo !== null || asNeeded) return null
  const mass = IN_MG[dose.unit]
  return mass === undefined ? null : { value: dose.value * mass * (pieces?.value ?? 1) * perDay, unit: 'mg' }
}

function factsOf(facts: readonly MedicineFact[], mention: MedicineMention): MedicineFact[] {
  const names = new Set(mention.ingredients.map(({ name }) => name))
  return facts.filter((fact) => fact.parts.some(({ ingredient }) => names.has(ingredient.name)))
}

function sayDose(speech: Speech, { dose }: MedicineMention): string {
  return dose === null ? '' : joined([speech.number(dose.value), sayUnit(dose.unit)], ' ')
}

function notListed(said: Said<MedicineMention>, { speech }: Overview): Draft {
  const name = shorten(said.mention.ingredients.map((item) => item.name).join(' with '), 4)
  const medicine = joined([speech.medicine(name), sayDose(speech, said.mention)], ' ')
  const text = speech.rules.medicine.inNote(speech.day(said.at), medicine)
  return noteDraft(said, { topic: name, weight: 55, text })
}

// Only a note that is newer than the record can know better, and only where both doses can be computed.
function otherDose(said: Said<MedicineMention>, current: readonly MedicineFact[], { speech }: Overview): Draft | null {
  const inNote = daily(said.mention)
  const [ingredient] = said.mention.ingredients
  const [fact] = current
  if (inNote === null || ingredient === undefined || said.mention.ingredients.length > 1) return null
  if (fact === undefined || current.length > 1 || (fact.date ?? said.at) >= said.at) return null
  const listed = fact.parts.find((part) => part.ingredient.name === ingredient.name)?.daily ?? null
  if (listed === null || listed.unit !== inNote.unit || Math.abs(listed.value - inNote.value) <= listed.value * 0.01)
    return null
  return {
    rule: 'medicine-dose-in-note',
    topic: ingredient.name,
    group: 'conflicting',
    weight: 60,
    text: speech.rules.medicine.doseInNote(
      speech.day(said.at),
      speech.medicine(ingredient.name),
      sayDaily(speech, inNote),
      sayDaily(speech, listed),
    ),
    holders: [holderOf(said), fact],
  }
}

function found(overview: Overview): Draft[] {
  const medicines = overview.facts.filter((fact) => fact.kind === 'medicine')
  const byName = Map.groupBy(saidInNotes(overview, 'medicine', YEARS), ({ mention }) =>
    mention.ingredients.map(({ name }) => name).join(' '),
  )
  return [...byName.values()].flatMap((all) => {
    const newest = ofNewest(all)
    const last = newest.findLast(isTaken)
    if (last === undefined || newest.some(({ mention }) => mention.change === 'stopped')) return []
    if (factsOf(medicines, last.mention).length === 0) return [notListed(last, overview)]
    return otherDose(last, factsOf(overview.current, last.mention), overview) ?? []
  })
}

/** Medicines that a note of the last year has with dose and time, and no medicine record has, or with another dose. */
export const medicineInNote: Rule = {
  id: 'medicine-in-note',
  version: '2',
  source: null,
  find: (overview) => found(overview).slice(0, MOST),
}
