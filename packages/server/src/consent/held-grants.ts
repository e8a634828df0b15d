import type { AccountId, Face, Hex, HospitalId, Part } from '@anamnesis/core'
import { faceSchema, fromHex, partSchema, toHex } from '@anamnesis/core'
import type { Database, Queryable } from '@anamnesis/database'

/** A grant as this hospital holds it: as custodian (with a part), as grantee (with custodians to ask), or both. */
export type HeldGrant = {
  readonly commitment: Hex
  readonly account: AccountId
  readonly patient: string
  readonly face: Face
  readonly salt: Hex
  readonly part: Part | null
  readonly custodians: readonly HospitalId[]
  /** Instants in ms since 1970 UTC; null where it has not happened. */
  readonly received: number
  readonly confirmed: number | null
  readonly revoked: number | null
  readonly ended: number | null
}

type Row = {
  commitment: Buffer
  account: Buffer
  patient: string
  face: unknown
  salt: Buffer
  part: unknown
  custodians: Buffer[]
  received: Date
  confirmed: Date | null
  revoked: Date | null
  ended: Date | null
}

const COLUMNS = 'g.*, r.at AS revoked'
const FROM = 'FROM held_grant g LEFT JOIN revocation r ON r.commitment = g.commitment AND r.account = g.account'
const SELECT = `SELECT ${COLUMNS} ${FROM}`
/** A grant counts while it is on the ledger, not revoked, inside its time, and its account is still this person's. */
const ACTIVE = `g.confirmed IS NOT NULL AND g.ended IS NULL AND r.at IS NULL AND g.starts <= $1 AND g.ends > $1`

function heldGrant(row: Row): HeldGrant {
  return {
    commitment: toHex(row.commitment),
    account: toHex(row.account),
    patient: row.patient,
    face: faceSchema.parse(row.face),
    salt: toHex(row.salt),
    part: row.part === null ? null : partSchema.parse(row.part),
    custodians: row.custodians.map((custodian) => toHex(custodian)),
    received: row.received.getTime(),
    confirmed: row.confirmed?.getTime() ?? null,
    revoked: row.revoked?.getTime() ?? null,
    ended: row.ended?.getTime() ?? null,
  }
}

/** Returns the active grants under which this hospital may hold other custodians' records. */
export async function grantsAtGrantee(database: Database, now: number): Promise<HeldGrant[]> {
  const { rows } = await database.query<Row>(`${SELECT} WHERE ${ACTIVE} AND cardinality(g.custodians) > 0`, [
    new Date(now),
  ])
  return rows.map(heldGrant)
}

/** What one custodian holds of a patient, as far as a grant opens it to this hospital. */
export type Share = { readonly grant: HeldGrant; readonly custodian: HospitalId }

/** When a share of which nothing is known is due, in s after its grant was confirmed: whoever confirms a grant asks for its shares at once. */
const FIRST_DUE_S = 10

/** Returns the shares of active grants that are due to be asked for, those first that wait for longest. */
export async function sharesDue(database: Database, now: number, most: number): Promise<Share[]> {
  const { rows } = await database.query<Row & { custodian: Buffer }>(
    `SELECT ${COLUMNS}, asked.custodian ${FROM} CROSS JOIN unnest(g.custodians) AS asked (custodian)
     LEFT JOIN source s ON s.commitment = g.commitment AND s.custodian = asked.custodian
     CROSS JOIN LATERAL (SELECT coalesce(s.due, g.confirmed + make_interval(secs => $3)) AS due) AS share
     WHERE ${ACTIVE} AND share.due <= $1 ORDER BY share.due LIMIT $2`,
    [new Date(now), most, FIRST_DUE_S],
  )
  return rows.map((row) => ({ grant: heldGrant(row), custodian: toHex(row.custodian) }))
}

/** Returns the active grants that open this hospital's own records of a patient to others. */
export async function grantsAtCustodian(database: Database, patient: string, now: number): Promise<HeldGrant[]> {
  const { rows } = await database.query<Row>(`${SELECT} WHERE ${ACTIVE} AND g.part IS NOT NULL AND g.patient = $2`, [
    new Date(now),
    patient,
  ])
  return rows.map(heldGrant)
}

/** Returns a grant if it is active now, else null. */
export async function activeGrant(database: Queryable, commitment: Hex, now: number): Promise<HeldGrant | null> {
  const { rows } = await database.query<Row>(`${SELECT} WHERE ${ACTIVE} AND g.commitment = $2`, [
    new Date(now),
    fromHex(commitment),
  ])
  return rows[0] ? heldGrant(rows[0]) : null
}

/** Returns a grant whatever its state, or null. */
export async function grantByCommitment(database: Queryable, commitment: Hex): Promise<HeldGrant | null> {
  const { rows } = await database.query<Row>(`${SELECT} WHERE g.commitment = $1`, [fromHex(commitment)])
  return rows[0] ? heldGrant(rows[0]) : null
}

/** Returns all grants of a patient, newest first. */
export async function grantsOfPatient(database: Database, patient: string): Promise<HeldGrant[]> {
  const { rows } = await database.query<Row>(`${SELECT} WHERE g.patient = $1 ORDER BY g.received DESC`, [patient])
  return rows.map(heldGrant)
}

/** Returns the grants that are over (revoked, past their end) but whose records this hospital has not purged yet. */
export async function grantsToEnd(database: Database, now: number): Promise<HeldGrant[]> {
  const { rows } = await database.query<Row>(`${SELECT} WHERE g.ended IS NULL AND (r.at IS NOT NULL OR g.ends <= $1)`, [
    new Date(now),
  ])
  return rows.map(heldGrant)
}

/** Stores a grant; the same grant again changes nothing. */
export async function holdGrant(
  database: Queryable,
  grant: Pick<HeldGrant, 'commitment' | 'account' | 'patient' | 'face' | 'salt' | 'part' | 'custodians'>,
  now: number,
): Promise<void> {
  await database.query(
    `INSERT INTO held_grant (commitment, account, patient, face, salt, part, custodians, received, starts, ends)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (commitment) DO NOTHING`,
    [
      fromHex(grant.commitment),
      fromHex(grant.account),
      grant.patient,
      JSON.stringify(grant.face),
      fromHex(grant.salt),
      grant.part === null ? null : JSON.stringify(grant.part),
      grant.custodians.map(fromHex),
      new Date(now),
      new Date(grant.face.from),
      new Date(grant.face.until),
    ],
  )
}

/** Marks a grant as found live on the ledger. */
export async function confirmGrant(database: Queryable, commitment: Hex, now: number): Promise<void> {
  await database.query('UPDATE held_grant SET confirmed = $2 WHERE commitment = $1 AND confirmed IS NULL', [
    fromHex(commitment),
    new Date(now),
  ])
}

/** Marks a grant as over and purged. */
export async function endGrant(database: Queryable, commitment: Hex, now: number): Promise<void> {
  await database.query('UPDATE held_grant SET ended = $2 WHERE commitment = $1 AND ended IS NULL', [
    fromHex(commitment),
    new Date(now),
  ])
}

/** Remembers that an account revoked a commitment, also one never seen, so that it can never become active here. */
export async function holdRevocation(
  database: Queryable,
  account: AccountId,
  commitment: Hex,
  now: number,
): Promise<void> {
  await database.query('INSERT INTO revocation (account, commitment, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    fromHex(account),
    fromHex(commitment),
    new Date(now),
  ])
}
