import type { Transaction } from '@anamnesis/database'
import { binaryArray, unnested } from '@anamnesis/database'
import type { IndexRows } from '../index-rows/index-rows.ts'
import { indexRowDeletes, tokensOfInsert } from '../index-rows/write-index-rows.ts'
import { storableTime } from '../permit/sql-timestamp.ts'
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

/**
 * Writes record versions with all that belongs to them in one statement, so that the database works while the next ones are being sealed. Lists of
 * names go as one text each: neither ids nor names hold spaces.
 */
export async function writeRows(transaction: Transaction, writes: readonly RecordWrite[]): Promise<void> {
  if (writes.length === 0) return
  const params: Buffer[] = []
  const bind = binder(params)
  const replaced = writes.filter(({ replaces }) => replaces).map(({ pk }) => pk)
  const steps = [
    resStep(writes, bind),
    histStep(writes, bind),
    eventStep(writes, bind),
    ...indexSteps(writes, bind, replaced.length > 0),
  ]
  if (replaced.length > 0) {
    const tokenless = writes.filter(({ replaces, rows }) => replaces && !rows?.tokens.length).map(({ pk }) => pk)
    steps.push(...indexRowDeletes(bind.bigint(replaced)))
    steps.push(`DELETE FROM i_tok_of WHERE pk = ANY(${bind.bigint(tokenless)})`)
  }
  // Named: the text is one of three, and parsing it takes longer than carrying it out for one record.
  const name = replaced.length > 0 ? 'records-replace' : areNew(writes) ? 'records-add' : 'records-put'
  const text = `WITH ${steps.map((step, index) => `s${index} AS (${step})`).join(', ')} SELECT 1`
  await transaction.query({ name, text, values: params })
}

/** For each type of element a function that adds an array to the statement's values and returns it as SQL. */
type Bind = {
  readonly [Type in keyof typeof binaryArray]: (values: Parameters<(typeof binaryArray)[Type]>[0]) => string
}

function binder(params: Buffer[]): Bind {
  const add = (value: Buffer, type: keyof Bind) => `$${params.push(value)}::${type}[]`
  return {
    bigint: (values) => add(binaryArray.bigint(values), 'bigint'),
    int: (values) => add(binaryArray.int(values), 'int'),
    smallint: (values) => add(binaryArray.smallint(values), 'smallint'),
    float8: (values) => add(binaryArray.float8(values), 'float8'),
    boolean: (values) => add(binaryArray.boolean(values), 'boolean'),
    timestamptz: (values) => add(binaryArray.timestamptz(values.map(storableTime)), 'timestamptz'),
    text: (values) => add(binaryArray.text(values), 'text'),
    bytea: (values) => add(binaryArray.bytea(values), 'bytea'),
  }
}

function resStep(writes: readonly RecordWrite[], bind: Bind): string {
  const names = (of: (write: RecordWrite) => readonly string[]) => bind.text(writes.map((write) => of(write).join(' ')))
  const values = [
    bind.bigint(writes.map(({ pk }) => pk)),
    bind.smallint(writes.map(({ custodian }) => custodian)),
    bind.smallint(writes.map(({ rt }) => rt)),
    bind.text(writes.map(({ id }) => id)),
    bind.bigint(writes.map(({ ref }) => ref)),
    bind.int(writes.map(({ version }) => version)),
    bind.timestamptz(writes.map(({ updated }) => updated)),
    bind.boolean(writes.map(({ operation }) => operation === 'D')),
    bind.text(writes.map(({ owner }) => owner)),
    names(({ patients }) => patients),
    bind.smallint(writes.map(({ category }) => category)),
    bind.int(writes.map(({ categories }) => categories)),
    bind.int(writes.map(({ sensitivities }) => sensitivities)),
    bind.int(writes.map(({ ownCategories }) => ownCategories)),
    bind.int(writes.map(({ ownSensitivities }) => ownSensitivities)),
    names(({ ownMentions }) => ownMentions),
    names(({ ownPatients }) => ownPatients),
    names(({ mentions }) => mentions),
    bind.timestamptz(writes.map(({ from }) => from)),
    bind.timestamptz(writes.map(({ until }) => until)),
    bind.text(writes.map(({ author }) => author)),
    bind.text(writes.map(({ status }) => status)),
    bind.text(writes.map(({ keyId }) => keyId)),
    bind.bytea(writes.map(({ digest }) => digest)),
  ]
  return `INSERT INTO res (${RES_COLUMNS})
    SELECT pk, custodian, rt, id, ref, ver, updated, deleted, owner, string_to_array(patients, ' '), category, categories, sensitivities, own_categories,
      own_sensitivities, string_to_array(own_mentions, ' '), string_to_array(own_patients, ' '), string_to_array(mentions, ' '), date_from, date_until,
      author, status, key_id, digest
    FROM ${unnested(values)} AS v (${RES_COLUMNS})${areNew(writes) ? '' : ON_CONFLICT}`
}

