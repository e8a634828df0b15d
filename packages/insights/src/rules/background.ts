import type { FamilyFact, SocialFact } from '../facts/fact.ts'
import type { Overview } from '../overview/overview.ts'
import { enumerate, fitting, joined, shorten } from '../words.ts'
import type { Draft, Holder, Rule } from './rule.ts'
import { habitInNotes, holderOf } from './said-in-notes.ts'

const SAY = {
  family: (relatives: string) => `Family: ${relatives}.`,
  social: (answers: string) => `Life: ${answers}.`,
}

function relativeWords({ relative, conditions }: FamilyFact): string {
  return `${relative === '' ? 'relative' : relative} (${conditions
    .slice(0, 2)
    .map((name) => shorten(name, 4).toLowerCase())
    .join(', ')})`
}

function familyDraft(family: readonly FamilyFact[]): Draft {
  const words = family.map(relativeWords)
  const said = (count: number) =>
    SAY.family(enumerate([...words.slice(0, count), ...(words.length > count ? [`${words.length - count} more`] : [])]))
  return {
    topic: '',
    group: 'background',
    weight: 22,
    text: fitting(said(4), said(3), said(2), said(1)),
    holders: family,
  }
}

/** What runs in the family. */
export const familyBackground: Rule = {
  id: 'family-background',
  version: '1',
  source: null,
  find: (overview) => {
    const family = overview.facts.filter((fact) => fact.kind === 'family').filter((fact) => fact.conditions.length > 0)
    return family.length === 0 ? [] : [familyDraft(family)]
  },
}

/** What is told of the patient's life, and what tells it. */
type Answer = Holder & Pick<SocialFact, 'name' | 'value'>

const ASKED = { tobacco: /smok|tobacco/i, alcohol: /alcohol|drink/i } as const

// Where no answer tells it, the newest note that does.
function answersInNotes(overview: Overview, answers: readonly SocialFact[]): Answer[] {
  return (['tobacco', 'alcohol'] as const).flatMap((habit) => {
    if (answers.some(({ name }) => ASKED[habit].test(name))) return []
    const said = habitInNotes(overview, habit)
    if (said === undefined) return []
    const { status, packYears } = said.mention
    const value = joined([status, packYears === null ? '' : `${packYears} pack-years`], ', ')
    return [{ ...holderOf(said), name: habit, value }]
  })
}

function newestAnswers(overview: Overview): readonly Answer[] {
  const social = overview.facts.filter((fact) => fact.kind === 'social').sort((a, b) => (b.date ?? 0) - (a.date ?? 0))
  const answers = [...Map.groupBy(social, (fact) => fact.name).values()]
    .flatMap(([newest]) => newest ?? [])
    .filter((fact) => fact.value !== '')
  return [...answers, ...answersInNotes(overview, answers)]
}

function socialDraft(answers: readonly Answer[]): Draft {
  const words = answers.map((fact) => `${shorten(fact.name, 3).toLowerCase()}: ${shorten(fact.value, 5).toLowerCase()}`)
  return {
    topic: '',
    group: 'background',
    weight: 20,
    text: fitting(
      SAY.social(words.slice(0, 4).join('; ')),
      SAY.social(words.slice(0, 2).join('; ')),
      SAY.social(words.slice(0, 1).join('; ')),
    ),
    holders: answers.slice(0, 4),
  }
}

/** How the patient lives, the newest answer to each question; of tobacco and alcohol what a note says where no answer does. */
export const socialBackground: Rule = {
  id: 'social-background',
  version: '2',
  source: null,
  find: (overview) => {
    const answers = newestAnswers(overview)
    return answers.length === 0 ? [] : [socialDraft(answers)]
  },
}
