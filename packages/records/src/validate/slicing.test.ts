import { describe, expect, test } from 'vitest'
import { element, found, named, observation, patient, profile, slicing } from './profile.test-support.ts'

const mrn = { system: 'urn:mrn' }
const ssn = { system: 'urn:ssn' }
const other = { system: 'urn:other' }

/** A profile of Patient whose identifiers are told apart by system: mrn first, then ssn. */
function bySystem(rules: 'open' | 'closed' | 'openAtEnd', ordered: boolean) {
  const sliced = profile(
    'Patient',
    element('Patient.identifier', slicing('value', 'system', rules, ordered)),
    element('Patient.identifier:mrn'),
    element('Patient.identifier:mrn.system', { fixedUri: 'urn:mrn' }),
    element('Patient.identifier:ssn'),
    element('Patient.identifier:ssn.system', { fixedUri: 'urn:ssn' }),
  )
  return (...identifier: object[]) => found([sliced], patient({ identifier }))
}

describe('the order of slices', () => {
  test('is that of the profile where it is ordered; what is in no slice may stand between', () => {
    const ordered = bySystem('open', true)
    expect(ordered(mrn, mrn, other, ssn, ssn)).toEqual([])
    expect(ordered(ssn, mrn)).toEqual(['error Patient.identifier[1] identifier:mrn is not in the order of the profile'])
    expect(ordered(mrn, ssn, mrn)).toHaveLength(1)
    expect(bySystem('open', false)(ssn, mrn)).toEqual([])
  })

  test('has what is in no slice at its end where it is open there only', () => {
    const atEnd = bySystem('openAtEnd', false)
    expect(atEnd(ssn, mrn, other, other)).toEqual([])
    expect(atEnd(mrn, other, ssn)).toEqual([
      'error Patient.identifier[2] identifier:ssn must come before what is in no slice',
    ])
    expect(bySystem('openAtEnd', true)(ssn, mrn, other)).toHaveLength(1)
  })

  test('does not matter where the slicing is closed: what is in no slice is refused', () => {
    expect(bySystem('closed', false)(ssn, mrn)).toEqual([])
    expect(bySystem('closed', false)(mrn, other)).toEqual([
      'error Patient.identifier[1] the value is none of those that the profile allows here',
    ])
  })
})

describe('slices of slices', () => {
  const resliced = profile(
    'Patient',
    element('Patient.identifier', slicing('value', 'system')),
    element('Patient.identifier:mrn', { min: 1, ...slicing('value', 'use', 'closed') }),
    element('Patient.identifier:mrn.system', { fixedUri: 'urn:mrn' }),
    element('Patient.identifier:mrn.value', { min: 1 }),
    element('Patient.identifier:mrn/old', { max: '1' }),
    element('Patient.identifier:mrn/old.use', { fixedCode: 'old' }),
    element('Patient.identifier:mrn/old.period', { min: 1 }),
    element('Patient.identifier:mrn/usual', { min: 1, max: '1' }),
    element('Patient.identifier:mrn/usual.use', { fixedCode: 'usual' }),
    element('Patient.identifier:ssn', { max: '1' }),
    element('Patient.identifier:ssn.system', { fixedUri: 'urn:ssn' }),
  )
  const having = (...identifier: object[]) => found([resliced], patient({ identifier }))
  const usual = { ...mrn, use: 'usual', value: '1' }
  const old = { ...mrn, use: 'old', value: '2', period: { end: '2020' } }

  test('are counted among the values of their slice, and other slices are left alone', () => {
    expect(having(usual, old, { ...ssn, use: 'temp' })).toEqual([])
    expect(having(old)).toEqual(['error Patient identifier:mrn/usual must be there'])
    expect(having(usual, old, old)).toEqual(['error Patient identifier:mrn/old may be there at most 1 times'])
  })

  test('are checked by their own rules and by those of the slice that they are of', () => {
    expect(having(usual, { ...old, period: undefined })).toEqual(['error Patient.identifier[1] period must be there'])
    expect(having(usual, { ...old, value: undefined })).toEqual(['error Patient.identifier[1] value must be there'])
    expect(having(usual, { ...mrn, use: 'temp', value: '3' })).toEqual([
      'error Patient.identifier[1] the value is none of those that the profile allows here',
    ])
  })
})

