import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadDefinitions } from '../definitions.ts'
import { readArchive } from '../packages/read-archive.ts'
import { isSurelyValid } from './surely-valid.ts'
import type { PlainResource } from './validate.ts'
import { allIssues } from './validate.ts'

const DATA = resolve('../shared/data')
const SYNTHEA = join(DATA, 'synthea')
const EXAMPLES = join(DATA, 'fhir-r4-examples.tar.gz')
loadDefinitions()

const observation: PlainResource = {
  resourceType: 'Observation',
  meta: { profile: ['http://example.org/p'], lastUpdated: '2024-02-29T10:00:00Z' },
  status: 'final',
  contained: [{ resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1970-01' }],
  category: [{ coding: [{ system: 'http://loinc.org', code: 'a b' }] }],
  code: { text: 'Weight', coding: [{ system: 'http://loinc.org', code: '29463-7', userSelected: true }] },
  subject: { reference: 'Patient/1', identifier: { use: 'official', value: '1' } },
  effectivePeriod: { start: '2024-01-01', end: '2024-02-01T00:00:00+01:00' },
  valueQuantity: { value: 5.4, comparator: '<', unit: 'kg' },
  referenceRange: [{ low: { value: 1 }, age: { high: { value: 3 } } }],
  extension: [{ url: 'http://example.org/x', valueReference: { reference: 'Patient/1' } }],
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' },
}
const condition: PlainResource = {
  resourceType: 'Condition',
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'resolved' }],
  },
  verificationStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }],
  },
  subject: { reference: 'Patient/1' },
  onsetDateTime: '2020',
  abatementAge: { value: 3, system: 'http://unitsofmeasure.org', code: 'a' },
  stage: [{ summary: { text: 'early' } }],
  evidence: [{ detail: [{ reference: 'Observation/1' }] }],
}
const request: PlainResource = {
  resourceType: 'MedicationRequest',
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: 'Aspirin' },
  subject: { reference: 'Patient/1' },
  dosageInstruction: [
    {
      sequence: 1,
      timing: { repeat: { frequency: 1, period: 1.5, periodUnit: 'd', timeOfDay: ['08:00:00'] } },
      doseAndRate: [{ doseQuantity: { value: 1 } }],
    },
  ],
}

const ODD: readonly unknown[] = [
  null,
  '',
  ' ',
  'x',
  'a  b',
  '2023-02-29',
  '2024-13',
  'final',
  'entered-in-error',
  'Observation/1',
  '#gone',
  0,
  -1,
  1.5,
  3e10,
  true,
  [],
  {},
  [null],
  [[]],
  [{}],
  { reference: 'Spaceship/1' },
  { url: 'http://example.org/y' },
  { coding: [{ system: 'urn:other', code: 'inactive' }] },
  { resourceType: 'Patient' },
]
const NAMES =
  'value valueString valueBoolean _status component dataAbsentReason extension contained text div id meta url'

type Place = { readonly holder: Record<string, unknown>; readonly name: string }

function placesIn(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found
  for (const [name, child] of Object.entries(value)) {
    found.push({ holder: value as Record<string, unknown>, name })
    placesIn(child, found)
  }
  return found
}

/** One change of one place: removed, odd, doubled, of another name, or beside a stranger. */
function mutate(resource: PlainResource, where: number, how: number, which: number): PlainResource {
  const copy = structuredClone(resource)
  const places = placesIn(copy)
  const place = places[where % places.length]
  const other = places[which % places.length]
  if (place === undefined || other === undefined) return copy
  const { holder, name } = place
  const value = holder[name]
  const kind = how % 6
  if (kind === 0) delete holder[name]
  else if (kind === 1) holder[name] = ODD[which % ODD.length]
  else if (kind === 2) holder[name] = Array.isArray(value) ? value[0] : [value, value]
  else if (kind === 3) holder[NAMES.split(' ')[which % NAMES.split(' ').length] ?? ''] = structuredClone(value)
  else if (kind === 4) holder[name] = structuredClone(other.holder[other.name])
  else holder[NAMES.split(' ')[which % NAMES.split(' ').length] ?? ''] = ODD[which % ODD.length]
  return copy
}

