import { ANSWERS_VERSION } from './answers/answer.ts'
import type { MeasureName } from './measures/measure.ts'
import { RULES } from './rules/rules.ts'
import { PAGE_RULE } from './summary/summary.ts'
import type { OwnTerminology } from './terminology/own-terminology.ts'

/** What a hospital added to the insights. */
type Added = { readonly measures: readonly MeasureName[]; readonly terminology: OwnTerminology | undefined }

/**
 * Returns the version of each rule by its id, of the page and the answers, of `measure` and a measure's id, of `table` and the kind of a hospital's own
 * table: what a run of the insights is made with.
 */
export function insightVersions({ measures, terminology }: Added): Readonly<Record<string, string>> {
  const rules = [...RULES, PAGE_RULE, { id: 'answers', version: ANSWERS_VERSION }]
  const added = [
    ...measures.map(({ id, version }) => [`measure ${id}`, version]),
    ...(terminology?.tables ?? []).map(({ kind, version }) => [`table ${kind}`, version]),
  ]
  return Object.fromEntries([...rules.map(({ id, version }) => [id, version]), ...added])
}
