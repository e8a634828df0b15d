import type { Finding, ProblemSummary, Summary } from '@anamnesis/core/api'
import type { Speech } from '../language/language.ts'
import type { Context, Overview, Problem } from '../overview/overview.ts'
import { findingOf } from '../rules/finding-of.ts'
import { belongs } from '../rules/problem-background.ts'
import type { Draft } from '../rules/rule.ts'
import { countWords, MOST_WORDS, shorten } from '../words.ts'
import { inOrderFor } from './emphasis.ts'
import { openPlans, sayPlan } from './plan.ts'
import type { Scene } from './scene.ts'
import type { Section } from './section.ts'
import { sectionOf } from './section.ts'
import { sayTaken, takenOf } from './treatment.ts'

/** What the sentences of a page are told by. */
export const PAGE_RULE = { id: 'summary', version: '1', source: null }

/** Returns the page by problem from the overview and what the rules found in it, in the context's language and for its reader. */
export function summaryOf(overview: Overview, findings: readonly Finding[], context: Context): Summary {
  const scene: Scene = { overview, speech: overview.speech }
  const today = overview.problems.filter((problem) => belongs(problem, overview.now))
  const told = new Set<string>()
  const sections = inOrderFor(today, context).map(({ problem, long }) => {
    const section = sectionOf(scene, problem, long, told)
    for (const test of section.tests) told.add(test)
    return section
  })
  const block = (group: Finding['group']) =>
    findings.filter((finding) => finding.group === group && !isToldBySection(finding, told))
  return {
    language: overview.speech.language,
    problems: sections.flatMap(problemSummary),
    actNow: block('act-now'),
    changed: block('changed'),
    background: [...made(restDrafts(scene, sections, today)), ...block('background')],
    conflicting: block('conflicting'),
    notFound: made(sections.flatMap(({ notFound }) => notFound)),
  }
}

function made(drafts: readonly Draft[]): readonly Finding[] {
  return drafts.flatMap((draft) => findingOf(PAGE_RULE, draft) ?? [])
}

function problemSummary({ problem, name, long, drafts }: Section): readonly ProblemSummary[] {
  const [first, ...rest] = made(drafts)
  return first === undefined ? [] : [{ topic: problem.topic, name, long, sentences: [first, ...rest] }]
}

// The sections tell the problems, and say of their tests what lies out of range.
function isToldBySection({ rule, id }: Finding, tests: ReadonlySet<string>): boolean {
  if (rule === 'problem-background') return true
  return rule === 'result-out-of-range' && tests.has(id.split(' ')[1] ?? '')
}

/** What no section tells: further problems that are still open, medicines for none of the problems, plans for none. */
function restDrafts(scene: Scene, sections: readonly Section[], today: readonly Problem[]): readonly Draft[] {
  const { overview, speech } = scene
  const further = overview.problems.filter((problem) => problem.active && !today.includes(problem))
  const named = new Set(sections.flatMap(({ medicines }) => medicines))
  const taken = takenOf(overview.current).filter(({ name }) => !named.has(name))
  const topics = new Set(today.map(({ topic }) => topic))
  const plans = openPlans(overview, ({ purpose }) => !purpose.topics.some((topic) => topics.has(topic)))
  return [
    ...inLines(
      further,
      (problem) => shorten(speech.within(nameIn(speech, problem)), 6),
      (names) => speech.problem.also(speech.list(names)),
    ).map(({ text, items }) =>
      restDraft(
        'problem',
        text,
        items.flatMap(({ facts }) => facts.filter(({ status }) => status === 'active').slice(0, 4)),
      ),
    ),
    ...inLines(
      taken,
      (item) => sayTaken(speech, item),
      (names) => speech.treatment.also(speech.list(names)),
    ).map(({ text, items }) =>
      restDraft(
        'treatment',
        text,
        items.flatMap(({ facts }) => facts.slice(0, 4)),
      ),
    ),
    ...plans.map((plan) => restDraft('plan', sayPlan(speech, plan), [plan])),
  ]
}

function nameIn(speech: Speech, problem: Problem): string {
  return speech.problemName(problem.concept, problem.name)
}

function restDraft(part: string, text: string, holders: Draft['holders']): Draft {
  return { rule: `summary-${part}`, topic: 'rest', group: 'background', weight: 20, text, holders }
}

/** Returns items as sentences of as many as fit 25 words each, so that none is left out. */
function inLines<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  say: (names: readonly string[]) => string,
): readonly { readonly text: string; readonly items: readonly T[] }[] {
  const lines: { text: string; items: T[] }[] = []
  for (const item of items) {
    const line = lines.at(-1)
    const longer = line === undefined ? '' : say([...line.items, item].map(nameOf))
    if (line !== undefined && countWords(longer) <= MOST_WORDS) {
      line.items.push(item)
      line.text = longer
    } else lines.push({ text: shorten(say([nameOf(item)]), MOST_WORDS), items: [item] })
  }
  return lines
}
