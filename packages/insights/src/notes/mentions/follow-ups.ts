import type { Placed } from '../note.ts'
import type { FollowUpMention } from './mention.ts'

const AGAIN =
  /\b(?:follow(?:ing)?[- ]?up|f\/u|return(?:s)? to|rtc|come back|see (?:him|her|you|them|the patient) (?:again|back)|recheck|re-?check|repeat|re-?evaluate|re-?assess|refer(?:red|ral)?\s+(?:him |her |the patient )?to|schedule(?:d)?|appointment with|volver|control (?:en|con)|derivar a|repetir)\b/i
/** Advice for what may come, and what was done already. */
const NO_PLAN =
  /\b(?:return|come back|call)\b[^.]{0,40}\b(?:if|for worsening)\b|\b(?:was|were|had|has been|have been)\s+(?:\w+\s+)?(?:rechecked|repeated|referred|scheduled|seen)\b|\b(?:presents|here|seen today|comes in)\s+(?:\w+\s+){0,3}for\b[^.]{0,20}follow[- ]?up|\bfollow[- ]?up (?:of|visit for|note)\b|\brepeat(?:ed|edly| prescription)\b/i

const PLANS: ReadonlySet<Placed['kind']> = new Set(['plan', 'assessment', 'instructions', 'unknown'])
/** A plan is told in a line; more of it is another one. */
const LONGEST = 160

/** Returns what a sentence plans to do again: from its words to the sentence's end. */
export function followUpsIn(text: string, sentence: Placed): Omit<FollowUpMention, 'said' | 'when'>[] {
  if (!PLANS.has(sentence.kind)) return []
  const words = text.slice(sentence.start, sentence.end)
  const found = AGAIN.exec(words)
  if (found === null || NO_PLAN.test(words)) return []
  const start = sentence.start + found.index
  const rest = text.slice(start, Math.min(sentence.end, start + LONGEST))
  const line = rest.replace(/[\s.;,]+$/, '')
  return [
    {
      kind: 'follow-up',
      name: line.split(/\s+/).slice(0, 12).join(' '),
      section: sentence.kind,
      start,
      end: start + line.length,
    },
  ]
}
