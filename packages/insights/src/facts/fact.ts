import type { HospitalId, Sensitivity } from '@anamnesis/core'
import type { Evidence, TextPlace } from '@anamnesis/core/api'
import type { Mention } from '../notes/mentions/mention.ts'
import type { Unread } from '../notes/source/note-source.ts'
import type { Ingredient } from '../terminology/ingredients.ts'
import type { LabTest, Span } from '../terminology/lab-tests.ts'
import type { Strength } from '../terminology/medicine-name.ts'
import type { ProblemConcept } from '../terminology/problems.ts'

/** What every fact has, whatever it is about. */
export type FactBase<Kind extends string> = {
  readonly kind: Kind
  /** What it is in words, at most 8. */
  readonly name: string
  /** Clinical instant in ms since 1970 UTC, null where the record has none. */
  readonly date: number | null
  /** Hospital that keeps the record. */
  readonly hospital: HospitalId
  /** True for the hospital's own record, false for a visiting one. */
  readonly own: boolean
  /** When this hospital last got or wrote the record, in ms since 1970 UTC. */
  readonly updated: number
  /** The record itself first, then other records that it was read with. */
  readonly evidence: readonly [Evidence, ...Evidence[]]
  /** Union over the evidence. */
  readonly sensitivities: readonly Sensitivity[]
}

/** A diagnosis or complaint; refuted and erroneous ones are no facts. */
export type ProblemFact = FactBase<'problem'> & {
  /** Same for the same problem in any code system: `concept:`, `code:` or `text:` and what follows. */
  readonly topic: string
  readonly concept: ProblemConcept | null
  readonly status: 'active' | 'resolved' | 'unknown'
  readonly certainty: 'confirmed' | 'possible' | 'unknown'
  readonly onset: number | null
  readonly ended: number | null
}

/** An amount per day in UCUM: mg, [iU], meq or another unit as ordered. */
export type DailyDose = { readonly value: number; readonly unit: string }

/** One ingredient of a medicine, its strength per piece and what it comes to a day; null where that cannot be computed. */
export type MedicinePart = {
  readonly ingredient: Ingredient
  readonly strength: Strength | null
  readonly daily: DailyDose | null
}

/** A medicine that is or was ordered, taken or given. */
export type MedicineFact = FactBase<'medicine'> & {
  readonly parts: readonly MedicinePart[]
  readonly source: 'ordered' | 'stated' | 'dispensed' | 'given'
  /** `paused` also for one not taken; `proposed` for drafts, plans and orders not to give. */
  readonly status: 'active' | 'stopped' | 'completed' | 'paused' | 'proposed' | 'unknown'
  readonly asNeeded: boolean
  /** True if it is ordered for every day, so that a dose a day may be said; not so for one a week. */
  readonly everyDay?: boolean
  /** Acts where it is put (skin, eye, nose, lung), so that interactions and duplicates of the whole body do not hold. */
  readonly local: boolean
  readonly from: number | null
  /** When it ended or is to end, null where the record does not say. */
  readonly until: number | null
  /** Why it was stopped, in the record's words; empty where it does not say. */
  readonly reason: string
  /** What it is ordered or taken for, as far as the record says. */
  readonly purpose?: Purpose
}

/** What something is for: topics of problems, and words. */
export type Purpose = { readonly topics: readonly string[]; readonly words: readonly string[] }

/** What is planned: a goal, a care plan, an order, an appointment. */
export type PlanFact = FactBase<'plan'> & {
  readonly planned: 'goal' | 'care-plan' | 'order' | 'appointment'
  /** True while it is meant to be followed. */
  readonly open: boolean
  /** What it says, in the record's words, at most 12. */
  readonly words: string
  /** First steps of a care plan, in the record's words. */
  readonly steps: readonly string[]
  /** When it is due or takes place, null where the record does not say. */
  readonly due: number | null
  readonly purpose: Purpose
}

