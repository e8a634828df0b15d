import type { Bundle, Composition, Resource } from '@medplum/fhirtypes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRelationship } from '../access/relationships.ts'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'

let hospital: WholeHospital
const subject = { reference: 'Patient/ana' }
const status = (code: string) => ({ coding: [{ code }] })
const laboratory = [
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
]
const potassium = { coding: [{ system: 'http://loinc.org', code: '2823-3' }], text: 'Potassium' }

beforeAll(async () => {
  hospital = await startWholeHospital()
  const resources: object[] = [
    { resourceType: 'Patient', id: 'ana', name: [{ family: 'Quill' }] },
    { resourceType: 'Patient', id: 'bo', name: [{ family: 'Bo' }] },
    {
      resourceType: 'Condition',
      id: 'asthma',
      subject,
      clinicalStatus: status('active'),
      code: { text: 'Asthma & <co>' },
    },
    { resourceType: 'Condition', id: 'flu', subject, clinicalStatus: status('resolved'), code: { text: 'Flu' } },
    { resourceType: 'Condition', id: 'wrong', subject, verificationStatus: status('entered-in-error') },
    { resourceType: 'Medication', id: 'salbutamol', code: { text: 'Salbutamol' } },
    {
      ...{ resourceType: 'MedicationRequest', id: 'puffs', subject, status: 'active', intent: 'order' },
      medicationReference: { reference: 'Medication/salbutamol' },
    },
    ...['2025-01-01', '2026-01-01'].map((effectiveDateTime, n) => ({
      ...{ resourceType: 'Observation', id: `k${n}`, subject, status: 'final', category: laboratory, code: potassium },
      ...{ effectiveDateTime, valueQuantity: { value: 4.1, unit: 'mmol/L' } },
    })),
  ]
  for (const resource of resources as Resource[]) {
    const answer = await hospital.call(PROGRAM, 'PUT', `/fhir/R4/${resource.resourceType}/${resource.id}`, resource)
    expect([resource.id, answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([
      resource.id,
      201,
      '',
    ])
  }
}, 120_000)
afterAll(() => hospital.close())

const summary = async (who: string, patient = 'ana') =>
  hospital.call(who, 'GET', `/fhir/R4/Patient/${patient}/$summary`)

test('is a document of what matters, each section with its narrative and every reference inside', async () => {
  const bundle = (await summary(PROGRAM)).json() as Bundle
  const [composition, author, patient] = (bundle.entry ?? []).map(({ resource }) => resource)
  const { section = [], author: authors, subject: about } = composition as Composition
  expect([bundle.type, composition?.resourceType, author?.resourceType, patient?.id]).toEqual([
    ...['document', 'Composition', 'Organization', 'ana'],
  ])
  const shown = section.map(({ title, entry }) => [
    title,
    (entry ?? []).map(({ reference }) => reference?.split('/').at(-1)),
  ])
  expect(shown).toEqual([
    ['Active problems', ['asthma']],
    ['Allergies and intolerances', []],
    ['Medication summary', ['puffs']],
    ['Results', ['k1']],
    ['Past problems', ['flu']],
  ])
  expect(section[0]?.text?.div).toContain('Asthma &amp; &lt;co&gt;')
  expect(section[1]?.emptyReason?.coding?.[0]?.code).toBe('unavailable')
  const urls = new Set(bundle.entry?.map(({ fullUrl }) => fullUrl))
  const references = section.flatMap(({ entry = [] }) => entry.map(({ reference }) => reference))
  for (const reference of [...references, about?.reference, authors?.[0]?.reference]) expect(urls).toContain(reference)
  expect([...urls].some((url) => url?.endsWith('Medication/salbutamol'))).toBe(true)
})

/** Types that the entries of a section may have, by its LOINC code (IPS 1.1.0, Composition-uv-ips, section slices). */
const ENTRY_TYPES: Readonly<Record<string, readonly string[]>> = {
  '11450-4': ['Condition'],
  '48765-2': ['AllergyIntolerance'],
  '10160-0': ['MedicationStatement', 'MedicationRequest', 'MedicationAdministration', 'MedicationDispense'],
  '11369-6': ['Immunization'],
  '30954-2': ['Observation', 'DiagnosticReport'],
  '47519-4': ['Procedure'],
  '46264-8': ['DeviceUseStatement'],
  '8716-3': ['Observation'],
  '11348-0': ['Condition'],
  '29762-2': ['Observation'],
  '18776-5': ['CarePlan', 'ImmunizationRecommendation'],
}
/** Sections that every summary has: problems, allergies, medicines. */
const REQUIRED_SECTIONS = ['11450-4', '48765-2', '10160-0']

test.each(['ana', 'bo'])(
  'keeps the rules of the published profiles for Bundle and Composition: %s',
  async (patient) => {
    const { type, identifier, timestamp, entry = [] } = (await summary(PROGRAM, patient)).json() as Bundle
    expect([type, identifier?.system, timestamp]).toEqual(['document', 'urn:ietf:rfc:3986', expect.any(String)])
    const byUrl = new Map(entry.map(({ fullUrl, resource }) => [fullUrl, resource]))
    expect([byUrl.size, byUrl.has(undefined)]).toEqual([entry.length, false])
    const [composition, ...others] = entry.map(({ resource }) => resource)
    expect(others.some((resource) => resource?.resourceType === 'Composition')).toBe(false)
    const { status: state, type: kind, subject: about, author, date, title, section = [] } = composition as Composition
    expect([state, kind.coding?.[0]?.system, kind.coding?.[0]?.code]).toEqual(['final', 'http://loinc.org', '60591-5'])
    expect(byUrl.get(about?.reference)?.resourceType).toBe('Patient')
    expect(author.map(({ reference }) => byUrl.get(reference)?.resourceType)).toEqual(['Organization'])
    expect([typeof date, typeof title]).toEqual(['string', 'string'])
    const codes = section.map(({ code }) => code?.coding?.[0]?.code ?? '')
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).toEqual(expect.arrayContaining(REQUIRED_SECTIONS))
    for (const { code, text, entry: entries, emptyReason, title: heading, ...rest } of section) {
      expect([code?.coding?.[0]?.system, typeof heading, text?.status]).toEqual([
        'http://loinc.org',
        'string',
        'generated',
      ])
      // ips-comp-1: a section has entries, or says why it has none.
      expect([entries === undefined, emptyReason === undefined].filter(Boolean)).toHaveLength(1)
      expect(rest).toEqual({})
      for (const { reference } of entries ?? [])
        expect(ENTRY_TYPES[code?.coding?.[0]?.code ?? '']).toContain(byUrl.get(reference)?.resourceType)
    }
  },
)

test('is taken by this server as a valid document', async () => {
  const { timestamp: _, ...bundle } = (await summary(PROGRAM)).json() as Bundle
  const answer = await hospital.call(PROGRAM, 'POST', '/fhir/R4/Bundle', {
    ...bundle,
    timestamp: '2026-01-01T00:00:00Z',
  })
  expect([answer.statusCode, answer.json().issue]).toEqual([201, undefined])
})

test('holds no more than the requester may see, and a denied patient is an absent one', async () => {
  const denied = await summary('staff.nurse')
  const absent = await summary('staff.nurse', 'never')
  const blind = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
  expect([denied.statusCode, blind(denied.body)]).toEqual([404, blind(absent.body)])
  const starts = Date.now() - 1000
  const relation = { department: null, reason: 'roster', starts, ends: starts + 100_000, patient: 'bo' } as const
  await addRelationship(hospital.context.database, { ...relation, person: 'staff.nurse' })
  const bundle = (await summary('staff.nurse', 'bo')).json() as Bundle
  expect(bundle.entry?.map(({ resource }) => resource?.resourceType)).toEqual([
    'Composition',
    'Organization',
    'Patient',
  ])
})
