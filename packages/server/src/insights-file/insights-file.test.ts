import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { smallMeasure } from '@anamnesis/insights/testing'
import { afterAll, expect, test, vi } from 'vitest'
import type { InsightsOptions } from '../cli/insights-command.ts'
import { insightsCommand } from '../cli/insights-command.ts'
import { historyOf } from './history-of.ts'
import { readResources } from './read-resources.ts'

const folder = mkdtempSync(join(tmpdir(), 'anamnesis-insights-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, content: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, Buffer.isBuffer(content) || typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const order = (id: string, text: string, patient: string) => ({
  ...{ resourceType: 'MedicationRequest', id, status: 'active', intent: 'order', authoredOn: '2026-10-01' },
  ...{ subject: { reference: patient }, medicationCodeableConcept: { text } },
})
const ana = { resourceType: 'Patient', id: 'ana', gender: 'female', birthDate: '1957-04-18' }

/** Synthea's way: a transaction whose entries refer to each other by urn:uuid. */
const transaction = {
  ...{ resourceType: 'Bundle', type: 'transaction' },
  entry: [
    { fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111', resource: ana },
    {
      fullUrl: 'urn:uuid:22222222-2222-4222-8222-222222222222',
      resource: order('w', 'Warfarin 5 mg tablet', 'urn:uuid:11111111-1111-4111-8111-111111111111'),
    },
    { resource: { ...order('i', 'Ibuprofen 400 mg tablet', 'Patient/ana'), dose: 5.4 } },
  ],
}

async function told(files: readonly string[], options: InsightsOptions = {}): Promise<string> {
  const lines: string[] = []
  const spy = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)))
  await insightsCommand(files, { now: '2026-11-22', ...options }).finally(() => spy.mockRestore())
  return lines.join('\n')
}

test('a transaction, NDJSON, gzip or a folder of files tell the same', async () => {
  const entries = transaction.entry.map(({ resource }) => resource)
  const plain = [...entries.slice(0, 1), order('w', 'Warfarin 5 mg tablet', 'Patient/ana'), ...entries.slice(2)]
  const lines = plain.map((resource) => JSON.stringify(resource)).join('\n')
  mkdirSync(join(folder, 'many'))
  plain.forEach((resource, index) => void write(`many/${index}.json`, resource))
  const page = await told([write('a.json', transaction)])
  expect(page).toMatch(/ACT NOW\n- Ibuprofen .* with warfarin .* risks serious bleeding/)
  expect(await told([write('b.ndjson', lines)])).toBe(page)
  expect(await told([write('c.json.gz', gzipSync(JSON.stringify(transaction)))])).toBe(page)
  expect((await told([join(folder, 'many')])).split('SOURCES')[0]).toBe(page.split('SOURCES')[0])
})

test('own names of a hospital are read from a table', async () => {
  const own = [ana, order('m', 'Marcoblau 3 mg', 'Patient/ana'), order('i', 'Ibuprofen 400 mg tablet', 'Patient/ana')]
  const file = write('own.ndjson', own.map((resource) => JSON.stringify(resource)).join('\n'))
  const table = write(
    'medicines.csv',
    '# table: medicines\n# version: 1\n# source: us\nname,ingredients\nMarcoblau,warfarin',
  )
  expect(await told([file])).not.toContain('bleeding')
  expect(await told([file], { terminology: [table] })).toMatch(/Ibuprofen .* with warfarin .* risks serious bleeding/)
  const wrong = write('wrong.csv', '# table: medicines\n# version: 1\n# source: us\nname,ingredients\nX,unobtainium')
  await expect(told([file], { terminology: [wrong] })).rejects.toThrow(
    'medicines, line 5: "unobtainium" is no ingredient',
  )
})

