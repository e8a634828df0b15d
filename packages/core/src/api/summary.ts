import type { Finding } from './finding.ts'

/** Languages that the insights speak. */
export const LANGUAGES = ['en', 'es'] as const

/** One of the languages that the insights speak. */
export type Language = (typeof LANGUAGES)[number]

/** One problem on the page. */
export type ProblemSummary = {
  /** Same for the same problem in any code system. */
  readonly topic: string
  readonly name: string
  /** True where the reader's specialty or the reason of the visit asks for it: several sentences instead of one. */
  readonly long: boolean
  /** What it is and since when, where it stands, treatment, plan, what is new; at least one. */
  readonly sentences: readonly [Finding, ...Finding[]]
}

/** POST /api/chart/:patient/summary with `{language, reason}`, why the patient comes, in words (never in an address); the page of one patient by problem, then act now, changed, background, not found or conflicting (web reference B6). */
export type Summary = {
  readonly language: Language
  readonly problems: readonly ProblemSummary[]
  readonly actNow: readonly Finding[]
  readonly changed: readonly Finding[]
  readonly background: readonly Finding[]
  readonly conflicting: readonly Finding[]
  /** What a reader expects of these problems and the records do not hold. */
  readonly notFound: readonly Finding[]
}

/** POST /api/chart/:patient/questions with `{question, language}`; the answer to a question in plain words. */
export type Answer =
  | { readonly state: 'answered'; readonly kind: string; readonly sentences: readonly [Finding, ...Finding[]] }
  /** Understood, and nothing in the records that this person may see answers it; the text says so. */
  | { readonly state: 'not-in-records'; readonly kind: string; readonly text: string }
  /** Not understood well enough to be sure; `examples` are questions that can be answered. */
  | { readonly state: 'not-understood'; readonly text: string; readonly examples: readonly string[] }
