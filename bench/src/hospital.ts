import type { ProgramClient } from '@anamnesis/server'
import { anchoringOf, untilAnchored } from './anchoring.ts'
import type { BenchHospital, Bundle, Named } from './bench-hospital.ts'
import { importBundle, withBenchHospital } from './bench-hospital.ts'
import { latency, timeEach } from './measure.ts'
import { createRate, readRate } from './rates.ts'
import type { Row } from './table.ts'
import { percentile } from './table.ts'

const BUNDLES = 10
const READS = 500

/** Measures one hospital over HTTP on embedded PostgreSQL and the embedded chain: import, reads, searches, creations, anchoring. */
export function measureHospital(): Promise<Row[]> {
  return withBenchHospital('hospital', BUNDLES, async (bench) => {
    const { client, bundles } = bench
    const { rows, records } = await measureImport(client, bundles)
    return [
      ...rows,
      ...(await measureReads(bench, records)),
      ...(await measureSearches(client, records)),
      await measureCreates(bench, records),
      await measureAnchoring(client),
    ]
  })
}

async function measureImport(
  client: ProgramClient,
  bundles: readonly Bundle[],
): Promise<{ rows: Row[]; records: Named[] }> {
  const rates: number[] = []
  const records: Named[] = []
  for (const { text, entries } of bundles) {
    const start = performance.now()
    const made = await importBundle(client, text)
    rates.push((entries * 1000) / (performance.now() - start))
    records.push(...made)
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

async function measureReads(bench: BenchHospital, records: readonly Named[]): Promise<Row[]> {
  const some = Array.from({ length: READS }, (_, index) => records[(index * 7919) % records.length]).filter(
    (record) => record !== undefined,
  )
  const paths = some.map(({ type, id }) => `/fhir/R4/${type}/${id}`)
  return [latency('read', await timeEach(bench.client, paths)), await readRate(bench, records, 3000)]
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
    rows.push(latency(`search ${name}`, await timeEach(client, paths)))
  }
  return rows
}

async function measureCreates(bench: BenchHospital, records: readonly Named[]): Promise<Row> {
  const patient = records.find(({ type }) => type === 'Patient')?.id ?? ''
  return createRate(bench, patient, 800)
}

/** Waits until nothing is left to anchor: how fast the backlog of all that was written above went onto the ledger. */
async function measureAnchoring(client: ProgramClient): Promise<Row> {
  const before = await anchoringOf(client)
  const start = performance.now()
  const now = await untilAnchored(client)
  const seconds = (performance.now() - start) / 1000
  return {
    what: 'anchoring',
    figure: (now.anchored - before.anchored) / seconds,
    unit: 'commitments/s',
    note: `${before.backlog} waited, at most one anchor each 10 s`,
  }
}
