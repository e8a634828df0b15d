import type { Hex, HospitalId } from '@anamnesis/core'
import { fromHex, toHex } from '@anamnesis/core'
import type { Transaction } from '@anamnesis/database'
import { inTransaction } from '@anamnesis/database'
import { deleteIndexRows } from '../index-rows/write-index-rows.ts'
import { grantOwner } from '../keyring/keyring.ts'
import { typeNumber } from '../resource-types.ts'
import { RetryWrite, retryingWrite } from '../store/retry-write.ts'
import type { Store } from '../store/store.ts'
import { holdGrantStill } from './grant-lock.ts'

/** What a visiting record leaves beside its index rows; a purge removes each of them. */
const TABLES = ['event', 'hist', 'res']

/**
 * Ends what visits under a grant: records that no other grant holds are gone, and the grant's key is destroyed. Nothing can be filed under it any more,
 * also not by who was about to while it ended.
 */
export async function purgeGrant(store: Store, grant: Hex): Promise<void> {
  const owner = grantOwner(grant)
  await store.keyring.closeOwners([owner])
  await inLockedTransaction(store, grant, async (transaction) => {
    const { rows } = await transaction.query<{ pk: bigint }>('DELETE FROM visiting WHERE "grant" = $1 RETURNING pk', [
      fromHex(grant),
    ])
    return rows
  })
  // Last: until then a crash leaves something that the next attempt finds and removes.
  await store.keyring.destroyOwners([owner])
}

/** Ends single records (`Type/id`) of a custodian under a grant. */
export async function withdrawVisiting(
  store: Store,
  grant: Hex,
  custodian: HospitalId,
  names: readonly string[],
): Promise<void> {
  const number = store.custodians.numberOf(custodian)
  if (number === undefined || number === 0 || names.length === 0) return
  const parts = names.map((name) => name.split('/'))
  await inLockedTransaction(store, grant, async (transaction) => {
    const { rows } = await transaction.query<{ pk: bigint }>(
      `DELETE FROM visiting v USING res r, unnest($3::smallint[], $4::text[]) AS n (rt, id)
       WHERE v."grant" = $1 AND v.pk = r.pk AND r.custodian = $2 AND r.rt = n.rt AND r.id = n.id RETURNING v.pk`,
      [fromHex(grant), number, parts.map(([type = '']) => typeNumber(type) ?? -1), parts.map(([, id = '']) => id)],
    )
    return rows
  })
}

type EndVisits = (transaction: Transaction) => Promise<readonly { readonly pk: bigint }[]>

async function inLockedTransaction(store: Store, grant: Hex, endVisits: EndVisits): Promise<void> {
  await retryingWrite(() =>
    inTransaction(store.database, async (transaction) => {
      await holdGrantStill(transaction, store, grant)
      const ended = (await endVisits(transaction)).map(({ pk }) => pk)
      if (ended.length > 0) await dropOrHandOver(transaction, store, grant, ended)
    }),
  )
}

async function dropOrHandOver(
  transaction: Transaction,
  store: Store,
  grant: Hex,
  pks: readonly bigint[],
): Promise<void> {
  // Whoever files one of these under another grant waits here until it is settled who holds it.
  await transaction.query('SELECT pk FROM res WHERE pk = ANY ($1::bigint[]) ORDER BY pk FOR UPDATE', [pks])
  const { rows: kept } = await transaction.query<{ pk: bigint; grant: Buffer }>(
    'SELECT pk, "grant" FROM visiting WHERE pk = ANY ($1::bigint[]) ORDER BY pk, "grant"',
    [pks],
  )
  const held = new Set(kept.map(({ pk }) => pk))
  // A grant that is about to end as well takes nothing over: its own end removes the record.
  const heirs = new Map(
    kept
      .map(({ pk, grant: other }) => [pk, grantOwner(toHex(other))] as const)
      .filter(([, heir]) => !store.keyring.isClosed(heir)),
  )
  for (const [pk, to] of heirs) await handOver(transaction, store, pk, { from: grantOwner(grant), to })
  const gone = pks.filter((pk) => !held.has(pk))
  await deleteIndexRows(transaction, gone)
  for (const table of TABLES) await transaction.query(`DELETE FROM ${table} WHERE pk = ANY ($1::bigint[])`, [gone])
}

/** A record that another grant still holds must open with that grant's key, since this one's may be destroyed next. */
async function handOver(
  transaction: Transaction,
  store: Store,
  pk: bigint,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const { rows } = await transaction.query<{ ver: number; secret: Buffer; commitment: Buffer }>(
    'SELECT ver, secret, commitment FROM hist WHERE pk = $1 AND secret IS NOT NULL',
    [pk],
  )
  for (const { ver, secret, commitment } of rows) {
    if (!store.keyring.isWrappedFor(from, secret)) continue
    // The heir's own end began meanwhile: another one is to be found.
    if (store.keyring.isClosed(to)) throw new RetryWrite(false)
    const envelope = store.keyring.wrap(to, store.keyring.unwrap(secret, commitment), commitment)
    await transaction.query('UPDATE hist SET secret = $3 WHERE pk = $1 AND ver = $2', [pk, ver, envelope])
  }
  await transaction.query('UPDATE res SET key_id = $2 WHERE pk = $1', [pk, store.keyring.keyIdOf(to)])
}
