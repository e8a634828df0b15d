import { randomUUID } from 'node:crypto'
import type { Basis, Hex, Permit } from '@anamnesis/core'
import { reaches, toHex } from '@anamnesis/core'
import type { Transaction } from '@anamnesis/database'
import type { RequestContext } from '../request-context.ts'
import { typeName } from '../resource-types.ts'
import { inRounds, READ_ROUNDS } from '../store/in-rounds.ts'
import type { AuditStore, MaskedRow } from './audit-store.ts'
import { insertAudit } from './audit-store.ts'
import type { AuditRow } from './audit-types.ts'
import type { LookedRow } from './looked-row.ts'
import { accessColumnsOf } from './looked-row.ts'

const writeLook = inRounds<AuditStore, readonly MaskedRow[], void>(async (store, looks) => {
  await insertAudit(store, store.database, looks.flat())
  return looks.map(() => undefined)
}, READ_ROUNDS)

/**
 * Writes that the requester saw these records, one row for each patient and ground; durable when it returns, so that bytes may leave after it. Looks that
 * come at the same time are one transaction.
 */
export async function recordLook(
  store: AuditStore & { readonly clock: () => number },
  context: RequestContext,
  rows: readonly LookedRow[],
): Promise<void> {
  const audit = auditRows(context, 'looked', store.clock(), rows)
  if (audit.length > 0) await writeLook(store, audit)
}

/** Writes, inside the transaction of a write, that the requester wrote these records, each with the request that it came with. */
export async function recordWrites(
  store: AuditStore & { readonly clock: () => number },
  transaction: Transaction,
  permit: Permit,
  writes: readonly { readonly requestId: string; readonly row: LookedRow }[],
): Promise<void> {
  const at = store.clock()
  const audit = [...Map.groupBy(writes, ({ requestId }) => requestId)].flatMap(([requestId, group]) =>
    auditRows(
      { permit, requestId },
      'wrote',
      at,
      group.map(({ row }) => row),
    ),
  )
  await insertAudit(store, transaction, audit)
}

function auditRows(
  context: RequestContext,
  kind: AuditRow['kind'],
  at: number,
  rows: readonly LookedRow[],
): MaskedRow[] {
  const groups = new Map<string, { ground: Ground; rows: LookedRow[] }>()
  for (const row of rows) {
    for (const ground of groundsOf(context, row)) {
      const name = JSON.stringify(ground)
      const group = groups.get(name)
      if (group) group.rows.push(row)
      else groups.set(name, { ground, rows: [row] })
    }
  }
  const { person, name, role, hospital, purpose, client } = context.permit.requester
  return [...groups.values()].map(({ ground, rows: seen }) => ({
    id: randomUUID(),
    at,
    kind,
    person,
    name,
    role,
    hospital,
    purpose,
    client,
    ...ground,
    records: seen.map((row) => ({
      custodian: toHex(row.hospital),
      type: typeName(row.rt),
      id: row.id,
      version: row.ver,
    })),
    requestId: context.requestId,
    mask: seen.reduce((mask, row) => mask | row.categories, 0),
  }))
}

type Ground = { readonly patient: string | null; readonly basis: Basis; readonly grant: Hex | null }

/** One ground for each patient that the record is about: the first clause that reaches it. A writer may lack the right to read what they wrote. */
function groundsOf({ permit }: RequestContext, row: LookedRow): Ground[] {
  const columns = accessColumnsOf(row)
  const patients: readonly (string | null)[] = row.patients.length > 0 ? row.patients : [null]
  return patients.map((patient) => {
    const clause = permit.clauses.find((candidate) => reaches(candidate, columns, patient))
    const grant = clause && 'visiting' in clause.reach ? (clause.reach.visiting as Hex) : null
    return { patient, basis: clause?.basis ?? 'relationship', grant }
  })
}
