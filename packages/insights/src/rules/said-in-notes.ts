import type { Evidence } from '@anamnesis/core/api'
import type { NoteFact, PlacedMention } from '../facts/fact.ts'
import { YEAR } from '../fhir/dates.ts'
import type { HabitMention, Mention } from '../notes/mentions/mention.ts'
import type { Overview } from '../overview/overview.ts'
import type { Holder } from './rule.ts'

/** A mention with the note that it stands in and the note's day, in ms since 1970 UTC. */
export type Said<M extends Mention> = {
  readonly mention: M & Pick<PlacedMention, 'place'>
  readonly note: NoteFact
  readonly at: number
}

/** Returns the mentions of one kind in the notes of the last years, newest note first, in the order of the note; undated notes are left out. */
export function saidInNotes<Kind extends Mention['kind']>(
  overview: Overview,
  kind: Kind,
  years: number,
): Said<Extract<Mention, { kind: Kind }>>[] {
  const notes = overview.facts
    .filter((fact) => fact.kind === 'note')
    .flatMap((note) => datedNote(note, overview, years))
  return notes
    .sort((a, b) => b.at - a.at)
    .flatMap(({ note, at }) =>
      note.mentions.flatMap((mention) =>
        mention.kind === kind ? [{ mention: mention as Extract<PlacedMention, { kind: Kind }>, note, at }] : [],
      ),
    )
}

function datedNote(note: NoteFact, { now }: Overview, years: number): { note: NoteFact; at: number }[] {
  const at = note.date
  return at === null || at > now || now - at > years * YEAR ? [] : [{ note, at }]
}

/** Returns true for what a note affirms of the patient; a lasting thing of the past lasts. */
export function isAffirmed({ said, section }: Mention): boolean {
  return !said.negated && !said.possible && !said.hypothetical && !said.otherPerson && !ELSEWHERE.has(section)
}

/** Habits in a note older than this are told by nothing else either. */
const HABIT_YEARS = 3

/** Returns what the newest note that tells it says of the patient's own tobacco or alcohol; undefined where none of the last years does. */
export function habitInNotes(overview: Overview, habit: HabitMention['habit']): Said<HabitMention> | undefined {
  return saidInNotes(overview, 'habit', HABIT_YEARS).find(
    ({ mention: { habit: of, status, said, section } }) =>
      of === habit &&
      status !== 'unknown' &&
      !said.possible &&
      !said.hypothetical &&
      !said.otherPerson &&
      !ELSEWHERE.has(section),
  )
}

/** What stands here is a question, advice for later, or somebody else's. */
const ELSEWHERE: ReadonlySet<Mention['section']> = new Set(['family-history', 'instructions', 'indication'])

/** Returns the note as a holder whose evidence is the exact place of the mention. */
export function holderOf({ mention, note }: Said<Mention>): Holder {
  const [own] = note.evidence
  const evidence: Evidence = { ...own, span: mention.place }
  return { evidence: [evidence], sensitivities: note.sensitivities }
}