/** True if no row of `res` can be there: PostgreSQL then need not look, nor say beforehand what it is about to insert. */
function areNew(writes: readonly RecordWrite[]): boolean {
  return writes.every(({ custodian, version }) => custodian === 0 && version === 1)
}

const UPDATED = RES_COLUMNS.split(/,\s*/).filter((name) => !['pk', 'custodian', 'rt', 'id', 'ref'].includes(name))
const ON_CONFLICT = `
    ON CONFLICT (pk) DO UPDATE SET (${UPDATED.join(', ')}) = ROW(${UPDATED.map((name) => `excluded.${name}`).join(', ')})`

function histStep(writes: readonly RecordWrite[], bind: Bind): string {
  const values = [
    bind.bigint(writes.map(({ pk }) => pk)),
    bind.int(writes.map(({ version }) => version)),
    bind.timestamptz(writes.map(({ updated }) => updated)),
    bind.text(writes.map(({ operation }) => operation)),
    bind.text(writes.map(({ author }) => author)),
    bind.bytea(writes.map(({ sealed }) => sealed.doc)),
    bind.bytea(writes.map(({ sealed }) => sealed.secret)),
    bind.bytea(writes.map(({ sealed }) => sealed.commitment)),
    bind.bytea(writes.map(({ previous }) => previous)),
  ]
  return insertStep('hist (pk, ver, updated, op, author, doc, secret, commitment, previous)', values)
}

function eventStep(writes: readonly RecordWrite[], bind: Bind): string {
  return insertStep('event (at, kind, pk, ver)', [
    bind.timestamptz(writes.map(({ updated }) => updated)),
    bind.text(writes.map(({ event }) => event)),
    bind.bigint(writes.map(({ pk }) => pk)),
    bind.int(writes.map(({ version }) => version)),
  ])
}

function indexSteps(writes: readonly RecordWrite[], bind: Bind, replaces: boolean): string[] {
  const tokens = flatten(writes, ({ tokens }) => tokens)
  const strings = flatten(writes, ({ strings }) => strings)
  const ranges = flatten(writes, ({ ranges }) => ranges)
  const references = flatten(writes, ({ references }) => references)
  const tokenArrays = [bind.bigint(tokens.rows), bind.bigint(tokens.pks)] as const
  return [
    // In the order of the index by token, so that neighbours are put into the same page one after another.
    `${insertStep('i_tok (h, pk)', tokenArrays)} ORDER BY 1`,
    // One statement cannot remove a row and make another of the same key: the list of a record that is replaced is changed in place.
    tokensOfInsert(...tokenArrays) + (replaces ? ' ON CONFLICT (pk) DO UPDATE SET h = excluded.h' : ''),
    insertStep('i_str (p, v, pk)', [
      bind.int(strings.rows.map(({ p }) => p)),
      bind.text(strings.rows.map(({ v }) => v)),
      bind.bigint(strings.pks),
    ]),
    insertStep('i_rng (p, lo, hi, c, pk)', [
      bind.int(ranges.rows.map(({ p }) => p)),
      bind.float8(ranges.rows.map(({ lo }) => lo)),
      bind.float8(ranges.rows.map(({ hi }) => hi)),
      bind.bigint(ranges.rows.map(({ c }) => c)),
      bind.bigint(ranges.pks),
    ]),
    insertStep('i_ref (p, t, pk)', [
      bind.int(references.rows.map(({ p }) => p)),
      bind.bigint(references.rows.map(({ t }) => t)),
      bind.bigint(references.pks),
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
