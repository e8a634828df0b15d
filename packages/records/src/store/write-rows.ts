import type { Transaction } from '@anamnesis/database'
import { unnested } from '@anamnesis/database'
import type { IndexRows } from '../index-rows/index-rows.ts'
import { indexRowDeletes, tokensOfInsert } from '../index-rows/write-index-rows.ts'
import { sqlTimestamp } from '../permit/sql-timestamp.ts'
import type { VersionOperation } from './open-versions.ts'
import type { SealedVersion } from './seal-version.ts'

/** Everything that one record version leaves in the database: its row in `res`, its version in `hist`, its index rows, its event. */
export type RecordWrite = {
  readonly pk: bigint
  readonly custodian: number
  readonly rt: number
  readonly id: string
  readonly ref: bigint
  readonly version: number
  /** In ms since 1970 UTC. */
  readonly updated: number
  readonly operation: VersionOperation
  /** Local Patient id, '' for the hospital. */
  readonly owner: string
  readonly keyId: string
  readonly patients: readonly string[]
  readonly category: number
  readonly categories: number
  readonly sensitivities: number
  readonly mentions: readonly string[]
  readonly ownCategories: number
  readonly ownSensitivities: number
  readonly ownMentions: readonly string[]
  readonly ownPatients: readonly string[]
  readonly from: number
  readonly until: number
  readonly author: string
  readonly status: string
  readonly digest: Buffer
  readonly sealed: SealedVersion
  /** 32 bytes; null for the first version. */
  readonly previous: Uint8Array | null
  /** Null for a removal: what is not there is not found. */
  readonly rows: IndexRows | null
  /** True if index rows of an earlier version must go. */
  readonly replaces: boolean
  readonly event: 'create' | 'update' | 'delete' | 'visiting'
}

const RES_COLUMNS = `pk, custodian, rt, id, ref, ver, updated, deleted, owner, patients, category, categories, sensitivities, own_categories,
  own_sensitivities, own_mentions, own_patients, mentions, date_from, date_until, author, status, key_id, digest`
const NO_COMMITMENT = Buffer.alloc(32)

/**
 * Writes record versions with all that belongs to them in one statement, so that the database works while the next ones are being sealed. Lists of
 * names go as one text each (neither ids nor names hold spaces), sealed bytes as one value that the statement cuts up: a list of byte strings
 * would travel as hexadecimal text.
 */
export async function writeRows(transaction: Transaction, writes: readonly RecordWrite[]): Promise<void> {
  if (writes.length === 0) return
  const params: unknown[] = []
  const bind = (value: unknown, type: string) => `$${params.push(value)}::${type}`
  const replaced = writes.filter(({ replaces }) => replaces).map(({ pk }) => pk)
  const steps = [
    resStep(writes, bind),
    histStep(writes, bind),
    eventStep(writes, bind),
    ...indexSteps(writes, bind, replaced.length > 0),
  ]
  if (replaced.length > 0) {
    const tokenless = writes.filter(({ replaces, rows }) => replaces && !rows?.tokens.length).map(({ pk }) => pk)
    steps.push(...indexRowDeletes(bind(numbers(replaced), 'bigint[]')))
    steps.push(`DELETE FROM i_tok_of WHERE pk = ANY(${bind(numbers(tokenless), 'bigint[]')})`)
  }
  // Named: the text is one of two, and parsing it takes longer than carrying it out for one record.
  const name = replaced.length > 0 ? 'records-replace' : 'records-add'
  const text = `WITH ${steps.map((step, index) => `s${index} AS (${step})`).join(', ')} SELECT 1`
  await transaction.query({ name, text, values: params })
}

type Bind = (value: unknown, type: string) => string

/** The text of an array of numbers, which never needs quotes. */
function numbers(values: readonly (bigint | number)[]): string {
  return `{${values.join(',')}}`
}

function blob(parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat(parts)
}

