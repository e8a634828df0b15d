import type { Permit } from '@anamnesis/core'
import type { Answer, Language, Summary } from '@anamnesis/core/api'
import { answer, insightsOf } from '@anamnesis/insights'
import type { CareContext } from '../care-context.ts'
import { markChartView } from './chart-view.ts'
import { openChart, readingOf } from './open-chart.ts'
import { toInsightRecord } from './record-item.ts'

/** In which language, and for a summary why the patient comes, as the reader says it. */
export type Wish = { readonly language: Language; readonly reason: string }

/**
 * Returns the page by problem of a patient, at the length that suits the reader's department and the reason of the visit.
 * @throws `not-found` if nothing of this patient may be seen
 */
export async function buildSummary(
  care: CareContext,
  permit: Permit,
  requestId: string,
  patient: string,
  { language, reason }: Wish,
): Promise<Summary> {
  const { records } = await openChart(care, permit, requestId, patient)
  const now = care.now()
  const { person, department } = permit.requester
  const lastSeen = await markChartView(care.database, person, patient, now)
  return insightsOf(records.map(toInsightRecord), {
    ...readingOf(care, records, now),
    lastSeen,
    language,
    ...(department === null ? {} : { reader: { specialty: department } }),
    ...(reason === '' ? {} : { reason }),
  }).summary
}

/**
 * Returns the answer to a question from what this person may see of a patient now.
 * @throws `not-found` if nothing of this patient may be seen
 */
export async function answerQuestion(
  care: CareContext,
  permit: Permit,
  requestId: string,
  patient: string,
  { question, language }: { readonly question: string; readonly language: Language },
): Promise<Answer> {
  const { records } = await openChart(care, permit, requestId, patient)
  const reading = readingOf(care, records, care.now())
  return answer(records.map(toInsightRecord), question, { ...reading, lastSeen: null, language })
}
