import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { recordName, SENSITIVITIES } from '@anamnesis/core'
import type { Finding } from '@anamnesis/core/api'
import { FINDING_GROUPS } from '@anamnesis/core/api'
import fc from 'fast-check'
import { expect, describe as group, test } from 'vitest'
import * as insights from './index.ts'
import { describe, facts, noteText, RULES, summarize } from './index.ts'
import type { InsightRecord } from './insight-record.ts'
import {
  allergy,
  dosage,
  findings,
  HOSPITALS,
  NOW,
  patient,
  prescription,
  pressure,
  problem,
  record,
  result,
  stopped,
} from './testing/records.ts'
import { expectSameInSpanish } from './testing/same-in-spanish.ts'

const SECRET = { sensitivities: ['mental-health'] } as const

/** A chart that makes most rules speak. */
const CHART: readonly InsightRecord[] = [
  patient(),
  patient({}, { at: 'lakeside' }),
  problem('E11.9', 'Type 2 diabetes'),
  problem('N18.31', 'Kidney disease, stage 3a'),
  problem('N18.4', 'Kidney disease, stage 4', {}, { at: 'lakeside' }),
  problem('F32.1', 'Depression', {}, SECRET),
  problem('J45.40', 'Asthma'),
  problem('J45.40', 'Asthma', { clinicalStatus: { coding: [{ code: 'resolved' }] } }, { at: 'hillview' }),
  allergy(
    'Penicillin',
    { criticality: 'high', reaction: [{ manifestation: [{ text: 'Swelling' }] }] },
    { at: 'lakeside' },
  ),
  allergy('No known allergies', {}, { at: 'hillview' }),
  prescription('Amoxicillin with clavulanate 875 mg / 125 mg tablet', dosage(2)),
  prescription('Metformin 1000 mg tablet', dosage(2)),
  stopped('Metformin 1000 mg', 150, 'Kidney filtration under 30', { at: 'lakeside' }),
  prescription('Lisinopril 10 mg tablet', dosage(1)),
  prescription('Lisinopril 20 mg tablet', dosage(1), { at: 'lakeside' }),
  prescription('Warfarin 4 mg tablet', dosage(1), { at: 'lakeside' }),
  prescription('Naproxen 500 mg tablet', dosage(2), { at: 'hillview', updated: NOW - 1000 }),
  prescription('Sertraline 50 mg', {}, SECRET),
  prescription('Spironolactone 25 mg'),
  ...[1.18, 1.38, 1.52, 1.94, 2.21].map((value, index) => result('2160-0', value, 'mg/dL', 1100 - 269 * index)),
  result('2823-3', 5.9, 'mmol/L', 21, {}, { at: 'hillview', updated: NOW - 1000 }),
  result('718-7', 13.4, 'g/dL', 120),
  result('718-7', 10.9, 'g/dL', 21),
  result('6301-6', 3.4, '{INR}', 42, {}, { at: 'lakeside' }),
  pressure(158, 86, 21),
  record(
    {
      resourceType: 'DocumentReference',
      status: 'current',
      category: [{ coding: [{ code: 'clinical-note' }] }],
      content: [{ attachment: { contentType: 'text/plain', data: 'Tm90ZQ==' } }],
    },
    SECRET,
  ),
]

const CONTEXT = { now: NOW, lastSeen: NOW - 1e9 }

