import { describe, expect, test } from 'vitest'
import { element, found, library, named, observation, patient, profile, slicing, URL } from './profile.test-support.ts'
import { profileIssues } from './profile-issues.ts'
import { validateThoroughly } from './validate-thoroughly.ts'

describe('checkProfile', () => {
  test('counts values, also those of a primitive that has extensions only', () => {
    const one = profile(
      'Patient',
      element('Patient.birthDate', { min: 1, max: '1' }),
      element('Patient.name', { max: '1' }),
    )
    expect(found([one], patient({ birthDate: '2000' }))).toEqual([])
    expect(found([one], patient({ _birthDate: { extension: [] } }))).toEqual([])
    expect(found([one], patient({}))).toEqual(['error Patient birthDate must be there'])
    expect(found([one], patient({ birthDate: '2000', name: [{}, {}] }))).toEqual([
      'error Patient name may be there at most 1 times',
    ])
  })

  test('compares fixed values whole and patterns in part', () => {
    const fixed = profile(
      'Observation',
      element('Observation.code', { patternCodeableConcept: { coding: [{ system: 'urn:s', code: 'c' }] } }),
      element('Observation.status', { fixedCode: 'final' }),
    )
    const code = { coding: [{ system: 'urn:other' }, { system: 'urn:s', code: 'c', display: 'C' }], text: 'c' }
    expect(found([fixed], observation({ status: 'final', code }))).toEqual([])
    expect(found([fixed], observation({ status: 'amended', code: { text: 'c' } }))).toEqual([
      'error Observation.code the value does not have what the profile asks of it',
      'error Observation.status the value is not the one that the profile fixes',
    ])
  })

  test('allows only the types of a choice that the profile allows', () => {
    const typed = profile(
      'Observation',
      element('Observation.value[x]', { type: [{ code: 'Quantity' }] }),
      element('Observation.effective[x]', { min: 1 }),
    )
    expect(found([typed], observation({ valueQuantity: {}, effectiveDateTime: '2026' }))).toEqual([])
    expect(found([typed], observation({ valueString: 'x' }))).toEqual([
      'error Observation.valueString the type string is not allowed here',
      'error Observation effective[x] must be there',
    ])
  })

  test('refuses a code outside a required value set, warns of one outside an extensible one, and says what it cannot check', () => {
    const bound = (strength: 'required' | 'extensible') =>
      profile(
        'Observation',
        element('Observation.code', {
          type: [{ code: 'CodeableConcept' }],
          binding: { strength, valueSet: 'urn:test:colours' },
        }),
      )
    const coded = (system: string, code: string) => observation({ code: { coding: [{ system, code }] } })
    expect(found([bound('required')], coded('urn:colour', 'red'))).toEqual([])
    expect(found([bound('required')], coded('urn:colour', 'green'))[0]).toMatch(/^error .*required value set/)
    expect(found([bound('extensible')], coded('urn:colour', 'green'))[0]).toMatch(/^warning .*extensible value set/)
    expect(found([bound('required')], coded('urn:unknown', 'x'))[0]).toMatch(/^information .*cannot check/)
    expect(found([bound('required')], observation({ code: { text: 'red' } }))).toEqual([])
  })

  test('evaluates the invariants of the profile, not those of R4', () => {
    const rule = (key: string, expression: string, source: string) => ({
      key,
      severity: 'error' as const,
      human: 'a rule',
      expression,
      source,
    })
    const ruled = profile(
      'Patient',
      element('Patient.name', {
        type: [{ code: 'HumanName' }],
        constraint: [
          rule('t-1', 'family.exists() or given.exists()', URL),
          rule('pat-1', 'false', 'http://hl7.org/fhir/StructureDefinition/Patient'),
          rule('t-2', '%resource.active', URL),
        ],
      }),
    )
    expect(found([ruled], patient({ active: true, name: [{ family: 'x' }, { text: 'y' }] }))).toEqual([
      'error Patient.name[1] t-1: a rule',
    ])
    expect(found([ruled], patient({ name: [{ family: 'x' }] }))).toEqual(['error Patient.name[0] t-2: a rule'])
  })

  test('checks what a reference names by the types that the target profiles are for', () => {
    const target = named('urn:test:patient', 'Patient', element('Patient'))
    const referring = profile(
      'Observation',
      element('Observation.subject', { type: [{ code: 'Reference', targetProfile: ['urn:test:patient'] }] }),
    )
    const subject = (reference: object, more = {}) =>
      found([referring, target], observation({ subject: reference, ...more }))
    expect(subject({ reference: 'Patient/1' })).toEqual([])
    expect(subject({ reference: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' })).toEqual([])
    expect(subject({ reference: 'Group/1' })).toEqual([
      'error Observation.subject the reference names a Group; allowed here: Patient',
    ])
    expect(subject({ type: 'Group' })).toHaveLength(1)
    expect(subject({ reference: '#a' }, { contained: [{ resourceType: 'Group', id: 'a' }] })).toHaveLength(1)
    expect(found([referring], observation({ subject: { reference: 'Group/1' } }))).toEqual([])
  })

  test('tells slices apart by value, counts each and checks each by its own rules', () => {
    const sliced = profile(
      'Patient',
      element('Patient.identifier', slicing('value', 'system', 'closed')),
      element('Patient.identifier:mrn', { min: 1, max: '1' }),
      element('Patient.identifier:mrn.system', { fixedUri: 'urn:mrn' }),
      element('Patient.identifier:mrn.value', { min: 1 }),
      element('Patient.identifier:ssn', { max: '0' }),
      element('Patient.identifier:ssn.system', { fixedUri: 'urn:ssn' }),
    )
    const with_ = (...identifier: object[]) => found([sliced], patient({ identifier }))
    expect(with_({ system: 'urn:mrn', value: '1' })).toEqual([])
    expect(with_({ system: 'urn:mrn' })).toEqual(['error Patient.identifier[0] value must be there'])
    expect(with_({ system: 'urn:ssn', value: '1' })).toEqual([
      'error Patient identifier:mrn must be there',
      'error Patient identifier:ssn may be there at most 0 times',
    ])
    expect(with_({ system: 'urn:mrn', value: '1' }, { system: 'urn:other' })[0]).toMatch(
      /none of those that the profile allows/,
    )
  })

  test('tells slices apart by pattern, by a value set, by type and by what is there', () => {
    const sliced = profile(
      'Observation',
      element('Observation.category', slicing('pattern', '$this')),
      element('Observation.category:lab', { min: 1, patternCodeableConcept: { coding: [{ code: 'laboratory' }] } }),
      element('Observation.interpretation', slicing('value', '$this')),
      element('Observation.interpretation:colour', {
        max: '1',
        binding: { strength: 'required', valueSet: 'urn:test:colours' },
        type: [{ code: 'CodeableConcept' }],
      }),
      element('Observation.value[x]', slicing('type', '$this')),
      element('Observation.value[x]:valueQuantity', { type: [{ code: 'Quantity' }] }),
      element('Observation.value[x]:valueQuantity.unit', { min: 1 }),
      element('Observation.component', slicing('exists', 'value')),
      element('Observation.component:full', { max: '1' }),
      element('Observation.component:full.value[x]', { min: 1 }),
    )
    const category = [{ coding: [{ code: 'laboratory', system: 'x' }] }]
    const red = { coding: [{ system: 'urn:colour', code: 'red' }] }
    expect(found([sliced], observation({ category, valueString: 'x' }))).toEqual([])
    expect(found([sliced], observation({ category: [{ text: 'x' }] }))).toEqual([
      'error Observation category:lab must be there',
    ])
    expect(found([sliced], observation({ category, valueQuantity: { value: 1 } }))).toEqual([
      'error Observation.valueQuantity unit must be there',
    ])
    expect(found([sliced], observation({ category, interpretation: [red, red] }))[0]).toMatch(
      /colour may be there at most 1/,
    )
    const component = [{ valueString: 'a' }, { code: {} }, { valueInteger: 1 }]
    expect(found([sliced], observation({ category, component }))[0]).toMatch(/full may be there at most 1/)
  })

  test('checks an extension by the definition that its slice names', () => {
    const extended = profile(
      'Patient',
      element('Patient.extension', slicing('value', 'url')),
      element('Patient.extension:tribe', { max: '1', type: [{ code: 'Extension', profile: ['urn:test:tribe'] }] }),
    )
    const tribe = named(
      'urn:test:tribe',
      'Extension',
      element('Extension'),
      element('Extension.url', { min: 1, max: '1', fixedUri: 'urn:test:tribe' }),
      element('Extension.value[x]', { min: 1, max: '1', type: [{ code: 'boolean' }] }),
    )
    const having = (...extension: object[]) => found([extended, tribe], patient({ extension }))
    expect(having({ url: 'urn:test:tribe', valueBoolean: true }, { url: 'urn:other', valueString: 'x' })).toEqual([])
    expect(having({ url: 'urn:test:tribe', valueString: 'x' })[0]).toMatch(/^error .*type string is not allowed/)
    expect(having({ url: 'urn:test:tribe' })[0]).toMatch(/value\[x\] must be there/)
  })

  test('ends on profiles that name themselves', () => {
    const circle = named(
      'urn:test:circle',
      'Extension',
      element('Extension'),
      element('Extension.extension', {
        ...slicing('profile', '$this'),
        type: [{ code: 'Extension', profile: ['urn:test:circle'] }],
      }),
    )
    const root = profile(
      'Patient',
      element('Patient.extension', { type: [{ code: 'Extension', profile: ['urn:test:circle'] }] }),
    )
    let nested: object = { url: 'a' }
    for (let depth = 0; depth < 50; depth += 1) nested = { url: 'a', extension: [nested] }
    expect(found([root, circle], patient({ extension: [nested] }))).toEqual([])
  })
})

describe('profiles of what is written', () => {
  const birthDate = profile('Patient', element('Patient.birthDate', { min: 1 }))
  const gender = named('urn:test:gender', 'Patient', element('Patient'), element('Patient.gender', { min: 1 }))
  const here = library(birthDate, gender)
  const errors = (resource: { resourceType: string }, demanded = {}) =>
    profileIssues(here, demanded, resource).map(({ path, message }) => `${path} ${message}`)

  test('a declared profile is checked, one that is not here is not', () => {
    expect(errors(patient({ meta: { profile: [URL] } }))).toEqual(['Patient Test: birthDate must be there'])
    expect(errors(patient({ meta: { profile: ['urn:test:none'] } }))).toEqual([])
    expect(errors(observation({ meta: { profile: [URL] } }))).toEqual(['Observation Test: it is for Patient'])
  })

  test('of demanded profiles one must be met', () => {
    const demanded = { Patient: [URL, 'urn:test:gender'] }
    expect(errors(patient({ gender: 'male' }), demanded)).toEqual([])
    expect(errors(patient({}), demanded)).toHaveLength(1)
    expect(errors(observation({}), demanded)).toEqual([])
  })

  test('thorough validation tells the rest too, errors first', () => {
    const told = validateThoroughly(here, {}, patient({ gender: 'banana', meta: { profile: ['urn:test:none'] } }), [
      URL,
      'urn:test:other',
    ])
    expect(told.map(({ severity, code }) => [severity, code])).toEqual([
      ['error', 'code-invalid'],
      ['error', 'required'],
      ['error', 'not-found'],
      ['warning', 'not-found'],
    ])
    expect(validateThoroughly(here, {}, patient({ gender: 'male' }))).toEqual([])
  })
})
