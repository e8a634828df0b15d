import type { AllergyFact, DailyDose, MedicineFact } from '../facts/fact.ts'
import { sayUnit } from '../fhir/quantities.ts'
import type { Speech } from '../language/language.ts'
import type { Series, Value } from '../overview/series.ts'
import type { ProblemConcept } from '../terminology/problems.ts'
import { joined, shorten } from '../words.ts'

/** Returns a medicine's ingredients in at most 4 words, or its own name where we know none. */
export function medicineName(fact: MedicineFact): string {
  if (fact.parts.length === 0 || fact.parts.length > 2) return shorten(fact.name, 4)
  return shorten(fact.parts.map((part) => part.ingredient.name).join(' with '), 4)
}

/** Returns a day's dose in words: "1000 mg", "125 mcg". */
export function sayDaily(speech: Speech, { value, unit }: DailyDose): string {
  if (unit === 'mg' && value < 1) return `${speech.number(value * 1000)} mcg`
  return joined([speech.number(value), sayUnit(unit)], ' ')
}

/** Returns what someone is allergic to, in at most 4 words. */
export function allergen(allergy: AllergyFact): string {
  return allergy.substance === '' ? 'an unnamed substance' : allergy.substance
}

/** Returns the first reaction in the record's words, at most 6; empty without one. */
export function reactionIn(allergy: AllergyFact): string {
  const reaction = allergy.reactions[0]
  return reaction === undefined ? '' : shorten(reaction, 6).toLowerCase()
}

/** Returns a value in at most 5 words of the language. */
export function sayValue(speech: Speech, value: Value): string {
  return speech.amount(shorten(value.said, 5))
}

/** Returns a value with its day: "5.9 mmol/L (1 Nov 2026)", at most 8 words. */
export function sayDated(speech: Speech, value: Value): string {
  return speech.on(sayValue(speech, value), speech.day(value.at))
}

/** Returns what a series is of, in at most 8 words. */
export function seriesName(speech: Speech, { test, name }: Series): string {
  return shorten(speech.testName(test, name), 8)
}

/** Returns a problem as the tables name it, whole, in the middle of a sentence; else in the record's words, at most that many. A cut name could lose its stage. */
export function problemWords(
  speech: Speech,
  { concept, name }: { readonly concept: ProblemConcept | null; readonly name: string },
  most: number,
): string {
  return concept === null ? shorten(name, most) : speech.problemWithin(concept, name)
}
