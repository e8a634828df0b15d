import type { Finding, FindingGroup, Summary } from '@anamnesis/core/api'
import { FINDING_GROUPS } from '@anamnesis/core/api'
import type { InsightRecord } from './insight-record.ts'
import { inOrder } from './overview/in-order.ts'
import type { Context, Overview } from './overview/overview.ts'
import { overviewOf } from './overview/overview.ts'
import { findingOf } from './rules/finding-of.ts'
import { RULES } from './rules/rules.ts'
import { summaryOf } from './summary/summary.ts'
import { withTerminology } from './terminology/own-terminology.ts'

/**
 * Returns what matters in the records, by group (act-now, changed, background, conflicting) and within it by falling weight. Each finding is one
 * sentence of at most 25 words with at least one piece of evidence, and takes the sensitivities of all its evidence. The same records and context give
 * the same findings with the same ids, in whatever order the records come.
 */
export function summarize(records: readonly InsightRecord[], context: Context): Finding[] {
  return withTerminology(context.terminology, () => findingsOf(overviewOf(inOrder(records), context)))
}

/** What the insights say of one patient's records: the findings, and the page by problem that they stand on. */
export type Insights = { readonly findings: readonly Finding[]; readonly summary: Summary }

/** Returns the findings and the page by problem, in the context's language and at the length that suits its reader and reason; one reading for both. */
export function insightsOf(records: readonly InsightRecord[], context: Context): Insights {
  return withTerminology(context.terminology, () => {
    const overview = overviewOf(inOrder(records), context)
    const findings = findingsOf(overview)
    return { findings, summary: summaryOf(overview, findings, context) }
  })
}

function findingsOf(overview: Overview): Finding[] {
  return RULES.flatMap((rule) => rule.find(overview).flatMap((draft) => findingOf(rule, draft) ?? [])).sort(byUrgency)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const GROUP_ORDER: ReadonlyMap<FindingGroup, number> = new Map(FINDING_GROUPS.map((group, index) => [group, index]))

function byUrgency(a: Finding, b: Finding): number {
  return (GROUP_ORDER.get(a.group) ?? 0) - (GROUP_ORDER.get(b.group) ?? 0) || b.weight - a.weight || compare(a.id, b.id)
}
