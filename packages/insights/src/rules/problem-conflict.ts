import type { ProblemFact } from '../facts/fact.ts'
import type { Overview, Problem } from '../overview/overview.ts'
import { fitting } from '../words.ts'
import type { Draft, Rule } from './rule.ts'
import { problemWords } from './words-of-facts.ts'

// Begun again after it ended elsewhere: that is no conflict.
function cameBack(active: ProblemFact, ended: ProblemFact): boolean {
  return ended.ended !== null && active.onset !== null && active.onset > ended.ended
}

/** What one hospital says of a problem: its newest active entry, else its newest resolved one. */
function voices(problem: Problem): readonly ProblemFact[] {
  return [...Map.groupBy(problem.facts, (fact) => fact.hospital).values()].flatMap(
    (facts) => facts.find((fact) => fact.status === 'active') ?? facts.find((fact) => fact.status === 'resolved') ?? [],
  )
}

function statusDraft(problem: Problem, overview: Overview): Draft | null {
  const kind = problem.concept?.kind
  if (kind === 'event' || kind === 'passing') return null
  const said = voices(problem)
  const ended = said.find((fact) => fact.status === 'resolved')
  const active = ended && said.find((fact) => fact.status === 'active' && !cameBack(fact, ended))
  if (ended === undefined || active === undefined) return null
  const { speech, place } = overview
  const name = speech.title(problemWords(speech, problem, 5))
  const say = (day: string) => speech.rules.problem.status(name, place(active), place(ended), day)
  return {
    topic: problem.topic,
    group: 'conflicting',
    weight: 44 + (problem.concept?.importance ?? 4),
    text: fitting(say(ended.ended === null ? '' : speech.day(ended.ended)), say('')),
    holders: [active, ended],
  }
}

/** One problem that is active at one hospital and resolved at another. */
export const problemStatusConflict: Rule = {
  id: 'problem-status-conflict',
  version: '1',
  source: null,
  find: (overview) =>
    overview.problems.flatMap((problem) =>
      isStageThatDiffers(problem, overview) ? [] : (statusDraft(problem, overview) ?? []),
    ),
}

const KIDNEY_STAGES = ['ckd-1', 'ckd-2', 'ckd-3', 'ckd-4', 'ckd-5']

/** Returns the newest active kidney stage of each hospital. */
function stagesNow(overview: Overview): readonly ProblemFact[] {
  const active = overview.problems
    .filter((problem) => problem.concept !== null && KIDNEY_STAGES.includes(problem.concept.key))
    .flatMap((problem) => problem.facts.filter((fact) => fact.status === 'active'))
    .sort((a, b) => (b.date ?? 0) - (a.date ?? 0))
  return [...Map.groupBy(active, (fact) => fact.hospital).values()].flatMap((facts) => facts[0] ?? [])
}

// The stages themselves are told by the rule below.
function isStageThatDiffers(problem: Problem, overview: Overview): boolean {
  const isStage = problem.concept !== null && KIDNEY_STAGES.includes(problem.concept.key)
  return isStage && new Set(stagesNow(overview).map((fact) => fact.topic)).size > 1
}

/** Kidney disease listed in different stages at different hospitals. */
export const kidneyStageConflict: Rule = {
  id: 'kidney-stage-conflict',
  version: '1',
  source: null,
  find: (overview) => {
    const stages = stagesNow(overview)
    const newest = stages[0]
    const other = stages.find((fact) => fact.topic !== newest?.topic)
    if (newest === undefined || other === undefined) return []
    const { speech, place } = overview
    const name = (fact: ProblemFact) => speech.problemWithin(fact.concept, fact.name)
    return [
      {
        topic: '',
        group: 'conflicting',
        weight: 58,
        text: speech.rules.problem.stages(name(newest), place(newest), name(other), place(other)),
        holders: [newest, other],
      },
    ]
  },
}
