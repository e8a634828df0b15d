import { recordName } from '@anamnesis/core'
import type { Evidence, Finding, FindingGroup } from '@anamnesis/core/api'
import { FINDING_GROUPS } from '@anamnesis/core/api'

/** Evidence with the number by which sentences cite it. */
export type Citation = { readonly number: number; readonly evidence: Evidence }

/** A finding with its citations. */
export type CitedFinding = { readonly finding: Finding; readonly citations: readonly Citation[] }

function nameOf({ record, version, span }: Evidence): string {
  return `${recordName(record)} ${version} ${span ? `${span.start}-${span.end} ${span.path ?? ''} ${span.page ?? ''}` : ''}`
}

/** Returns a way to cite findings: the same evidence has the same number everywhere, first come those of the findings given here. */
export function citing(first: readonly Finding[] = []): (finding: Finding) => CitedFinding {
  const numbers = new Map<string, number>()
  const numberOf = (evidence: Evidence) => {
    const name = nameOf(evidence)
    const number = numbers.get(name) ?? numbers.size + 1
    numbers.set(name, number)
    return number
  }
  const cite = (finding: Finding) => ({
    finding,
    citations: finding.evidence.map((evidence) => ({ number: numberOf(evidence), evidence })),
  })
  citeFindings(first, cite)
  return cite
}

/** Returns the findings by group, most urgent first. A sentence without evidence is not shown. */
export function citeFindings(
  findings: readonly Finding[],
  cite: (finding: Finding) => CitedFinding = citing(),
): readonly { readonly group: FindingGroup; readonly findings: readonly CitedFinding[] }[] {
  return FINDING_GROUPS.map((group) => ({
    group,
    findings: findings
      .filter((finding) => finding.group === group && finding.evidence.length > 0)
      .sort((a, b) => b.weight - a.weight)
      .map(cite),
  }))
}

/** Returns the rules that made the findings, each once, by name. */
export function rulesOf(findings: readonly Finding[]): readonly Pick<Finding, 'rule' | 'ruleVersion' | 'source'>[] {
  const rules = new Map(findings.map((finding) => [`${finding.rule} ${finding.source ?? ''}`, finding]))
  return [...rules.values()].sort((a, b) => a.rule.localeCompare(b.rule))
}
