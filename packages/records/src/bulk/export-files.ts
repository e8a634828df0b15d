import { AnamnesisError } from '@anamnesis/core'
import { recordLook } from '../audit/record-look.ts'
import { permitSql } from '../permit/permit-sql.ts'
import type { RequestContext } from '../request-context.ts'
import { typeName } from '../resource-types.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { openVersion, VERSION_COLUMNS } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { jobOf } from './bulk-jobs.ts'

/** Records that are opened, logged and given out at a time. */
const PAGE = 500
const NEWLINE = Buffer.from('\n')

type FileRow = {
  readonly kind: 'output' | 'deleted'
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
  return linesOf(store, context, file)
}

async function* linesOf(
  store: Store,
  context: RequestContext,
  { kind, pks, vers }: FileRow,
): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < pks.length; start += PAGE) {
    const params: unknown[] = [pks.slice(start, start + PAGE), vers.slice(start, start + PAGE)]
    const permitted = permitSql(context.permit, store.hospital, 'r', params)
    const { rows } = await store.database.query<VersionRow>(
      `SELECT ${VERSION_COLUMNS} FROM unnest($1::bigint[], $2::int[]) WITH ORDINALITY AS f (pk, ver, n)
       JOIN res r ON r.pk = f.pk JOIN hist h ON h.pk = f.pk AND h.ver = f.ver
       WHERE ${kind === 'output' ? 'h.secret IS NOT NULL' : 'true'} AND ${permitted} ORDER BY f.n`,
      params,
    )
    const lines = rows.map((row) => (kind === 'output' ? openVersion(store, row) : deletionLine(row)))
    await recordLook(store, context, rows)
    yield Buffer.concat(lines.flatMap((line) => [line, NEWLINE]))
  }
}

/** What was deleted is told as a transaction that deletes it (Bulk Data 2.0, "Output - Deleted"). */
function deletionLine({ rt, id }: VersionRow): Uint8Array {
  const entry = [{ request: { method: 'DELETE', url: `${typeName(rt)}/${id}` } }]
  return Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }))
}
