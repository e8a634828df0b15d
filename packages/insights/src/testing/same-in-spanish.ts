import type { Finding } from '@anamnesis/core/api'
import { expect } from 'vitest'
import { TERMS } from '../language/spanish-names.ts'
import { countWords, MOST_WORDS } from '../words.ts'

/** Words that only an English sentence has; names that records and hospitals write in their own words do not end one of our sentences' parts with them. */
const ENGLISH =
  /\b(?:is|are|was|were|the|with|which|been|has(?!-)|recorded|listed|active|although|despite|since|stopped|above|below|risks?|rose|fell|here|elsewhere|more|note|taken)\b/i

const MONTHS = /\b(?:Jan|Apr|Aug|Dec)\b/

/** What stands in quotes, and the title of a measure behind the colon, are the record's or the publisher's own words. */
function ownWords({ rule, text }: Finding): string {
  const unquoted = text.replaceAll(/[“«"][^”»"]*[”»"]/g, '')
  return rule === 'care-gap' ? (unquoted.split(':')[0] ?? '') : unquoted
}

function numbersIn(text: string): string[] {
  return text.match(/\d+(?:[.,]\d+)*/g)?.map((number) => number.replaceAll(/[.,]/g, '')) ?? []
}

/**
 * Expects that findings in Spanish are those in English: the same ones with the same weight and evidence, in at most 25 words without English ones, and with no number
 * that the English sentence does not have (a sentence that would be too long leaves parts out, in either language). `own` are words of the records themselves.
 */
export function expectSameInSpanish(english: readonly Finding[], spanish: readonly Finding[], own: string): void {
  expect(spanish.map(({ text: _, ...rest }) => rest)).toEqual(english.map(({ text: _, ...rest }) => rest))
  for (const [index, finding] of spanish.entries()) {
    const { text } = finding
    const of = english[index]?.text ?? ''
    expect(countWords(text), text).toBeLessThanOrEqual(MOST_WORDS)
    const foreign = ENGLISH.exec(ownWords(finding))?.[0] ?? ''
    expect(own.includes(foreign.toLowerCase()) ? '' : foreign, text).toBe('')
    expect((finding.risk?.missing ?? []).filter((name) => !(name in TERMS))).toEqual([])
    expect(text.includes('…') && !of.includes('…'), `${text} is cut`).toBe(false)
    expect(MONTHS.test(text), text).toBe(false)
    const known = new Set([...numbersIn(of.replace(/^Two /, '2 ').replace(/^Three /, '3 ')), ...numbersIn(own)])
    expect(
      numbersIn(text).filter((number) => !known.has(number)),
      `${text} | ${of}`,
    ).toEqual([])
  }
}
