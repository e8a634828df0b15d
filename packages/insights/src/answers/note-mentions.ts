import type { Evidence } from '@anamnesis/core/api'
import { readNote } from '../notes/note.ts'
import { noteSource, noteText } from '../notes/source/note-source.ts'
import type { Draft } from '../rules/rule.ts'
import { shorten } from '../words.ts'
import type { Desk } from './desk.ts'
import { dayOf, told } from './desk.ts'

const MOST_MENTIONS = 3
const AROUND = 60
/** Beside a word they make it no finding: "stroke risk", "to prevent stroke", "screening for diabetes". */
const NO_FINDING = /\b(risk|risiko|prevent\w*|prophyla\w*|screen\w*|vorbeug\w*)\b/i
const BESIDE = 30

/** Returns where notes mention a word as the patient's own and present or past, each with the exact place; denied, supposed and relatives' ones are left out. */
export function noteMentions(desk: Desk, words: string): readonly Draft[] {
  const { speech, overview } = desk
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`, 'giu')
  const notes = overview.facts.filter((fact) => fact.kind === 'note').sort((a, b) => (b.date ?? 0) - (a.date ?? 0))
  const found: Draft[] = []
  for (const note of notes) {
    if (found.length >= MOST_MENTIONS) break
    const resource = desk.recordOf(note)?.resource
    const source = resource === undefined ? null : noteSource(resource)
    if (source === null || typeof source === 'string') continue
    const { text } = source
    const spans = [...text.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + words.length }))
    if (spans.length === 0) continue
    const said = readNote(text).assertionsOf(spans)
    const span = spans.find((place, index) => {
      const assertion = said[index]
      if (NO_FINDING.test(text.slice(Math.max(0, place.start - BESIDE), place.end + BESIDE))) return false
      return (
        assertion !== undefined &&
        !assertion.negated &&
        !assertion.hypothetical &&
        !assertion.otherPerson &&
        !assertion.possible
      )
    })
    if (span === undefined) continue
    const evidence: Evidence = { ...note.evidence[0], span: source.placeOf(span) }
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

/** Returns true if any note names a word, however it speaks of it. */
export function isInNotes({ overview, recordOf }: Desk, words: string): boolean {
  return overview.facts.some((fact) => {
    const resource = fact.kind === 'note' ? recordOf(fact)?.resource : undefined
    return resource !== undefined && (noteText(resource) ?? '').toLowerCase().includes(words)
  })
}
