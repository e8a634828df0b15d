import { criticalStanding } from '../facts/standing.ts'
import { DAY, instantOf } from '../fhir/dates.ts'
import type { ValueMention } from '../notes/mentions/mention.ts'
import type { Overview } from '../overview/overview.ts'
import { LAB_TEST_TABLE } from '../terminology/lab-test-table.ts'
import { joined, uncapital } from '../words.ts'
import type { Draft, Rule } from './rule.ts'
import { holderOf, isAffirmed, type Said, saidInNotes } from './said-in-notes.ts'

/** A value of longer ago was acted on or is past acting. */
const DAYS = 90

function isCritical(overview: Overview, { mention, at }: Said<ValueMention>): boolean {
  if (!isAffirmed(mention) || mention.said.historical || mention.standard === null) return false
  // A value that the note itself dates is as old as that.
  const taken = Math.min(at, instantOf(mention.when?.date ?? '') ?? at)
  if (
    overview.now - taken > DAYS * DAY ||
    criticalStanding({ value: mention.standard, comparator: '' }, mention.test) === null
  )
    return false
  // A coded result of the note's day or later tells it already, or tells that it has passed.
  return !(overview.series.get(mention.test.key)?.values ?? []).some((value) => value.at >= at - 2 * DAY)
}

function draftOf(said: Said<ValueMention>, { speech }: Overview): Draft {
  const { test, value, unit } = said.mention
  return {
    topic: test.key,
    group: 'act-now',
    weight: 80,
    text: speech.rules.result.inNote(
      speech.day(said.at),
      uncapital(speech.testName(test, test.name)),
      joined([speech.number(value), unit], ' '),
    ),
    holders: [holderOf(said)],
  }
}

/** Values at or beyond critical limits that only a note of the last 90 days tells. */
export const resultInNote: Rule = {
  id: 'result-in-note',
  version: '2',
  source: LAB_TEST_TABLE.source,
  find: (overview) => {
    const critical = saidInNotes(overview, 'value', 1).filter((said) => isCritical(overview, said))
    return [...Map.groupBy(critical, ({ mention }) => mention.test.key).values()].flatMap(([first]) =>
      first === undefined ? [] : [draftOf(first, overview)],
    )
  },
}
