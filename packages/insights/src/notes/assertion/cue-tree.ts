import { tokensOf } from '../tokens.ts'
import { type CueGroup, type CueKind, phrasesOf, type Reach } from './cue.ts'

/** One meaning of a phrase; a phrase may have several ("ruled out" denies what precedes and what follows). */
export type Cue = { readonly kind: CueKind; readonly reach: Reach }

/** A phrase that was found: from a token to before another, and what it says. */
export type FoundCue = { readonly from: number; readonly until: number; readonly cues: readonly Cue[] }

type Node = { readonly next: Map<string, Node>; cues: Cue[] }

/** Phrases by their words, so that a sentence is read once whatever their number. */
export type CueTree = Node

/** Returns the tree of the phrases of these groups. */
export function cueTree(groups: readonly CueGroup[]): CueTree {
  const root: Node = { next: new Map(), cues: [] }
  for (const { kind, reach, phrases } of groups) {
    for (const phrase of phrasesOf(phrases)) leafOf(root, tokensOf(phrase).words).cues.push({ kind, reach })
  }
  return root
}

function leafOf(root: Node, words: readonly string[]): Node {
  let node = root
  for (const word of words) {
    const next = node.next.get(word) ?? { next: new Map(), cues: [] }
    node.next.set(word, next)
    node = next
  }
  return node
}

/** Returns the longest phrases in a row of words, none over another. */
export function findCues(tree: CueTree, words: readonly string[], from: number, until: number): FoundCue[] {
  const found: FoundCue[] = []
  let at = from
  while (at < until) {
    let node = tree.next.get(words[at] ?? '')
    let end = at
    let cues: readonly Cue[] = []
    for (let next = at + 1; node !== undefined; next += 1) {
      if (node.cues.length > 0) {
        end = next
        cues = node.cues
      }
      node = next < until ? node.next.get(words[next] ?? '') : undefined
    }
    if (end > at) found.push({ from: at, until: end, cues })
    at = Math.max(end, at + 1)
  }
  return found
}
