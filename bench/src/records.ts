import { readFileSync } from 'node:fs'
import { connect } from '@anamnesis/database'
import type { ProgramClient } from '@anamnesis/server'
import type { BenchHospital, Bundle, Named } from './bench-hospital.ts'
import { importBundle, withBenchHospital } from './bench-hospital.ts'
import { latency, timeEach } from './measure.ts'
import { createRate, readRate } from './rates.ts'
import { rawCopyRow } from './raw-copy.ts'
import { type RawSearches, type Shape, withRawSearches } from './raw-search.ts'
import { percentile, type Row } from './table.ts'

const BUNDLES = 60
/** How many resources are there when searches are measured: 126,000 unless BENCH_RESOURCES says otherwise. */
const RESOURCES = Number(process.env.BENCH_RESOURCES ?? 126_000)
/** Bundles in flight at once while importing: while the database stores one and waits for the disk with another, the server validates the next. */
const IMPORTERS = 3
const SEARCHES = 200
/** Searches of a kind before its own are timed: what a process does for the first time it compiles. */
const FIRST_SEARCHES = 20
/** Names of records that are kept for reading, beside those of all patients: the names of a million would be the load generator's memory. */
const KEPT = 100_000
/** How often an import says how far it is. */
const PROGRESS_MS = 10_000

/** Measures the FHIR store over HTTP with as many resources as asked for: bundles, then copies of them under other ids. */
export function measureRecords(): Promise<Row[]> {
  return withBenchHospital('records', BUNDLES, async (bench) => {
    const { rows, records } = await importScaled(bench)
    const patients = records.filter(({ type }) => type === 'Patient').map(({ id }) => id)
    const { client } = bench
    const copied = await rawCopyRow(bench)
    say('PostgreSQL tidies up')
    await tidy(bench)
    say('reads, creations and searches')
    return [
      ...rows,
      copied,
      ...(await withRawSearches(bench, (raw) => readRows(bench, raw, records))),
      await createRate(bench, patients[0] ?? '', 2000),
      ...(await withRawSearches(bench, async (raw) => [
        ...(await searchRows(client, raw, patients)),
        ...(await permitRows(raw, patients)),
      ])),
    ]
  })
}

/** What PostgreSQL does by itself in the minutes after an import, beside which nothing is measured. */
async function tidy({ hospital }: BenchHospital): Promise<void> {
  const database = connect(hospital.databaseUrl, { max: 1 })
  await database.query('VACUUM (ANALYZE)')
  await database.end()
}

/** Tells on standard error what is being done: an import of a million takes its time. */
function say(what: string): void {
  console.error(`records: ${what}`)
}

async function importScaled({ client, bundles, hospital }: BenchHospital): Promise<{ rows: Row[]; records: Named[] }> {
  const records: Named[] = []
  const one = Math.ceil(RESOURCES / KEPT)
  let sent = 0
  let made = 0
  let next = 0
  const start = performance.now()
  let told = start
  let madeThen = 0
  const keep = (name: Named) => {
    if (made % one === 0 || name.type === 'Patient') records.push(name)
    made += 1
  }
  const progress = () => {
    const now = performance.now()
    if (now - told < PROGRESS_MS) return
    const rate = Math.round((made * 1000) / (now - start))
    const lately = Math.round(((made - madeThen) * 1000) / (now - told))
    say(
      `${made} of ${RESOURCES} resources, ${rate}/s, lately ${lately}/s, memory ${Math.round(peakMemoryMb(hospital.pid))} MB, load generator ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`,
    )
    told = now
    madeThen = made
  }
  const importer = async () => {
    while (sent < RESOURCES) {
      const copy = Math.floor(next / bundles.length)
      const bundle = bundles[next++ % bundles.length] as Bundle
      sent += bundle.entries
      for (const name of await importBundle(client, reidentified(bundle.text, copy))) keep(name)
      progress()
    }
  }
  await Promise.all(Array.from({ length: IMPORTERS }, importer))
  const rate = (made * 1000) / (performance.now() - start)
  const rows = [
    {
      what: `import, ${made.toLocaleString('en')} resources`,
      figure: rate,
      unit: 'resources/s',
      bar: '>= 2000',
      note: `${IMPORTERS} bundles at once; validated, indexed, sealed, audited`,
    },
    { what: 'largest memory of the process', figure: peakMemoryMb(hospital.pid), unit: 'MB', bar: '<= 1000' },
  ]
  return { rows, records }
}