test('care gaps are told by the measures of a folder', async () => {
  mkdirSync(join(folder, 'measures'))
  for (const [index, resource] of smallMeasure().entries()) write(`measures/${index}.json`, resource)
  const diabetes = {
    ...{ resourceType: 'Condition', id: 'd', subject: { reference: 'Patient/ana' }, onsetDateTime: '2014' },
    ...{ clinicalStatus: { coding: [{ code: 'active' }] } },
    code: { coding: [{ system: 'http://snomed.info/sct', code: '44054006' }] },
  }
  const file = write('diabetes.ndjson', [ana, diabetes].map((resource) => JSON.stringify(resource)).join('\n'))
  expect(await told([file])).not.toContain('Eye Examination')
  expect(await told([file], { measures: [join(folder, 'measures')] })).toMatch(/Eye Examination in Diabetes/)
})

test('the entries of a document inside a bundle are read as well', async () => {
  const document = { resourceType: 'Bundle', type: 'document', entry: transaction.entry.slice(1) }
  const outer = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: document }, transaction.entry[0]] }
  expect((await readResources([write('outer.json', outer)])).map(({ id }) => id)).toEqual(['w', 'i', 'ana'])
})

test('tells it as JSON with findings and page, as FHIR, and in another language', async () => {
  const file = write('forms.json', transaction)
  const { findings, summary, patient } = JSON.parse(await told([file], { format: 'json', language: 'es' }))
  expect([patient, findings.length > 0, summary.language]).toEqual(['ana', true, 'es'])
  const bundle = JSON.parse(await told([file], { format: 'fhir' }))
  expect(bundle.entry[0].resource).toMatchObject({
    ...{ resourceType: 'DetectedIssue', patient: { reference: 'Patient/ana' } },
    implicated: [{ reference: 'MedicationRequest/i' }, { reference: 'MedicationRequest/w' }],
  })
})

test('of several patients one must be chosen, and only what is about that one is read', async () => {
  const both = [
    ana,
    { ...ana, id: 'ben' },
    order('x', 'Warfarin', 'Patient/ana'),
    order('y', 'Ibuprofen', 'Patient/ben'),
  ]
  const resources = await readResources([write('both.json', [...both, { resourceType: 'Medication', id: 'm' }])])
  expect(() => historyOf(resources, undefined)).toThrow(/2 patients; choose one/)
  expect(() => historyOf(resources, 'cem')).toThrow(/no Patient\/cem/)
  const ids = historyOf(resources, 'ben').records.map(({ key }) => key.id)
  expect(ids).toEqual(['ben', 'y', 'm'])
})

test('a record is as sensitive as what it mentions', async () => {
  const subject = { reference: 'Patient/ana' }
  const hiv = { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] }
  const resources = [
    ana,
    { resourceType: 'Encounter', id: 'e', subject, reasonReference: [{ reference: 'Procedure/p' }] },
    { resourceType: 'Procedure', id: 'p', subject, reasonReference: [{ reference: 'Condition/c' }] },
    { resourceType: 'Condition', id: 'c', subject, code: hiv },
  ]
  const { records } = historyOf(await readResources([write('hiv.json', resources)]), undefined)
  expect(records.map(({ sensitivities }) => sensitivities)).toEqual([[], ['hiv'], ['hiv'], ['hiv']])
})

test('what cannot be read is named by file and line, and then nothing is told', async () => {
  const good = write('good.json', ana)
  const bad = write('bad.ndjson', `${JSON.stringify(ana)}\n{oops`)
  const wrong = write('wrong.json', '[7]')
  await expect(readResources([good, bad, wrong])).rejects.toMatchObject({
    code: 'bad-request',
    issues: [{ path: `${bad}:2` }, { path: `${wrong}:1` }],
  })
  await expect(readResources([write('cut.json.gz', gzipSync('{"a":1}').subarray(0, 12))])).rejects.toThrow('cannot be')
  await expect(readResources([join(folder, 'nowhere')])).rejects.toThrow('cannot be read')
  await expect(told([write('nobody.json', { resourceType: 'Medication', id: 'm' })])).rejects.toThrow('names a patient')
})

test('wrong options are refused with what they can be', async () => {
  const file = write('options.json', ana)
  await expect(told([file], { format: 'xml' })).rejects.toThrow('--format is one of text, json, fhir')
  await expect(told([file], { language: 'xx' })).rejects.toThrow('--language is one of en')
  await expect(told([file], { now: 'yesterday' })).rejects.toThrow('--now is a day')
})
