import type { Sensitivity } from '@anamnesis/core'
import { recordName, SENSITIVITIES } from '@anamnesis/core'
import type { Evidence, Finding } from '@anamnesis/core/api'
import type { Draft, Holder, Rule } from './rule.ts'

// The id names the records that the finding begins with: enough to tell findings apart, and short where many records are evidence.
const NAMED_RECORDS = 2

/** Returns what a rule found as a finding, null where nothing bears it. */
export function findingOf(rule: Omit<Rule, 'find'>, draft: Draft): Finding | null {
  const evidence = evidenceOfAll(draft.holders)
  if (evidence.length === 0) return null
  const id = draft.rule ?? rule.id
  const names = [...new Set(evidence.map((item) => recordName(item.record)))].slice(0, NAMED_RECORDS)
  return {
    id: [id, draft.topic, ...names].filter((part) => part !== '').join(' '),
    rule: id,
    ruleVersion: rule.version,
    group: draft.group,
    weight: draft.weight,
    text: draft.text,
    evidence,
    sensitivities: sensitivitiesOfAll(draft.holders),
    source: draft.source ?? rule.source,
    ...(draft.risk !== undefined && { risk: draft.risk }),
  }
}

// The most telling come first; sensitivities are those of all holders, shown or not.
const MOST_EVIDENCE = 25

function evidenceOfAll(holders: readonly Holder[]): readonly Evidence[] {
  const byRecord = new Map<string, Evidence>()
  for (const evidence of holders.flatMap((holder) => holder.evidence)) {
    const { start = '', end = '', path = '', page = '' } = evidence.span ?? {}
    const name = `${recordName(evidence.record)} ${evidence.version} ${start}-${end} ${path} ${page}`
    if (!byRecord.has(name)) byRecord.set(name, evidence)
  }
  return [...byRecord.values()].slice(0, MOST_EVIDENCE)
}

function sensitivitiesOfAll(holders: readonly Holder[]): readonly Sensitivity[] {
  const held = new Set(holders.flatMap((holder) => holder.sensitivities))
  return SENSITIVITIES.filter((sensitivity) => held.has(sensitivity))
}
