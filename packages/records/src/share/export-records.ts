import { recordLook } from '../audit/record-look.ts'
import { permitSql } from '../permit/permit-sql.ts'
import type { RequestContext } from '../request-context.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { openVersion, VERSION_COLUMNS } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'

/** Records that are read, logged and given out at a time. */
const PAGE = 500

/** Yields the exact bytes of every own record that the permit opens, in no order that means anything; each page is in the audit before it leaves. */
export async function* exportRecords(store: Store, context: RequestContext): AsyncGenerator<Uint8Array> {
  let last = 0n
  for (;;) {
    const params: unknown[] = [last]
    const permitted = permitSql(context.permit, store.hospital, 'r', params)
    const { rows } = await store.database.query<VersionRow>(
      `SELECT ${VERSION_COLUMNS} FROM res r JOIN hist h ON h.pk = r.pk AND h.ver = r.ver
       WHERE r.pk > $1::bigint AND r.custodian = 0 AND NOT r.deleted AND h.secret IS NOT NULL AND ${permitted} ORDER BY r.pk LIMIT ${PAGE}`,
      params,
    )
    const page = rows.map((row) => openVersion(store, row))
    await recordLook(store, context, rows)
    yield* page
    const end = rows.at(-1)
    if (!end || rows.length < PAGE) return
    last = end.pk
  }
}
