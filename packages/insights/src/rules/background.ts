import type { FamilyFact, SocialFact } from '../facts/fact.ts'
import type { Speech } from '../language/language.ts'
import type { Overview } from '../overview/overview.ts'
import { fitting, joined, shorten } from '../words.ts'
import type { Draft, Holder, Rule } from './rule.ts'
import { habitInNotes, holderOf } from './said-in-notes.ts'

function relativeWords(speech: Speech, { relative, conditions }: FamilyFact): string {
  return `${relative === '' ? speech.rules.life.relative : speech.relative(relative)} (${conditions
    .slice(0, 2)
    .map((name) => shorten(speech.condition(name.toLowerCase()), 4))
    .join(', ')})`
}

function familyDraft(family: readonly FamilyFact[], { speech }: Overview): Draft {
  const words = family.map((fact) => relativeWords(speech, fact))
  const said = (count: number) =>
    speech.rules.life.family(
      speech.list([...words.slice(0, count), ...(words.length > count ? [speech.more(words.length - count)] : [])]),
    )
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
    return family.length === 0 ? [] : [familyDraft(family, overview)]
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
    const { speech } = overview
    const years = packYears === null ? '' : speech.rules.life.packYears(speech.number(packYears))
    return [{ ...holderOf(said), name: speech.term(habit), value: joined([speech.term(status), years], ', ') }]
  })
}

function newestAnswers(overview: Overview): readonly Answer[] {
  const social = overview.facts.filter((fact) => fact.kind === 'social').sort((a, b) => (b.date ?? 0) - (a.date ?? 0))
  const answers = [...Map.groupBy(social, (fact) => fact.name).values()]
    .flatMap(([newest]) => newest ?? [])
    .filter((fact) => fact.value !== '')
  return [...answers, ...answersInNotes(overview, answers)]
}

function socialDraft(answers: readonly Answer[], { speech }: Overview): Draft {
  const say = speech.rules.life.social
  const words = answers.map(
    (fact) =>
      `${shorten(speech.term(fact.name.toLowerCase()), 3)}: ${shorten(speech.term(fact.value.toLowerCase()), 5)}`,
  )
  return {
    topic: '',
    group: 'background',
    weight: 20,
    text: fitting(
      say(words.slice(0, 4).join('; ')),
      say(words.slice(0, 2).join('; ')),
      say(words.slice(0, 1).join('; ')),
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
    return answers.length === 0 ? [] : [socialDraft(answers, overview)]
  },
}
