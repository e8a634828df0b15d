import type { Sensitivity } from '@anamnesis/core'
import { SENSITIVITIES } from '@anamnesis/core'
import { markupText } from '../notes/source/markup-text.ts'
import { clausesOf } from './clauses.ts'
import { phrasesIn } from './phrases-in.ts'

const MARKUP = /^[^;]*(?:html|xml)\b/i
/** Control words, groups and hex escapes of RTF; what they leave are the words. */
const RTF = /\\'[\da-f]{2}|\\[a-z]+-?\d* ?|[{}]/gi

/**
 * Returns what a text is sensitive for, in the order of SENSITIVITIES; more rather than less where it is in doubt. Markup (HTML, XML) and RTF are read
 * by their words. Time grows with the length only.
 */
export function sensitivitiesOfText(text: string, mediaType = 'text/plain'): Sensitivity[] {
  const found = new Set<Sensitivity>()
  for (const clause of clausesOf(wordsOf(text, mediaType))) {
    for (const { groups } of phrasesIn(clause))
      for (const { sensitivity } of groups) if (sensitivity !== null) found.add(sensitivity)
    if (found.size === SENSITIVITIES.length) break
  }
  return SENSITIVITIES.filter((sensitivity) => found.has(sensitivity))
}

function wordsOf(text: string, mediaType: string): string {
  if (MARKUP.test(mediaType)) return markupText(text).text
  return /^[^;]*rtf\b/i.test(mediaType) ? text.replaceAll(RTF, ' ') : text
}