/** Other people with the same histories: every UUID, and so every id, reference and identifier made of one, becomes another. */
function reidentified(text: string, copy: number): string {
  if (copy === 0) return text
  return text.replace(
    /\b([0-9a-f]{8})(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/g,
    (_, head: string, rest: string) => {
      const other = (Number.parseInt(head, 16) ^ copy) >>> 0
      return `${other.toString(16).padStart(8, '0')}${rest}`
    },
  )
}

/** Linux keeps the largest resident size of a process as VmHWM; unknown elsewhere. */
function peakMemoryMb(pid: number | null): number {
  if (pid === null || process.platform !== 'linux') return Number.NaN
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

async function readRows(bench: BenchHospital, raw: RawSearches, records: readonly Named[]): Promise<Row[]> {
  const paths = Array.from({ length: 300 }, (_, index) => records[(index * 7919) % records.length]).flatMap((record) =>
    record === undefined ? [] : [`/fhir/R4/${record.type}/${record.id}`],
  )
  const commits = await raw.commitTimes(paths.length)
  const note = `a commit alone p50 ${percentile(commits, 50).toFixed(1)}, p95 ${percentile(commits, 95).toFixed(1)} ms: each read is logged first`
  return [{ ...latency('read', await timeEach(bench.client, paths)), note }, await readRate(bench, records, 12_000)]
}

const LOINC = 'http://loinc.org'

/** The searches that are measured: their path for one patient, and the limit of their 95th percentile in ms. */
const SHAPES: Readonly<Record<string, readonly [limitMs: number, path: (patient: string) => string]>> = {
  'patient + code': [10, (patient) => `Observation?patient=${patient}&code=${LOINC}|8302-2`],
  'patient + category by date': [10, (patient) => `Observation?patient=${patient}&category=laboratory&_sort=-date`],
  'code + date': [25, () => `Observation?code=${LOINC}|8302-2&date=ge2019-01-01`],
  'code + value-quantity': [25, () => `Observation?code=${LOINC}|8302-2&value-quantity=gt180`],
  'name prefix': [25, () => 'Patient?name=an'],
  identifier: [25, (patient) => `Patient?identifier=${patient}`],
  'chained name': [25, () => 'Observation?patient.family=dach'],
  _has: [25, () => `Patient?_has:Observation:patient:code=${LOINC}|2093-3`],
}

async function searchRows(client: ProgramClient, raw: RawSearches, patients: readonly string[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const [name, [limitMs, pathOf]] of Object.entries(SHAPES)) {
    const pathAt = (index: number) => pathOf(patients[(index * 31) % patients.length] ?? '')
    const paths = Array.from({ length: SEARCHES }, (_, index) => pathAt(index))
    const first = Array.from({ length: FIRST_SEARCHES }, (_, index) => pathAt(SEARCHES + index))
    const all = await timeEach(
      client,
      [...first, ...paths].map((path) => `/fhir/R4/${path}`),
    )
    const times = all.slice(FIRST_SEARCHES)
    const alone = await raw.timesOf(
      typeOf(paths[0]),
      paths.map((path) => path.slice(path.indexOf('?') + 1)),
    )
    const note = `raw SQL of the same plan p50 ${percentile(alone, 50).toFixed(1)}, p95 ${percentile(alone, 95).toFixed(1)} ms; the rest: opening a page, audit, HTTP; after ${FIRST_SEARCHES} others`
    rows.push({ ...latency(`search ${name}`, times, limitMs), note })
  }
  return rows
}

function permitRows(raw: RawSearches, patients: readonly string[]): Promise<Row[]> {
  say('the statements of the searches with and without a permit')
  const shapes = Object.entries(SHAPES).map(([name, [, pathOf]]): Shape => {
    const query = (patient: string) => pathOf(patient).slice(pathOf(patient).indexOf('?') + 1)
    return [name, typeOf(pathOf('')), query]
  })
  return raw.permitRows(shapes, patients)
}

function typeOf(path: string | undefined): string {
  return path?.split('?')[0] ?? ''
}
