import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parameterParts } from '../index-rows/parameter-parts.ts'
import { RESOURCE_TYPES } from '../resource-types.ts'
import { permitFor, testIndex } from './search.test-support.ts'
import { searchParameters } from './search-parameters.ts'

// Composite parameters, places, words and the modifiers that need rows of their own.

let index: Awaited<ReturnType<typeof testIndex>>

const UCUM = 'http://unitsofmeasure.org'
const V2 = 'http://terminology.hl7.org/CodeSystem/v2-0203'
const mmHg = (value: number) => ({ value, unit: 'mmHg', system: UCUM, code: 'mm[Hg]' })
const code = (text: string) => ({ coding: [{ system: 'urn:s', code: text }] })

beforeAll(async () => {
  index = await testIndex()
  const pressure = (id: string, patient: string, systolic: number, diastolic: number) =>
    index.add(
      {
        resourceType: 'Observation',
        id,
        status: 'final',
        code: { ...code('bp'), text: 'Blood pressure' },
        subject: { reference: `Patient/${patient}` },
        component: [
          { code: code('sys'), valueQuantity: mmHg(systolic) },
          { code: code('dia'), valueQuantity: mmHg(diastolic) },
        ],
      },
      { patients: [patient], category: 'measurements' },
    )
  await pressure('high', 'ana', 150, 95)
  await pressure('crossed', 'bo', 95, 150)
  const observation = (id: string, rest: object) =>
    index.add(
      { resourceType: 'Observation', id, status: 'final', subject: { reference: 'Patient/ana' }, ...rest },
      { patients: ['ana'], category: 'results' },
    )
  await observation('sugar', { code: code('glu'), valueQuantity: { value: 5.4, unit: 'mmol/L' } })
  await observation('salt', { code: code('na'), valueQuantity: { value: 140, unit: 'mmol/L' } })
  await observation('group', { code: code('abo'), valueString: 'A positive' })
  await observation('smoker', {
    code: { ...code('smoke'), text: 'Tobacco use' },
    valueCodeableConcept: { coding: [{ system: 'urn:s', code: 'yes', display: 'Every-day Smoker' }] },
    note: [{ text: 'Trying to stop since Easter' }],
    text: {
      status: 'additional',
      div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Advised <b>nicotine</b> gum</p></div>',
    },
  })
  await observation('when', { code: code('lmp'), valueDateTime: '2026-03-04' })
  for (const [id, profile] of [
    ['one', 'http://p.example/lab|1.2'],
    ['two', 'http://p.example/lab|2'],
    ['loose', 'http://p.example/lab'],
  ])
    await index.add({ resourceType: 'Basic', id, meta: { profile: [profile] }, code: code('x') })
  await index.add(
    { resourceType: 'QuestionnaireResponse', id: 'qr', questionnaire: 'http://q.example/Q|2.1', status: 'completed' },
    { patients: ['ana'], category: 'plans' },
  )
  await index.add(
    {
      resourceType: 'DocumentReference',
      id: 'letter',
      status: 'current',
      subject: { reference: 'Patient/ana' },
      relatesTo: [
        { code: 'replaces', target: { reference: 'DocumentReference/old' } },
        { code: 'appends', target: { reference: 'DocumentReference/other' } },
      ],
      content: [
        { attachment: { contentType: 'text/plain', data: Buffer.from('Suspected sarcoidosis').toString('base64') } },
      ],
    },
    { patients: ['ana'], category: 'notes' },
  )
  await index.add(
    {
      resourceType: 'MolecularSequence',
      id: 'gene',
      coordinateSystem: 0,
      patient: { reference: 'Patient/ana' },
      referenceSeq: { chromosome: code('X'), windowStart: 100, windowEnd: 200 },
      variant: [
        { start: 110, end: 120 },
        { start: 150, end: 190 },
      ],
    },
    { patients: ['ana'], category: 'results' },
  )
  await index.add(
    {
      resourceType: 'Group',
      id: 'men',
      type: 'person',
      actual: false,
      characteristic: [
        { code: code('sex'), valueCodeableConcept: code('m') },
        { code: code('smokes'), valueBoolean: false },
      ],
    },
    { category: 'directory' },
  )
  const location = (id: string, latitude: number, longitude: number) =>
    index.add({ resourceType: 'Location', id, position: { latitude, longitude } }, { category: 'directory' })
  await location('boston', 42.36, -71.06)
  await location('cambridge', 42.373, -71.11)
  await location('fiji', -17.8, 179.99)
  await location('pole', 89.999, 10)
  await index.add({ resourceType: 'Location', id: 'nowhere' }, { category: 'directory' })
  await index.add(
    {
      resourceType: 'Patient',
      id: 'ana',
      identifier: [
        { type: { coding: [{ system: V2, code: 'MR' }], text: 'Chart number' }, system: 'urn:mrn', value: 'A1' },
      ],
    },
    { patients: ['ana'], category: 'identity' },
  )
  await index.add(
    {
      resourceType: 'ValueSet',
      id: 'vs',
      url: 'http://vs.example/a/b',
      useContext: [
        { code: { system: 'urn:u', code: 'age' }, valueQuantity: { value: 8, unit: 'a', system: UCUM, code: 'a' } },
        { code: { system: 'urn:u', code: 'focus' }, valueCodeableConcept: code('asthma') },
      ],
    },
    { category: 'directory' },
  )
  const list = (id: string, patient: string, items: readonly string[]) =>
    index.add(
      { resourceType: 'List', id, status: 'current', entry: items.map((reference) => ({ item: { reference } })) },
      { patients: [patient], category: 'problems' },
    )
  await list('mine', 'ana', ['Observation/sugar', 'Observation/crossed', 'Patient/ana'])
  await list('theirs', 'bo', ['Observation/crossed', 'Observation/salt'])
})
afterAll(() => index.drop())

