import type { Overview } from '../overview/overview.ts'
import { LIVER_LIMIT_TABLE } from '../terminology/organ-limit-table.ts'
import { LIVER_LIMITS, limitsOf } from '../terminology/organ-limits.ts'
import { limitDraft } from './organ-limit.ts'
import { activeProblems, problemsEver } from './risk-inputs.ts'
import type { Draft, Rule } from './rule.ts'

function find(overview: Overview): readonly Draft[] {
  const holders = activeProblems(overview, ['cirrhosis'])
  if (holders.length === 0 || problemsEver(overview, ['transplant']).length > 0) return []
  return overview.uses.flatMap((use) => {
    const limits = limitsOf(LIVER_LIMITS, use.ingredient)
    return (
      limitDraft(
        overview,
        use,
        limits.map((limit) => ({ limit, why: overview.speech.rules.medicine.cirrhosis, below: '', holders })),
      ) ?? []
    )
  })
}

/** A medicine that is being taken although a cirrhotic liver does not bear it, or at a dose that it does not. */
export const liverMedicine: Rule = { id: 'liver-medicine', version: '1', source: LIVER_LIMIT_TABLE.source, find }