function resStep(writes: readonly RecordWrite[], bind: Bind): string {
  const column = <T>(of: (write: RecordWrite) => T) => writes.map(of)
  const values = [
    bind(numbers(column(({ pk }) => pk)), 'bigint[]'),
    bind(numbers(column(({ custodian }) => custodian)), 'smallint[]'),
    bind(numbers(column(({ rt }) => rt)), 'smallint[]'),
    bind(
      column(({ id }) => id),
      'text[]',
    ),
    bind(numbers(column(({ ref }) => ref)), 'bigint[]'),
    bind(numbers(column(({ version }) => version)), 'int[]'),
    bind(
      column(({ updated }) => sqlTimestamp(updated)),
      'timestamptz[]',
    ),
    bind(
      column(({ operation }) => operation === 'D'),
      'boolean[]',
    ),
    bind(
      column(({ owner }) => owner),
      'text[]',
    ),
    bind(
      column(({ patients }) => patients.join(' ')),
      'text[]',
    ),
    bind(numbers(column(({ category }) => category)), 'smallint[]'),
    bind(numbers(column(({ categories }) => categories)), 'int[]'),
    bind(numbers(column(({ sensitivities }) => sensitivities)), 'int[]'),
    bind(numbers(column(({ ownCategories }) => ownCategories)), 'int[]'),
    bind(numbers(column(({ ownSensitivities }) => ownSensitivities)), 'int[]'),
    bind(
      column(({ ownMentions }) => ownMentions.join(' ')),
      'text[]',
    ),
    bind(
      column(({ ownPatients }) => ownPatients.join(' ')),
      'text[]',
    ),
    bind(
      column(({ mentions }) => mentions.join(' ')),
      'text[]',
    ),
    bind(
      column(({ from }) => sqlTimestamp(from)),
      'timestamptz[]',
    ),
    bind(
      column(({ until }) => sqlTimestamp(until)),
      'timestamptz[]',
    ),
    bind(
      column(({ author }) => author),
      'text[]',
    ),
    bind(
      column(({ status }) => status),
      'text[]',
    ),
    bind(
      column(({ keyId }) => keyId),
      'text[]',
    ),
  ]
  const digests = bind(blob(column(({ digest }) => digest)), 'bytea')
  return `INSERT INTO res (${RES_COLUMNS})
    SELECT pk, custodian, rt, id, ref, ver, updated, deleted, owner, string_to_array(patients, ' '), category, categories, sensitivities, own_categories,
      own_sensitivities, string_to_array(own_mentions, ' '), string_to_array(own_patients, ' '), string_to_array(mentions, ' '), date_from, date_until,
      author, status, key_id, substring(${digests} FROM 32 * (n::int - 1) + 1 FOR 32)
    FROM ${unnested(values)} WITH ORDINALITY AS v (${RES_COLUMNS.replace(/,\s*digest/, '')}, n)
    ON CONFLICT (pk) DO UPDATE SET (${UPDATED.join(', ')}) = ROW(${UPDATED.map((name) => `excluded.${name}`).join(', ')})`
}

const UPDATED = RES_COLUMNS.split(/,\s*/).filter((name) => !['pk', 'custodian', 'rt', 'id', 'ref'].includes(name))

function histStep(writes: readonly RecordWrite[], bind: Bind): string {
  const lengths = writes.map(({ sealed }) => sealed.doc.length)
  let end = 1
  const starts = lengths.map((length) => {
    const start = end
    end += length
    return start
  })
  const docs = bind(blob(writes.map(({ sealed }) => sealed.doc)), 'bytea')
  const secrets = bind(blob(writes.map(({ sealed }) => sealed.secret)), 'bytea')
  const commitments = bind(blob(writes.map(({ sealed }) => sealed.commitment)), 'bytea')
  const previous = bind(blob(writes.map((write) => write.previous ?? NO_COMMITMENT)), 'bytea')
  const none = bind(NO_COMMITMENT, 'bytea')
  const width = writes[0]?.sealed.secret.length ?? 0
  const values = [
    bind(numbers(writes.map(({ pk }) => pk)), 'bigint[]'),
    bind(numbers(writes.map(({ version }) => version)), 'int[]'),
    bind(
      writes.map(({ updated }) => sqlTimestamp(updated)),
      'timestamptz[]',
    ),
    bind(
      writes.map(({ operation }) => operation),
      'text[]',
    ),
    bind(
      writes.map(({ author }) => author),
      'text[]',
    ),
    bind(numbers(starts), 'int[]'),
    bind(numbers(lengths), 'int[]'),
  ]
  return `INSERT INTO hist (pk, ver, updated, op, author, doc, secret, commitment, previous)
    SELECT pk, ver, updated, op, author, substring(${docs} FROM first FOR size), substring(${secrets} FROM ${width} * (n::int - 1) + 1 FOR ${width}),
      substring(${commitments} FROM 32 * (n::int - 1) + 1 FOR 32), nullif(substring(${previous} FROM 32 * (n::int - 1) + 1 FOR 32), ${none})
    FROM ${unnested(values)} WITH ORDINALITY AS v (pk, ver, updated, op, author, first, size, n)`
}

