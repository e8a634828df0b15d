import type { MedicineFact } from '../facts/fact.ts'
import { DAY } from '../fhir/dates.ts'
import type { Overview } from '../overview/overview.ts'
import type { Value } from '../overview/series.ts'
import { newest } from '../overview/series.ts'
import { INTERACTION_TABLE } from '../terminology/interaction-table.ts'
import type { Interaction } from '../terminology/interactions.ts'
import { interactionsOf } from '../terminology/interactions.ts'
import { fitting, uncapital } from '../words.ts'
import type { Draft, Rule } from './rule.ts'
import { sayDated } from './words-of-facts.ts'

type Taken = { readonly fact: MedicineFact; readonly names: readonly string[] }

/** Returns the newest record for each ingredient that is being taken; what acts locally is left out. */
function takenNow(overview: Overview): readonly Taken[] {
  const newest = new Map<string, MedicineFact>()
  for (const fact of overview.current) {
    if (fact.local) continue
    for (const { ingredient } of fact.parts) {
      const known = newest.get(ingredient.name)
      if (known === undefined || (fact.date ?? 0) > (known.date ?? 0)) newest.set(ingredient.name, fact)
    }
  }
  const byFact = Map.groupBy([...newest], ([, fact]) => fact)
  return [...byFact].map(([fact, entries]) => ({ fact, names: entries.map(([name]) => name) }))
}

const RESULT_COUNTS_FOR = 90 * DAY

// A result older than three months neither proves nor clears the danger.
function proofOf({ condition }: Interaction, overview: Overview): Value | null | 'not-met' {
  if (condition === null) return null
  const series = overview.series.get(condition.test)
  const value = series === undefined ? undefined : newest(series)
  const met =
    value !== undefined &&
    value.value !== null &&
    value.value >= condition.least &&
    overview.now - value.at <= RESULT_COUNTS_FOR
  return met ? value : 'not-met'
}

type Meeting = {
  readonly interaction: Interaction
  readonly proof: Value | null
  readonly a: string
  readonly b: string
}

// One product can meet another in several ingredients: the most urgent interaction tells, with all that take part in it.
function meetingsOf(a: Taken, b: Taken, overview: Overview): readonly Meeting[] {
  const meetings = a.names.flatMap((nameA) =>
    b.names.flatMap((nameB) =>
      interactionsOf(nameA, nameB).flatMap((interaction) => {
        const proof = proofOf(interaction, overview)
        return proof === 'not-met' ? [] : [{ interaction, proof, a: nameA, b: nameB }]
      }),
    ),
  )
  const first = meetings.sort((x, y) => y.interaction.urgency - x.interaction.urgency)[0]
  return meetings.filter((meeting) => meeting.interaction === first?.interaction)
}

function draftOf(a: Taken, b: Taken, overview: Overview): Draft | null {
  const meetings = meetingsOf(a, b, overview)
  const first = meetings[0]
  if (first === undefined) return null
  const names = (side: 'a' | 'b') => [...new Set(meetings.map((meeting) => meeting[side]))]
  const [namesA, namesB] = [names('a'), names('b')]
  return {
    topic: [first.interaction.id, ...[...namesA, ...namesB].sort()].join(' '),
    group: 'act-now',
    weight: first.interaction.urgency,
    text: sayPair(overview, { ...a, names: namesA }, { ...b, names: namesB }, first),
    holders: first.proof === null ? [a.fact, b.fact] : [a.fact, b.fact, first.proof],
    source: first.interaction.source,
  }
}

function sayPair({ speech, place }: Overview, a: Taken, b: Taken, { interaction, proof }: Meeting): string {
  const say = speech.rules.medicine
  const named = ({ names }: Taken) => speech.list(names.map(speech.medicine))
  const effect = speech.term(interaction.effect)
  const [full, plain] = [
    [named(a), place(a.fact), named(b), place(b.fact), effect],
    [named(a), '', named(b), '', effect],
  ] as const
  if (proof === null || interaction.condition === null) return fitting(say.pair(...full), say.pair(...plain))
  const proven = [uncapital(speech.testOf(interaction.condition.test)), sayDated(speech, proof)] as const
  return fitting(say.pairProven(...full, ...proven), say.pairProven(...plain, ...proven))
}

/** Two medicines that are being taken and should not meet. */
export const medicineInteraction: Rule = {
  id: 'medicine-interaction',
  version: '1',
  source: INTERACTION_TABLE.source,
  find: (overview) => {
    const taken = takenNow(overview)
    return taken.flatMap((a, index) => taken.slice(index + 1).flatMap((b) => draftOf(a, b, overview) ?? []))
  },
}
