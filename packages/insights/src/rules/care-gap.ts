import { evidenceOf } from '../insight-record.ts'
import type { CareGap } from '../measures/care-gaps.ts'
import type { MeasureName } from '../measures/measure.ts'
import type { Overview } from '../overview/overview.ts'
import { fitting, shorten } from '../words.ts'
import type { Draft, Rule } from './rule.ts'

function sentenceOf({ speech }: Overview, { measure, decided }: CareGap): string {
  const { care } = speech.rules
  if (!decided) return care.undecided(shorten(measure.title, 14))
  const say = measure.direction === 'decrease' ? care.toAvoid : measure.kind === 'outcome' ? care.notReached : care.due
  return fitting(say(measure.title), say(shorten(measure.title, 14)))
}

function sourceOf({ id, version, title, publisher }: MeasureName): string {
  return `${[publisher, title].filter((part) => part !== '').join(': ')} (${id} version ${version})`
}

function draftOf(gap: CareGap, overview: Overview): Draft {
  return {
    topic: gap.measure.id,
    group: gap.decided ? 'background' : 'conflicting',
    weight: gap.decided ? 62 : 30,
    text: sentenceOf(overview, gap),
    holders: gap.because.map((record) => ({ evidence: [evidenceOf(record)], sensitivities: record.sensitivities })),
    source: sourceOf(gap.measure),
  }
}

/** What published quality measures ask for and the records do not show. */
export const careGap: Rule = {
  id: 'care-gap',
  version: '1',
  source: null,
  find: (overview) => overview.gaps.map((gap) => draftOf(gap, overview)),
}