function heldAgainstAll(resources: readonly PlainResource[], runs: number): { sure: number; doubtful: number } {
  const counts = { sure: 0, doubtful: 0 }
  fc.assert(
    fc.property(fc.constantFrom(...resources), fc.nat(), fc.nat(), fc.nat(), (resource, where, how, which) => {
      const mutant = mutate(resource, where, how, which)
      const isSure = isSurelyValid(mutant)
      counts[isSure ? 'sure' : 'doubtful'] += 1
      if (isSure) expect(allIssues(mutant)).toEqual([])
    }),
    { numRuns: runs },
  )
  return counts
}

function syntheaResources(files: number): PlainResource[] {
  return readdirSync(SYNTHEA)
    .slice(0, files)
    .flatMap((file) => {
      const bundle = JSON.parse(gunzipSync(readFileSync(join(SYNTHEA, file))).toString()) as {
        entry: { resource: PlainResource }[]
      }
      return bundle.entry.map(({ resource }) => resource)
    })
}

async function exampleResources(): Promise<PlainResource[]> {
  const resources: PlainResource[] = []
  for await (const { bytes } of readArchive(createReadStream(EXAMPLES), (path) => path.endsWith('.json')))
    resources.push(JSON.parse(bytes.toString()) as PlainResource)
  return resources
}

describe('isSurelyValid', () => {
  test('is sure of ordinary records', () => {
    for (const resource of [observation, condition, request]) {
      expect(allIssues(resource)).toEqual([])
      expect(isSurelyValid(resource)).toBe(true)
    }
  })

  test.each([
    ['two values of one choice', { valueString: 'x' }],
    ['a value and why it is absent', { dataAbsentReason: { text: 'x' } }],
    ['a contained record with a version', { contained: [{ resourceType: 'Patient', meta: { versionId: '1' } }] }],
    ['an extension of nothing', { extension: [{ url: 'http://example.org/x' }] }],
    ['a range of nothing', { referenceRange: [{ type: { text: 'x' } }] }],
    ['a missing element', { status: undefined }],
    ['a day that is not', { effectivePeriod: { start: '2023-02-29' } }],
    ['an unsafe narrative', { text: { status: 'generated', div: '<div><script>x</script></div>' } }],
    ['a target of another type', { subject: { reference: 'Encounter/1' } }],
    ['a code that is not listed', { status: 'done' }],
  ])('is not sure of %s, and the library refuses it', (_, change) => {
    const resource = JSON.parse(JSON.stringify({ ...observation, ...change })) as PlainResource
    expect(isSurelyValid(resource)).toBe(false)
    expect(allIssues(resource)).not.toEqual([])
  })

  test('is never sure of what the library refuses, whatever is changed in a record', () => {
    const { sure, doubtful } = heldAgainstAll([observation, condition, request], 2000)
    expect(Math.min(sure, doubtful)).toBeGreaterThan(100)
  })

  test.skipIf(!existsSync(SYNTHEA))('is sure of every record of Synthea, and right about changed ones', () => {
    const resources = syntheaResources(3)
    expect(resources.filter((resource) => !isSurelyValid(resource))).toEqual([])
    heldAgainstAll(resources, 2000)
  })

  test.skipIf(!existsSync(EXAMPLES))('is right about every example of R4 and changed ones', async () => {
    const resources = await exampleResources()
    const sure = resources.filter(isSurelyValid)
    for (const resource of sure) expect(allIssues(resource)).toEqual([])
    expect(sure.length).toBeGreaterThan(resources.length / 2)
    heldAgainstAll(resources, 2000)
  })
})
