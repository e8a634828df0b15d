import { CATEGORIES, CONTENT_PATHS, DATE_PATHS, SUBJECT_PATHS } from '@anamnesis/core'
import { tryGetDataType } from '@medplum/core'
import { describe, expect, test } from 'vitest'
import { loadDefinitions } from '../definitions.ts'
import { recordFacts } from './record-facts.ts'

const base = 'https://hospital.example/fhir/R4'
const facts = (resource: { resourceType: string; [element: string]: unknown }) => recordFacts(resource, 'x1', base)
const bit = (category: (typeof CATEGORIES)[number]) => 1 << CATEGORIES.indexOf(category)

describe('recordFacts', () => {
  test('takes the patient from the one element that says whose record it is', () => {
    expect(facts({ resourceType: 'Patient' })?.patients).toEqual(['x1'])
    expect(
      facts({
        resourceType: 'Condition',
        subject: { reference: 'Patient/p1' },
        asserter: { reference: 'Patient/mother' },
      })?.patients,
    ).toEqual(['p1'])
    expect(facts({ resourceType: 'Condition', subject: { reference: `${base}/Patient/p1` } })?.patients).toEqual(['p1'])
    expect(
      facts({ resourceType: 'Condition', subject: { reference: 'https://other.example/Patient/p1' } })?.patients,
    ).toEqual([])
    expect(facts({ resourceType: 'Condition', subject: { reference: 'Group/g' } })?.patients).toEqual([])
    expect(
      facts({
        resourceType: 'Appointment',
        participant: [{ actor: { reference: 'Patient/p1' } }, { actor: { reference: 'Patient/p2' } }],
      })?.patients,
    ).toEqual(['p1', 'p2'])
  })

  test('gives the category by the table, and none to what is about other records', () => {
    expect(facts({ resourceType: 'Condition' })).toMatchObject({ categories: bit('problems'), asTarget: false })
    expect(facts({ resourceType: 'Organization' })).toMatchObject({ categories: bit('directory'), asTarget: false })
    expect(facts({ resourceType: 'Provenance', target: [{ reference: 'Condition/c1' }] })).toMatchObject({
      categories: 0,
      asTarget: true,
      mentions: ['Condition/c1'],
    })
  })

  test('refuses a type that no rule speaks of', () => {
    expect(facts({ resourceType: 'Parameters' })).toBeUndefined()
  })

  test('finds what a record mentions: by content paths, in nested sections, in contained resources, in extensions', () => {
    const resource = {
      resourceType: 'Composition',
      section: [{ entry: [{ reference: 'Condition/c1' }], section: [{ entry: [{ reference: 'Observation/o1' }] }] }],
      encounter: { reference: 'Encounter/e1' },
      contained: [
        {
          resourceType: 'MedicationRequest',
          reasonReference: [{ reference: 'Condition/c2' }, { reference: '#inner' }],
        },
      ],
      extension: [
        { url: 'urn:x', valueReference: { reference: 'Procedure/p1' } },
        { url: 'urn:y', valueReference: { reference: 'Organization/o1' } },
      ],
    }
    expect(facts(resource)?.mentions).toEqual(['Condition/c1', 'Observation/o1', 'Condition/c2', 'Procedure/p1'])
    expect(facts({ resourceType: 'Observation', hasMember: [{ reference: 'Observation/x1' }] })?.mentions).toEqual([])
  })

  test('takes clinical time by precision, periods open to a side, and none where there is none', () => {
    const at = (text: string) => Date.parse(text)
    const time = (element: object) => {
      const { from, until } = facts({ resourceType: 'Procedure', ...element }) ?? { from: 0, until: 0 }
      return [from, until]
    }
    expect(time({ performedDateTime: '2020-05' })).toEqual([at('2020-05-01'), at('2020-06-01') - 1])
    expect(time({ performedDateTime: '2020-05-04T10:00:00+02:00' })).toEqual([
      at('2020-05-04T08:00:00Z'),
      at('2020-05-04T08:00:01Z') - 1,
    ])
    expect(time({ performedPeriod: { start: '2020-05-04' } })).toEqual([at('2020-05-04'), Infinity])
    expect(time({})).toEqual([-Infinity, Infinity])
    expect(time({ performedString: 'last year' })).toEqual([-Infinity, Infinity])
  })

  test('reads every path of the tables in core from elements that R4 has', () => {
    loadDefinitions()
    for (const [type, paths] of Object.entries(CONTENT_PATHS))
      for (const path of paths) expect(typesAt(type, path), `${type}.${path}`).toContain('Reference')
    for (const [type, paths] of Object.entries(SUBJECT_PATHS))
      if (type !== 'Bundle')
        for (const path of paths) expect(typesAt(type, path), `${type}.${path}`).toContain('Reference')
    for (const [type, paths] of Object.entries(DATE_PATHS)) {
      const times = ['dateTime', 'date', 'instant', 'Period']
      for (const path of paths)
        expect(
          typesAt(type, path).some((each) => times.includes(each)),
          `${type}.${path}`,
        ).toBe(true)
    }
  })
})

function typesAt(type: string, path: string): string[] {
  return path
    .split('.')
    .reduce<string[]>((types, name) => types.flatMap((each) => propertyTypes(each, name.replace('*', ''))), [type])
}

function propertyTypes(type: string, name: string): string[] {
  return Object.entries(tryGetDataType(type)?.elements ?? {}).flatMap(([element, { type: types }]) =>
    types.flatMap(({ code }) => {
      const property = element.endsWith('[x]')
        ? element.slice(0, -3) + code.charAt(0).toUpperCase() + code.slice(1)
        : element
      return property === name ? [code] : []
    }),
  )
}
