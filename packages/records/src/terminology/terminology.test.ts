import type { CodeSystem, ValueSet } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { isDefinitionType, packDefinition } from '../packages/definition.ts'
import { definitionSet } from '../packages/definition-set.ts'
import { r4Terminology } from './r4-terminology.ts'
import { createTerminology } from './terminology.ts'

const ROLE = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode'

const animals: CodeSystem = {
  resourceType: 'CodeSystem',
  url: 'urn:animals',
  status: 'active',
  content: 'complete',
  concept: [
    {
      code: 'animal',
      property: [{ code: 'notSelectable', valueBoolean: true }],
      concept: [
        {
          code: 'dog',
          display: 'Dog',
          concept: [{ code: 'beagle', property: [{ code: 'parent', valueCode: 'toy' }] }],
        },
        { code: 'cat', property: [{ code: 'wild', valueBoolean: true }] },
      ],
    },
    { code: 'toy', property: [{ code: 'parent', valueCode: 'toy' }] },
  ],
}

const set = (url: string, compose: ValueSet['compose'], more: Partial<ValueSet> = {}): ValueSet => ({
  resourceType: 'ValueSet',
  url,
  status: 'active',
  ...(compose ? { compose } : {}),
  ...more,
})

const include = (...filters: [property: string, op: string, value: string][]) => ({
  system: 'urn:animals',
  filter: filters.map(([property, op, value]) => ({ property, op: op as '=', value })),
})

const sets: ValueSet[] = [
  set('urn:all', { include: [{ system: 'urn:animals' }] }),
  set('urn:dogs', { include: [include(['concept', 'is-a', 'dog'])] }),
  set('urn:below-dog', { include: [include(['concept', 'descendent-of', 'dog'])] }),
  set('urn:not-dogs', { include: [include(['concept', 'is-not-a', 'dog'])] }),
  set('urn:wild', { include: [include(['wild', '=', 'true'])] }),
  set('urn:pattern', { include: [include(['code', 'regex', '(a+)+$'])] }),
  set('urn:less', { include: [{ system: 'urn:animals' }], exclude: [{ valueSet: ['urn:dogs'] }] }),
  set('urn:both', { include: [{ system: 'urn:animals', valueSet: ['urn:dogs'] }] }),
  set('urn:self', { include: [{ valueSet: ['urn:self'] }, { system: 'urn:animals', concept: [{ code: 'cat' }] }] }),
  set('urn:loinc', { include: [{ system: 'http://loinc.org' }, { system: 'urn:x', concept: [{ code: 'x' }] }] }),
  set('urn:made', undefined, { expansion: { timestamp: '2026', contains: [{ system: 'urn:x', code: 'x' }] } }),
]

const packed = [animals, ...sets].flatMap((resource) =>
  isDefinitionType(resource.resourceType) && resource.url
    ? [
        {
          type: resource.resourceType,
          url: resource.url,
          version: '',
          origin: 't#1',
          packed: packDefinition(JSON.stringify(resource)),
        },
      ]
    : [],
)
const terminology = createTerminology(definitionSet(packed))
const members = (url: string) => [...(terminology.valueSet(url)?.members.values() ?? [])].map(({ code }) => code)
const contains = (url: string, system: string | undefined, code: string) =>
  terminology.contains(terminology.valueSet(url), system, code)

describe('createTerminology', () => {
  test.each([
    ['urn:all', ['animal', 'dog', 'beagle', 'cat', 'toy']],
    ['urn:dogs', ['dog', 'beagle']],
    ['urn:below-dog', ['beagle']],
    ['urn:not-dogs', ['animal', 'cat', 'toy']],
    ['urn:wild', ['cat']],
    ['urn:less', ['animal', 'cat', 'toy']],
    ['urn:both', ['dog', 'beagle']],
    ['urn:self', ['cat']],
    ['urn:made', ['x']],
  ])('lists %s', (url, codes) => {
    expect(members(url)).toEqual(codes)
  })

  test('says unknown where the system is not here, out where it names another, and never follows a regular expression', () => {
    expect(contains('urn:loinc', 'http://loinc.org', '1-8')).toBe('unknown')
    expect(contains('urn:loinc', 'urn:x', 'x')).toBe('in')
    expect(contains('urn:loinc', 'urn:x', 'y')).toBe('out')
    expect(contains('urn:loinc', undefined, 'y')).toBe('unknown')
    expect(contains('urn:less', 'urn:animals', 'dog')).toBe('out')
    expect(contains('urn:pattern', 'urn:animals', 'dog')).toBe('unknown')
    expect(contains('urn:none', 'urn:animals', 'dog')).toBe('unknown')
  })

  test('answers what a search asks, only where it knows all codes', () => {
    const values = (question: Parameters<typeof terminology.codes>[0]) =>
      terminology.codes(question)?.map(({ value }) => value)
    expect(values({ kind: 'in', valueSet: 'urn:dogs' })).toEqual(['dog', 'beagle'])
    expect(values({ kind: 'in', valueSet: 'urn:loinc' })).toBeUndefined()
    expect(values({ kind: 'above', system: 'urn:animals', code: 'beagle' })).toEqual(['beagle', 'dog', 'toy', 'animal'])
    expect(values({ kind: 'below', system: 'urn:animals', code: 'toy' })).toEqual(['toy', 'beagle'])
    expect(values({ kind: 'below', system: 'urn:animals', code: 'stone' })).toBeUndefined()
    expect(values({ kind: 'below', system: 'http://snomed.info/sct', code: '1' })).toBeUndefined()
  })
})

test('the terminology of R4 knows what a code of version 3 is a kind of', () => {
  const codes = (kind: 'above' | 'below', code: string) =>
    r4Terminology.codes({ kind, system: ROLE, code })?.map(({ value }) => value)
  expect(codes('above', 'MTH')).toEqual(expect.arrayContaining(['MTH', 'PRN', 'FAMMEMB']))
  expect(codes('below', 'PRN')).toEqual(expect.arrayContaining(['PRN', 'MTH', 'FTH']))
  expect(codes('below', 'PRN')).not.toContain('FAMMEMB')
})
