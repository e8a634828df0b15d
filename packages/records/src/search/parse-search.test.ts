import { isAnamnesisError } from '@anamnesis/core'
import { describe, expect, test } from 'vitest'
import { parseSearch } from './parse-search.ts'

const BASE_URL = 'https://a.example/fhir/R4'
const strict = (type: string, query: string) => parseSearch(type, query, { strict: true, baseUrl: BASE_URL })
const lenient = (type: string, query: string) => parseSearch(type, query, { strict: false, baseUrl: BASE_URL })

function codeOf(parse: () => unknown): string {
  try {
    parse()
    return 'nothing'
  } catch (error) {
    return isAnamnesisError(error) ? error.code : `not ours: ${error}`
  }
}

test('names what it does not know', () => {
  expect(() => strict('Observation', 'colour=red')).toThrow('Observation has no search parameter colour')
})

test('a lenient search leaves out what it does not know, and says what it understood', () => {
  const request = lenient('Observation', 'colour=red&code=1&_filter=x&_sort=date&code=2')
  expect(request.understood).toEqual([
    ['code', '1'],
    ['_sort', 'date'],
    ['code', '2'],
  ])
  expect(request.filters).toHaveLength(2)
})

test('counts 20 to a page unless told, and never more than 1,000', () => {
  expect(strict('Patient', '').count).toBe(20)
  expect(strict('Patient', '_count=50').count).toBe(50)
  expect(strict('Patient', '_count=5000').count).toBe(1000)
  expect(strict('Patient', '_count=0').countOnly).toBe(true)
})

test('keeps the cursor apart from what was understood', () => {
  const request = strict('Patient', 'name=a&_cursor=xyz')
  expect(request.cursor).toBe('xyz')
  expect(request.understood).toEqual([['name', 'a']])
})

test('reads escaped separators as text', () => {
  expect(strict('Patient', 'name=a\\,b,c\\\\')).toMatchObject({ filters: [{ texts: ['a,b', 'c\\'] }] })
  expect(strict('Observation', 'code=a\\|b|c')).toMatchObject({
    filters: [{ values: [{ system: 'a|b', value: 'c' }] }],
  })
})

test('a bare id of a reference stands for any type that the parameter allows', () => {
  const [filter] = strict('Observation', 'performer=1').filters
  expect(filter?.kind === 'reference' && filter.targets.length).toBeGreaterThan(4)
})

