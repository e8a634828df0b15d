import { evidenceOf } from '../insight-record.ts'
import type { CareGap } from '../measures/care-gaps.ts'
import type { MeasureName } from '../measures/measure.ts'
import { fitting, shorten } from '../words.ts'
import type { Draft, Rule } from './rule.ts'

const SAY = {
  due: (title: string) => `Due, by the records you may see: ${title}.`,
  notReached: (title: string) => `Not reached, by the records you may see: ${title}.`,
  toAvoid: (title: string) => `To be avoided, but met by the records you may see or for want of them: ${title}.`,
  undecided: (title: string) => `Could not be decided from the records you may see: ${title}.`,
}

function sentenceOf({ measure, decided }: CareGap): string {
  if (!decided) return SAY.undecided(shorten(measure.title, 14))
  const say = measure.direction === 'decrease' ? SAY.toAvoid : measure.kind === 'outcome' ? SAY.notReached : SAY.due
  return fitting(say(measure.title), say(shorten(measure.title, 14)))
}

function sourceOf({ id, version, title, publisher }: MeasureName): string {
  return `${[publisher, title].filter((part) => part !== '').join(': ')} (${id} version ${version})`
}

function draftOf(gap: CareGap): Draft {
  return {
    topic: gap.measure.id,
    group: gap.decided ? 'background' : 'conflicting',
    weight: gap.decided ? 62 : 30,
    text: sentenceOf(gap),
    holders: gap.because.map((record) => ({ evidence: [evidenceOf(record)], sensitivities: record.sensitivities })),
    source: sourceOf(gap.measure),
  }
}

/** What published quality measures ask for and the records do not show. */
export const careGap: Rule = {
  id: 'care-gap',
  version: '1',
  source: null,
  find: (overview) => overview.gaps.map(draftOf),
}
