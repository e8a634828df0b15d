import { AnamnesisError, ERROR_KINDS } from '@anamnesis/core'
import { recordLook } from '../audit/record-look.ts'
import type { ContentRow } from '../blobs/read-content.ts'
import { CONTENT_COLUMNS, CONTENT_JOIN, contentOf } from '../blobs/read-content.ts'
import { withData } from '../blobs/with-data.ts'
import { permitSql } from '../permit/permit-sql.ts'
import type { RequestContext } from '../request-context.ts'
import { typeName } from '../resource-types.ts'
import type { Form } from '../search/search-request.ts'
import { subsetOf } from '../search/subset.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { openVersion } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { askedOf, jobOf } from './bulk-jobs.ts'
import type { BulkFile } from './bulk-types.ts'
import type { ExportWish } from './export-request.ts'

/** Records that are opened, logged and given out at a time. */
const PAGE = 500
/** Binaries hold up to 256 kB each within their bytes. */
const BINARY_PAGE = 50
/** Content up to so many bytes comes with its line: in base64, the line is then one that an import takes. */
const LARGEST_IN_LINE = 11 * 1024 * 1024
const NEWLINE = Buffer.from('\n')

type FileRow = {
  readonly kind: BulkFile['kind']
  readonly type: string
  readonly pks: readonly bigint[]
  readonly vers: readonly number[]
}

/**
 * Returns the lines of one file of the requester's own finished export: the versions as they were listed, as far as the permit of this moment still
 * opens them and they were not erased since. Each stretch is in the audit before it leaves.
 * @throws `not-found` if there is no such job of theirs, or no such file; `not-allowed` if the client may not read its type
 */
export async function exportFile(
  store: Store,
  context: RequestContext,
  id: string,
  number: number,
  mayRead: (type: string) => boolean,
): Promise<AsyncIterable<Uint8Array>> {
  const job = await jobOf(store, context.permit.requester, id)
  const { rows } = await store.database.query<FileRow>(
    `SELECT kind, type, pks, vers FROM bulk_file WHERE job = $1 AND n = $2`,
    [job.id, number],
  )
  const [file] = rows
  if (job.state !== 'done' || !file) throw new AnamnesisError('not-found', 'there is no such file')
  if (!mayRead(file.type)) throw new AnamnesisError('not-allowed', 'the scopes of this client do not cover that')
  if (file.kind === 'deleted') return linesOf(store, context, file, deletionLine)
  if (file.kind === 'error') return linesOf(store, context, file, faultLine)
  const { elements } = askedOf<ExportWish>(store, job).wanted
  const named = elements.filter(({ type }) => type === null || type === file.type).map(({ name }) => name)
  const form: Form = { summary: 'false', elements: named.length > 0 ? named : null }
  return file.type === 'Binary' ? contentLines(store, context, file, form) : recordLines(store, context, file, form)
}

/** Yields the rows of the listed versions that the permit opens, so many at a time; each stretch is in the audit before it is given out. */
async function* openRows(
  store: Store,
  context: RequestContext,
  { kind, type, pks, vers }: FileRow,
): AsyncGenerator<readonly ContentRow[]> {
  const page = type === 'Binary' ? BINARY_PAGE : PAGE
  for (let start = 0; start < pks.length; start += page) {
    const params: unknown[] = [pks.slice(start, start + page), vers.slice(start, start + page)]
    const permitted = permitSql(context.permit, store.hospital, 'r', params)
    const { rows } = await store.database.query<ContentRow>(
      `SELECT ${CONTENT_COLUMNS} FROM unnest($1::bigint[], $2::int[]) WITH ORDINALITY AS f (pk, ver, n)
       JOIN res r ON r.pk = f.pk JOIN hist h ON h.pk = f.pk AND h.ver = f.ver ${CONTENT_JOIN}
       WHERE ${kind === 'deleted' ? 'true' : 'h.secret IS NOT NULL'} AND ${permitted} ORDER BY f.n`,
      params,
    )
    await recordLook(store, context, rows)
    yield rows
  }
}

async function* recordLines(
  store: Store,
  context: RequestContext,
  file: FileRow,
  form: Form,
): AsyncGenerator<Uint8Array> {
  for await (const rows of openRows(store, context, file)) {
    const lines = rows.map((row) => subsetOf(file.type, openVersion(store, row), form))
    yield Buffer.concat(lines.flatMap((line) => [line, NEWLINE]))
  }
}

/** A Binary brings its content along as long as an import takes the line; longer content is read at its address. */
async function* contentLines(
  store: Store,
  context: RequestContext,
  file: FileRow,
  form: Form,
): AsyncGenerator<Uint8Array> {
  const withContent = form.elements === null || form.elements.includes('data')
  for await (const rows of openRows(store, context, file))
    for (const row of rows) {
      const bytes = openVersion(store, row)
      const isBeside = row.blob_secret !== null && (row.size ?? 0) <= LARGEST_IN_LINE
      yield* withContent && isBeside
        ? withData(bytes, contentOf(store, row, undefined).content())
        : [subsetOf('Binary', bytes, form)]
      yield NEWLINE
    }
}

async function* linesOf(
  store: Store,
  context: RequestContext,
  file: FileRow,
  line: (row: VersionRow) => Uint8Array,
): AsyncGenerator<Uint8Array> {
  for await (const rows of openRows(store, context, file))
    yield Buffer.concat(rows.flatMap((row) => [line(row), NEWLINE]))
}

/** What was deleted is told as a transaction that deletes it (Bulk Data 2.0, "Output - Deleted"). */
function deletionLine({ rt, id }: VersionRow): Uint8Array {
  const entry = [{ request: { method: 'DELETE', url: `${typeName(rt)}/${id}` } }]
  return Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }))
}

function faultLine({ rt, id, ver }: VersionRow): Uint8Array {
  const { issue } = ERROR_KINDS['integrity-failed']
  const diagnostics = `${typeName(rt)}/${id} is not exported: its version ${ver} is not what was written`
  const coding = [{ system: 'urn:anamnesis:error', code: 'integrity-failed' }]
  const issues = [{ severity: 'error', code: issue, details: { coding, text: diagnostics }, diagnostics }]
  return Buffer.from(JSON.stringify({ resourceType: 'OperationOutcome', issue: issues }))
}
