import { ABBREVIATION_SENSES, type Sense, senseIn } from '../../terminology/abbreviations.ts'
import { allergenClassNames } from '../../terminology/allergens.ts'
import { type Ingredient, ingredientByName, medicineNames } from '../../terminology/ingredients.ts'
import { type LabTest, testByKey, testNames } from '../../terminology/lab-tests.ts'
import { type OwnTerminology, ownTerminology } from '../../terminology/own-terminology.ts'
import { type ProblemConcept, problemByKey, problemNames } from '../../terminology/problems.ts'
import { dateOfMentions } from '../dates/date-of-mentions.ts'
import { datesIn, type NoteDate } from '../dates/dates-in.ts'
import { type Placed, readNote } from '../note.ts'
import { LONGEST_READ } from '../source/attachment-text.ts'
import { followUpsIn } from './follow-ups.ts'
import { habitsIn } from './habits.ts'
import { pressuresIn, valueIn } from './measured-value.ts'
import { instructionIn } from './medicine-instruction.ts'
import type { Mention } from './mention.ts'
import { findNames, nameTree, wordsOf } from './name-tree.ts'
import { diseasesIn } from './named-diseases.ts'
import { isNoProblem } from './no-problem.ts'
import { relativeOf } from './relatives.ts'

/** What one name can mean; "calcium" is a test before a value and else a medicine. */
type Meaning = {
  readonly name: string
  readonly concept?: ProblemConcept
  readonly ingredients?: readonly Ingredient[]
  readonly test?: LabTest
  readonly allergenClass?: string
  /** What an abbreviation can stand for; the sentence decides. */
  readonly senses?: readonly Sense[]
}

/** Names that contain a problem's name and mean something else. */
const OTHER_THINGS = [
  'portal hypertension',
  'pulmonary hypertension',
  'pulmonary arterial hypertension',
  'ocular hypertension',
  'intracranial hypertension',
  'white coat hypertension',
  'gestational hypertension',
  'diabetes insipidus',
  'heat stroke',
  'stroke volume',
  'lupus anticoagulant',
  'bipolar hemiarthroplasty',
  'st depression',
  'respiratory depression',
]

function meanings(own: OwnTerminology | null): ReturnType<typeof nameTree<Meaning>> {
  const known = new Map<string, { name: string; value: Meaning; capitals: boolean }>()
  const add = (name: string, meaning: Omit<Meaning, 'name'>, capitals = false) => {
    const key = wordsOf(name)
      .map(({ word }) => word)
      .join(' ')
    const before = known.get(key)
    known.set(key, { name, value: { name, ...before?.value, ...meaning }, capitals })
  }
  for (const { name, concept, capitals } of problemNames()) add(name, { concept }, capitals)
  for (const name of OTHER_THINGS) add(name, {})
  for (const { name, ingredients } of medicineNames()) add(name, { ingredients })
  for (const { name, test } of testNames()) add(name, { test })
  for (const { name, key } of allergenClassNames()) add(name, { allergenClass: key })
  for (const [name, concept] of own?.problemNames ?? []) add(name, { concept })
  for (const [name, { ingredients }] of own?.medicines ?? []) add(name, { ingredients })
  for (const [name, test] of own?.testNames ?? []) add(name, { test })
  for (const [abbreviation, senses] of own?.abbreviations ?? []) {
    known.delete(abbreviation.toLowerCase())
    add(abbreviation, { senses }, true)
  }
  for (const [abbreviation, senses] of ABBREVIATION_SENSES)
    if (!known.has(abbreviation.toLowerCase())) add(abbreviation, { senses }, true)
  return nameTree([...known.values()])
}

// What its sentence makes of an abbreviation; null where that stays open or is nothing that is told.
function meantBy(meaning: Meaning, sentence: string): Meaning | null {
  if (meaning.senses === undefined) return meaning
  const { words = '', meaning: found } = senseIn(meaning.senses, sentence) ?? {}
  if (found == null) return null
  if (found.kind === 'problem') return { name: words, concept: problemByKey(found.key) }
  if (found.kind === 'test') return { name: words, test: testByKey(found.key) }
  const ingredient = ingredientByName(found.key)
  return ingredient === undefined ? null : { name: words, ingredients: [ingredient] }
}

// A sentence may say the same abbreviation hundreds of times.
function readerOf(sentence: string): (meaning: Meaning) => Meaning | null {
  const known = new Map<Meaning, Meaning | null>()
  return (meaning) => {
    if (meaning.senses === undefined) return meaning
    const before = known.get(meaning)
    const meant = before === undefined ? meantBy(meaning, sentence) : before
    known.set(meaning, meant)
    return meant
  }
}