describe('refuses', () => {
  const CASES: readonly (readonly [code: string, type: string, query: string])[] = [
    ['not-found', 'Nothing', ''],
    ['not-found', 'constructor', ''],
    ['unknown-search-parameter', 'Patient', 'constructor=1'],
    ['unknown-search-parameter', 'Patient', '__proto__=1'],
    ['unknown-search-parameter', 'Patient', '_has:Observation:nothing:code=1'],
    ['unknown-search-parameter', 'Patient', '_has:Practitioner:name:code=1'],
    ['unknown-search-parameter', 'Patient', '_has:x=1'],
    ['unknown-search-parameter', 'Observation', 'patient.nothing=1'],
    ['unknown-search-parameter', 'Observation', 'code.name=1'],
    ['unknown-search-parameter', 'Patient', `${'x'.repeat(1000)}=1`],
    ['unknown-search-parameter', 'Patient', '%00=1'],
    ['unknown-search-parameter', 'Patient', 'na%0Ame=1'],
    ['bad-request', 'Observation', 'code-value-quantity=a'],
    ['bad-request', 'Observation', 'code-value-quantity=a$1$2'],
    ['bad-request', 'Observation', 'code-value-quantity=a$b'],
    ['bad-request', 'Observation', 'component-code-value-quantity=a$'],
    ['bad-request', 'Observation', 'component-code-value-quantity=urn:s|$1'],
    ['not-supported', 'Observation', 'component-code-value-quantity:exact=a$1'],
    ['bad-request', 'Location', 'near=1'],
    ['bad-request', 'Location', 'near=91|0'],
    ['bad-request', 'Location', 'near=1|2|-1'],
    ['bad-request', 'Location', 'near=1|2|3|kg'],
    ['bad-request', 'Location', 'near=1|2|1e999|km'],
    ['bad-request', 'Patient', '_text=-'],
    ['bad-request', 'Patient', `_content=${Array.from({ length: 21 }, (_, n) => `w${n}`).join('+')}`],
    ['not-supported', 'Patient', '_content:not=x'],
    ['not-supported', 'Patient', '_list=$current-problems'],
    ['not-supported', 'Patient', '_list:not=x'],
    ['bad-request', 'Patient', 'identifier:of-type=MR|1'],
    ['bad-request', 'ValueSet', 'url:above=urn:oid:1'],
    ['bad-request', 'QuestionnaireResponse', 'questionnaire:below=Questionnaire/1'],
    ['not-supported', 'Patient', 'name:below=x'],
    ['not-supported', 'Patient', 'birthdate:above=2020'],
    ['not-supported', 'Observation', 'value-quantity:below=1'],
    ['not-supported', 'Patient', '_filter=x'],
    ['bad-request', 'Patient', '_elements=nothing'],
    ['bad-request', 'Patient', '_elements=constructor'],
    ['bad-request', 'Patient', '_summary=most'],
    ['bad-request', 'Observation', '_summary=text&_include=Observation:subject'],
    ['not-supported', 'Patient', '_summary:not=true'],
    ['not-supported', 'Patient', 'name:text=x'],
    ['not-supported', 'Observation', 'code:identifier=x'],
    ['not-supported', 'Observation', 'specimen:below=x'],
    ['not-supported', 'Patient', '_contained=true'],
    ['bad-request', 'Location', 'partof:below=urn:x'],
    ['bad-request', 'Location', 'partof:above=Patient/1'],
    ['bad-request', 'Observation', 'code:below=x'],
    ['bad-request', 'ValueSet', 'url:below=x'],
    ['not-supported', 'Observation', 'date:exact=2020'],
    ['not-supported', 'Observation', '_include:recurse=Observation:subject'],
    ['not-supported', 'Observation', 'patient.organization.partof.partof.name=x'],
    ['not-supported', 'Observation', '_sort=code-value-quantity'],
    ['not-supported', 'Location', '_sort=near'],
    ['bad-request', 'Observation', '_sort=patient.name'],
    ['bad-request', 'Observation', '_sort=_content'],
    ['not-supported', 'Patient', '_id:missing=true'],
    ['bad-request', 'Patient', 'name='],
    ['bad-request', 'Patient', 'name=a,,b'],
    ['bad-request', 'Patient', `name=${','.repeat(10_000)}`],
    ['bad-request', 'Patient', `name=${'a,'.repeat(10_000)}a`],
    ['bad-request', 'Patient', `name=${'a'.repeat(70_000)}`],
    ['bad-request', 'Patient', Array.from({ length: 101 }, () => 'name=a').join('&')],
    ['bad-request', 'Patient', 'name=a%00b'],
    ['bad-request', 'Patient', 'name=%CC%81'],
    ['bad-request', 'Patient', 'name=%20'],
    ['bad-request', 'Patient', 'name:missing=maybe'],
    ['bad-request', 'Patient', 'birthdate=yesterday'],
    ['bad-request', 'Patient', 'birthdate=999999999-01-01'],
    ['bad-request', 'Patient', 'birthdate=2024-02-30'],
    ['bad-request', 'Patient', 'birthdate=gt'],
    ['bad-request', 'Patient', 'birthdate=ge2024-01-01T99:00:00Z'],
    ['bad-request', 'Observation', 'value-quantity=abc'],
    ['bad-request', 'Observation', 'value-quantity=1e999'],
    ['bad-request', 'Observation', `value-quantity=${'9'.repeat(500)}`],
    ['bad-request', 'Observation', 'value-quantity=5|mg'],
    ['bad-request', 'Observation', 'value-quantity=5|a|b|c'],
    ['bad-request', 'Observation', 'code=|'],
    ['bad-request', 'Observation', 'code=a|b|c'],
    ['bad-request', 'Observation', 'subject=#contained'],
    ['bad-request', 'Patient', '_count=-1'],
    ['bad-request', 'Patient', '_count=1e3'],
    ['bad-request', 'Patient', '_count=99999999999999999999'],
    ['bad-request', 'Patient', '_total=all'],
    ['bad-request', 'Patient', '_sort=nothing'],
    ['bad-request', 'Patient', '_sort=name,,'],
    ['bad-request', 'Patient', '_sort=name,name,name,name,name,name'],
    ['bad-request', 'Patient', '_include=Observation:subject'],
    ['bad-request', 'Patient', '_include=Patient'],
    ['bad-request', 'Patient', '_include=Patient:name'],
    ['bad-request', 'Patient', '_include=Patient:link:Nothing'],
    ['bad-request', 'Patient', '_revinclude=Observation:nothing'],
    ['bad-request', 'Organization', '_revinclude=Observation:encounter'],
  ]
  test.each(CASES)('with %s: %s?%.60s', (code, type, query) => {
    expect(codeOf(() => strict(type, query))).toBe(code)
  })

  test('a lone surrogate with a clear error', () => {
    expect(
      codeOf(() => strict('Patient', 'name=a')) +
        codeOf(() =>
          parseSearch(
            'Patient',
            { [Symbol.iterator]: () => [['name', '\ud800']][Symbol.iterator]() } as unknown as URLSearchParams,
            { strict: true, baseUrl: BASE_URL },
          ),
        ),
    ).toBe('nothingbad-request')
  })

  test('a modifier that it does not offer even when lenient, because the parameter would mean something else', () => {
    expect(codeOf(() => lenient('Observation', 'code:exact=x'))).toBe('not-supported')
  })
})

test('never repeats the value of a parameter in its message', () => {
  for (const query of [
    'birthdate=Secret',
    'value-quantity=Secret',
    '_count=Secret',
    '_sort=Secret',
    '_include=Secret',
    'Sec%20ret=1',
  ])
    expect(() => strict('Observation', query)).not.toThrow(/Sec ?ret/)
})
