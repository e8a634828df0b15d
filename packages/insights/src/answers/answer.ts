import { recordName } from '@anamnesis/core'
import type { Answer, Finding } from '@anamnesis/core/api'
import type { InsightRecord } from '../insight-record.ts'
import { speechIn } from '../language/language.ts'
import { inOrder } from '../overview/in-order.ts'
import type { Context } from '../overview/overview.ts'
import { overviewOf } from '../overview/overview.ts'
import { findingOf } from '../rules/finding-of.ts'
import type { Draft } from '../rules/rule.ts'
import { withTerminology } from '../terminology/own-terminology.ts'
import * as history from './about-history.ts'
import * as medicines from './about-medicines.ts'
import * as tests from './about-tests.ts'
import type { Desk } from './desk.ts'
import { EXAMPLES } from './examples.ts'
import { isInNotes, noteMentions } from './note-mentions.ts'
import type { Understood } from './understand.ts'
import { understand } from './understand.ts'

/** Version of what understands questions and answers them. */
export const ANSWERS_VERSION = '2'

/**
 * Returns the answer to a question in plain words (English or Spanish, at most 300 characters), each sentence with its evidence: `answered`; `not-in-records` where the
 * question is clear and no record given answers it; `not-understood`, with examples, where any word of it is not. The same records, question and context give the same answer.
 */
export function answer(records: readonly InsightRecord[], question: string, context: Context): Answer {
  return withTerminology(context.terminology, () => answered(records, question, context))
}

function answered(records: readonly InsightRecord[], question: string, context: Context): Answer {
  const speech = speechIn(context.language ?? 'en')
  const understood = understand(question, speech.language)
  const desk = understood === null ? null : deskOf(records, context)
  const drafts = understood === null || desk === null ? null : draftsOf(desk, understood)
  if (understood === null || drafts === null)
    return { state: 'not-understood', text: speech.answer.notUnderstood, examples: EXAMPLES[speech.language] }
  const rule = { id: `answer-${understood.kind}`, version: ANSWERS_VERSION, source: null }
  const [first, ...rest] = distinct(drafts.flatMap((draft) => findingOf(rule, draft) ?? []))
  return first === undefined
    ? { state: 'not-in-records', kind: understood.kind, text: speech.answer.notInRecords }
    : { state: 'answered', kind: understood.kind, sentences: [first, ...rest] }
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.id} ${finding.text}`, finding])).values()]
}

function deskOf(records: readonly InsightRecord[], context: Context): Desk {
  const byName = new Map(records.map((record) => [recordName(record.key), record]))
  const overview = overviewOf(inOrder(records), context)
  return {
    overview,
    speech: overview.speech,
    hospitals: context.hospitals ?? {},
    recordOf: ({ evidence: [first] }) => (first === undefined ? undefined : byName.get(recordName(first.record))),
  }
}

const SMOKING = /tobacco|smok|tabac|tabaq|fuma/i
const ALCOHOL = /alcohol|drink/i

function draftsOf(desk: Desk, understood: Understood): readonly Draft[] | null {
  const { kind, entity } = understood
  switch (entity?.type) {
    case 'test':
      return kind === 'trend' ? tests.trend(desk, entity.keys) : tests.latest(desk, entity.keys)
    case 'medicine':
      return kind === 'allergies' ? history.allergies(desk, understood) : aboutMedicine(desk, kind, entity)
    case 'problem': {
      if (kind === 'family') return history.family(desk, entity)
      const coded = kind === 'since' ? history.problemSince(desk, entity) : history.history(desk, entity)
      return coded.length > 0 ? coded : noteMentions(desk, entity.names)
    }
    case 'procedure': {
      const coded = history.done(desk, 'procedure', entity)
      // A note may speak of one that was done or of one that is planned: which, we do not know.
      return coded.length === 0 && isInNotes(desk, entity.names) ? null : coded
    }
    case 'vaccine':
      return history.done(desk, 'immunization', entity)
    case undefined:
      return ofThePatient(desk, understood)
  }
}

function aboutMedicine(
  desk: Desk,
  kind: string,
  asked: Parameters<typeof medicines.taking>[1],
): readonly Draft[] | null {
  const replies: Readonly<Record<string, typeof medicines.taking>> = {
    'who-stopped': medicines.whoStopped,
    'who-prescribed': medicines.whoPrescribed,
    why: medicines.why,
    dose: medicines.dose,
    since: medicines.takenSince,
  }
  const drafts = (replies[kind] ?? medicines.taking)(desk, asked)
  return drafts.length > 0 ? drafts : noteMentions(desk, asked.names)
}

function ofThePatient(desk: Desk, understood: Understood): readonly Draft[] | null {
  const { kind, words } = understood
  switch (kind) {
    case 'allergies':
      return history.allergies(desk, understood)
    case 'family':
      return history.family(desk, null)
    case 'smoking':
      return history.habit(desk, SMOKING)
    case 'alcohol':
      return history.habit(desk, ALCOHOL)
    case 'vaccines':
      return history.done(desk, 'immunization', null)
    case 'last-visit':
      return history.lastVisit(desk, words)
    case 'next-due':
      return history.nextDue(desk)
    case 'medicines':
      return medicines.medicines(desk)
    case 'problems':
      return history.problems(desk)
    default:
      return null
  }
}