const MEANINGS = meanings(null)
const OWN_MEANINGS = new WeakMap<OwnTerminology, typeof MEANINGS>()

function meaningsNow(): typeof MEANINGS {
  const own = ownTerminology()
  if (own === null) return MEANINGS
  const known = OWN_MEANINGS.get(own) ?? meanings(own)
  OWN_MEANINGS.set(own, known)
  return known
}

type Draft = Mention extends infer Each
  ? Each extends Mention
    ? Omit<Each, 'said' | 'when' | 'relative'>
    : never
  : never

/**
 * Returns what a note says of problems, diseases that no table names, medicines with their instructions, values with units, allergies, tobacco, alcohol and plans to see again, in the order of its sentences, each with its exact place and how
 * it is said; `writtenAt` in ms since 1970 UTC is the day from which "three weeks ago" counts, null where it is not known. Reads the first 250,000 units; time grows with the length only.
 */
export function mentionsIn(text: string, writtenAt: number | null = null): Mention[] {
  const read = text.length > LONGEST_READ ? text.slice(0, LONGEST_READ) : text
  const note = readNote(read)
  const sentences = openLists(read, note.sentences)
  const named = sentences.flatMap((sentence) => {
    const found = inSentence(read, sentence)
    const dates = dateOfMentions(read, sentence, found, writtenAt)
    return [...found, ...furtherIn(read, sentence)].map((draft) => {
      const when = dates.get(draft) ?? dateWithin(read, draft, writtenAt)
      return { ...draft, when, sentence }
    })
  })
  const drafts = [...named, ...diseasesIn(read, sentences, named).map((draft) => ({ ...draft, when: null }))]
  drafts.sort((a, b) => a.sentence.start - b.sentence.start)
  const said = note.assertionsOf(drafts)
  return drafts.flatMap(({ sentence, ...draft }, index) => {
    const assertion = said[index]
    if (assertion === undefined) return []
    if (draft.kind !== 'problem') return [{ ...draft, said: assertion } as Mention]
    const words = assertion.otherPerson ? read.slice(sentence.start, sentence.end) : ''
    return [{ ...draft, said: assertion, relative: relativeOf(words, draft.start - sentence.start) } as Mention]
  })
}

function furtherIn(text: string, sentence: Placed): Draft[] {
  return [...habitsIn(text, sentence), ...followUpsIn(text, sentence)]
}

/** A plan names its own date. */
function dateWithin(text: string, { kind, start, end }: Draft, writtenAt: number | null): NoteDate | null {
  if (kind !== 'follow-up') return null
  const [date] = datesIn(text.slice(start, end), writtenAt)
  return date === undefined ? null : { ...date, start: start + date.start, end: start + date.end }
}

/** A line of its own that ends in a colon ends a list of allergies: what follows is under a heading that we do not know. */
function openLists(text: string, sentences: readonly Placed[]): readonly Placed[] {
  let isClosed = false
  return sentences.map((sentence) => {
    if (sentence.kind !== 'allergies') isClosed = false
    else if (text.charAt(sentence.end - 1) === ':' && !/allerg/i.test(text.slice(sentence.start, sentence.end)))
      isClosed = true
    return isClosed ? { ...sentence, kind: 'unknown' } : sentence
  })
}

function inSentence(text: string, sentence: Placed): Draft[] {
  const meantHere = readerOf(text.slice(sentence.start, sentence.end))
  const words = wordsOf(text, sentence.start, sentence.end)
  const found = findNames(meaningsNow(), text, words)
  const drafts: Draft[] = pressures(text, sentence)
  let before = sentence.start
  for (const [index, { from, until, value }] of found.entries()) {
    const place = { start: words[from]?.start ?? 0, end: words[until - 1]?.end ?? 0 }
    if (place.start < before) continue
    const next = words[found[index + 1]?.from ?? words.length]?.start ?? sentence.end
    const meant = meantHere(value)
    if (meant === null) continue
    const draft = draftOf(text, sentence, meant, { ...place, before, next })
    if (draft === null) continue
    drafts.push(draft)
    before = draft.end
  }
  return drafts.sort((a, b) => a.start - b.start)
}

type Place = {
  readonly start: number
  readonly end: number
  /** Where the mention before ends, and where the next name begins: a mention's own words lie between. */
  readonly before: number
  readonly next: number
}