describe('what tells slices apart', () => {
  test('by what is there: one slice has it, the other lacks it', () => {
    const sliced = profile(
      'Patient',
      element('Patient.name', slicing('exists', 'period', 'closed')),
      element('Patient.name:former', { max: '1' }),
      element('Patient.name:former.period', { min: 1 }),
      element('Patient.name:now', { min: 1 }),
      element('Patient.name:now.period', { max: '0' }),
      element('Patient.name:now.family', { min: 1 }),
    )
    const having = (...name: object[]) => found([sliced], patient({ name }))
    expect(having({ family: 'a' }, { period: {} })).toEqual([])
    expect(having({ period: {} }, { period: {} })).toEqual([
      'error Patient name:former may be there at most 1 times',
      'error Patient name:now must be there',
    ])
    expect(having({ text: 'a' })).toEqual(['error Patient.name[0] family must be there'])
  })

  test('by type: of a choice, of a contained resource and of the target of a reference', () => {
    const sliced = profile(
      'Observation',
      element('Observation.contained', slicing('type', '$this')),
      element('Observation.contained:device', { max: '1', type: [{ code: 'Device' }] }),
      element('Observation.effective[x]', slicing('type', '$this', 'closed')),
      element('Observation.effective[x]:effectiveDateTime', { type: [{ code: 'dateTime' }] }),
      element('Observation.performer', slicing('type', 'resolve()')),
      element('Observation.performer:organization', {
        min: 1,
        type: [{ code: 'Reference', targetProfile: ['http://hl7.org/fhir/StructureDefinition/Organization'] }],
      }),
    )
    const performer = [{ reference: 'Practitioner/1' }, { reference: 'Organization/1' }]
    const device = { resourceType: 'Device', id: 'd' }
    expect(found([sliced], observation({ performer, contained: [device], effectiveDateTime: '2026' }))).toEqual([])
    expect(found([sliced], observation({ performer, contained: [device, device] }))).toEqual([
      'error Observation contained:device may be there at most 1 times',
    ])
    expect(found([sliced], observation({ performer: [{ reference: 'Practitioner/1' }] }))).toEqual([
      'error Observation performer:organization must be there',
    ])
    expect(found([sliced], observation({ performer, effectivePeriod: {} }))).toHaveLength(1)
  })

  test('by profile: of the value itself, of a contained resource, and of a target that is at hand; else it is left open', () => {
    const ward = named('urn:test:ward', 'Location', element('Location'), element('Location.alias', { min: 1 }))
    const sliced = profile(
      'Observation',
      element('Observation.contained', slicing('profile', '$this')),
      element('Observation.contained:ward', { max: '1', type: [{ code: 'Location', profile: ['urn:test:ward'] }] }),
      element('Observation.focus', slicing('profile', 'resolve()')),
      element('Observation.focus:ward', {
        min: 1,
        type: [{ code: 'Reference', targetProfile: ['urn:test:ward'] }],
      }),
    )
    const a = { resourceType: 'Location', id: 'a', alias: ['A'] }
    const b = { resourceType: 'Location', id: 'b' }
    const focus = [{ reference: '#a' }, { reference: '#b' }]
    expect(found([sliced, ward], observation({ focus, contained: [a, b] }))).toEqual([])
    expect(found([sliced, ward], observation({ focus, contained: [b] }))).toEqual([
      'error Observation focus:ward must be there',
    ])
    expect(found([sliced, ward], observation({ focus, contained: [a, { ...a, id: 'c' }] }))[0]).toBe(
      'error Observation contained:ward may be there at most 1 times',
    )
    expect(found([sliced, ward], observation({ focus: [{ reference: 'Patient/9' }] }))).toEqual([
      'error Observation focus:ward must be there',
    ])
    expect(found([sliced, ward], observation({ focus: [{ reference: 'Location/9' }] }))).toEqual([
      'information Observation what tells the slices apart could not be checked here',
    ])
  })
})

