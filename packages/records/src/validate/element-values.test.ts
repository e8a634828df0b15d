import type { ElementDefinition } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { element, found, named, observation, patient, profile } from './profile.test-support.ts'

/** A value of each type that fixed[x] and pattern[x] can have (FHIR R4, ElementDefinition), and one that differs. */
const VALUES: Readonly<Record<string, readonly [value: unknown, differs: unknown]>> = {
  Base64Binary: ['AAAA', 'AAAB'],
  Boolean: [false, true],
  Canonical: ['urn:a', 'urn:b'],
  Code: ['a', 'b'],
  Date: ['2026-01', '2026-02'],
  DateTime: ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00+01:00'],
  Decimal: [1.5, 1.25],
  Id: ['a', 'b'],
  Instant: ['2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'],
  Integer: [0, 1],
  Markdown: ['*a*', 'a'],
  Oid: ['urn:oid:1.2', 'urn:oid:1.3'],
  PositiveInt: [1, 2],
  String: ['a', 'A'],
  Time: ['10:00:00', '10:00:01'],
  UnsignedInt: [0, 1],
  Uri: ['urn:a', 'urn:b'],
  Url: ['https://a.example', 'https://b.example'],
  Uuid: ['urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e1'],
  Address: [
    { city: 'A', line: ['x', 'y'] },
    { city: 'A', line: ['x'] },
  ],
  Annotation: [{ text: 'a' }, { text: 'b' }],
  Attachment: [{ contentType: 'text/plain' }, { contentType: 'text/html' }],
  CodeableConcept: [{ coding: [{ system: 'urn:s', code: 'a' }] }, { coding: [{ system: 'urn:s', code: 'b' }] }],
  Coding: [{ system: 'urn:s', code: 'a' }, { code: 'a' }],
  ContactPoint: [
    { system: 'phone', value: '1' },
    { system: 'fax', value: '1' },
  ],
  HumanName: [
    { family: 'A', given: ['B'] },
    { family: 'A', given: ['C'] },
  ],
  Identifier: [
    { system: 'urn:s', value: '1' },
    { system: 'urn:s', value: '2' },
  ],
  Period: [{ start: '2026' }, { start: '2025' }],
  Quantity: [
    { value: 1, unit: 'mg' },
    { value: 1, unit: 'g' },
  ],
  Range: [{ low: { value: 1 } }, { low: { value: 2 } }],
  Ratio: [{ numerator: { value: 1 } }, { denominator: { value: 1 } }],
  Reference: [{ reference: 'Patient/1' }, { reference: 'Patient/2' }],
  SampledData: [
    { dimensions: 1, period: 1 },
    { dimensions: 2, period: 1 },
  ],
  Signature: [{ who: { display: 'a' } }, { who: { display: 'b' } }],
  Timing: [{ repeat: { count: 1 } }, { repeat: { count: 2 } }],
  Dosage: [{ text: 'a' }, { text: 'b' }],
  Meta: [{ tag: [{ code: 'a' }] }, { tag: [{ code: 'b' }] }],
}

describe.each(Object.entries(VALUES))('a %s', (type, [value, differs]) => {
  const having = (rule: string, actual: unknown) =>
    found(
      [
        profile(
          'Observation',
          element('Observation.extension'),
          element('Observation.extension.value[x]', { [`${rule}${type}`]: value } as Partial<ElementDefinition>),
        ),
      ],
      observation({ extension: [{ url: 'urn:x', [`value${type}`]: actual }] }),
    )

  test('is held against what is fixed, whole', () => {
    expect(having('fixed', structuredClone(value))).toEqual([])
    expect(having('fixed', differs)).toHaveLength(1)
    if (typeof value === 'object') expect(having('fixed', { ...value, id: 'more' })).toHaveLength(1)
  })

  test('is held against a pattern, in part', () => {
    expect(having('pattern', structuredClone(value))).toEqual([])
    expect(having('pattern', differs)).toHaveLength(1)
    if (typeof value === 'object') expect(having('pattern', { ...value, id: 'more' })).toEqual([])
  })
})