function eventStep(writes: readonly RecordWrite[], bind: Bind): string {
  const values = [
    bind(
      writes.map(({ updated }) => sqlTimestamp(updated)),
      'timestamptz[]',
    ),
    bind(
      writes.map(({ event }) => event),
      'text[]',
    ),
    bind(numbers(writes.map(({ pk }) => pk)), 'bigint[]'),
    bind(numbers(writes.map(({ version }) => version)), 'int[]'),
  ]
  return `INSERT INTO event (at, kind, pk, ver) SELECT * FROM ${unnested(values)}`
}

function indexSteps(writes: readonly RecordWrite[], bind: Bind, replaces: boolean): string[] {
  const tokens = flatten(writes, ({ tokens }) => tokens)
  const strings = flatten(writes, ({ strings }) => strings)
  const ranges = flatten(writes, ({ ranges }) => ranges)
  const references = flatten(writes, ({ references }) => references)
  const tokenArrays = [bind(numbers(tokens.rows), 'bigint[]'), bind(numbers(tokens.pks), 'bigint[]')] as const
  return [
    insertStep('i_tok (h, pk)', tokenArrays),
    // One statement cannot remove a row and make another of the same key: the list of a record that is replaced is changed in place.
    tokensOfInsert(...tokenArrays) + (replaces ? ' ON CONFLICT (pk) DO UPDATE SET h = excluded.h' : ''),
    insertStep('i_str (p, v, pk)', [
      bind(numbers(strings.rows.map(({ p }) => p)), 'int[]'),
      bind(
        strings.rows.map(({ v }) => v),
        'text[]',
      ),
      bind(numbers(strings.pks), 'bigint[]'),
    ]),
    insertStep('i_rng (p, lo, hi, c, pk)', [
      bind(numbers(ranges.rows.map(({ p }) => p)), 'int[]'),
      bind(numbers(ranges.rows.map(({ lo }) => lo)), 'float8[]'),
      bind(numbers(ranges.rows.map(({ hi }) => hi)), 'float8[]'),
      bind(numbers(ranges.rows.map(({ c }) => c)), 'bigint[]'),
      bind(numbers(ranges.pks), 'bigint[]'),
    ]),
    insertStep('i_ref (p, t, pk)', [
      bind(numbers(references.rows.map(({ p }) => p)), 'int[]'),
      bind(numbers(references.rows.map(({ t }) => t)), 'bigint[]'),
      bind(numbers(references.pks), 'bigint[]'),
    ]),
  ]
}

function insertStep(target: string, arrays: readonly string[]): string {
  return `INSERT INTO ${target} SELECT * FROM ${unnested(arrays)}`
}

function flatten<Row>(writes: readonly RecordWrite[], rowsOf: (rows: IndexRows) => readonly Row[]) {
  const rows: Row[] = []
  const pks: bigint[] = []
  for (const { rows: indexRows, pk } of writes) {
    for (const row of indexRows === null ? [] : rowsOf(indexRows)) {
      rows.push(row)
      pks.push(pk)
    }
  }
  return { rows, pks }
}
