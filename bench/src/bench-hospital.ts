import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Network, NetworkHospital, ProgramClient } from '@anamnesis/server'
import { askToken, createProgramClient, startNetwork } from '@anamnesis/server'
import type { Row } from './table.ts'

/** Development data, never part of the repository: BENCH_DATA, or where it lies beside it. */
const DATA = resolve(process.env.BENCH_DATA ?? '../shared/data/synthea')

/** A transaction Bundle as text, and how many entries it has. */
export type Bundle = { readonly text: string; readonly entries: number }
/** Type and id of a record. */
export type Named = { readonly type: string; readonly id: string }

/** A running hospital that is measured, and a program that may use all of it. */
export type BenchHospital = {
  readonly network: Network
  readonly hospital: NetworkHospital
  readonly client: ProgramClient
  /** Returns an access token of the program, for requests that are sent without the client. */
  readonly token: () => Promise<string>
  /** Where the network keeps its data. */
  readonly folder: string
  readonly bundles: readonly Bundle[]
}

/** Starts one empty hospital on embedded PostgreSQL and the embedded chain, measures it, and throws it away; says so if there are no bundles. */
export async function withBenchHospital(
  group: string,
  count: number,
  measure: (bench: BenchHospital) => Promise<Row[]>,
): Promise<Row[]> {
  if (!existsSync(DATA))
    return [{ what: group, figure: Number.NaN, unit: '', note: `skipped: no Synthea bundles in ${DATA}` }]
  const folder = mkdtempSync(join(tmpdir(), 'anamnesis-bench-'))
  const hospitals = [{ key: 'a', name: 'Bench', description: 'measured', people: [] }]
  const network = await startNetwork({ dataFolder: folder, hospitals, importSamples: false, web: false })
  try {
    const [hospital] = network.hospitals
    if (!hospital) throw new Error('no hospital')
    const { clientId: id, privateKey: key } = network.backendClient(hospital.key)
    const program = { origin: hospital.origin, id, key }
    const client = createProgramClient(program)
    const token = async () => (await askToken(program)).value
    const bundles = readdirSync(DATA).slice(0, count).map(loadBundle)
    return await measure({ network, hospital, client, token, folder, bundles })
  } finally {
    await network.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function loadBundle(file: string): Bundle {
  const text = gunzipSync(readFileSync(join(DATA, file))).toString('utf8')
  return { text, entries: (JSON.parse(text) as { entry: unknown[] }).entry.length }
}

/** Sends a transaction and returns the records that it made. */
export async function importBundle(client: ProgramClient, text: string): Promise<Named[]> {
  const response = await client.send('POST', '/fhir/R4', text)
  const answer = (await response.json()) as { entry?: { response: { location?: string } }[] }
  if (!response.ok) throw new Error(`an import answered ${response.status}`)
  return (answer.entry ?? []).map(({ response: entry }) => {
    const [, type = '', id = ''] = /([A-Za-z]+)\/([^/]+)\/_history/.exec(entry.location ?? '') ?? []
    return { type, id }
  })
}
