import { toHex } from '@anamnesis/core'
import { AUDIT_COLUMNS, auditEntry, commitmentOfRow, type StoredAuditRow } from '../audit/audit-store.ts'
import type { Store } from '../store/store.ts'
import type { CheckedAuditRow } from './verify-types.ts'

/** Audit rows that are held in memory at a time; one names at most a page of records. */
const PAGE = 1000

type SaltedRow = StoredAuditRow & { readonly salt: Buffer }

/** Hashes every row of the audit again, oldest first, and yields page by page what that says of it. */
export async function* verifyAudit({ database }: Store): AsyncGenerator<readonly CheckedAuditRow[]> {
  let last: Pick<SaltedRow, 'at' | 'id'> = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const { rows } = await database.query<SaltedRow>(
      `SELECT ${AUDIT_COLUMNS}, salt FROM audit WHERE (at, id) > ($1, $2) ORDER BY at, id LIMIT ${PAGE}`,
      [last.at, last.id],
    )
    const end = rows.at(-1)
    if (!end) return
    yield rows.map((row) => {
      const intact = commitmentOfRow(auditEntry(row), row.records, row.salt).equals(row.commitment)
      return { id: row.id, commitment: toHex(row.commitment), finding: intact ? 'intact' : 'altered' }
    })
    last = end
  }
}
