import type { Resource } from '@medplum/fhirtypes'
import { expect, test } from 'vitest'
import { allergy, HOSPITALS, NOW, patient, prescription } from '../testing/records.ts'
import { checkOrders } from './check-orders.ts'

const draft = (id: string, text: string, fields: object = {}) =>
  ({
    ...{ resourceType: 'MedicationRequest', id, status: 'draft', intent: 'order', subject: { reference: 'Patient/p' } },
    medicationCodeableConcept: { text },
    ...fields,
  }) as Resource
const context = { now: NOW, hospitals: { [HOSPITALS.lakeside]: 'Lakeside Clinic' } }
const told = (...args: Parameters<typeof checkOrders>) =>
  checkOrders(...args).findings.map(({ rule, text }) => [rule, text])

test('tells what an order would bring about beside the record, and nothing that is there without it', () => {
  const records = [
    patient(),
    prescription('Warfarin 5 mg tablet'),
    prescription('Simvastatin 40 mg tablet'),
    prescription('Clarithromycin 500 mg tablet'),
  ]
  const [first, ...rest] = told(records, [draft('d1', 'Ibuprofen 400 mg tablet')], context)
  expect(first?.[0]).toBe('medicine-interaction')
  expect(first?.[1]).toMatch(/ibuprofen/i)
  expect(first?.[1]).toMatch(/warfarin/i)
  expect(rest).toEqual([])
})

test('tells an allergy, a second order of what is taken, and two drafts that should not meet', () => {
  const records = [patient(), allergy('Penicillin'), prescription('Metformin 500 mg tablet')]
  const drafts = [
    draft('d1', 'Amoxicillin 500 mg capsule'),
    draft('d2', 'Metformin 500 mg tablet'),
    draft('d3', 'Simvastatin 40 mg tablet'),
    draft('d4', 'Clarithromycin 500 mg tablet'),
  ]
  expect(
    told(records, drafts, context)
      .map(([rule]) => rule)
      .sort(),
  ).toEqual(['allergy-medicine', 'medicine-duplicate', 'medicine-interaction'])
  expect(told(records, drafts, context, ['MedicationRequest/d1']).map(([rule]) => rule)).toEqual(['allergy-medicine'])
})

test('names orders that it does not recognise instead of passing them in silence', () => {
  const { findings, unknown } = checkOrders([patient()], [draft('d1', 'Zzyxol 3 mg')], context)
  expect([findings, unknown]).toEqual([[], ['MedicationRequest/d1']])
})

test('an order that is not to be given, or was entered in error, causes nothing', () => {
  const records = [patient(), allergy('Penicillin')]
  const none = [
    draft('d1', 'Amoxicillin 500 mg capsule', { doNotPerform: true }),
    draft('d2', 'Amoxicillin 500 mg capsule', { status: 'entered-in-error' }),
  ]
  expect(checkOrders(records, none, context)).toEqual({ findings: [], unknown: [] })
})