function soundness(found: readonly Finding[], records: readonly InsightRecord[]): void {
  const byName = new Map(records.map((item) => [recordName(item.key), item]))
  expect(new Set(found.map((finding) => finding.id)).size).toBe(found.length)
  for (const finding of found) {
    expect(finding.text.split(/\s+/).length).toBeLessThanOrEqual(25)
    expect(finding.text).toMatch(/^\P{Ll}|^eGFR/u)
    expect(finding.text).not.toMatch(/undefined|null|NaN|\[object|\p{Cc}|\p{Cf}/u)
    expect(finding.weight).toBeGreaterThanOrEqual(0)
    expect(finding.weight).toBeLessThanOrEqual(100)
    expect(finding.evidence.length).toBeGreaterThan(0)
    expect(finding.evidence.length).toBeLessThanOrEqual(25)
    for (const { record: key, version } of finding.evidence) {
      const held = byName.get(recordName(key))
      expect(held?.version).toBe(version)
      for (const sensitivity of held?.sensitivities ?? []) expect(finding.sensitivities).toContain(sensitivity)
    }
    expect(finding.rule).toMatch(/^[a-z-]+$/)
    expect(finding.ruleVersion).not.toBe('')
  }
}

test('the package exports exactly this', () => {
  expect(Object.keys(insights).sort()).toEqual([
    'DRAFT_PLACE',
    'LONGEST_BESIDE',
    'POPULATIONS',
    'RULES',
    'acceptRephrased',
    'answer',
    'asking',
    'bodyMassClass',
    'bodyMassIndex',
    'careGapsOf',
    'cha2ds2Va',
    'cha2ds2Vasc',
    'checkOrders',
    'ckdEpi2021',
    'clearanceWeight',
    'cockcroftGault',
    'createFactCache',
    'curb65',
    'describe',
    'detectedIssueOf',
    'directionOf',
    'evidenceOf',
    'facts',
    'fib4',
    'fib4Class',
    'filtrationCategory',
    'findingsBundle',
    'guidanceResponseOf',
    'hasBled',
    'hospitalScore',
    'insightVersions',
    'insightsOf',
    'kfre',
    'lace',
    'laceComorbidity',
    'layerSource',
    'meld3',
    'mentionsIn',
    'nameOf',
    'news2',
    'noteSource',
    'noteText',
    'openMeasure',
    'ownTableFile',
    'pageText',
    'plainSentences',
    'prevent',
    'qsofa',
    'readMeasures',
    'readNote',
    'readOwnTables',
    'rephraseMessages',
    'riskAssessmentOf',
    'sensitivitiesOfText',
    'summarize',
    'tagNote',
    'textLayer',
    'yearUntil',
  ])
})

test('rule ids are unique', () => {
  expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length)
})

group('summarize', () => {
  const found = summarize(CHART, CONTEXT)

  test('makes sound findings: one short sentence, evidence from the records, all their sensitivities, unique ids', () => {
    soundness(found, CHART)
    expect(new Set(found.map((finding) => finding.rule)).size).toBeGreaterThan(14)
  })

  test('sorts by group and falling weight', () => {
    const order = found.map((finding) => FINDING_GROUPS.indexOf(finding.group) * 1000 - finding.weight)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })

  test('gives the same findings whatever the order of the records', () => {
    expect(summarize([...CHART].reverse(), CONTEXT)).toEqual(found)
    fc.assert(
      fc.property(fc.shuffledSubarray([...CHART], { minLength: CHART.length }), (shuffled) => {
        expect(summarize(shuffled, CONTEXT)).toEqual(found)
      }),
      { numRuns: 30 },
    )
  })

  test('does not change the records', () => {
    const before = structuredClone(CHART)
    summarize(CHART, CONTEXT)
    expect(CHART).toEqual(before)
  })

  test('says nothing of nothing', () => {
    expect(summarize([], CONTEXT)).toEqual([])
    expect(facts([])).toEqual([])
  })

  test('takes the sensitivities of its evidence and of no other record', () => {
    const depression = found.find((finding) => finding.text.startsWith('Depression'))
    expect(depression?.sensitivities).toEqual(['mental-health'])
    expect(found.find((finding) => finding.rule === 'allergy-medicine')?.sensitivities).toEqual([])
  })

  test('leaves no trace of a record that is not given', () => {
    const permitted = CHART.filter((item) => item.sensitivities.length === 0)
    const text = JSON.stringify(summarize(permitted, CONTEXT))
    expect(text).not.toMatch(/depress|sertraline|mental/i)
  })

  test('names hospitals where it knows their names, and says elsewhere where not', () => {
    expect(findings(CHART).some((finding) => finding.text.includes('at Lakeside Heart Clinic'))).toBe(true)
    expect(found.some((finding) => finding.text.includes('elsewhere'))).toBe(true)
    expect(JSON.stringify(found.map((finding) => finding.text))).not.toContain(HOSPITALS.lakeside)
  })

  test('keeps to 25 words with long names of hospitals, substances and problems', () => {
    const long = 'very long name that nobody would ever give to anything at all'
    const hospitals = { [HOSPITALS.lakeside]: long, [HOSPITALS.hillview]: long }
    const wordy = CHART.map(
      (item) =>
        JSON.parse(
          JSON.stringify(item)
            .replaceAll('Asthma', long)
            .replaceAll('"Swelling"', `"${long}"`)
            .replaceAll('mmol/L', long),
        ) as InsightRecord,
    )
    soundness(summarize(wordy, { ...CONTEXT, hospitals }), wordy)
  })
})

