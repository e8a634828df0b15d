import { expect, test } from 'vitest'
import { allergy, daysAgo, findings, NOW, patient, prescription, record } from '../testing/records.ts'
import { detectedIssueOf } from './detected-issue.ts'
import { findingsBundle } from './findings-bundle.ts'
import { guidanceResponseOf } from './guidance-response.ts'

const about = {
  patient: 'Patient/42',
  at: NOW,
  referenceTo: ({ type, id }: { type: string; id: string }, version: number) => `${type}/${id}/_history/${version}`,
}
const records = [
  patient(),
  prescription('Warfarin 5 mg tablet', {}, { id: 'warfarin' }),
  prescription('Ibuprofen 400 mg tablet', {}, { id: 'ibuprofen', sensitivities: ['mental-health'] }),
  allergy('Penicillin', {}, { id: 'penicillin' }),
  prescription('Amoxicillin 500 mg capsule', {}, { id: 'amoxicillin', at: 'lakeside' }),
]
const all = findings(records)
const found = (rule: string) => all.find((finding) => finding.rule === rule)
const issueOf = (rule: string) => {
  const finding = found(rule)
  return finding === undefined ? undefined : detectedIssueOf(finding, about)
}

test('an interaction is a grave issue of its medicines, labelled as sensitive as they are', () => {
  expect(issueOf('medicine-interaction')).toMatchObject({
    resourceType: 'DetectedIssue',
    meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PSY' }] },
    status: 'preliminary',
    code: { coding: [{ code: 'DRG' }] },
    patient: { reference: 'Patient/42' },
    identifiedDateTime: '2026-11-22T12:00:00.000Z',
    author: { display: expect.stringContaining('rule medicine-interaction version') },
  })
  const implicated = issueOf('medicine-interaction')?.implicated?.map(({ reference }) => reference)
  expect(implicated?.toSorted()).toEqual([
    'MedicationRequest/ibuprofen/_history/1',
    'MedicationRequest/warfarin/_history/1',
  ])
})

test('of a medicine despite an allergy the medicine is implicated and the allergy is evidence', () => {
  const issue = issueOf('allergy-medicine')
  expect(issue?.code?.coding?.[0]?.code).toBe('ALGY')
  expect(issue?.severity).toBe('high')
  expect(issue?.implicated?.map(({ reference }) => reference)).toEqual(['MedicationRequest/amoxicillin/_history/1'])
  expect(issue?.evidence?.[0]?.detail?.[0]?.reference).toBe('AllergyIntolerance/penicillin/_history/1')
  expect(issue).not.toHaveProperty('mitigation')
  expect(issue).not.toHaveProperty('meta')
})

test('what is no issue is a guidance response: its evidence as reasons, or in an extension where R4 has no place', () => {
  const finding = all.find(({ rule }) => rule === 'allergy-background') ?? all.at(-1)
  if (finding === undefined) throw new Error('no finding')
  expect(detectedIssueOf(finding, about)).toBeNull()
  const response = guidanceResponseOf(finding, about)
  expect(response).toMatchObject({ status: 'success', moduleCanonical: `urn:anamnesis:rule:${finding.rule}|1` })
  const cited = [
    ...(response.extension ?? []).map(({ valueReference }) => valueReference),
    ...(response.reasonReference ?? []),
  ]
  expect(cited).toHaveLength(finding.evidence.length)
  expect(response.note?.[0]?.text).toBe(finding.text)
})

test('an equation without its inputs asks for data and names them', () => {
  const [finding] = all
  if (finding === undefined) throw new Error('no finding')
  const asking = { ...finding, risk: { equation: 'FIB-4', predictions: [], missing: ['AST', 'platelets'] } }
  expect(detectedIssueOf(asking, about)).toBeNull()
  expect(findingsBundle([asking], about).entry?.[0]?.resource).toMatchObject({
    ...{ resourceType: 'GuidanceResponse', status: 'data-required' },
    note: [{ text: finding.text }, {}, { text: 'Not known: AST, platelets' }],
  })
})

test('the collection holds each finding once, in their order, with the labels of all', () => {
  const bundle = findingsBundle(all, about)
  expect(bundle.entry).toHaveLength(all.length)
  expect(bundle.meta?.security).toHaveLength(1)
  expect(findingsBundle([], about)).toMatchObject({ type: 'collection', entry: [] })
})

test('a record cited at several places of a note is referred to once', () => {
  const text = 'Assessment: pneumonia. Plan: treat pneumonia. Pneumonia improves.'
  const note = record({
    ...{ resourceType: 'DocumentReference', status: 'current', date: daysAgo(3) },
    content: [{ attachment: { contentType: 'text/plain', data: btoa(text) } }],
  })
  for (const finding of findings([patient(), note])) {
    const reasons = guidanceResponseOf(finding, about).reasonReference ?? []
    expect(new Set(reasons.map(({ reference }) => reference)).size).toBe(reasons.length)
  }
})
