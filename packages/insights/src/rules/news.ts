import type { Fact, MedicineFact, ResultFact } from '../facts/fact.ts'
import type { RuleMessages } from '../language/rules-en.ts'
import type { Overview } from '../overview/overview.ts'
import { fitting, shorten } from '../words.ts'
import type { Draft, Rule } from './rule.ts'
import { medicineName, problemWords } from './words-of-facts.ts'

type Kind = {
  readonly topic: keyof RuleMessages['recent']['what']
  readonly weight: number
  readonly pick: (fact: Fact, overview: Overview) => string | null
}

function isStarted(fact: MedicineFact): boolean {
  return fact.status === 'active' && (fact.source === 'ordered' || fact.source === 'stated')
}

function named(kind: Fact['kind']): Kind['pick'] {
  return (fact) => (fact.kind === kind ? shorten(fact.name, 4) : null)
}

const KINDS: readonly Kind[] = [
  {
    topic: 'allergies',
    weight: 90,
    pick: (fact, { speech }) =>
      fact.kind === 'allergy' ? shorten(speech.substance(fact.substance || fact.name), 4) : null,
  },
  {
    topic: 'started',
    weight: 88,
    pick: (fact, { speech }) =>
      fact.kind === 'medicine' && isStarted(fact) ? speech.medicine(medicineName(fact)) : null,
  },
  {
    topic: 'stopped',
    weight: 87,
    pick: (fact, { speech }) =>
      fact.kind === 'medicine' && fact.status === 'stopped' ? speech.medicine(medicineName(fact)) : null,
  },
  {
    topic: 'problems',
    weight: 84,
    pick: (fact, { speech }) => (fact.kind === 'problem' ? problemWords(speech, fact, 4) : null),
  },
  { topic: 'reports', weight: 58, pick: named('note') },
  { topic: 'visits', weight: 56, pick: named('visit') },
  { topic: 'procedures', weight: 52, pick: named('procedure') },
  {
    topic: 'vaccines',
    weight: 30,
    pick: (fact, { speech }) => (fact.kind === 'immunization' ? shorten(speech.vaccine(fact.name), 4) : null),
  },
]

function isNew(fact: Fact, { lastSeen }: Overview): boolean {
  return lastSeen !== null && fact.updated > lastSeen
}

function newestFirst(a: Fact, b: Fact): number {
  return (b.date ?? 0) - (a.date ?? 0)
}

function listDraft(kind: Kind, overview: Overview, day: string): Draft | null {
  const news = overview.facts
    .filter((fact) => isNew(fact, overview) && kind.pick(fact, overview) !== null)
    .sort(newestFirst)
  if (news.length === 0) return null
  const names = [...new Set(news.map((fact) => kind.pick(fact, overview) ?? ''))]
  const { list, andMore, what } = overview.speech.rules.recent
  const said = (most: number) => {
    const shown = names.slice(0, most).join(', ')
    return list(what[kind.topic], day, names.length > most ? andMore(shown, String(names.length - most)) : shown)
  }
  return {
    topic: kind.topic,
    group: 'changed',
    weight: kind.weight,
    text: fitting(said(5), said(4), said(3), said(2), said(1)),
    holders: news,
  }
}

function isOut({ standing }: ResultFact): boolean {
  return standing !== 'normal' && standing !== 'unknown'
}

function resultsDraft(overview: Overview, day: string): Draft | null {
  const news = overview.facts.filter((fact) => fact.kind === 'result').filter((fact) => isNew(fact, overview))
  if (news.length === 0) return null
  const sorted = news.sort((a, b) => Number(isOut(b)) - Number(isOut(a)) || newestFirst(a, b))
  return {
    topic: 'results',
    group: 'changed',
    weight: news.some(isOut) ? 74 : 50,
    text: overview.speech.rules.recent.results(day, news.length, news.filter(isOut).length),
    holders: sorted,
  }
}

/** What came or changed since this reader last looked, one sentence a kind; nothing the first time. */
export const news: Rule = {
  id: 'new-since',
  version: '1',
  source: null,
  find: (overview) => {
    if (overview.lastSeen === null) return []
    const day = overview.speech.day(overview.lastSeen)
    return [...KINDS.map((kind) => listDraft(kind, overview, day)), resultsDraft(overview, day)].filter(
      (draft) => draft !== null,
    )
  },
}