function draftOf(text: string, sentence: Placed, meaning: Meaning, place: Place): Draft | null {
  const { start, end } = place
  const base = { start, end, name: meaning.name, section: sentence.kind }
  if (meaning.test !== undefined) {
    const value = valueIn(meaning.test, text.slice(end, Math.min(sentence.end, end + LONGEST_PART)))
    if (value !== null) {
      const { length, ...rest } = value
      return { ...base, kind: 'value', name: meaning.test.name, end: end + length, test: meaning.test, ...rest }
    }
  }
  if (meaning.concept !== undefined && isNoProblem(text, sentence, place)) return null
  if (meaning.concept !== undefined)
    return { ...base, kind: 'problem', name: meaning.concept.name, concept: meaning.concept }
  const { ingredients = [], allergenClass } = meaning
  if (ingredients.length === 0 && allergenClass === undefined) return null
  if (isAllergy(text, sentence, place)) {
    const classes = allergenClass === undefined ? [] : [allergenClass]
    return { ...base, kind: 'allergy', ingredients: classes.length > 0 ? [] : ingredients, classes }
  }
  if (ingredients.length === 0) return null
  return medicine(text, sentence, base, ingredients, place)
}

const LONGEST_PART = 160

const ALLERGY_BEFORE =
  /\b(?:allerg(?:y|ic|ies)|anaphyla(?:xis|ctic)|intoleran(?:t|ce))\s+(?:to|:)\s*[\p{L}\s,]{0,80}$/iu
const ALLERGY_AFTER = /^[\s-]*(?:drug\s+)?(?:allerg(?:y|ic|ies)|anaphylaxis|intolerance)\b(?!\s+medic)/i

/** What a list of allergies names stands at the beginning or among few words, and without a dose; a story tells also what was given against it. */
function isListed(text: string, sentence: Placed, start: number): boolean {
  const words = text.slice(sentence.start, sentence.end)
  if (/\d\s*(?:mg|mcg|ml|units?)\b/i.test(words)) return false
  return start - sentence.start < 24 || words.length < 80
}

function isAllergy(text: string, sentence: Placed, { start, end }: Place): boolean {
  if (sentence.kind === 'allergies' && isListed(text, sentence, start)) return true
  const before = text.slice(Math.max(sentence.start, start - LONGEST_PART), start)
  return ALLERGY_BEFORE.test(before) || ALLERGY_AFTER.test(text.slice(end, Math.min(sentence.end, end + 40)))
}

const CHANGED_BEFORE: readonly (readonly ['started' | 'stopped' | 'changed', RegExp])[] = [
  [
    'stopped',
    /\b(?:stop(?:ped|ping)?|discontinu(?:e|ed|ing)|d\/c(?:['’]?d)?|hold|held|come off|came off|off of)\b[^.;,]{0,30}$/i,
  ],
  [
    'started',
    /\b(?:start(?:ed|ing)?|beg[aiu]n|beginning|add(?:ed|ing)?|initiat(?:e|ed|ing)|prescrib(?:e|ed|ing))\b[^.;,]{0,30}$/i,
  ],
  [
    'changed',
    /\b(?:increas(?:e|ed|ing)|decreas(?:e|ed|ing)|reduc(?:e|ed|ing)|chang(?:e|ed|ing)|titrat(?:e|ed|ing)|taper(?:ed|ing)?)\b[^.;,]{0,30}$/i,
  ],
]
const CHANGED_AFTER =
  /^\s*(?:was|were|has been|is|will be)\s+(?:(stopped|discontinued|held)|(started|begun|added|initiated|prescribed)|(?:increased|decreased|reduced|changed|titrated))\b(?:\s+(?:from\s+\d[^.;,]{0,15}?\s+)?to\b)?/i

function medicine(
  text: string,
  sentence: Placed,
  base: Pick<Draft, 'start' | 'end' | 'name' | 'section'>,
  ingredients: readonly Ingredient[],
  { before, next }: Place,
): Draft {
  const behind = text.slice(base.end, Math.min(next, sentence.end, base.end + LONGEST_PART))
  const after = CHANGED_AFTER.exec(behind)
  const instruction = instructionIn(behind.slice(after?.[0].length ?? 0))
  const { length, ...rest } = instruction
  const own = text.slice(Math.max(before, base.start - 60), base.start)
  const change =
    after === null
      ? (CHANGED_BEFORE.find(([, pattern]) => pattern.test(own))?.[0] ?? null)
      : after[1] !== undefined
        ? 'stopped'
        : after[2] !== undefined
          ? 'started'
          : 'changed'
  const end = base.end + (after === null && length === 0 ? 0 : (after?.[0].length ?? 0) + length)
  return { ...base, kind: 'medicine', end, ingredients, change, ...rest }
}

function pressures(text: string, sentence: Placed): Draft[] {
  return pressuresIn(text.slice(sentence.start, sentence.end)).map(({ start, end, test, value }) => ({
    kind: 'value',
    start: sentence.start + start,
    end: sentence.start + end,
    name: test.name,
    section: sentence.kind,
    test,
    value,
    comparator: '',
    unit: 'mmHg',
    standard: value,
  }))
}