/** An allergy or intolerance, or the statement that there is none; refuted and erroneous ones are no facts. */
export type AllergyFact = FactBase<'allergy'> & {
  readonly status: 'active' | 'resolved' | 'unknown'
  /** What the statement of no allergy covers, null for an allergy. */
  readonly none: 'any' | 'medicine' | 'food' | 'environment' | null
  readonly ingredients: readonly Ingredient[]
  readonly classes: readonly string[]
  readonly substance: string
  readonly reactions: readonly string[]
  readonly severe: boolean
}

/** How a value stands to its range. Unknown is unknown, never normal. */
export type Standing = 'critical-low' | 'low' | 'normal' | 'high' | 'critical-high' | 'abnormal' | 'unknown'

/** A measured value, of a laboratory or at the bedside. */
export type MeasuredFact<Kind extends 'result' | 'vital'> = FactBase<Kind> & {
  /** Test of the table; null for one we do not know. */
  readonly test: LabTest | null
  /** LOINC code, empty without one. */
  readonly code: string
  /** Value as reported, null for words only. */
  readonly value: number | null
  readonly unit: string
  /** As reported, in words: "7.2 %". */
  readonly said: string
  /** Value in the test's own unit without a comparator; null where it cannot be converted. */
  readonly standard: number | null
  readonly range: (Span & { readonly from: 'record' | 'table' }) | null
  readonly standing: Standing
}

/** A laboratory result or another finding with a value. */
export type ResultFact = MeasuredFact<'result'>

/** A vital sign. */
export type VitalFact = MeasuredFact<'vital'>

/** Something done to the patient. */
export type ProcedureFact = FactBase<'procedure'>

/** A contact with a hospital. */
export type VisitFact = FactBase<'visit'> & {
  /** HL7 ActCode of the contact: AMB, EMER, IMP and others; empty without one. */
  readonly setting: string
  readonly reason: string
  /** When it ended, null while it lasts or where the record does not say. */
  readonly ended: number | null
  /** True for an urgent or emergency admission, false for a planned one, null where the record does not say. */
  readonly urgent: boolean | null
  /** Service that cared for the patient, in the record's words. */
  readonly service: string
}

/** A vaccine that was given. */
export type ImmunizationFact = FactBase<'immunization'>

/** What a relative has or had. */
export type FamilyFact = FactBase<'family'> & { readonly relative: string; readonly conditions: readonly string[] }

/** How the patient lives: smoking, alcohol, work, home. */
export type SocialFact = FactBase<'social'> & { readonly value: string }

/** A mention with its place in the record as it was written; its own `start` and `end` count in noteText(). */
export type PlacedMention = Mention & { readonly place: TextPlace }

/** A note, report or letter that a person wrote; noteText() gives its text. */
export type NoteFact = FactBase<'note'> & {
  readonly author: string
  readonly report: boolean
  /** What its text says of problems, medicines, values and allergies, in the order of the text; never mixed with what is coded. */
  readonly mentions: readonly PlacedMention[]
  /** True where only the first part of a long text was read. */
  readonly cut: boolean
  /** Why its text, or the printed form beside it, was not read; null where it was. */
  readonly unread: Unread | null
}

/** What the records say of one thing. */
export type Fact =
  | ProblemFact
  | MedicineFact
  | AllergyFact
  | ResultFact
  | VitalFact
  | ProcedureFact
  | VisitFact
  | ImmunizationFact
  | FamilyFact
  | SocialFact
  | NoteFact
  | PlanFact

/** Who the patient is as far as ranges and equations need it; unknown where the records disagree. */
export type Person = {
  readonly sex: 'female' | 'male' | 'unknown'
  /** Birth in ms since 1970 UTC, null where unknown or where records disagree. */
  readonly born: number | null
  /** Pregnancies on record, each from and until in ms since 1970 UTC: ranges of adults who are not pregnant do not hold in them. */
  readonly pregnancies: readonly { readonly from: number; readonly until: number }[]
  /** What the Patient records disagree on. */
  readonly differing: readonly ('sex' | 'birth')[]
  readonly evidence: readonly Evidence[]
  readonly sensitivities: readonly Sensitivity[]
}
