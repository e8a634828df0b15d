import type { Transaction } from '@anamnesis/database'
import { inTransaction } from '@anamnesis/database'
import { eraseContentOfOwners } from '../blobs/erase-blobs.ts'
import { patientOfOwner, patientOwner } from '../keyring/keyring.ts'
import { typeName } from '../resource-types.ts'
import type { PatientRecords } from '../share/share-types.ts'
import type { Newest } from './hide-records.ts'
import { hideRecords } from './hide-records.ts'
import type { Store } from './store.ts'
import type { VersionName } from './store-types.ts'

/** Returns the own records that are one patient's alone, in their newest versions, and those that are about this patient beside others or belong to somebody else. */
export async function recordsOf({ database, hospital }: Store, patient: string): Promise<PatientRecords> {
  const { rows } = await database.query<{ rt: number; id: string; version: number; own: boolean }>(
    `SELECT rt, id, ver AS version, owner = $1 AS own FROM res
     WHERE custodian = 0 AND (owner = $1 OR (patients && ARRAY[$1] AND NOT deleted)) ORDER BY rt, id`,
    [patient],
  )
  const named = (own: boolean): VersionName[] =>
    rows
      .filter((row) => row.own === own)
      .map(({ rt, id, version }) => ({ custodian: hospital, type: typeName(rt), id, version }))
  return { own: named(true), left: named(false) }
}

/**
 * Destroys a patient's key and, with it, every version that was sealed for this patient; removes the sealed bytes, the wrapped secrets and what the search index knows of
 * them. The commitments stay, so that the proofs of all others hold. Afterwards nothing about this patient can be written here again.
 */
export async function erasePatient(store: Store, patient: string): Promise<void> {
  await store.keyring.destroyOwners([patientOwner(patient)])
  // Nothing more can be sealed for them; what was sealed a moment ago is written by now, and its index rows are seen below.
  await store.index.writesEnded()
  await clearErased(store, [patient])
}

/** Clears away what belongs to erased patients and is still there, as after a restore or a crash in the middle of an erasure. */
export async function clearAllErased(store: Store): Promise<void> {
  const patients = store.keyring.erased().flatMap((owner) => patientOfOwner(owner) ?? [])
  if (patients.length > 0) await clearErased(store, patients)
}

/** Versions that are cleared in one statement. */
const BATCH = 1000

type ErasedVersion = Newest & { readonly secret: Buffer; readonly mine: boolean; readonly newest: boolean }

async function clearErased(store: Store, patients: readonly string[]): Promise<void> {
  await inTransaction(store.database, async (transaction) => {
    // A record that was another's before, or is several people's since, has single versions under the key that is gone.
    const { rows } = await transaction.query<ErasedVersion>(
      `SELECT h.pk, h.ver AS version, substring(h.secret for 17) AS secret, r.owner = ANY($1::text[]) AS mine, h.ver = r.ver AND NOT r.deleted AS newest
       FROM res r JOIN hist h ON h.pk = r.pk
       WHERE r.custodian = 0 AND (r.owner = ANY($1::text[]) OR r.patients && $1::text[] OR r.own_patients && $1::text[]) AND h.secret IS NOT NULL
       ORDER BY h.pk, h.ver FOR UPDATE OF r`,
      [patients],
    )
    const gone = rows.filter(({ mine, secret }) => mine || !store.keyring.hasKeyOf(secret))
    for (let at = 0; at < gone.length; at += BATCH) await clear(transaction, store, gone.slice(at, at + BATCH))
    await eraseContentOfOwners(transaction, patients)
  })
  store.eventNotifier.notify()
}

async function clear(transaction: Transaction, store: Store, versions: readonly ErasedVersion[]): Promise<void> {
  await transaction.query(
    `UPDATE hist h SET secret = NULL, doc = ''::bytea FROM unnest($1::bigint[], $2::int[]) AS gone (pk, ver)
     WHERE h.pk = gone.pk AND h.ver = gone.ver`,
    [versions.map(({ pk }) => pk), versions.map(({ version }) => version)],
  )
  await hideRecords(
    transaction,
    store,
    versions.filter(({ newest }) => newest),
  )
}
