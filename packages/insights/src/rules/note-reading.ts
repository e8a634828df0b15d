import type { NoteFact } from '../facts/fact.ts'
import { sayDay } from '../fhir/dates.ts'
import { LONGEST_READ } from '../notes/source/attachment-text.ts'
import type { Unread } from '../notes/source/note-source.ts'
import { fitting, shorten } from '../words.ts'
import type { Draft, Rule } from './rule.ts'

const WHY: Readonly<Record<Unread | 'cut', string>> = {
  damaged: 'could not be read: the content is damaged',
  format: 'could not be read: the format is not one that is read here',
  'no-text': 'could not be read: there is no text in it, perhaps a picture',
  elsewhere: 'was not read: the content is kept apart from the record',
  'too-large': 'was not read: it is larger than what is read here',
  pending: 'is not read yet: look again in a moment',
  cut: `is very long: only its first part was read (at most ${LONGEST_READ.toLocaleString('en')} characters)`,
}

function draftOf(why: Unread | 'cut', notes: readonly NoteFact[]): Draft[] {
  const [newest] = notes.toSorted((a, b) => (b.date ?? 0) - (a.date ?? 0))
  if (newest === undefined) return []
  const day = newest.date === null ? '' : ` of ${sayDay(newest.date)}`
  const also = notes.length === 1 ? '' : ` (and ${notes.length - 1} more like it)`
  const name = newest.name === '' ? 'document' : newest.name
  const said = (words: string) => `"${words}"${day} ${WHY[why]}${also}.`
  return [
    {
      topic: why,
      group: 'conflicting',
      weight: why === 'cut' ? 34 : 36,
      text: fitting(said(shorten(name, 6)), said(shorten(name, 3)), said('Document')),
      holders: notes.toSorted((a, b) => (b.date ?? 0) - (a.date ?? 0)),
    },
  ]
}

/** Notes and reports that the insights did not read, or not to their end: what stands there is nowhere in what they say. */
export const noteReading: Rule = {
  id: 'note-reading',
  version: '1',
  source: null,
  find: ({ facts }) => {
    const notes = facts.filter((fact) => fact.kind === 'note')
    const unread = Map.groupBy(notes, ({ unread: why, cut }) => why ?? (cut ? ('cut' as const) : null))
    return [...unread].flatMap(([why, group]) => (why === null ? [] : draftOf(why, group)))
  },
}
