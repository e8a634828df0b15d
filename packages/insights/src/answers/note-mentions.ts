import type { Evidence } from '@anamnesis/core/api'
import { readNote } from '../notes/note.ts'
import { noteSource, noteText } from '../notes/source/note-source.ts'
import type { Draft } from '../rules/rule.ts'
import { fold, shorten } from '../words.ts'
import type { Desk } from './desk.ts'
import { dayOf, told } from './desk.ts'
import type { AskedNames } from './entities.ts'

const MOST_MENTIONS = 3
const AROUND = 60
/** Beside a word they make it no finding: "stroke risk", "to prevent stroke", "screening for diabetes". */
const NO_FINDING = /\b(risk|prevent\w*|prophyla\w*|screen\w*)\b/i
const BESIDE = 30

/**
 * Returns where notes mention a word as the patient's own and present or past, each with the exact place; denied, supposed and relatives' ones are left out.
 * Null where a note in another language than English has the word and no other tells it: how such a note speaks of it is not read.
 */
export function noteMentions(desk: Desk, names: AskedNames): readonly Draft[] | null {
  const { speech, overview } = desk
  const pattern = patternOf(names)
  const notes = overview.facts.filter((fact) => fact.kind === 'note').sort((a, b) => (b.date ?? 0) - (a.date ?? 0))
  const found: Draft[] = []
  let isUnread = false
  for (const note of notes) {
    if (found.length >= MOST_MENTIONS) break
    const record = desk.recordOf(note)
    const source = record === undefined ? null : noteSource(record.resource, record.layer)
    if (source === null || typeof source === 'string') continue
    const { text } = source
    const spans = [...text.matchAll(pattern)].map(({ index, 0: name }) => ({ start: index, end: index + name.length }))
    if (spans.length === 0) continue
    if (!isEnglish(text)) {
      isUnread = true
      continue
    }
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
  return found.length === 0 && isUnread ? null : found
}

function patternOf({ asked, english }: AskedNames): RegExp {
  const names = [...new Set([english, asked])].sort((a, b) => b.length - a.length).map(escaped)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

const SPANISH = /(?<!\p{L})(?:el|la|los|las|de|del|que|con|por|para|sin|una?|niega|se|y|años)(?!\p{L})/giu
const ENGLISH = /(?<!\p{L})(?:the|of|and|with|for|to|in|is|was|has|no|denies|patient|she|he|on|at)(?!\p{L})/giu

// By the words that bind sentences: a Spanish text has many that English has not.
function isEnglish(text: string): boolean {
  const [spanish, english] = [SPANISH, ENGLISH].map((words) => text.match(words)?.length ?? 0)
  return (spanish ?? 0) <= (english ?? 0)
}

function escaped(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Returns true if any note has a name, however it speaks of it. */
export function isInNotes({ overview, recordOf }: Desk, { asked, english }: AskedNames): boolean {
  return overview.facts.some((fact) => {
    const record = fact.kind === 'note' ? recordOf(fact) : undefined
    const said = record === undefined ? '' : fold(noteText(record.resource, record.layer) ?? '')
    return [asked, english].some((name) => said.includes(fold(name)))
  })
}