// What a hostile or broken sender may put in the place of any element.
const JUNK: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    Number.NaN,
    '',
    'x',
    '2026-13-45',
    '9999',
    [],
    {},
    [[]],
    [null],
    [{}],
    '\u202eabc\u0000',
    '__proto__',
    'constructor',
  ),
  fc.constant('long '.repeat(20_000)),
  fc.constant({ coding: 'no array', text: 7 }),
  fc.constant([{ coding: [null, 3, { system: 1, code: {} }] }]),
)

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null

function pathsOf(value: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  const children = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value)
  return [...(path.length > 0 ? [path] : []), ...children.flatMap(([key, item]) => pathsOf(item, [...path, key]))]
}

function replaced(resource: unknown, path: readonly (string | number)[], junk: unknown): unknown {
  const copy = structuredClone(resource) as Record<string | number, unknown>
  let holder = copy
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>
  const last = path.at(-1)
  if (last !== undefined) holder[last] = junk
  return copy
}

group('hostile input', () => {
  const mutated = fc.nat({ max: CHART.length - 1 }).chain((index) => {
    const paths = pathsOf(JSON.parse(JSON.stringify(CHART[index]?.resource)) as Json)
    return fc.record({ index: fc.constant(index), path: fc.constantFrom(...paths), junk: JUNK })
  })

  test('no mutated resource throws or makes an unsound finding', () => {
    fc.assert(
      fc.property(fc.array(mutated, { minLength: 1, maxLength: 6 }), (mutations) => {
        const records = [...CHART]
        for (const { index, path, junk } of mutations) {
          const original = CHART[index]
          if (original !== undefined)
            records[index] = {
              ...original,
              resource: replaced(original.resource, path, junk) as InsightRecord['resource'],
            }
        }
        for (const { resource } of records) {
          const { title, detail } = describe(resource)
          expect(title.split(' ').length).toBeLessThanOrEqual(8)
          expect(title.length).toBeGreaterThan(0)
          expect(detail.split(' ').length).toBeLessThanOrEqual(24)
          noteText(resource)
        }
        soundness(summarize(records, CONTEXT), records)
      }),
      { numRuns: 150 },
    )
  })

  test('any JSON object as a resource of any type does no harm', () => {
    const types = [
      ...new Set(CHART.map((item) => item.key.type)),
      'MedicationStatement',
      'MedicationDispense',
      'MedicationAdministration',
      'Encounter',
      'Immunization',
      'Composition',
      'Claim',
      'Coverage',
      'Goal',
      'ImagingStudy',
      'Unheard',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.object({ maxDepth: 4, withNullPrototype: true }), (type, fields) => {
        const hostile = record({ ...fields, resourceType: type })
        expect(describe(hostile.resource).title).not.toBe('')
        noteText(hostile.resource)
        soundness(summarize([hostile, ...CHART], CONTEXT), [hostile, ...CHART])
      }),
      { numRuns: 150 },
    )
  })

  test('ten thousand entries of one kind are read', () => {
    const many = (one: InsightRecord) =>
      Array.from({ length: 10_000 }, (_, index) => ({ ...one, key: { ...one.key, id: `x${index}` } }))
    for (const one of [
      problem('J45.40', 'Asthma'),
      allergy('Penicillin'),
      allergy('No known allergies'),
      prescription('Amoxicillin 500 mg'),
      result('718-7', 9, 'g/dL', 4),
    ]) {
      const records = many(one)
      expect(summarize([...records, ...CHART], CONTEXT).length).toBeGreaterThan(10)
    }
  })

  test('a note of 10 MB with a title of 10 MB is read as far as notes are read, and that it was cut is told', () => {
    const words = 'a'.repeat(10_000_000)
    const note = record({
      resourceType: 'DocumentReference',
      status: 'current',
      category: [{ coding: [{ code: 'clinical-note' }] }],
      description: words,
      content: [
        { attachment: { contentType: 'text/plain', title: words, data: Buffer.from(words).toString('base64') } },
      ],
    })
    expect(noteText(note.resource)?.length).toBe(250_000)
    expect(summarize([note], CONTEXT).map(({ text }) => text)).toEqual([
      expect.stringContaining('is very long: only its first part was read (at most 250,000 characters).'),
    ])
  })
})

