import { hash, randomBytes } from 'node:crypto'
import type { Hex, RecordKey } from '@anamnesis/core'
import { fromHex, lengthPrefixed, recordName, toHex, utf8 } from '@anamnesis/core'
import type { Database, Queryable } from '@anamnesis/database'
import { binaryArray, prepared, unnested } from '@anamnesis/database'
import type { LeafInsert } from '../request-context.ts'
import { typeNumber } from '../resource-types.ts'
import type { VersionName } from '../store/store-types.ts'
import { ensureAuditMonths } from './audit-months.ts'
import type { Audit, AuditEntry, AuditPageRequest, AuditRow } from './audit-types.ts'
import { categoriesOf } from './looked-row.ts'

/** Names the way an audit row is committed. */
const AUDIT_SUITE = 'anamnesis-audit-1'
const SUITE = utf8(AUDIT_SUITE)

/** What the audit needs of the store. */
export type AuditStore = { readonly database: Database; readonly leafInsert: LeafInsert }

/** An audit row with the categories (bit n = CATEGORIES[n]) of its records. */
export type MaskedRow = AuditRow & { readonly mask: number }

/** An audit row as the database holds it. */
export type StoredAuditRow = Omit<AuditRow, 'at' | 'hospital' | 'grant' | 'records' | 'requestId'> & {
  at: Date
  hospital: Buffer
  grant: Buffer | null
  categories: number
  records: string[]
  request: string
  commitment: Buffer
}

/** SELECT list over `audit` that yields a StoredAuditRow. */
export const AUDIT_COLUMNS = `id, at, kind, person, name, role, hospital, purpose, client, basis, "grant", patient, categories, records, request, commitment`

/** Returns the audit as the server uses it. */
export function createAudit(store: AuditStore): Audit {
  const { database } = store
  return {
    append: async (transaction, rows) => {
      const masked = await Promise.all(
        rows.map(async (row) => ({ ...row, mask: await maskOf(transaction, row.records) })),
      )
      await insertAudit(store, transaction, masked)
    },
    listForPatient: (patient, page) => select(database, page, { patient }),
    list: ({ person, patient, ...page }) =>
      select(database, page, {
        ...(person === undefined ? {} : { person }),
        ...(patient === undefined ? {} : { patient }),
      }),
    at: async (queryable, places) => {
      const { rows } = await queryable.query<StoredAuditRow>(
        `SELECT ${AUDIT_COLUMNS} FROM audit WHERE (at, id) IN (SELECT * FROM unnest($1::timestamptz[], $2::uuid[])) ORDER BY at, id`,
        [places.map(({ at }) => new Date(at)), places.map(({ id }) => id)],
      )
      return rows.map(auditEntry)
    },
  }
}

/** Writes audit rows with their salted commitments as leaves, in one statement: all of them are there, or none. The same row again changes nothing. */
export async function insertAudit(store: AuditStore, queryable: Queryable, rows: readonly MaskedRow[]): Promise<void> {
  if (rows.length === 0) return
  await ensureAuditMonths(
    store.database,
    queryable,
    rows.map(({ at }) => at),
  )
  const leaves = store.leafInsert('audit', 'SELECT commitment FROM made')
  await queryable.query(prepared(`WITH made AS (${INSERT}) ${leaves}`, columnsOf(rows)))
}

/** Types of the columns that are inserted, in their order. */
const TYPES = 'uuid timestamptz text text text text bytea text text text bytea text int text text bytea bytea'.split(
  ' ',
)

// Names of records have no white space in them (R4 id, type), so that a list of them travels as one text.
const INSERT = `INSERT INTO audit (${AUDIT_COLUMNS}, salt)
  SELECT id, at, kind, person, name, role, hospital, purpose, client, basis, "grant", patient, categories, string_to_array(records, ' '), request, commitment, salt
  FROM ${unnested(TYPES.map((type, index) => `$${index + 1}::${type}[]`))} AS new (${AUDIT_COLUMNS}, salt)
  ON CONFLICT DO NOTHING RETURNING commitment`

const SALT_BYTES = 32

