import type { Permit } from '@anamnesis/core'
import type { Answer, Language, Summary } from '@anamnesis/core/api'
import { answer, findingsBundle, insightsOf, summarize } from '@anamnesis/insights'
import type { Bundle } from '@medplum/fhirtypes'
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
    ...(await readingOf(care, records, now)),
    lastSeen,
    language,
    ...(department === null ? {} : { reader: { specialty: department } }),
    ...(reason === '' ? {} : { reason }),
  }).summary
}

/**
 * Returns what the insights find in the records of a patient as a FHIR collection: DetectedIssue, RiskAssessment and GuidanceResponse, labelled like the
 * most sensitive of what each rests on. Records of this hospital are `Type/id/_history/version`, others absolute under its address.
 * @throws `not-found` if nothing of this patient may be seen
 */
export async function buildFindings(
  care: CareContext,
  caller: { readonly permit: Permit; readonly requestId: string; readonly origin: string; readonly language: Language },
  patient: string,
): Promise<Bundle> {
  const { records } = await openChart(care, caller.permit, caller.requestId, patient)
  const at = care.now()
  const reading = { ...(await readingOf(care, records, at)), language: caller.language }
  const findings = summarize(records.map(toInsightRecord), reading)
  return findingsBundle(findings, {
    patient: `Patient/${patient}`,
    at,
    referenceTo: ({ custodian, type, id }, version) => {
      const name = `${type}/${id}/_history/${version}`
      return custodian === care.self ? name : `${caller.origin}/at/${custodian}/fhir/R4/${name}`
    },
  })
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
  const reading = await readingOf(care, records, care.now())
  return answer(records.map(toInsightRecord), question, { ...reading, lastSeen: null, language })
}
