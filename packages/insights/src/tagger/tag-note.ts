import type { Span } from '../notes/note.ts'
import { sentencesOf } from '../notes/sentences.ts'
import { tokensOf } from '../notes/tokens.ts'
import type { MentionKind } from './model.ts'
import { standardTagger } from './standard-tagger.ts'

/** A mention in a note's text: `start` to before `end` in UTF-16 units; `confidence` 0 to 1, as the tagger's. */
export type NoteMention = {
  readonly kind: MentionKind
  readonly start: number
  readonly end: number
  readonly confidence: number
}

/** Words of a note that are read, about 100 pages: the rest of a longer one is not tagged, so that no text takes a server's time. */
const MOST_WORDS = 50_000

/** Returns the diseases and chemicals that a note's text mentions, in its order and without overlap; whether it denies them is not said here. */
export function tagNote(text: string, tagger = standardTagger()): NoteMention[] {
  return tagSentences(text, sentencesOf(text), tagger).map(({ sentence, ...mention }) => mention)
}

/** Returns the same of some of a text's sentences, each with the index of its sentence. */
export function tagSentences(
  text: string,
  places: readonly Span[],
  tagger = standardTagger(),
): (NoteMention & { readonly sentence: number })[] {
  const sentences: { starts: readonly number[]; ends: readonly number[]; words: string[] }[] = []
  let words = 0
  for (const { start, end } of places) {
    const { starts, ends } = tokensOf(text, start, end)
    words += starts.length
    if (words > MOST_WORDS) break
    sentences.push({ starts, ends, words: starts.map((from, index) => text.slice(from, ends[index])) })
  }
  const found = tagger.tagSentences(sentences.map((sentence) => sentence.words))
  return found.flatMap((mentions, sentence) =>
    mentions.map(({ kind, start, end, confidence }) => ({
      kind,
      start: sentences[sentence]?.starts[start] ?? 0,
      end: sentences[sentence]?.ends[end - 1] ?? 0,
      confidence,
      sentence,
    })),
  )
}
