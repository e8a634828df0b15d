import type { Sensitivity } from '@anamnesis/core'
import type { Evidence, FindingGroup, Risk } from '@anamnesis/core/api'
import type { Overview } from '../overview/overview.ts'

/** Anything that carries evidence: a fact, a value, the person. */
export type Holder = { readonly evidence: readonly Evidence[]; readonly sensitivities: readonly Sensitivity[] }

/** What a rule found, before it becomes a finding. */
export type Draft = {
  /** Rule id where one rule finds several kinds; the rule's own where absent. */
  readonly rule?: string
  /** Tells apart findings of one rule on the same records; empty where the records do. */
  readonly topic: string
  readonly group: FindingGroup
  /** 0 (least) to 100 (most urgent). */
  readonly weight: number
  /** One sentence of at most 25 words. */
  readonly text: string
  /** What it rests on, most telling first; at least one piece of evidence in all. */
  readonly holders: readonly Holder[]
  /** Published source where it is another than the rule's. */
  readonly source?: string
  /** What a risk equation gave. */
  readonly risk?: Risk
}

/** A rule: pure, from the overview to what it finds. */
export type Rule = {
  readonly id: string
  readonly version: string
  /** Published source; null for plain reconciliation. */
  readonly source: string | null
  readonly find: (overview: Overview) => readonly Draft[]
}