describe('limits', () => {
  const limited = (name: string, limit: Partial<ElementDefinition>, actual: object) =>
    found([profile('Observation', element(`Observation.${name}`, limit))], observation(actual)).map(
      (each) => each.split(' ')[0],
    )

  test('of numbers hold at the limit and fail beyond it', () => {
    const value = (minValueDecimal: number, maxValueDecimal: number, valueDecimal: number) =>
      limited('value[x]', { minValueDecimal, maxValueDecimal }, { valueDecimal })
    expect([value(1, 2, 1), value(1, 2, 2), value(0, 0, 0)]).toEqual([[], [], []])
    expect([value(1, 2, 0.99), value(1, 2, 2.01), value(0, 0, 1)]).toEqual([['error'], ['error'], ['error']])
    expect(limited('value[x]', { maxValueInteger: 5 }, { valueInteger: 6 })).toEqual(['error'])
  })

  test('of dates and times are held against the span that a text stands for', () => {
    const day = (valueDateTime: string) =>
      limited('value[x]', { minValueDate: '2020-03-01', maxValueDate: '2020-03-31' }, { valueDateTime })
    expect(['2020-03-01', '2020-03-31T23:59:59Z', '2020-03', '2020'].flatMap(day)).toEqual([])
    expect(day('2020-02-29T23:59:59Z')).toEqual(['error'])
    expect(day('2020-04')).toEqual(['error'])
    expect(limited('value[x]', { minValueTime: '08:00:00' }, { valueTime: '07:59:59' })).toEqual(['error'])
    expect(
      limited('issued', { maxValueInstant: '2020-01-01T00:00:00Z' }, { issued: '2020-01-01T01:00:00+02:00' }),
    ).toEqual([])
  })

  test('of quantities are compared in a common unit, and said to be open where there is none', () => {
    const ucum = (value: number, code: string) => ({ value, code, system: 'http://unitsofmeasure.org' })
    const dose = (valueQuantity: object) => limited('value[x]', { maxValueQuantity: ucum(1, 'g') }, { valueQuantity })
    expect(dose(ucum(1, 'g'))).toEqual([])
    expect(dose(ucum(1000, 'mg'))).toEqual([])
    expect(dose(ucum(1001, 'mg'))).toEqual(['error'])
    expect(dose(ucum(1, 'mL'))).toEqual(['information'])
    expect(dose({ value: 5, unit: 'tablets' })).toEqual(['information'])
    expect(dose({ ...ucum(2, 'g'), comparator: '<' })).toEqual(['information'])
  })

  test('of length count the characters of a text', () => {
    const text = (valueString: string) => limited('value[x]', { maxLength: 3 }, { valueString })
    expect([text('abc'), text('abcd')]).toEqual([[], ['error']])
    const base = { path: 'Observation.device', min: 0, max: '*' }
    const only = profile('Observation', element('Observation.implicitRules', { base, maxLength: 3 }))
    expect(found([only], observation({ implicitRules: 'urn:long' }))).toHaveLength(1)
  })
})

describe('types', () => {
  test('of a choice are narrowed even where the number of values stays that of R4', () => {
    const base = { path: 'Observation.value[x]', min: 0, max: '1' }
    const narrow = profile(
      'Observation',
      element('Observation.value[x]', { base, max: '1', type: [{ code: 'Quantity' }] }),
    )
    expect(found([narrow], observation({ valueString: 'x' }))).toHaveLength(1)
  })

  test('of a target are narrowed to some of R4', () => {
    const base = { path: 'Observation.subject', min: 0, max: '1' }
    const targetProfile = ['http://hl7.org/fhir/StructureDefinition/Patient']
    const narrow = profile(
      'Observation',
      element('Observation.subject', { base, max: '1', type: [{ code: 'Reference', targetProfile }] }),
    )
    expect(found([narrow], observation({ subject: { reference: 'Group/1' } }))).toHaveLength(1)
    expect(found([narrow], observation({ subject: { reference: 'Patient/1' } }))).toEqual([])
  })
})

describe('a reference to what is contained', () => {
  const named_ = named('urn:test:named', 'Patient', element('Patient'), element('Patient.name', { min: 1 }))
  const referring = profile(
    'Observation',
    element('Observation.subject', { type: [{ code: 'Reference', targetProfile: ['urn:test:named'] }] }),
  )
  const having = (contained: object) =>
    found([referring, named_], observation({ subject: { reference: '#p' }, contained: [contained] }))

  test('holds its target against the target profile; one that is elsewhere is let pass', () => {
    expect(having(patient({ id: 'p', name: [{ text: 'x' }] }))).toEqual([])
    expect(having(patient({ id: 'p' }))).toEqual([
      'error Observation.subject the Patient that the reference names meets none of urn:test:named',
    ])
    expect(found([referring, named_], observation({ subject: { reference: 'Patient/p' } }))).toEqual([])
  })

  test('is looked up from within a contained resource too', () => {
    const device = profile(
      'Observation',
      element('Observation.contained', { type: [{ code: 'Device', profile: ['urn:test:device'] }] }),
    )
    const inner = named(
      'urn:test:device',
      'Device',
      element('Device'),
      element('Device.patient', { type: [{ code: 'Reference', targetProfile: ['urn:test:named'] }] }),
    )
    const contained = [
      { resourceType: 'Device', patient: { reference: '#p' } },
      { resourceType: 'Device', patient: { reference: '#' } },
    ]
    expect(found([device, inner, named_], observation({ contained }))).toEqual([
      'error Observation.contained[1].patient the reference names a Observation; allowed here: Patient',
    ])
  })
})
