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

/** The statements of searches, run by themselves beside a hospital that is measured: apart from HTTP, opening and audit. */
export type RawSearches = {
  /** Returns how long a program's statement takes for each of several queries of a type, in ms. */
  readonly timesOf: (type: string, queries: readonly string[]) => Promise<number[]>
  /** Returns how long a commit of one row takes, again and again, in ms: what no answer that is logged first can be faster than. */
  readonly commitTimes: (runs: number) => Promise<number[]>
  /**
   * Returns for each search what the permit adds: its statement, and the same with the permit's tests put out, in turn, for a program that sees everything, a
   * physician and a patient's grant.
   */
  readonly permitRows: (shapes: readonly Shape[], patients: readonly string[]) => Promise<Row[]>
}

/** Runs work with the statements that a hospital's store sends, over one connection of its own. */
export async function withRawSearches<T>(
  { hospital, folder }: BenchHospital,
  work: (raw: RawSearches) => Promise<T>,
): Promise<T> {
  const database = connect(hospital.databaseUrl, { max: 1 })
  try {
    const keyring = await readKeyring(join(folder, hospital.key, 'keyring'))
    const statementOf = await searchStatements(database, keyring, hospital.id, `${hospital.origin}/fhir/R4`)
    return await work({
      timesOf: async (type, queries) => {
        const permit = programPermit(hospital.id)
        const times: number[] = []
        for (const query of queries) {
          const { text, values } = statementOf(permit, type, query)
          times.push(await timed(database, text, values))
        }
        return times
      },
      commitTimes: async (runs) => {
        await database.query('CREATE TABLE IF NOT EXISTS bench_commit (n int)')
        const times: number[] = []
        for (let n = 0; n < runs; n += 1) times.push(await timed(database, 'INSERT INTO bench_commit VALUES ($1)', [n]))
        await database.query('DROP TABLE bench_commit')
        return times
      },
      permitRows: async (shapes, patients) => {
        const rows: Row[] = []
        for (const [name, type, query] of shapes)
          for (const [who, permit] of Object.entries(permitsOf(hospital.id, patients))) {
            const statement = statementOf(permit, type, query(patients[0] ?? ''))
            rows.push(await inTurn(database, `raw SQL ${name}, ${who}`, statement))
          }
        return rows
      },
    })
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

const EVERYTHING = {
  categories: CATEGORIES,
  sensitivities: SENSITIVITIES,
  only: null,
  except: [],
  from: null,
  until: null,
} as const

type Hospital = BenchHospital['hospital']['id']

function requesterAt(hospital: Hospital): Permit['requester'] {
  return {
    person: 'bench',
    name: 'Bench',
    role: 'system',
    department: null,
    hospital,
    purpose: 'TREAT',
    patient: null,
    client: 'bench',
  }
}

function programPermit(hospital: Hospital): Permit {
  const clauses = [{ basis: 'system', patient: null, reach: { own: EVERYTHING } }] as const
  return { requester: requesterAt(hospital), clauses, mayAddTo: 'any' }
}

function permitsOf(hospital: Hospital, patients: readonly string[]): Record<string, Permit> {
  const requester = requesterAt(hospital)
  const treated = { ...EVERYTHING, categories: SHAREABLE_CATEGORIES, except: [`${hospital}/Condition/hidden`] as const }
  const granted = { ...EVERYTHING, categories: SHAREABLE_CATEGORIES, sensitivities: [], from: Date.UTC(1990, 0) }
  const relationships = patients
    .slice(0, TREATED)
    .map((patient) => ({ basis: 'relationship', patient, reach: { own: treated } }) as const)
  const grant = { basis: 'self', patient: patients[0] ?? '', reach: { own: granted } } as const
  return {
    'a program': programPermit(hospital),
    'a physician': { requester, clauses: relationships, mayAddTo: [] },
    'a grant': { requester, clauses: [grant], mayAddTo: [] },
  }
}
