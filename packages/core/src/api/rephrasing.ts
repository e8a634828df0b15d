import type { Finding } from './finding.ts'
import type { Language } from './summary.ts'

/** A sentence with the finding that it says; `rephrased` where a language model worded it and the check found nothing added, lost or changed. */
export type RephrasedSentence = { readonly text: string; readonly finding: Finding; readonly rephrased: boolean }

/** POST /api/chart/:patient/rephrasing with `{language, reason}`: the page's sentences in better words, if the hospital lets a language model word them. */
export type Rephrasing = {
  /** `off`: no model is configured, nothing left the hospital; `unavailable`: it did not answer in time or in form, and the sentences are our own. */
  readonly state: 'off' | 'rephrased' | 'unavailable'
  readonly language: Language
  /** Model and host that were asked; null where none was. */
  readonly model: string | null
  /** In the order of the page: act now, problems, changed, background, not found or conflicting. */
  readonly sentences: readonly RephrasedSentence[]
  /** Sentences of the model that said something else than a statement. */
  readonly dropped: number
}
