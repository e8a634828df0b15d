import type { Fact } from '../facts/fact.ts'
import { DAY, instantOf } from '../fhir/dates.ts'
import type { FollowUpMention } from '../notes/mentions/mention.ts'
import type { Overview } from '../overview/overview.ts'
import { shorten } from '../words.ts'
import type { Draft, Rule } from './rule.ts'
import { noteDraft, type Said, saidInNotes } from './said-in-notes.ts'

const YEARS = 1
const MOST = 2
/** A visit or a result may come a little later than planned, and be written down later still. */
const GRACE = 30 * DAY
/** What shows that the patient was seen or examined since. */
const DONE: ReadonlySet<Fact['kind']> = new Set(['visit', 'result', 'vital', 'procedure', 'note', 'immunization'])

// A month or a year alone is over when it has ended: its precision is not known better.
function dueOf({ when }: FollowUpMention): number | null {
  const [year = 0, month, day] = (when?.date ?? '').split('-').map(Number)
  if (when === null) return null
  if (day !== undefined) return instantOf(when.date)
  return month === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1)
}

/** Anything that was done from a day on counts as the plan's outcome: what exactly was planned is not read. */
function isAnythingSince(overview: Overview, at: number): boolean {
  return overview.facts.some(
    ({ kind, date }) => DONE.has(kind) && date !== null && date > at + DAY && date <= overview.now,
  )
}

function draftOf(said: Said<FollowUpMention>, { speech }: Overview): Draft {
  const words = shorten(said.mention.name, 10)
  const text = speech.rules.plan.inNote(speech.day(said.at), words)
  return noteDraft(said, { topic: words, weight: 45, text })
}

function found(overview: Overview): Draft[] {
  return saidInNotes(overview, 'follow-up', YEARS).flatMap((said) => {
    const due = dueOf(said.mention)
    const { negated, hypothetical, otherPerson } = said.mention.said
    if (due === null || due + GRACE > overview.now || negated || hypothetical || otherPerson) return []
    return isAnythingSince(overview, said.at) ? [] : [draftOf(said, overview)]
  })
}

/** Plans of a note with a day that is over, after which nothing at all is recorded: a visit or an examination that did not come about, or took place elsewhere. */
export const planInNote: Rule = {
  id: 'plan-in-note',
  version: '1',
  source: null,
  find: (overview) => found(overview).slice(0, MOST),
}
