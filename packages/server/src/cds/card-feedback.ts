import type { CardOutcome } from '@anamnesis/core/api'
import type { Database, Queryable } from '@anamnesis/database'
import { inTransaction } from '@anamnesis/database'
import { z } from 'zod'
import { OVERRIDE_REASONS, OVERRIDE_SYSTEM } from './cards.ts'

/** A card whose outcome nobody told in this time, in ms, is forgotten. */
const CARD_LIFETIME_MS = 30 * 24 * 60 * 60_000
const MOST_TOLD = 100

/** A card that goes out, and the statement of which rule it is. */
export type ShownCard = { readonly uuid: string; readonly rule: string; readonly ruleVersion: string }

const coding = z.looseObject({ code: z.string().max(200), system: z.string().max(500).optional() })

/** Accepts what a client tells of cards (CDS Hooks 2.0, section "Feedback"). A comment of the user is patient data and is not kept. */
export const cardFeedbackSchema = z.looseObject({
  feedback: z
    .array(
      z.looseObject({
        card: z.uuid(),
        outcome: z.enum(['accepted', 'overridden']),
        overrideReason: z.looseObject({ reason: coding.optional() }).optional(),
        outcomeTimestamp: z.iso.datetime({ offset: true }),
      }),
    )
    .min(1)
    .max(MOST_TOLD),
})

type CardFeedback = z.infer<typeof cardFeedbackSchema>['feedback'][number]

/** Remembers which rules the cards of one answer are of: no patient, no person, no words. */
export async function rememberCards(database: Database, cards: readonly ShownCard[], now: number): Promise<void> {
  if (cards.length === 0) return
  await database.query('DELETE FROM cds_card WHERE at < $1', [new Date(now - CARD_LIFETIME_MS)])
  await database.query(
    `INSERT INTO cds_card (id, rule, rule_version, at)
     SELECT id, rule, version, $4 FROM unnest($1::uuid[], $2::text[], $3::text[]) AS shown (id, rule, version)`,
    [
      cards.map(({ uuid }) => uuid),
      cards.map(({ rule }) => rule),
      cards.map(({ ruleVersion }) => ruleVersion),
      new Date(now),
    ],
  )
}

/** Counts what became of cards, each once; one that is not known, or was told of before, changes nothing. */
export async function countOutcomes(database: Database, told: readonly CardFeedback[]): Promise<void> {
  const first = new Map(told.toReversed().map((each) => [each.card.toLowerCase(), each]))
  await inTransaction(database, async (transaction) => {
    // Rows are locked in one order, cards and then counts, so that those who tell of the same at once wait for each other and never in a circle.
    const { rows } = await transaction.query<{ id: string; rule: string; version: string }>(
      `DELETE FROM cds_card WHERE id = ANY (ARRAY(SELECT id FROM cds_card WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE))
       RETURNING id, rule, rule_version AS version`,
      [[...first.keys()]],
    )
    const counted = rows.flatMap(({ id, rule, version }) => {
      const each = first.get(id)
      return each === undefined ? [] : [[rule, version, each.outcome, reasonOf(each)]]
    })
    await transaction.query(
      `INSERT INTO cds_outcome AS known (rule, rule_version, outcome, reason, cards)
       SELECT rule, version, outcome, reason, count(*)
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS told (rule, version, outcome, reason)
       GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
       ON CONFLICT (rule, rule_version, outcome, reason) DO UPDATE SET cards = known.cards + excluded.cards`,
      [0, 1, 2, 3].map((place) => counted.map((row) => row[place])),
    )
  })
}

/** Only reasons of our own list are counted by name: another code could be anything. */
function reasonOf({ outcome, overrideReason }: CardFeedback): string {
  if (outcome === 'accepted') return ''
  const { code, system } = overrideReason?.reason ?? {}
  if (code === undefined) return 'none'
  return system === OVERRIDE_SYSTEM && OVERRIDE_REASONS.some(([known]) => known === code) ? code : 'other'
}

/** Returns how often cards of each rule were taken or overridden, and why, most often first. */
export async function cardOutcomes(database: Queryable): Promise<CardOutcome[]> {
  const { rows } = await database.query<CardOutcome>(
    `SELECT rule, rule_version AS "ruleVersion", outcome, reason, cards::float8 AS cards FROM cds_outcome
     ORDER BY cards DESC, rule, rule_version, outcome, reason`,
  )
  return rows
}