const CASES: readonly (readonly [type: string, query: string, ids: string])[] = [
  ['Observation', 'component-code-value-quantity=sys$gt140', 'high'],
  ['Observation', 'component-code-value-quantity=urn:s|dia$gt140', 'crossed'],
  ['Observation', 'component-code-value-quantity=|dia$gt140', ''],
  ['Observation', `combo-code-value-quantity=sys$gt14|${UCUM}|k[Hg]`, ''],
  ['Observation', `combo-code-value-quantity=sys$gt14|${UCUM}|cm[Hg]`, 'high'],
  ['Observation', 'combo-code-value-quantity=sys$150||mmHg', 'high'],
  ['Observation', 'combo-code-value-quantity=glu$5.4,dia$95', 'sugar high'],
  ['Observation', 'code-value-quantity=glu$lt6', 'sugar'],
  ['Observation', 'code-value-quantity=na$lt6', ''],
  ['Observation', 'code-value-quantity=glu$lt6,urn:s|na$140', 'salt sugar'],
  ['Observation', 'code-value-quantity:missing=false', 'salt sugar'],
  ['Observation', 'component-code-value-quantity:missing=true', 'when smoker group salt sugar'],
  ['Observation', 'code-value-string=abo$a pos', 'group'],
  ['Observation', 'code-value-string=glu$a pos', ''],
  ['Observation', 'code-value-string=abo$%25', ''],
  ['Observation', 'code-value-concept=smoke$urn:s|yes', 'smoker'],
  ['Observation', 'code-value-concept=smoke$no', ''],
  ['Observation', 'code-value-date=lmp$ge2026-03', 'when'],
  ['Observation', 'code-value-date=lmp$lt2026', ''],
  ['Observation', 'combo-code-value-concept=smoke$yes', 'smoker'],
  ['Observation', 'combo-code=sys', 'crossed high'],
  ['Observation', 'combo-code=urn:s|bp,glu', 'sugar crossed high'],
  ['Observation', 'combo-code:not=dia', 'when smoker group salt sugar'],
  ['Observation', 'combo-code:not=bp', 'when smoker group salt sugar'],
  ['Observation', 'combo-code:text=pressure', 'crossed high'],
  ['Observation', 'combo-code=dia&combo-value-quantity=140', ''],
  ['Observation', 'combo-value-quantity=140', 'salt'],
  ['Observation', 'combo-value-quantity=150||mmHg', 'crossed high'],
  ['Observation', 'combo-value-quantity:missing=true', 'when smoker group'],
  ['Observation', 'combo-value-quantity:missing=false', 'salt sugar crossed high'],
  ['Observation', 'combo-value-quantity=gt100&_sort=combo-value-quantity', 'crossed high salt'],
  ['Observation', 'combo-value-concept=yes', 'smoker'],
  ['Patient', '_has:Observation:patient:combo-code=sys,glu', 'ana'],
  ['DocumentReference', 'relationship=replaces$DocumentReference/old', 'letter'],
  ['DocumentReference', 'relationship=appends$old', ''],
  ['MolecularSequence', 'chromosome-window-coordinate=X$gt50$lt300', 'gene'],
  ['MolecularSequence', 'chromosome-window-coordinate=X$gt150$lt300', ''],
  ['MolecularSequence', 'chromosome-variant-coordinate=X$ge110$le120', 'gene'],
  ['MolecularSequence', 'chromosome-variant-coordinate=X$ge140$le130', ''],
  ['MolecularSequence', 'chromosome-variant-coordinate=Y$ge110$le120', ''],
  ['Group', 'characteristic-value=sex$m', 'men'],
  ['Group', 'characteristic-value=smokes$false', 'men'],
  ['Group', 'characteristic-value=smokes$m', ''],
  ['ValueSet', 'context-type-quantity=age$8', 'vs'],
  ['ValueSet', 'context-type-quantity=focus$8', ''],
  ['ValueSet', 'context-type-value=focus$asthma', 'vs'],
  ['Location', 'near=42.36|-71.06|1|km', 'boston'],
  ['Location', 'near=42.36|-71.06|10', 'cambridge boston'],
  ['Location', 'near=42.36|-71.06|3|[mi_i]', 'cambridge boston'],
  ['Location', 'near=42.36|-71.06', 'cambridge boston'],
  ['Location', 'near=-17.8|-179.99|5|km', 'fiji'],
  ['Location', 'near=89.999|-170|1|km', 'pole'],
  ['Location', 'near=42.36|-71.06|1|km,-17.8|180|5|km', 'fiji boston'],
  ['Location', 'near:missing=true', 'nowhere'],
  ['Observation', 'code:text=blood', 'crossed high'],
  ['Observation', 'code:text=PRESSURE blood', 'crossed high'],
  ['Observation', 'code:text=blood sugar,tobacco', 'smoker'],
  ['Observation', 'value-concept:text=smoker', 'smoker'],
  ['Observation', 'code:text=smoker', ''],
  ['Observation', '_text=nicotine gum', 'smoker'],
  ['Observation', '_text=easter', ''],
  ['Observation', '_content=easter', 'smoker'],
  ['Observation', '_content=easter gum tobacco every', 'smoker'],
  ['Observation', '_content=easter blood', ''],
  ['Observation', '_content=positive', 'group'],
  ['DocumentReference', '_content=sarcoidosis', 'letter'],
  ['Patient', 'identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203|MR|a1', 'ana'],
  ['Patient', 'identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203|SS|A1', ''],
  ['Patient', 'identifier:text=chart', 'ana'],
  ['ValueSet', 'url:below=http://vs.example/a', 'vs'],
  ['ValueSet', 'url:below=http://vs.example/', 'vs'],
  ['ValueSet', 'url:below=http://vs.example/a/b', 'vs'],
  ['ValueSet', 'url:below=http://vs.ex', ''],
  ['ValueSet', 'url:above=http://vs.example/a/b/c', 'vs'],
  ['ValueSet', 'url:above=http://vs.example/a', ''],
  ['Basic', '_profile=http://p.example/lab', 'loose two one'],
  ['Basic', '_profile=http://p.example/lab|1.2', 'one'],
  ['Basic', '_profile:below=http://p.example/lab|1', 'one'],
  ['Basic', '_profile:below=http://p.example/lab|1.2', 'one'],
  ['Basic', '_profile:below=http://p.example/lab|1.2.3', ''],
  ['Basic', '_profile:below=http://p.example/lab', 'loose two one'],
  ['Basic', '_profile:below=http://p.example/', 'loose two one'],
  ['Basic', '_profile:above=http://p.example/lab|1.2.3', 'loose one'],
  ['Basic', '_profile:above=http://p.example/lab|1', 'loose'],
  ['Basic', '_profile:above=http://p.example/lab|2', 'loose two'],
  ['Basic', '_profile:above=http://p.example/lab/x', 'loose two one'],
  ['Basic', '_profile:above=http://p.example/other|1.2', ''],
  ['QuestionnaireResponse', 'questionnaire:below=http://q.example/Q|2', 'qr'],
  ['QuestionnaireResponse', 'questionnaire:below=http://q.example/Q|2.1', 'qr'],
  ['QuestionnaireResponse', 'questionnaire:below=http://q.example/Q|3', ''],
  ['QuestionnaireResponse', 'questionnaire:below=http://q.example', 'qr'],
  ['QuestionnaireResponse', 'questionnaire:above=http://q.example/Q|2.1.0', 'qr'],
  ['QuestionnaireResponse', 'questionnaire:above=http://q.example/Q|3', ''],
  ['QuestionnaireResponse', 'questionnaire=http://q.example/Q', 'qr'],
  ['Observation', '_list=mine', 'sugar crossed'],
  ['Observation', '_list=mine,theirs', 'salt sugar crossed'],
  ['Patient', '_list=mine', 'ana'],
  ['Observation', '_list=none', ''],
  ['Patient', '_has:Observation:patient:code-value-quantity=glu$lt6', 'ana'],
]