function columnsOf(rows: readonly MaskedRow[]): unknown[] {
  const random = randomBytes(rows.length * SALT_BYTES)
  const salts = rows.map((_, place) => random.subarray(place * SALT_BYTES, (place + 1) * SALT_BYTES))
  const records = rows.map((row) => row.records.map(versionName))
  return [
    rows.map(({ id }) => id),
    binaryArray.timestamptz(rows.map(({ at }) => at)),
    rows.map(({ kind }) => kind),
    rows.map(({ person }) => person),
    rows.map(({ name }) => name),
    rows.map(({ role }) => role),
    binaryArray.bytea(rows.map(({ hospital }) => fromHex(hospital))),
    rows.map(({ purpose }) => purpose),
    rows.map(({ client }) => client),
    rows.map(({ basis }) => basis),
    binaryArray.bytea(rows.map(({ grant }) => (grant === null ? null : fromHex(grant)))),
    rows.map(({ patient }) => patient),
    binaryArray.int(rows.map(({ mask }) => mask)),
    records.map((names) => names.join(' ')),
    rows.map(({ requestId }) => requestId),
    binaryArray.bytea(
      rows.map((row, place) => commitmentOfRow(row, records[place] ?? [], salts[place] ?? Buffer.alloc(0))),
    ),
    binaryArray.bytea(salts),
  ]
}

/** Returns the commitment (32 bytes) of an audit row under its salt; `records` are its records as the database names them. */
export function commitmentOfRow(row: AuditRow, records: readonly string[], salt: Uint8Array): Buffer {
  const { id, at, kind, person, role, hospital, purpose, client, basis, grant, patient, requestId } = row
  // Canonical JSON (RFC 8785), since the members stand in order: sorting them for each row would take longer than all the rest. A test holds the two equal.
  const text = JSON.stringify({
    at,
    basis,
    client,
    grant,
    hospital,
    id,
    kind,
    patient,
    person,
    purpose,
    records,
    requestId,
    role,
  })
  return hash('sha256', lengthPrefixed(SUITE, salt, utf8(text)), 'buffer')
}

function versionName(version: VersionName): string {
  return `${recordName(version)}/${version.version}`
}

async function maskOf(queryable: Queryable, records: readonly RecordKey[]): Promise<number> {
  const { rows } = await queryable.query<{ mask: number | null }>(
    `SELECT bit_or(r.categories) AS mask FROM unnest($1::bytea[], $2::smallint[], $3::text[]) AS k (hospital, rt, id)
     JOIN custodian c ON c.hospital = k.hospital JOIN res r ON r.custodian = c.n AND r.rt = k.rt AND r.id = k.id`,
    [
      records.map(({ custodian }) => Buffer.from(fromHex(custodian))),
      records.map(({ type }) => typeNumber(type) ?? -1),
      records.map(({ id }) => id),
    ],
  )
  return rows[0]?.mask ?? 0
}

async function select(
  queryable: Queryable,
  page: AuditPageRequest,
  filter: { person?: string; patient?: string },
): Promise<AuditEntry[]> {
  const params: unknown[] = [page.limit]
  const conditions = Object.entries(filter).map(([column, value]) => `${column} = $${params.push(value)}`)
  if (page.before !== undefined) {
    const { at, id } = page.before
    conditions.push(`(at, id) < ($${params.push(new Date(at))}::timestamptz, $${params.push(id)}::uuid)`)
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
  const { rows } = await queryable.query<StoredAuditRow>(
    `SELECT ${AUDIT_COLUMNS} FROM audit ${where} ORDER BY at DESC, id DESC LIMIT $1`,
    params,
  )
  return rows.map(auditEntry)
}

/** Returns an audit row as the database holds it in the shape that others read. */
export function auditEntry({
  at,
  hospital,
  grant,
  categories,
  records,
  request,
  commitment,
  ...row
}: StoredAuditRow): AuditEntry {
  return {
    ...row,
    at: at.getTime(),
    hospital: toHex(hospital),
    grant: grant === null ? null : toHex(grant),
    categories: categoriesOf(categories),
    records: records.map(parseVersionName),
    requestId: request,
    commitment: toHex(commitment),
  }
}

function parseVersionName(text: string): VersionName {
  const [custodian = '0x', type = '', id = '', version = '0'] = text.split('/')
  return { custodian: custodian as Hex, type, id, version: Number(version) }
}
