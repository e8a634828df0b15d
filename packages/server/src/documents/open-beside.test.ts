import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRelationship } from '../access/relationships.ts'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'
import { pdfOf } from './testing/pdf-of.ts'

const LEE = 'lakeside.lee'
/** More than stays inside a record. */
const PADDING = Buffer.alloc(300_000, '%\n')

let hospital: WholeHospital
let patient: string
beforeAll(async () => {
  hospital = await startWholeHospital()
  patient = await admitted()
})
afterAll(() => hospital.close())

async function create(resource: object): Promise<{ id: string }> {
  const { resourceType } = resource as { resourceType: string }
  return (await hospital.call(PROGRAM, 'POST', `/fhir/R4/${resourceType}`, resource)).json()
}

async function admitted(): Promise<string> {
  const { id } = await create({ resourceType: 'Patient' })
  const now = hospital.context.now()
  await addRelationship(
    hospital.context.database,
    { patient: id, person: LEE, department: null, reason: 'admission', starts: 0, ends: now + 86_400_000 },
    'admission.feed',
  )
  return id
}

function createNote(
  of: string,
  attachment: { contentType?: string } & ({ data: string } | { url: string }),
): Promise<{ id: string }> {
  return create({
    resourceType: 'DocumentReference',
    status: 'current',
    subject: { reference: `Patient/${of}` },
    category: [{ coding: [{ code: 'clinical-note' }] }],
    date: new Date(hospital.context.now()).toISOString(),
    content: [{ attachment: { contentType: 'application/pdf', ...attachment } }],
  })
}

type Told = {
  readonly rule: string
  readonly text: string
  readonly sensitivities: readonly string[]
  readonly evidence: readonly { span: object | null }[]
}
type Chart = { readonly findings: readonly Told[] }

const textsOf = (told: readonly Told[]) => told.map(({ text }) => text).join(' ')

async function found(rule: string, of = patient) {
  const chart: Chart = (await hospital.call(LEE, 'GET', `/api/chart/${of}`)).json()
  return chart.findings.filter((finding) => finding.rule === rule)
}

async function looksAt(url: string): Promise<number> {
  const { rowCount } = await hospital.context.database.query(
    "SELECT FROM audit, unnest(records) AS seen (version) WHERE kind = 'looked' AND person = $1 AND version LIKE $2",
    [LEE, `%${url}/1`],
  )
  return rowCount ?? 0
}

/** What the chart of another patient of the same physician says of a note that names the Binary. */
async function notesOfStranger(url: string) {
  const stranger = await admitted()
  await createNote(stranger, { url })
  const chart: Chart = (await hospital.call(LEE, 'GET', `/api/chart/${stranger}`)).json()
  return chart.findings.map(({ rule, evidence }) => [rule, evidence[0]?.span ?? null])
}

test('a long PDF beside its record is read by page for whoever may see it, and the look at it is in the log', async () => {
  const letter = pdfOf([['Discharge letter'], ['HISTORY: She has COPD, known since 2015.']])
  const data = Buffer.concat([letter, PADDING]).toString('base64')
  const note = await createNote(patient, { data })
  const kept = (await hospital.call(PROGRAM, 'GET', `/fhir/R4/DocumentReference/${note.id}`)).json()
  const { url } = kept.content[0].attachment as { url: string }
  expect(url).toMatch(/^Binary\//)

  await expect.poll(async () => (await found('problem-in-note')).length, { timeout: 30_000 }).toBe(1)
  const [finding] = await found('problem-in-note')
  expect(finding?.evidence[0]?.span).toMatchObject({ path: 'content[0].attachment', page: 2 })
  expect(await found('note-reading')).toEqual([])
  const before = await looksAt(url)
  await found('note-reading')
  // As one of the records of the chart, and by itself.
  expect((await looksAt(url)) - before).toBe(2)

  // Another patient's record that names the Binary is not read by it.
  expect(await notesOfStranger(url)).toEqual([['note-reading', null]])

  // Other content in the same Binary is read anew, though the record that names it has not changed.
  const binary = { resourceType: 'Binary', id: url.slice(7), contentType: 'application/pdf' }
  const other = Buffer.from(pdfOf([['HISTORY: She has epilepsy.']])).toString('base64')
  const about = { reference: `DocumentReference/${note.id}` }
  await hospital.call(PROGRAM, 'PUT', `/fhir/R4/${url}`, { ...binary, securityContext: about, data: other })
  await expect.poll(async () => textsOf(await found('problem-in-note')), { timeout: 30_000 }).toMatch(/epilepsy/)

  // Without the content the note says so, though its words are still in memory.
  await hospital.call(PROGRAM, 'DELETE', `/fhir/R4/${url}`)
  expect(await found('problem-in-note')).toEqual([])
  expect(await found('note-reading')).toHaveLength(1)
}, 60_000)

test.each([
  ['text/plain; charset=iso-8859-1', 'HISTORY: Fièvre. She has lupus, known since 2015.\n', 'latin1'],
  ['text/html', '<h1>HISTORY</h1><p>Fi&egrave;vre. She has lupus, known since 2015.</p>', 'utf8'],
] as const)(
  'a long note of %s beside its record is read, and its places count in what was written',
  async (contentType, words, encoding) => {
    const other = await admitted()
    const data = Buffer.concat([Buffer.from(words, encoding), Buffer.alloc(600_000, 'Well.\n')])
    const note = await createNote(other, { contentType, data: data.toString('base64') })
    const kept = (await hospital.call(PROGRAM, 'GET', `/fhir/R4/DocumentReference/${note.id}`)).json()
    expect(kept.content[0].attachment).toMatchObject({ url: expect.stringMatching(/^Binary\//) })
    const start = words.indexOf('lupus')
    await expect
      .poll(async () => (await found('problem-in-note', other))[0]?.evidence[0]?.span, { timeout: 30_000 })
      .toEqual({ path: 'content[0].attachment', start, end: start + 'lupus'.length })
    // More of it than is read is told.
    expect(textsOf(await found('note-reading', other))).toMatch(/250,000/)
  },
  60_000,
)

test('what a text beside its record is sensitive for, its findings are', async () => {
  const other = await admitted()
  const data = Buffer.from('HISTORY: She has depression, known since 2015.').toString('base64')
  const securityContext = { reference: `Patient/${other}` }
  const { id } = await create({ resourceType: 'Binary', contentType: 'text/plain', securityContext, data })
  await createNote(other, { contentType: 'text/plain', url: `Binary/${id}` })
  await expect
    .poll(async () => (await found('problem-in-note', other))[0]?.sensitivities, { timeout: 30_000 })
    .toEqual(['mental-health'])
}, 60_000)
