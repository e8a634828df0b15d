import type { Evidence } from '@anamnesis/core/api'
import type { NoteFact, PlacedMention } from '../facts/fact.ts'
import { YEAR } from '../fhir/dates.ts'
import type { HabitMention, Mention } from '../notes/mentions/mention.ts'
import type { Overview } from '../overview/overview.ts'
import type { Draft, Holder } from './rule.ts'

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

/**
 * Returns what the newest note of these mentions affirms of the patient, the first that is meant; undefined where that note denies or doubts it of the
 * patient, whatever an older one says. Mentions newest note first, as saidInNotes() gives them.
 */
export function affirmedByNewest<M extends Mention>(
  all: readonly Said<M>[],
  isMeant: (mention: M) => boolean = () => true,
): Said<M> | undefined {
  const own = ofNewest(all).filter(
    ({ mention: { said, section } }) => !said.otherPerson && section !== 'family-history',
  )
  if (own.some(({ mention: { said } }) => said.negated || said.possible)) return undefined
  return own.find(({ mention }) => isAffirmed(mention) && isMeant(mention))
}

/** Returns those of the mentions that the newest note holds. */
export function ofNewest<M extends Mention>(all: readonly Said<M>[]): Said<M>[] {
  return all.filter(({ note }) => note === all[0]?.note)
}

/** Returns a draft of what a note says and the records do not hold. */
export function noteDraft(said: Said<Mention>, draft: Pick<Draft, 'topic' | 'weight' | 'text'>): Draft {
  return { ...draft, group: 'conflicting', holders: [holderOf(said)] }
}

/** Returns the note as a holder whose evidence is the exact place of the mention. */
export function holderOf({ mention, note }: Said<Mention>): Holder {
  const [own] = note.evidence
  const evidence: Evidence = { ...own, span: mention.place }
  return { evidence: [evidence], sensitivities: note.sensitivities }
}
