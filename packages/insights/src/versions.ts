import { ANSWERS_VERSION } from './answers/answer.ts'
import { RULES } from './rules/rules.ts'
import { PAGE_RULE } from './summary/summary.ts'

/** Returns the version of each rule by its id, of the page and of the answers: what a run of the insights is made with. */
export function insightVersions(): Readonly<Record<string, string>> {
  const rules = [...RULES, PAGE_RULE, { id: 'answers', version: ANSWERS_VERSION }]
  return Object.fromEntries(rules.map(({ id, version }) => [id, version]))
}