/** Records about a patient; all others are about nobody. */
const ABOUT: Readonly<Record<string, string>> = { crossed: 'bo', theirs: 'bo' }
const NOBODY = ['men', 'boston', 'cambridge', 'fiji', 'pole', 'nowhere', 'vs', 'one', 'two', 'loose']

describe('a search', () => {
  test.each(CASES)('%s?%s', async (type, query, expected) => {
    expect((await index.ids(type, query)).join(' ')).toBe(expected)
    expect(await index.total(type, query)).toBe(expected === '' ? 0 : expected.split(' ').length)
  })

  test.each(CASES.filter(([, query]) => !query.includes('_list=')))(
    '%s?%s finds only what is about the patient of the permit',
    async (type, query, expected) => {
      for (const patient of ['ana', 'bo']) {
        const mine = expected
          .split(' ')
          .filter((id) => id !== '' && !NOBODY.includes(id) && (ABOUT[id] ?? 'ana') === patient)
        expect(await index.ids(type, query, permitFor(patient))).toEqual(mine)
      }
    },
  )
})

test('only these parameters are asked as others: what those find together is just what they find', () => {
  const all = RESOURCE_TYPES.flatMap((type) => [...searchParameters(type).values()])
  const asked = all.flatMap((parameter) => {
    const parts = parameterParts(parameter).map((part) => part.code)
    return parts.length === 0 ? [] : [`${parameter.type}: ${parameter.code} = ${parts.sort().join(' + ')}`]
  })
  expect(asked.sort()).toEqual([
    'Observation: combo-code = code + component-code',
    'Observation: combo-data-absent-reason = component-data-absent-reason + data-absent-reason',
    'Observation: combo-value-concept = component-value-concept + value-concept',
    'Observation: combo-value-quantity = component-value-quantity + value-quantity',
  ])
})

test('a hidden list has no members, and a list names no hidden ones', async () => {
  expect(await index.ids('Observation', '_list=theirs', permitFor('ana'))).toEqual([])
  expect(await index.ids('Observation', '_list=mine', permitFor('ana'))).toEqual(['sugar'])
})
