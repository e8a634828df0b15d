import { connect, type Database, inTransaction, type Transaction } from '@anamnesis/database'
import type { BenchHospital } from './bench-hospital.ts'
import type { Row } from './table.ts'

/** The tables that an import fills for each record, in which column `pk` names it. */
const TABLES = ['res', 'hist', 'event', 'i_tok', 'i_tok_of', 'i_str', 'i_rng', 'i_ref']
/** Records whose rows are copied. */
const RECORDS = 10_000

/**
 * Returns how many resources per second PostgreSQL takes when all rows of the newest 10,000 come by binary COPY into empty tables with the same indexes, in
 * one transaction that ends durably: what nothing that stores these rows can be faster than. Leaves and audit rows are not among them.
 */
export async function rawCopyRow({ hospital }: BenchHospital): Promise<Row> {
  const database = connect(hospital.databaseUrl, { max: 1 })
  try {
    const { rows } = await database.query<{ count: number; first: bigint }>(
      'SELECT count(*)::int AS count, min(pk) AS first FROM (SELECT pk FROM res ORDER BY pk DESC LIMIT $1) newest',
      [RECORDS],
    )
    const { count = 0, first = 0n } = rows[0] ?? {}
    const milliseconds = await copyAll(database, first)
    return {
      what: 'raw COPY of the same rows, without leaves and audit',
      figure: (count * 1000) / milliseconds,
      unit: 'resources/s',
      note: `${count.toLocaleString('en')} resources into empty tables with the same indexes, one connection`,
    }
  } finally {
    await database.end()
  }
}

async function copyAll(database: Database, first: bigint): Promise<number> {
  const contents = new Map<string, Buffer[]>()
  await inTransaction(database, async (transaction) => {
    for (const table of TABLES) {
      contents.set(
        table,
        await copy(transaction, `COPY (SELECT * FROM ${table} WHERE pk >= ${first}) TO STDOUT (FORMAT binary)`),
      )
      await transaction.query(`CREATE TABLE raw_${table} (LIKE ${table} INCLUDING ALL)`)
    }
  })
  const start = performance.now()
  await inTransaction(database, async (transaction) => {
    for (const [table, content] of contents)
      await copy(transaction, `COPY raw_${table} FROM STDIN (FORMAT binary)`, content)
  })
  const milliseconds = performance.now() - start
  for (const table of TABLES) await database.query(`DROP TABLE raw_${table}`)
  return milliseconds
}

/** What `pg` offers to those who speak COPY: a query gets the connection and hears of its messages. */
type CopyConnection = {
  readonly query: (text: string) => void
  readonly sendCopyFromChunk: (chunk: Buffer) => void
  readonly endCopyFrom: () => void
}

/** Carries out one COPY and returns what came out of it. */
function copy(transaction: Transaction, text: string, content: readonly Buffer[] = []): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let failure: Error | undefined
    const query = {
      submit: (connection: CopyConnection) => connection.query(text),
      handleCopyInResponse: (connection: CopyConnection) => {
        for (const chunk of content) connection.sendCopyFromChunk(chunk)
        connection.endCopyFrom()
      },
      handleCopyData: ({ chunk }: { chunk: Buffer }) => chunks.push(Buffer.from(chunk)),
      handleCommandComplete: () => {},
      handleError: (error: Error) => {
        failure = error
      },
      handleReadyForQuery: () => (failure === undefined ? resolve(chunks) : reject(failure)),
    }
    transaction.query(query as unknown as { submit: () => void })
  })
}
