import type { NoteFact } from '../facts/fact.ts'
import { LONGEST_READ } from '../notes/source/attachment-text.ts'
import type { Unread } from '../notes/source/note-source.ts'
import type { Overview } from '../overview/overview.ts'
import { fitting, shorten } from '../words.ts'
import type { Draft, Rule } from './rule.ts'

function draftOf(why: Unread | 'cut', notes: readonly NoteFact[], { speech }: Overview): Draft[] {
  const [newest] = notes.toSorted((a, b) => (b.date ?? 0) - (a.date ?? 0))
  if (newest === undefined) return []
  const say = speech.rules.reading
  const day = newest.date === null ? '' : speech.day(newest.date)
  const reason = why === 'cut' ? say.cut(LONGEST_READ.toLocaleString(speech.language)) : say[why]
  const name = newest.name === '' ? say.nameless : newest.name
  const said = (words: string) => say.document(words, day, reason, notes.length - 1)
  return [
    {
      topic: why,
      group: 'conflicting',
      weight: why === 'cut' ? 34 : 36,
      text: fitting(said(shorten(name, 6)), said(shorten(name, 3)), said(speech.title(say.nameless))),
      holders: notes.toSorted((a, b) => (b.date ?? 0) - (a.date ?? 0)),
    },
  ]
}

/** Notes and reports that the insights did not read, or not to their end: what stands there is nowhere in what they say. */
export const noteReading: Rule = {
  id: 'note-reading',
  version: '1',
  source: null,
  find: (overview) => {
    const notes = overview.facts.filter((fact) => fact.kind === 'note')
    const unread = Map.groupBy(notes, ({ unread: why, cut }) => why ?? (cut ? ('cut' as const) : null))
    return [...unread].flatMap(([why, group]) => (why === null ? [] : draftOf(why, group, overview)))
  },
}
