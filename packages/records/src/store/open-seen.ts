import { setImmediate } from 'node:timers/promises'
import { open } from '@anamnesis/core/seal'
import { recordLook } from '../audit/record-look.ts'
import type { RequestContext } from '../request-context.ts'
import { headerOf, secretOf, type VersionRow } from './open-versions.ts'
import type { Store } from './store.ts'

/**
 * Returns the exact bytes of versions that the requester is about to see, in their order; the look is in the audit before it returns. They are opened
 * while the database makes the look durable: neither waits for the other, and nothing comes back before both are done.
 * @throws `deleted` if one was erased, before anything is logged; `integrity-failed` if one is not what was written
 */
export async function openSeen(
  store: Store,
  context: RequestContext,
  rows: readonly VersionRow[],
): Promise<Uint8Array[]> {
  const secrets = rows.map((row) => secretOf(store, row))
  const looked = recordLook(store, context, rows)
  // The look is sent by an immediate of its own, before this one.
  const opened = setImmediate().then(() =>
    rows.map((row, index) => open(row.doc, secrets[index] ?? new Uint8Array(), headerOf(store, row))),
  )
  const [bytes] = await Promise.all([opened, looked])
  return bytes
}
