import type { Ingredient } from '../../terminology/ingredients.ts'
import type { LabTest } from '../../terminology/lab-tests.ts'
import type { ProblemConcept } from '../../terminology/problems.ts'
import type { Assertion } from '../assertion/assertion.ts'
import type { NoteDate } from '../dates/dates-in.ts'
import type { Span } from '../note.ts'
import type { SectionKind } from '../section-names.ts'

/** What every mention has; `start` to before `end` are the exact characters in noteText(), and `name` is what the tables call it. */
type Said<Kind extends string> = Span & {
  readonly kind: Kind
  readonly name: string
  readonly section: SectionKind
  /** When it was or is to be, as the sentence says; null where it does not. */
  readonly when: NoteDate | null
  readonly said: Assertion
}

/** A problem of the table. */
export type ProblemMention = Said<'problem'> & {
  readonly concept: ProblemConcept
  /** Whose it is where it is another person's: "mother"; empty where the note does not name one, or it is the patient's. */
  readonly relative: string
}

/** A disease that no table names: `name` is what the note calls it, in small letters. */
export type DiseaseMention = Said<'disease'>

/** What the patient smokes or drinks. */
export type HabitMention = Said<'habit'> & {
  readonly habit: 'tobacco' | 'alcohol'
  /** Unknown where only an amount of the past is told: "30 pack-years". */
  readonly status: 'never' | 'former' | 'current' | 'unknown'
  readonly packYears: number | null
  /** Packs or drinks a day, the least of a range. */
  readonly perDay: Amount | null
}

/** What is to be done or seen again; the place covers the plan in the note's words, `when` says by when. */
export type FollowUpMention = Said<'follow-up'>

/** An amount with its unit: UCUM for masses and activities, the note's word for pieces ("tablet"). */
export type Amount = { readonly value: number; readonly unit: string }

/** What is to be done with a medicine; null or empty where the note does not say. */
export type Instruction = {
  readonly dose: Amount | null
  /** The most of a dose that is told as a range, in the unit of `dose`. */
  readonly doseTo: number | null
  /** How many pieces of the dose are taken at once: 2 tablets of "500 mg 2 tablets". */
  readonly pieces: Amount | null
  /** One of a few words: "by mouth", "intravenous", "subcutaneous", "inhaled". */
  readonly route: string
  /** Times a day: 2 for "b.i.d.", 1/7 for "weekly"; the least of a range. */
  readonly perDay: number | null
  /** The most of a range: 6 for "every 4 to 6 hours". */
  readonly perDayTo: number | null
  readonly days: number | null
  readonly asNeeded: boolean
  /** What it is to be taken for when needed, in the note's words: "pain". */
  readonly reason: string
}

/** A medicine of the table with its instruction; the place covers name and instruction. */
export type MedicineMention = Said<'medicine'> &
  Instruction & {
    readonly ingredients: readonly Ingredient[]
    readonly change: 'started' | 'stopped' | 'changed' | null
  }

/** A value of a test of the table; the place covers name, number and unit. */
export type ValueMention = Said<'value'> & {
  readonly test: LabTest
  readonly value: number
  readonly comparator: '' | '<' | '>'
  /** As the note writes it, empty without one. */
  readonly unit: string
  /** In the test's own unit; null with a comparator, without a unit where several are usual, or where no living person has such a value. */
  readonly standard: number | null
}

/** An allergy to a medicine or class of medicines of the tables. */
export type AllergyMention = Said<'allergy'> & {
  readonly ingredients: readonly Ingredient[]
  readonly classes: readonly string[]
}

/** One thing that a note says, with its place and how it is said. */
export type Mention =
  | ProblemMention
  | DiseaseMention
  | MedicineMention
  | ValueMention
  | AllergyMention
  | HabitMention
  | FollowUpMention
