import { randomUUID } from 'node:crypto'
import type { Requester } from '@anamnesis/core'
import { AnamnesisError, toHex } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import { inTransaction } from '@anamnesis/database'
import type { Records } from '@anamnesis/records'
import { forgetReceipts } from '../exchange/forget-receipts.ts'

/** What an erasure needs of a hospital. */
export type ErasureContext = {
  readonly database: Database
  readonly records: Pick<Records, 'erasePatient' | 'purgeGrant' | 'audit' | 'recordsOf'>
  /** Now, in ms since 1970 UTC. */
  readonly now: () => number
}

/** What an erasure did, and what it left: names of records (`Type/id`), no content. */
export type Erasure = {
  /** Own records that were put beyond reach. */
  readonly erased: number
  /** Grants under which other hospitals' records visited, and were purged. */
  readonly grants: number
  /** Records that name this person beside others: they belong to those as well, and stay until somebody has looked at each. */
  readonly left: readonly string[]
}

/**
 * Returns what an erasure of a person would do, and does nothing.
 * @throws `not-found` if no record here is this person's
 */
export async function plannedErasure({ database, records }: ErasureContext, patient: string): Promise<Erasure> {
  const { own, left } = await records.recordsOf(patient)
  if (own.length === 0) throw new AnamnesisError('not-found', 'no record here is of this patient')
  const { rowCount } = await database.query(
    'SELECT FROM held_grant WHERE patient = $1 AND ended IS NULL AND cardinality(custodians) > 0',
    [patient],
  )
  return { erased: own.length, grants: rowCount ?? 0, left: left.map(({ type, id }) => `${type}/${id}`) }
}

/**
 * Erases a person at this hospital: ends their sign-in and what visited for them, destroys their key, the secrets of every version it wrapped and all index rows. The
 * commitments, the access log, the list of disclosures and the consents that were their grounds stay: they prove what happened, to others too. A second time it finishes
 * what a crash left. It is in the access log before it begins.
 * @throws `not-found` if no record here is this person's
 */
export async function erasePerson(context: ErasureContext, by: Requester, patient: string): Promise<Erasure> {
  const { database, records, now } = context
  const { own, left } = await records.recordsOf(patient)
  if (own.length === 0) throw new AnamnesisError('not-found', 'no record here is of this patient')
  await inTransaction(database, (transaction) =>
    records.audit.append(transaction, [
      {
        ...{ id: randomUUID(), at: now(), kind: 'wrote', basis: 'system', grant: null, requestId: randomUUID() },
        ...{ person: by.person, name: by.name, role: by.role, hospital: by.hospital, purpose: by.purpose },
        ...{ client: by.client, patient, records: own.filter(({ type }) => type === 'Patient') },
      },
    ]),
  )
  await endSignIn(database, patient)
  const grants = await endVisits(context, patient)
  await records.erasePatient(patient)
  return { erased: own.length, grants, left: left.map(({ type, id }) => `${type}/${id}`) }
}

/** Everything by which the person, or somebody for them, comes in, what says who treats them, and what was said of their insights. */
async function endSignIn(database: Database, patient: string): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const { rows } = await transaction.query<{ person: string }>(
      'DELETE FROM patient_login WHERE patient = $1 RETURNING person',
      [patient],
    )
    const people = rows.map(({ person }) => person)
    for (const table of ['passkey', 'enrolment'])
      await transaction.query(`DELETE FROM ${table} WHERE person = ANY ($1)`, [people])
    await transaction.query(`DELETE FROM oidc_entry WHERE payload->>'accountId' = ANY ($1)`, [people])
    for (const table of ['relationship', 'chart_view', 'link_nonce', 'feedback_mark'])
      await transaction.query(`DELETE FROM ${table} WHERE patient = $1`, [patient])
  })
}

/** What other hospitals lent us for this person goes at once; what we lent them goes by the news that each record was removed. */
async function endVisits({ database, records, now }: ErasureContext, patient: string): Promise<number> {
  const { rows } = await database.query<{ commitment: Buffer }>(
    `UPDATE held_grant SET ended = $2 WHERE patient = $1 AND ended IS NULL AND cardinality(custodians) > 0 RETURNING commitment`,
    [patient, new Date(now())],
  )
  for (const { commitment } of rows) {
    await records.purgeGrant(toHex(commitment))
    await database.query('DELETE FROM source WHERE commitment = $1', [commitment])
  }
  if (rows.length > 0) await forgetReceipts(database)
  return rows.length
}
