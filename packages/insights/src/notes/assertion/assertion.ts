import { tokensOf } from '../tokens.ts'
import { CONDITION_CUES } from './condition-cues.ts'
import { type CueGroup, type CueKind, phrasesOf } from './cue.ts'
import type { CueTree, FoundCue } from './cue-tree.ts'
import { cueTree, findCues } from './cue-tree.ts'
import { HISTORY_CUES } from './history-cues.ts'
import { NEGATION_CUES } from './negation-cues.ts'
import { OTHER_PERSON_CUES } from './other-person-cues.ts'
import { HABIT_TERMS, STANDING_TERMS } from './standing-terms.ts'
import { UNCERTAINTY_CUES } from './uncertainty-cues.ts'

/** How a note speaks of a finding. */
export type Assertion = {
  readonly negated: boolean
  readonly possible: boolean
  readonly historical: boolean
  readonly hypothetical: boolean
  /** True if it is somebody else's: a relative's. */
  readonly otherPerson: boolean
}

/** A stretch of tokens: from one to before another. */
export type Stretch = { readonly from: number; readonly until: number }

/** One axis has its own stops: what ends a denial need not end a history. */
const TREES: readonly CueTree[] = [
  NEGATION_CUES,
  UNCERTAINTY_CUES,
  HISTORY_CUES,
  CONDITION_CUES,
  OTHER_PERSON_CUES,
].map((groups: readonly CueGroup[]) => cueTree(groups))

const NONE = 0
const BITS: Readonly<Record<Exclude<CueKind, 'nothing' | 'stop'>, number>> = {
  negated: 1,
  possible: 2,
  historical: 4,
  hypothetical: 8,
  'other-person': 16,
}

/** Returns how a sentence speaks of each mention in it; `words` in small letters, mentions as stretches inside the sentence. */
export function assertionsOf(words: readonly string[], sentence: Stretch, mentions: readonly Stretch[]): Assertion[] {
  const said = new Uint8Array(mentions.length)
  for (const tree of TREES) markReached(tree, words, sentence, mentions, said)
  for (const [place, mention] of mentions.entries())
    if (isOfYears(words, sentence, mention)) said[place] = (said[place] ?? 0) | BITS.historical
  return [...said].map((bits) => ({
    negated: (bits & BITS.negated) !== NONE,
    possible: (bits & BITS.possible) !== NONE,
    historical: (bits & BITS.historical) !== NONE,
    hypothetical: (bits & BITS.hypothetical) !== NONE,
    otherPerson: (bits & BITS['other-person']) !== NONE,
  }))
}

function markReached(
  tree: CueTree,
  words: readonly string[],
  sentence: Stretch,
  mentions: readonly Stretch[],
  said: Uint8Array,
): void {
  const found = findCues(tree, words, sentence.from, sentence.until)
  for (const [index, { from, until, cues }] of found.entries()) {
    for (const { kind, reach } of cues) {
      if (kind === 'nothing' || kind === 'stop') continue
      const start = reach === 'after' ? until : (stopBefore(found, index)?.until ?? sentence.from)
      const end = reach === 'before' ? from : (stopAfter(found, index)?.from ?? sentence.until)
      for (const [place, mention] of mentions.entries()) {
        const isInside = mention.from < until && from < mention.until
        if (!isInside && mention.from >= start && mention.from < end) said[place] = (said[place] ?? 0) | BITS[kind]
      }
    }
  }
}

function stopBefore(found: readonly FoundCue[], index: number): FoundCue | undefined {
  for (let at = index - 1; at >= 0; at -= 1) if (isStop(found[at])) return found[at]
  return undefined
}

function stopAfter(found: readonly FoundCue[], index: number): FoundCue | undefined {
  for (let at = index + 1; at < found.length; at += 1) if (isStop(found[at])) return found[at]
  return undefined
}

function isStop(cue: FoundCue | undefined): boolean {
  return cue?.cues.some(({ kind }) => kind === 'stop') ?? false
}

const phrases = (terms: string): ReadonlySet<string> =>
  new Set(phrasesOf(terms).map((term) => tokensOf(term).words.join(' ')))
const HABITS = phrases(HABIT_TERMS)
const STANDING = phrases(STANDING_TERMS)

/** Marks and numbers before and after a mention that leave it a bare item of a list: "3. Hypertension." */
const LIST_MARK = /^[^a-z]*$/

function isOfYears(words: readonly string[], sentence: Stretch, mention: Stretch): boolean {
  const term = words.slice(mention.from, mention.until).join(' ')
  if (HABITS.has(term)) return true
  if (!STANDING.has(term)) return false
  for (let at = sentence.from; at < sentence.until; at += 1)
    if ((at < mention.from || at >= mention.until) && !LIST_MARK.test(words[at] ?? '')) return false
  return true
}
