import type { Clause } from './clauses.ts'
import { isDenied } from './denial.ts'
import type { SensitivePhrases } from './sensitive-phrases.ts'
import { PHRASES, type PhraseNode, type Word } from './words.ts'

/** Phrases of the lexicon in a sentence, from a word to before another, and the kinds that speak. */
export type FoundPhrase = {
  readonly from: number
  readonly until: number
  readonly groups: readonly SensitivePhrases[]
}

/** Returns the longest phrases of a sentence, none over another, without those that are denied or only look sensitive. */
export function phrasesIn(clause: Clause): FoundPhrase[] {
  const found: FoundPhrase[] = []
  const { words } = clause
  for (let from = 0; from < words.length; ) {
    const { until, groups } = longestAt(PHRASES, words, from)
    if (groups.length > 0 && groups.every(({ when }) => when !== 'nothing')) {
      const speaking = groups.filter(({ when }) => when === 'always' || !isDenied(clause, from, until))
      if (speaking.length > 0) found.push({ from, until, groups: speaking })
    }
    from = Math.max(until, from + 1)
  }
  return found
}

type Longest = { readonly until: number; readonly groups: readonly SensitivePhrases[] }

const NONE: Longest = { until: 0, groups: [] }

/** Stems let a word be several symbols, so several ways through the tree are followed; phrases have few words. */
function longestAt(node: PhraseNode, words: readonly Word[], at: number): Longest {
  const symbols = words[at]?.symbols
  if (!symbols) return NONE
  let best = NONE
  for (const symbol of symbols) {
    const next = node.next.get(symbol)
    if (next === undefined) continue
    const further = next.next.size > 0 ? longestAt(next, words, at + 1) : NONE
    const here = further.until > 0 ? further : next.ends.length > 0 ? { until: at + 1, groups: next.ends } : NONE
    if (here.until > best.until) best = here
    else if (here.until > 0 && here.until === best.until)
      best = { until: best.until, groups: [...best.groups, ...here.groups] }
  }
  return best
}