describe('entries of a Bundle', () => {
  const author = named(
    'urn:test:author',
    'Practitioner',
    element('Practitioner'),
    element('Practitioner.name', { min: 1 }),
  )
  const note = named(
    'urn:test:note',
    'Composition',
    element('Composition'),
    element('Composition.author', {
      min: 1,
      type: [{ code: 'Reference', targetProfile: ['urn:test:author'] }],
    }),
  )
  const bundle = profile(
    'Bundle',
    element('Bundle.entry', slicing('type', 'resource')),
    element('Bundle.entry:note', { min: 1, max: '1' }),
    element('Bundle.entry:note.resource', { min: 1, type: [{ code: 'Composition', profile: ['urn:test:note'] }] }),
    element('Bundle.entry:author'),
    element('Bundle.entry:author.resource', { type: [{ code: 'Practitioner' }] }),
  )
  const entry = (resource: object, fullUrl: string) => ({ fullUrl, resource })
  const written = (reference: string) => ({ resourceType: 'Composition', author: [{ reference }] })
  const having = (...entries: object[]) => found([bundle, note, author], { resourceType: 'Bundle', entry: entries })

  test('are told apart by the type of their resource and checked by its profile', () => {
    const named_ = { resourceType: 'Practitioner', name: [{ text: 'x' }] }
    expect(having(entry(written('urn:uuid:p'), 'urn:uuid:c'), entry(named_, 'urn:uuid:p'))).toEqual([])
    expect(having(entry(named_, 'urn:uuid:p'))).toEqual(['error Bundle entry:note must be there'])
    expect(having(entry({ resourceType: 'Composition' }, 'urn:uuid:c'))).toEqual([
      'error Bundle.entry[0].resource author must be there',
    ])
  })

  test('refer to each other by full address, relative to their own, or by type and id', () => {
    const nameless = { resourceType: 'Practitioner', id: 'p' }
    for (const [reference, from, to] of [
      ['urn:uuid:p', 'urn:uuid:c', 'urn:uuid:p'],
      ['Practitioner/p', 'https://a.example/fhir/Composition/c', 'https://a.example/fhir/Practitioner/p'],
      ['https://a.example/fhir/Practitioner/p', 'urn:uuid:c', 'https://a.example/fhir/Practitioner/p'],
      ['Practitioner/p', 'urn:uuid:c', 'urn:uuid:p'],
    ] as const)
      expect(having(entry(written(reference), from), entry(nameless, to))).toEqual([
        'error Bundle.entry[0].resource.author[0] the Practitioner that the reference names meets none of urn:test:author',
      ])
    const elsewhere = 'https://b.example/fhir/Practitioner/p'
    expect(
      having(entry(written('Practitioner/p'), 'https://a.example/fhir/Composition/c'), entry(nameless, elsewhere)),
    ).toEqual([])
  })

  test('that refer to each other in a circle end', () => {
    const circle = named(
      'urn:test:note',
      'Composition',
      element('Composition'),
      element('Composition.subject', { type: [{ code: 'Reference', targetProfile: ['urn:test:note'] }] }),
    )
    const many = Array.from({ length: 30 }, (_, index) =>
      entry(
        { resourceType: 'Composition', subject: { reference: `urn:uuid:${(index + 1) % 30}` } },
        `urn:uuid:${index}`,
      ),
    )
    const open = profile(
      'Bundle',
      element('Bundle.entry'),
      element('Bundle.entry.resource', { type: [{ code: 'Composition', profile: ['urn:test:note'] }] }),
    )
    expect(found([open, circle], { resourceType: 'Bundle', entry: many })).toEqual([])
  })
})
