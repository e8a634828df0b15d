/** What a cue says of the mentions within its reach. `nothing` masks a shorter cue inside it; `stop` ends the reach of others. */
export type CueKind = 'negated' | 'possible' | 'historical' | 'hypothetical' | 'other-person' | 'nothing' | 'stop'

/** Where a cue reaches: over what follows it, over what precedes it, or both ways. */
export type Reach = 'after' | 'before' | 'both'

/** Phrases that say the same and reach the same way, to the end of the sentence or the next `stop` of their axis. */
export type CueGroup = {
  readonly kind: CueKind
  readonly reach: Reach
  /** Phrases in small letters, apart by bars. */
  readonly phrases: string
}

/** Returns the phrases of a text in which bars stand between them. */
export function phrasesOf(text: string): string[] {
  return text.split('|').map((phrase) => phrase.trim())
}
