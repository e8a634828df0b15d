import type { Assertion, Span } from '@anamnesis/insights'

/** One annotated mention: a sentence with the place of a concept in it (null where the kit's own words do not stand there), and how people read it. */
export type KitRow = {
  readonly report: number
  readonly sentence: string
  readonly mention: Span | null
  readonly truth: Truth
}
/** What people say of a mention. */
export type Truth = Pick<Assertion, 'negated' | 'historical' | 'hypothetical'>
