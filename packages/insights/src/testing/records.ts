import type { HospitalId, Sensitivity } from '@anamnesis/core'
import type { Finding } from '@anamnesis/core/api'
import type { Resource } from '@medplum/fhirtypes'
import { DAY } from '../fhir/dates.ts'
import type { InsightRecord } from '../insight-record.ts'
import type { Context } from '../overview/overview.ts'
import { summarize } from '../summarize.ts'
import { expectSameInSpanish } from './same-in-spanish.ts'

/** The three hospitals of the tests; the reader works at `here`. */
export const HOSPITALS = {
  here: `0x${'11'.repeat(32)}`,
  lakeside: `0x${'22'.repeat(32)}`,
  hillview: `0x${'33'.repeat(32)}`,
} as const satisfies Record<string, HospitalId>

/** Now in all tests: 22 November 2026, 12:00 UTC. */
export const NOW = Date.UTC(2026, 10, 22, 12)

/** FHIR date that many days before now. */
export function daysAgo(days: number): string {
  return new Date(NOW - days * DAY).toISOString().slice(0, 10)
}

/** Where a test record is kept and what else the store says of it. */
export type Kept = {
  readonly at?: keyof typeof HOSPITALS
  readonly id?: string
  readonly version?: number
  readonly updated?: number
  readonly sensitivities?: readonly Sensitivity[]
}

/** A resource as plain JSON. */
type Written = { readonly resourceType: string; readonly [element: string]: unknown }

let count = 0

/** A record of a resource written as plain JSON; ids count up where none is given. */
export function record(resource: Written, kept: Kept = {}): InsightRecord {
  count += 1
  const at = kept.at ?? 'here'
  const id = kept.id ?? `r${count}`
  return {
    key: { custodian: HOSPITALS[at], type: resource.resourceType, id },
    version: kept.version ?? 1,
    resource: { id, ...resource } as unknown as Resource,
    sensitivities: kept.sensitivities ?? [],
    visitingUnder: at === 'here' ? null : 'grant',
    updated: kept.updated ?? NOW - 400 * DAY,
  }
}

const concept = (system: string, code: string, text?: string) => ({ coding: [{ system, code }], ...(text && { text }) })
const status = (code: string) => ({ coding: [{ code }] })

/** A woman born on 18 April 1957, unless said otherwise. */
export function patient(fields: object = {}, kept: Kept = {}): InsightRecord {
  return record({ resourceType: 'Patient', gender: 'female', birthDate: '1957-04-18', ...fields }, kept)
}

/** A prescription by the words of its product; active and of 100 days ago unless said otherwise. */
export function prescription(text: string, fields: object = {}, kept: Kept = {}): InsightRecord {
  return record(
    {
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      authoredOn: daysAgo(100),
      medicationCodeableConcept: { text },
      ...fields,
    },
    kept,
  )
}

/** A dosage of one piece or of a mass, so many times a day. */
export function dosage(times: number, value = 1, unit = ''): object {
  const quantity = unit === '' ? { value } : { value, unit, code: unit }
  return {
    dosageInstruction: [
      {
        timing: { repeat: { frequency: times, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: quantity }],
      },
    ],
  }
}

/** A stopped prescription, ended so many days ago, with the reason. */
export function stopped(text: string, days: number, reason: string, kept: Kept = {}): InsightRecord {
  return prescription(
    text,
    {
      status: 'stopped',
      authoredOn: daysAgo(days + 300),
      statusReason: { text: reason },
      dosageInstruction: [{ timing: { repeat: { boundsPeriod: { end: daysAgo(days) } } } }],
    },
    kept,
  )
}

/** A laboratory result by LOINC code, so many days ago. */
export function result(
  loinc: string,
  value: number,
  unit: string,
  days: number,
  fields: object = {},
  kept: Kept = {},
): InsightRecord {
  return record(
    {
      resourceType: 'Observation',
      status: 'final',
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: concept('http://loinc.org', loinc),
      effectiveDateTime: `${daysAgo(days)}T08:00:00Z`,
      valueQuantity: { value, unit, code: unit },
      ...fields,
    },
    kept,
  )
}

/** A blood pressure in mmHg, so many days ago. */
export function pressure(systolic: number, diastolic: number, days: number): InsightRecord {
  const component = [
    { code: concept('http://loinc.org', '8480-6'), valueQuantity: { value: systolic, code: 'mm[Hg]' } },
    { code: concept('http://loinc.org', '8462-4'), valueQuantity: { value: diastolic, code: 'mm[Hg]' } },
  ]
  return record({
    resourceType: 'Observation',
    status: 'final',
    category: [{ coding: [{ code: 'vital-signs' }] }],
    code: concept('http://loinc.org', '85354-9'),
    effectiveDateTime: `${daysAgo(days)}T08:00:00Z`,
    component,
  })
}

/** A problem by ICD-10-CM code, active and begun in 2014 unless said otherwise. */
export function problem(icd10: string, text: string, fields: object = {}, kept: Kept = {}): InsightRecord {
  return record(
    {
      resourceType: 'Condition',
      clinicalStatus: status('active'),
      verificationStatus: status('confirmed'),
      code: concept('http://hl7.org/fhir/sid/icd-10-cm', icd10, text),
      onsetDateTime: '2014-05-02',
      ...fields,
    },
    kept,
  )
}

/** A confirmed, active allergy by the words of its substance. */
export function allergy(text: string, fields: object = {}, kept: Kept = {}): InsightRecord {
  return record(
    {
      resourceType: 'AllergyIntolerance',
      clinicalStatus: status('active'),
      verificationStatus: status('confirmed'),
      code: { text },
      ...fields,
    },
    kept,
  )
}

/** Findings of the records, with the names of the other two hospitals known; expects them to be the same in Spanish. */
export function findings(records: readonly InsightRecord[], context: Partial<Context> = {}): Finding[] {
  const hospitals = { [HOSPITALS.lakeside]: 'Lakeside Heart Clinic', [HOSPITALS.hillview]: 'Hillview' }
  const all = { now: NOW, lastSeen: null, hospitals, ...context }
  const found = summarize(records, all)
  expectSameInSpanish(found, summarize(records, { ...all, language: 'es' }), JSON.stringify(records).toLowerCase())
  return found
}

/** The sentences of one rule. */
export function told(rule: string, records: readonly InsightRecord[], context: Partial<Context> = {}): string[] {
  return findings(records, context)
    .filter((finding) => finding.rule === rule)
    .map((finding) => finding.text)
}
