import { join } from 'node:path'
import { CATEGORIES, type Permit, SENSITIVITIES, SHAREABLE_CATEGORIES } from '@anamnesis/core'
import { connect, type Database } from '@anamnesis/database'
import { readKeyring, searchStatements } from '@anamnesis/records'
import type { BenchHospital } from './bench-hospital.ts'
import type { Row } from './table.ts'
import { percentile } from './table.ts'

/** Runs of each statement with the permit, and as many without. */
const RUNS = 60
/** Patients of the physician whose permit is measured. */
const TREATED = 20

/** One search: its name, its type, and its query for one patient. */
export type Shape = readonly [name: string, type: string, query: (patient: string) => string]

/**
 * Returns for each search how long its statement takes in the database, apart from HTTP, sealing and audit, and what the permit adds: the same statement
 * with the permit's tests put out, run in turn with it, for a program that sees everything, a physician and a patient's grant.
 */
export async function rawSearchRows(
  { hospital, folder }: BenchHospital,
  shapes: readonly Shape[],
  patients: readonly string[],
): Promise<Row[]> {
  const database = connect(hospital.databaseUrl, { max: 1 })
  try {
    const keyring = await readKeyring(join(folder, hospital.key, 'keyring'))
    const statementOf = await searchStatements(database, keyring, hospital.id, `${hospital.origin}/fhir/R4`)
    const rows: Row[] = []
    for (const [name, type, query] of shapes)
      for (const [who, permit] of Object.entries(permitsOf(hospital.id, patients))) {
        const statement = statementOf(permit, type, query(patients[0] ?? ''))
        rows.push(await inTurn(database, `raw SQL ${name}, ${who}`, statement))
      }
    return rows
  } finally {
    await database.end()
  }
}

async function inTurn(
  database: Database,
  what: string,
  { text, values }: { text: string; values: unknown[] },
): Promise<Row> {
  const times: { readonly permitted: number[]; readonly raw: number[] } = { permitted: [], raw: [] }
  for (let run = 0; run < RUNS; run += 1) {
    times.permitted.push(await timed(database, text, values))
    times.raw.push(await timed(database, withoutPermit(text), values))
  }
  const [permitted, raw] = [percentile(times.permitted, 50), percentile(times.raw, 50)]
  const added = Math.round((permitted / raw - 1) * 100)
  return {
    what,
    figure: raw,
    unit: 'ms p50',
    bar: `permit adds ${added} % (<= 15)`,
    note: `with it ${permitted.toFixed(2)} ms`,
  }
}

/** PostgreSQL leaves out what `true OR` stands before when it plans; the values keep their places. */
function withoutPermit(text: string): string {
  return text
    .replaceAll('COALESCE(CASE cardinality(', '(true OR COALESCE(CASE cardinality(')
    .replaceAll(' END, false)', ' END, false))')
}

async function timed(database: Database, text: string, values: unknown[]): Promise<number> {
  const start = performance.now()
  await database.query({ text, values })
  return performance.now() - start
}

function permitsOf(hospital: BenchHospital['hospital']['id'], patients: readonly string[]): Record<string, Permit> {
  const all = { categories: CATEGORIES, sensitivities: SENSITIVITIES, only: null, except: [], from: null, until: null }
  const treated = { ...all, categories: SHAREABLE_CATEGORIES, except: [`${hospital}/Condition/hidden`] as const }
  const granted = { ...all, categories: SHAREABLE_CATEGORIES, sensitivities: [], from: Date.UTC(1990, 0) }
  const requester = {
    person: 'bench',
    name: 'Bench',
    role: 'system',
    department: null,
    hospital,
    purpose: 'TREAT',
    patient: null,
    client: 'bench',
  } as const
  const relationships = patients
    .slice(0, TREATED)
    .map((patient) => ({ basis: 'relationship', patient, reach: { own: treated } }) as const)
  return {
    'a program': { requester, clauses: [{ basis: 'system', patient: null, reach: { own: all } }], mayAddTo: 'any' },
    'a physician': { requester, clauses: relationships, mayAddTo: [] },
    'a grant': {
      requester,
      clauses: [{ basis: 'self', patient: patients[0] ?? '', reach: { own: granted } }],
      mayAddTo: [],
    },
  }
}
