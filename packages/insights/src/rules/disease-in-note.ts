import type { DiseaseMention } from '../notes/mentions/mention.ts'
import type { Overview } from '../overview/overview.ts'
import { shorten } from '../words.ts'
import type { Draft, Rule } from './rule.ts'
import { affirmedByNewest, noteDraft, type Said, saidInNotes } from './said-in-notes.ts'

/** A disease that no note of these years names is not current. */
const YEARS = 3
const MOST = 3
/** Words that say no more of a disease than that it is one, and short ones. */
const WEAK = /^(?:.{1,4}|disease|syndrome|disorder|cancer|carcinoma|deficiency|chronic|acute|right|severe|primary)$/

// One word in common is enough to leave it out: a list says the same in other words.
function isListed({ problems }: Overview, name: string): boolean {
  const words = name.split(/[^\p{L}]+/u).filter((word) => !WEAK.test(word))
  const listed = problems.map(({ concept, name: own }) => `${own} ${concept?.name ?? ''}`.toLowerCase())
  return words.length === 0 || words.some((word) => listed.some((problem) => problem.includes(word)))
}

function draftOf(said: Said<DiseaseMention>, { speech }: Overview): Draft {
  const name = shorten(said.mention.name, 6)
  return noteDraft(said, { topic: name, weight: 35, text: speech.rules.problem.named(speech.day(said.at), name) })
}

function found(overview: Overview): Draft[] {
  const byName = Map.groupBy(saidInNotes(overview, 'disease', YEARS), ({ mention }) => mention.name)
  return [...byName].flatMap(([name, all]) => {
    const said = affirmedByNewest(all)
    return said === undefined || isListed(overview, name) ? [] : [draftOf(said, overview)]
  })
}

/** Diseases that no table of ours names, found by the trained tagger, affirmed of the patient by a recent note, and on no problem list. */
export const diseaseInNote: Rule = {
  id: 'disease-in-note',
  version: '1',
  source: null,
  find: (overview) => found(overview).slice(0, MOST),
}
