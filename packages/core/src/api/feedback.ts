/** What a person thinks of the insights: a statement is wrong, or something that matters is missing. */
export const FEEDBACK_KINDS = ['wrong', 'missing'] as const

/** One of the kinds of feedback. */
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]

/** What can be marked: a finding, a sentence of the page, an answer, or the page as a whole. */
export const FEEDBACK_TARGETS = ['finding', 'sentence', 'answer', 'page'] as const

/** One of the things that can be marked. */
export type FeedbackTarget = (typeof FEEDBACK_TARGETS)[number]

/** POST /api/chart/:patient/feedback: what is wrong names the statement; what is missing says it in words. */
export type FeedbackInput = {
  readonly kind: FeedbackKind
  readonly target: FeedbackTarget
  /** The statement's id, rule and version; null for the page as a whole. */
  readonly statement: { readonly id: string; readonly rule: string; readonly ruleVersion: string } | null
  /** At most 500 characters; empty where nothing is said. */
  readonly text: string
}

/** GET /api/chart/:patient/feedback: what the caller marked in this chart, newest first. DELETE /api/chart/:patient/feedback/:id takes one back. */
export type FeedbackMark = FeedbackInput & {
  readonly id: string
  /** In ms since 1970 UTC. */
  readonly at: number
}

/** GET /api/admin/card-outcomes: what became of CDS Hooks cards; the reason is a code of ours, `other`, `none`, or empty where the card was accepted. */
export type CardOutcome = {
  readonly rule: string
  readonly ruleVersion: string
  readonly outcome: 'accepted' | 'overridden'
  readonly reason: string
  readonly cards: number
}

/** GET /api/admin/feedback: how often statements of a rule were marked; no patient, no person, no words. */
export type FeedbackCount = {
  readonly kind: FeedbackKind
  readonly target: FeedbackTarget
  /** Empty for the page as a whole. */
  readonly rule: string
  readonly ruleVersion: string
  readonly marks: number
}
