import { randomUUID } from 'node:crypto'
import { AnamnesisError } from '@anamnesis/core'
import type { FeedbackCount, FeedbackInput, FeedbackMark } from '@anamnesis/core/api'
import type { Database, Queryable, Transaction } from '@anamnesis/database'
import { inTransaction } from '@anamnesis/database'
import type { Records, RequestContext } from '@anamnesis/records'

/** What feedback needs of a hospital. */
export type FeedbackContext = {
  readonly database: Database
  readonly records: Pick<Records, 'sealText' | 'openText' | 'audit'>
  /** Now, in ms since 1970 UTC. */
  readonly now: () => number
}

/** Most marks of one person in one chart: enough for every statement of a page, and an end to a client that runs wild. */
const MOST_MARKS = 200

type Row = { readonly id: string; readonly at: Date; readonly sealed: Buffer; readonly secret: Buffer }

/**
 * Keeps what a person thinks of a statement about a patient, who must be one that this person may see; the same statement a second time is the same mark.
 * It is in the audit as written by then.
 * @throws `too-many-requests` beyond 200 marks of one person in one chart
 */
export async function keepMark(
  { database, records, now }: FeedbackContext,
  context: RequestContext,
  patient: string,
  input: FeedbackInput,
): Promise<FeedbackMark> {
  const { person } = context.permit.requester
  const id = randomUUID()
  const at = now()
  const { sealed, secret } = await records.sealText(patient, id, JSON.stringify(input))
  return inTransaction(database, async (transaction) => {
    await transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`feedback/${person}/${patient}`])
    const marks = marksOf(records, await rowsOf(transaction, patient, person))
    const same = marks.find((mark) => isSame(mark, input))
    if (same !== undefined) return same
    if (marks.length >= MOST_MARKS)
      throw new AnamnesisError('too-many-requests', 'this chart has enough feedback by you')
    await transaction.query(
      'INSERT INTO feedback_mark (id, patient, person, at, sealed, secret) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, patient, person, new Date(at), sealed, secret],
    )
    await count(transaction, input, 1)
    await log(transaction, records, context, patient, at)
    return { ...input, id, at }
  })
}

/** Returns what a person marked in a chart, newest first. */
export async function marksBy(
  { database, records }: FeedbackContext,
  patient: string,
  person: string,
): Promise<FeedbackMark[]> {
  return marksOf(records, await rowsOf(database, patient, person))
}

/** Takes a mark back; only who made it can. @throws `not-found` if there is none of this person */
export async function takeBack(
  { database, records, now }: FeedbackContext,
  context: RequestContext,
  patient: string,
  id: string,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const { rows } = await transaction.query<Row>(
      'DELETE FROM feedback_mark WHERE id = $1 AND patient = $2 AND person = $3 RETURNING id, at, sealed, secret',
      [id, patient, context.permit.requester.person],
    )
    const [mark] = marksOf(records, rows)
    if (mark === undefined) throw new AnamnesisError('not-found', 'there is no such feedback of yours')
    await count(transaction, mark, -1)
    await log(transaction, records, context, patient, now())
  })
}

/** Returns how often statements of each rule were marked, most often first. */
export async function feedbackCounts(database: Queryable): Promise<FeedbackCount[]> {
  const { rows } = await database.query<FeedbackCount>(
    `SELECT kind, target, rule, rule_version AS "ruleVersion", marks::float8 AS marks FROM feedback_count
     WHERE marks > 0 ORDER BY marks DESC, kind, target, rule, rule_version`,
  )
  return rows
}

function isSame(mark: FeedbackMark, { kind, target, statement, text }: FeedbackInput): boolean {
  const same = mark.kind === kind && mark.target === target && mark.text === text
  return same && mark.statement?.id === statement?.id && mark.statement?.ruleVersion === statement?.ruleVersion
}

async function rowsOf(queryable: Queryable, patient: string, person: string): Promise<Row[]> {
  const { rows } = await queryable.query<Row>(
    'SELECT id, at, sealed, secret FROM feedback_mark WHERE patient = $1 AND person = $2 ORDER BY at DESC, id',
    [patient, person],
  )
  return rows
}

function marksOf(records: FeedbackContext['records'], rows: readonly Row[]): FeedbackMark[] {
  return rows.map(({ id, at, ...words }) => ({
    ...(JSON.parse(records.openText(id, words)) as FeedbackInput),
    ...{ id, at: at.getTime() },
  }))
}

async function count(transaction: Transaction, { kind, target, statement }: FeedbackInput, by: number): Promise<void> {
  await transaction.query(
    `INSERT INTO feedback_count AS known (kind, target, rule, rule_version, marks) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (kind, target, rule, rule_version) DO UPDATE SET marks = greatest(0, known.marks + excluded.marks)`,
    [kind, target, statement?.rule ?? '', statement?.ruleVersion ?? '', by],
  )
}

async function log(
  transaction: Transaction,
  records: FeedbackContext['records'],
  { permit, requestId }: RequestContext,
  patient: string,
  at: number,
): Promise<void> {
  const { person, name, role, hospital, purpose, client } = permit.requester
  const clause = permit.clauses.find((each) => each.patient === patient)
  await records.audit.append(transaction, [
    {
      ...{ id: randomUUID(), at, kind: 'wrote', basis: clause?.basis ?? 'relationship', grant: null, requestId },
      ...{ person, name, role, hospital, purpose, client, patient, records: [] },
    },
  ])
}
