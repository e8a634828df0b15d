import type { Language } from '@anamnesis/core/api'
import { INGREDIENT_NAMES } from '../language/spanish-names.ts'
import { ingredientWords } from '../terminology/ingredients.ts'
import { neutralWords } from './neutral-words.ts'

/** Why a rephrased sentence is dropped. */
export const REFUSALS = ['form', 'number', 'medicine', 'negation', 'word'] as const

/** One of the reasons for which a rephrased sentence is dropped. */
export type Refusal = (typeof REFUSALS)[number]

// What turns a statement around or weakens it, in the languages that the insights speak: each must stand as often as in the statement.
const TURNING: ReadonlySet<string> = new Set(
  `no not none never without nor neither denies denied negative absent cannot n't nothing
  possible possibly probable may might suspected likely unlikely if
  above below over under before after since until rose fell higher lower more less than
  stopped active inactive resolved planned due elsewhere
  ningún ninguno ninguna nunca sin niega ni posible posiblemente probable quizá si sobre bajo antes después desde hasta
  subió bajó subida descenso mayor menor más menos encima debajo suspendió suspendido suspendida suspensión activo activa resuelto
  planificado previsto aún pero otro`.split(/\s+/),
)

const LONGEST = 400
function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index])
}

let medicines: ReadonlySet<string> | null = null

function isMedicine(word: string): boolean {
  medicines ??= new Set(
    [...ingredientWords(), ...Object.values(INGREDIENT_NAMES)].flatMap((name) => name.toLowerCase().split(' ')),
  )
  return medicines.has(word)
}

const PLAIN = /^[\p{L}\p{M}\p{N} .,;:()%/<>=≤≥±²³µ°·'’"“”«»\-–+…&→]+$/u

/**
 * Returns null if a sentence says nothing but what the statement says, and all of it; else why not. Apart from words that carry no meaning of their own it
 * must have the statement's words in the statement's order, a number with its unit: in another order an effect could be another medicine's, a disease
 * another relative's, and a negation another finding's. What passes is never far from the statement; that is the point.
 */
export function differenceOf(sentence: string, statement: string, language: Language): Refusal | null {
  if (sentence.length > LONGEST || sentence.trim() === '' || !PLAIN.test(sentence)) return 'form'
  const neutral = neutralWords(language)
  const [said, meant] = [contentOf(sentence, neutral), contentOf(statement, neutral)]
  const isNumber = (word: string) => /^\d/.test(word)
  const numbersOf = (words: readonly string[]) => words.filter(isNumber)
  if (!sameList(numbersOf(said), numbersOf(meant)) || !sameList(symbolsOf(sentence), symbolsOf(statement)))
    return 'number'
  if (!sameList(said.filter(isMedicine), meant.filter(isMedicine))) return 'medicine'
  const turnsOf = (words: readonly string[]) => words.filter(isTurning)
  if (!sameList(turnsOf(said).sort(), turnsOf(meant).sort())) return 'negation'
  return sameList(said, meant) ? null : 'word'
}

function isTurning(word: string): boolean {
  return TURNING.has(word) || word.endsWith("n't")
}

/** Words that carry meaning, in small letters; a number and the unit behind it are one. */
function contentOf(text: string, neutral: ReadonlySet<string>): string[] {
  const found = text
    .toLowerCase()
    .normalize('NFC')
    .matchAll(/\d+(?:[.,]\d+)*(?: ?[\p{L}%][\p{L}\p{M}\d/%²³]*)?|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?/gu)
  return [...found].flatMap(([match]) => {
    const [, number, unit = ''] = /^(\d+(?:[.,]\d+)*) ?(.*)$/u.exec(match) ?? []
    if (number !== undefined) return [neutral.has(unit) ? number : `${number} ${unit}`]
    const word = match.replace('’', "'")
    return neutral.has(word) ? [] : [word]
  })
}

/** Signs that make another number of the same digits. */
function symbolsOf(text: string): readonly string[] {
  return text.match(/[<>≤≥±%]|[-–](?=\d)/g) ?? []
}
