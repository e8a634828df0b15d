import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Transaction } from '@anamnesis/database'
import type { BackupTable } from './tables.ts'
import { identifier } from './tables.ts'

/** Rows that travel between database and file at a time, at most. */
const BATCH = 200
/** Characters of rows that one FETCH is meant to bring: a row can be a 16 MiB record, or one of the thousand chunks of a blob. */
const FETCH_SIZE = 8_000_000
/** Level of gzip: most of a backup is sealed bytes as hexadecimal digits, of which no level makes less than half. */
const LEVEL = 1
/** Characters of rows that one INSERT takes at most. */
const INSERT_SIZE = 8_000_000

/** How the way of rows between database and file is watched and ended. */
export type RowsOptions = {
  /** Told how many rows went since the last time. */
  readonly onRows: (count: number) => void
  readonly signal?: AbortSignal
}

/** Writes a table's rows, one JSON object a line, gzip; returns how many and the file's digest. */
export async function writeTableFile(
  transaction: Transaction,
  table: BackupTable,
  file: string,
  { onRows, signal }: RowsOptions,
): Promise<{ rows: number; sha256: string }> {
  let rows = 0
  const hash = createHash('sha256')
  const lines = async function* () {
    for await (const texts of readRows(transaction, table)) {
      signal?.throwIfAborted()
      rows += texts.length
      onRows(texts.length)
      yield texts.map((text) => `${text}\n`).join('')
    }
  }
  const digest = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(
    Readable.from(lines()),
    createGzip({ level: LEVEL }),
    digest,
    createWriteStream(file, { mode: 0o600, flush: true }),
  )
  return { rows, sha256: hash.digest('hex') }
}

async function* readRows(transaction: Transaction, { name, columns }: BackupTable): AsyncGenerator<string[]> {
  const members = columns.map((column) => `'${column.replaceAll("'", "''")}', ${identifier(column)}`).join(', ')
  await transaction.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT jsonb_build_object(${members})::text AS row FROM ${identifier(name)}`,
  )
  let wanted = 1
  for (;;) {
    const { rows } = await transaction.query<{ row: string }>(`FETCH ${wanted} FROM backup_rows`)
    if (rows.length > 0) yield rows.map(({ row }) => row)
    if (rows.length < wanted) break
    const size = rows.reduce((sum, { row }) => sum + row.length, 1)
    wanted = Math.min(BATCH, wanted * 2, Math.max(1, Math.floor((FETCH_SIZE * rows.length) / size)))
  }
  await transaction.query('CLOSE backup_rows')
}

/** Inserts the rows of a file into its table; returns how many. */
export async function readTableFile(
  transaction: Transaction,
  table: BackupTable,
  file: string,
  { onRows, signal }: RowsOptions,
): Promise<number> {
  const lines = createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  let total = 0
  let batch: string[] = []
  let size = 0
  const flush = async () => {
    signal?.throwIfAborted()
    await insert(transaction, table, batch)
    total += batch.length
    onRows(batch.length)
    batch = []
    size = 0
  }
  for await (const line of lines) {
    batch.push(line)
    size += line.length
    if (batch.length >= BATCH || size >= INSERT_SIZE) await flush()
  }
  await flush()
  return total
}

async function insert(
  transaction: Transaction,
  { name, columns }: BackupTable,
  rows: readonly string[],
): Promise<void> {
  if (rows.length === 0) return
  const list = columns.map(identifier).join(', ')
  await transaction.query(
    `INSERT INTO ${identifier(name)} (${list}) OVERRIDING SYSTEM VALUE
     SELECT ${list} FROM jsonb_populate_recordset(NULL::${identifier(name)}, $1::jsonb)`,
    [`[${rows.join(',')}]`],
  )
}