const SYNTHEA = new URL('../../../../shared/data/synthea/', import.meta.url)
const bundles = existsSync(SYNTHEA) ? readdirSync(SYNTHEA).filter((name) => name.endsWith('.json.gz')) : []
if (bundles.length === 0)
  console.info('Synthea bundles are not here (../shared/data/synthea): their tests are skipped.')

type Bundle = { readonly entry: readonly { readonly resource: InsightRecord['resource'] & { readonly id: string } }[] }

function recordsOf(file: string): readonly InsightRecord[] {
  const bundle = JSON.parse(gunzipSync(readFileSync(new URL(file, SYNTHEA))).toString()) as Bundle
  return bundle.entry.map(({ resource }) => ({
    key: { custodian: HOSPITALS.here, type: resource.resourceType, id: resource.id },
    version: 1,
    resource,
    sensitivities: SENSITIVITIES.slice(0, resource.id.charCodeAt(0) % 3),
    visitingUnder: null,
    updated: 0,
  }))
}

group.skipIf(bundles.length === 0)('on 60 Synthea patients', () => {
  const charts = bundles.map(recordsOf)

  test('every record has words and every finding is sound', () => {
    for (const records of charts) {
      for (const { resource } of records) {
        const { title } = describe(resource)
        expect(title, resource.resourceType).toMatch(/\p{L}{2}/u)
        expect(title.split(' ').length).toBeLessThanOrEqual(8)
      }
      const context = { now: NOW, lastSeen: 0 }
      const [english, spanish] = [summarize(records, context), summarize(records, { ...context, language: 'es' })]
      soundness(english, records)
      expectSameInSpanish(english, spanish, JSON.stringify(records).toLowerCase())
    }
  })

  test('every prescription leads to an ingredient', () => {
    const unknown = new Set(
      charts
        .flatMap((records) => facts(records))
        .flatMap((fact) => (fact.kind === 'medicine' && fact.parts.length === 0 ? [fact.name] : [])),
    )
    expect([...unknown]).toEqual([])
  })

  test('every active problem and every allergy is told', () => {
    for (const records of charts) {
      const cited = new Set(
        summarize(records, { now: NOW, lastSeen: null }).flatMap((finding) =>
          finding.evidence.map((item) => item.record.id),
        ),
      )
      for (const fact of facts(records)) {
        const lasting = fact.kind === 'problem' && fact.status === 'active' && fact.concept?.kind === 'lasting'
        if (lasting || fact.kind === 'allergy') expect(cited.has(fact.evidence[0].record.id), fact.name).toBe(true)
      }
    }
  })
})
