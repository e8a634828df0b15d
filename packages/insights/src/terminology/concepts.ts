/** One active ingredient: its RxNorm code where we have confirmed it, its name in small letters, its classes. */
export type Ingredient = { readonly rxnorm: string | null; readonly name: string; readonly classes: readonly string[] }

/** How a problem behaves: it stays, it heals, it happened once, or it is a finding or circumstance. */
export type ProblemKind = 'lasting' | 'passing' | 'event' | 'state'

/** A problem as a concept, whatever code system named it. */
export type ProblemConcept = {
  readonly key: string
  readonly name: string
  readonly kind: ProblemKind
  /** 0 (hardly matters) to 9 (decides what is done). */
  readonly importance: number
  /** Keys of the tests that follow it, most telling first. */
  readonly tests: readonly string[]
  /** Medicine classes that treat it. */
  readonly treatments: readonly string[]
}

/** A span of values in the test's own unit; null where an end is open. Both ends belong to it. */
export type Span = { readonly low: number | null; readonly high: number | null }

/** What a span belongs to: everyone, or one sex. */
export type Sex = 'female' | 'male'

/** A laboratory test or measurement as the table has it. */
export type LabTest = {
  readonly key: string
  readonly name: string
  readonly loincs: readonly string[]
  /** UCUM code of the unit that ranges and limits are in. */
  readonly unit: string
  /** Usual span of healthy adults, by sex where it differs; null where none is agreed. */
  readonly range: Readonly<Record<Sex, Span>> | null
  readonly rangeBySex: boolean
  /** At or beyond these values someone must be told; null where none is agreed. */
  readonly critical: Span | null
  /** Within-person biological variation, coefficient of variation in %; null where unknown. */
  readonly variation: number | null
  readonly conversions: ReadonlyMap<string, { readonly factor: number; readonly offset: number }>
}

/** One meaning of an abbreviation: the words, and what they are in our tables. */
export type Sense = {
  readonly words: string
  /** Kind and key of the tables; null where they hold no such thing. */
  readonly meaning: { readonly kind: 'problem' | 'test' | 'medicine'; readonly key: string } | null
  /** Beginnings of words of which one must stand near; none where the abbreviation says enough. */
  readonly near: readonly string[]
}
