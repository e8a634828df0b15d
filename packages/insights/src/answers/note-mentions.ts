import type { Evidence } from '@anamnesis/core/api'
import { noteText } from '../note-text.ts'
import { readNote } from '../notes/note.ts'
import type { Draft } from '../rules/rule.ts'
import { shorten } from '../words.ts'
import type { Desk } from './desk.ts'
import { dayOf, told } from './desk.ts'

const MOST_MENTIONS = 3
/** Notes beyond are not searched for words: their text has other readers. */
const LONGEST_NOTE = 200_000
const AROUND = 60

/** Returns where notes mention a word as the patient's own and present or past, each with the exact place; denied, supposed and relatives' ones are left out. */
export function noteMentions(desk: Desk, words: string): readonly Draft[] {
  const { speech, overview } = desk
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`, 'giu')
  const notes = overview.facts.filter((fact) => fact.kind === 'note').sort((a, b) => (b.date ?? 0) - (a.date ?? 0))
  const found: Draft[] = []
  for (const note of notes) {
    if (found.length >= MOST_MENTIONS) break
    const resource = desk.recordOf(note)?.resource
    const text = resource === undefined ? null : noteText(resource)
    if (text === null || text.length > LONGEST_NOTE) continue
    const spans = [...text.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + words.length }))
    if (spans.length === 0) continue
    const said = readNote(text).assertionsOf(spans)
    const span = spans.find((_, index) => {
      const assertion = said[index]
      return (
        assertion !== undefined &&
        !assertion.negated &&
        !assertion.hypothetical &&
        !assertion.otherPerson &&
        !assertion.possible
      )
    })
    if (span === undefined) continue
    const evidence: Evidence = { ...note.evidence[0], span }
    const quote = shorten(text.slice(Math.max(0, span.start - AROUND), span.end + AROUND), 12)
    found.push(
      told(
        speech.answer.mentioned(note.name, dayOf(desk, note.date), quote),
        [{ evidence: [evidence], sensitivities: note.sensitivities }],
        `${span.start}`,
      ),
    )
  }
  return found
}

function escaped(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
