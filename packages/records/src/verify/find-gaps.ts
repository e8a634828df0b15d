import { RESOURCE_TYPES, typeName } from '../resource-types.ts'
import type { Store } from '../store/store.ts'
import type { Gap } from './verify-types.ts'

/** Gaps of each kind that are named; the first ones say what happened. */
const MOST = 1000

type GapRow = { readonly rt: number; readonly id: string; readonly version: number }

// Own versions; what a table must hold of each of them was written in the version's own transaction.
const VERSIONS = 'hist h JOIN res r ON r.pk = h.pk WHERE r.custodian = 0'

const STATEMENTS: Readonly<Record<Gap['missing'], string>> = {
  version: `SELECT r.rt, r.id, r.ver AS version FROM res r WHERE NOT EXISTS (SELECT FROM hist h WHERE h.pk = r.pk AND h.ver = r.ver)`,
  event: `SELECT r.rt, r.id, h.ver AS version FROM ${VERSIONS}
    AND NOT EXISTS (SELECT FROM event e WHERE e.pk = h.pk AND e.ver = h.ver AND e.kind IN ('create', 'update', 'delete'))`,
  audit: `SELECT r.rt, r.id, h.ver AS version FROM hist h JOIN res r ON r.pk = h.pk
    JOIN unnest($1::text[]) WITH ORDINALITY AS type (name, place) ON type.place = r.rt + 1
    WHERE r.custodian = 0 AND NOT EXISTS (
      SELECT FROM (SELECT unnest(records) AS version FROM audit WHERE kind = 'wrote') wrote
      WHERE wrote.version = $2 || '/' || type.name || '/' || r.id || '/' || h.ver)`,
  index: `SELECT r.rt, r.id, r.ver AS version FROM res r WHERE NOT r.deleted
    AND NOT EXISTS (SELECT FROM i_ref i WHERE i.pk = r.pk AND i.p <= 0)`,
}

/**
 * Returns the records of which something is missing that was written together with them: a newest version, its event, who wrote it, or its rows in the search index
 * (each record has those that say whom it is about). At most 1,000 of each kind.
 */
export async function findGaps({ database, hospital }: Store): Promise<Gap[]> {
  const gaps: Gap[] = []
  for (const [missing, statement] of Object.entries(STATEMENTS) as [Gap['missing'], string][]) {
    const values = missing === 'audit' ? [RESOURCE_TYPES, hospital] : []
    const { rows } = await database.query<GapRow>(`${statement} LIMIT ${MOST}`, values)
    gaps.push(...rows.map(({ rt, id, version }) => ({ missing, type: typeName(rt), id, version })))
  }
  return gaps
}
