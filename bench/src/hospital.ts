import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { AdminStatus } from '@anamnesis/core/api'
import type { ProgramClient } from '@anamnesis/server'
import { createProgramClient, startNetwork } from '@anamnesis/server'
import type { Row } from './table.ts'
import { percentile } from './table.ts'

/** Development data, never part of the repository: BENCH_DATA, or where it lies beside it. */
const DATA = resolve(process.env.BENCH_DATA ?? '../shared/data/synthea')
const BUNDLES = 10
const READS = 500
const CLIENTS = 16

type Bundle = { readonly text: string; readonly entries: number }
type Named = { readonly type: string; readonly id: string }

/** Measures one hospital over HTTP on embedded PostgreSQL and the embedded chain: import, reads, searches, creations, anchoring. */
export async function measureHospital(): Promise<Row[]> {
  if (!existsSync(DATA))
    return [{ what: 'hospital', figure: Number.NaN, unit: '', note: `skipped: no Synthea bundles in ${DATA}` }]
  const folder = mkdtempSync(join(tmpdir(), 'anamnesis-bench-'))
  const people = [] as const
  const network = await startNetwork({
    dataFolder: folder,
    hospitals: [{ key: 'a', name: 'Bench', description: 'measured', people }],
    importSamples: false,
    web: false,
  })
  try {
    const [hospital] = network.hospitals
    if (!hospital) throw new Error('no hospital')
    const { clientId: id, privateKey: key } = network.backendClient(hospital.key)
    const client = createProgramClient({ origin: hospital.origin, id, key })
    const bundles = readdirSync(DATA).slice(0, BUNDLES).map(loadBundle)
    const { rows, records } = await measureImport(client, bundles)
    return [
      ...rows,
      ...(await measureReads(client, records)),
      ...(await measureSearches(client, records)),
      ...(await measureCreates(client, records)),
      await measureAnchoring(client),
    ]
  } finally {
    await network.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function loadBundle(file: string): Bundle {
  const text = gunzipSync(readFileSync(join(DATA, file))).toString('utf8')
  return { text, entries: (JSON.parse(text) as { entry: unknown[] }).entry.length }
}

async function measureImport(
  client: ProgramClient,
  bundles: readonly Bundle[],
): Promise<{ rows: Row[]; records: Named[] }> {
  const rates: number[] = []
  const records: Named[] = []
  for (const { text, entries } of bundles) {
    const start = performance.now()
    const response = await client.send('POST', '/fhir/R4', text)
    const answer = (await response.json()) as { entry?: { response: { location?: string } }[] }
    rates.push((entries * 1000) / (performance.now() - start))
    for (const { response: entry } of answer.entry ?? []) {
      const [, type = '', id = ''] = /([A-Za-z]+)\/([^/]+)\/_history/.exec(entry.location ?? '') ?? []
      records.push({ type, id })
    }
  }
  const [cold = Number.NaN, ...warm] = rates
  const rows = [
    {
      what: 'import of one bundle, first',
      figure: cold,
      unit: 'resources/s',
      bar: '>= 800',
      note: 'a server that has just started',
    },
    {
      what: 'import of one bundle, median of the next',
      figure: percentile(warm, 50),
      unit: 'resources/s',
      bar: '>= 800',
      note: `${warm.length} bundles, validated, indexed, sealed, audited`,
    },
  ]
  return { rows, records }
}

async function measureReads(client: ProgramClient, records: readonly Named[]): Promise<Row[]> {
  const some = Array.from({ length: READS }, (_, index) => records[(index * 7919) % records.length]).filter(
    (record) => record !== undefined,
  )
  const paths = some.map(({ type, id }) => `/fhir/R4/${type}/${id}`)
  return [
    ...latency('read', await timeEach(client, paths)),
    { what: `read, ${CLIENTS} clients`, figure: await rate(client, paths), unit: '/s' },
  ]
}

async function measureSearches(client: ProgramClient, records: readonly Named[]): Promise<Row[]> {
  const patients = records.filter(({ type }) => type === 'Patient').map(({ id }) => id)
  const shapes: Readonly<Record<string, (patient: string) => string>> = {
    'patient + code': (patient) => `/fhir/R4/Observation?patient=${patient}&code=http://loinc.org|8302-2`,
    'patient + category, newest first': (patient) =>
      `/fhir/R4/Observation?patient=${patient}&category=laboratory&_sort=-date`,
    'name prefix': () => '/fhir/R4/Patient?name=a',
    'report with its results': (patient) =>
      `/fhir/R4/DiagnosticReport?patient=${patient}&_include=DiagnosticReport:result`,
  }
  const rows: Row[] = []
  for (const [name, pathOf] of Object.entries(shapes)) {
    const paths = Array.from({ length: 100 }, (_, index) => pathOf(patients[index % patients.length] ?? ''))
    rows.push(...latency(`search ${name}`, await timeEach(client, paths)))
  }
  return rows
}

async function measureCreates(client: ProgramClient, records: readonly Named[]): Promise<Row[]> {
  const patient = records.find(({ type }) => type === 'Patient')?.id ?? ''
  const body = JSON.stringify({
    resourceType: 'Observation',
    status: 'final',
    subject: { reference: `Patient/${patient}` },
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }] },
    effectiveDateTime: '2026-01-01',
    valueQuantity: { value: 4.2, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
  })
  const create = () => client.send('POST', '/fhir/R4/Observation', body).then((response) => response.arrayBuffer())
  return [{ what: `create, ${CLIENTS} clients`, figure: await perSecond(800, create), unit: '/s' }]
}

/** Waits until nothing is left to anchor: how fast the backlog of all that was written above went onto the ledger. */
async function measureAnchoring(client: ProgramClient): Promise<Row> {
  const status = async () => (await (await client.send('GET', '/api/admin/status')).json()) as AdminStatus
  const before = (await status()).anchoring
  const start = performance.now()
  let now = before
  while (now.backlog > 0 && performance.now() - start < 60_000) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    now = (await status()).anchoring
  }
  const seconds = (performance.now() - start) / 1000
  return {
    what: 'anchoring',
    figure: (now.anchored - before.anchored) / seconds,
    unit: 'commitments/s',
    note: `${before.backlog} waited, at most one anchor each 10 s`,
  }
}

function latency(what: string, milliseconds: readonly number[]): Row[] {
  return [
    {
      what,
      figure: percentile(milliseconds, 50),
      unit: 'ms p50',
      bar: `p95 ${percentile(milliseconds, 95).toFixed(1)} ms`,
    },
  ]
}

async function timeEach(client: ProgramClient, paths: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const path of paths) {
    const start = performance.now()
    const response = await client.send('GET', path)
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`a measured request answered ${response.status}`)
    times.push(performance.now() - start)
  }
  return times
}

function rate(client: ProgramClient, paths: readonly string[]): Promise<number> {
  let next = 0
  return perSecond(2000, async () => {
    const response = await client.send('GET', paths[next++ % paths.length] ?? '')
    await response.arrayBuffer()
  })
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  let left = count
  const start = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left-- > 0) await work()
    }),
  )
  return (count * 1000) / (performance.now() - start)
}
