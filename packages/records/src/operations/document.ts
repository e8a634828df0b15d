import { AnamnesisError } from '@anamnesis/core'
import { referenceHash, targetOf } from '../index-rows/references.ts'
import { permitSql } from '../permit/permit-sql.ts'
import type { RequestContext } from '../request-context.ts'
import type { SearchEntry } from '../search/search-types.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { openVersion, VERSION_COLUMNS } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { openedEntries } from './opened-entries.ts'

/** Most records that one document takes up beside its Composition. */
const MOST_ENTRIES = 5000

/**
 * Returns what a document Bundle of an own Composition holds (FHIR R4, section 2.42): the Composition, then each record of this hospital that it refers
 * to and that the permit opens, once, in the order in which it names them. What is denied dangles like what never was. It is one look.
 * @throws `not-found` unless the permit opens the Composition; `too-large` if it refers to more than 5,000 records
 */
export async function documentOf(store: Store, context: RequestContext, id: string): Promise<SearchEntry[]> {
  const own = referenceHash(store.hash, 0, 'Composition', id)
  const [composition] = await permittedRows(store, context, [own])
  if (!composition) throw new AnamnesisError('not-found', 'there is no such record')
  const resource: unknown = JSON.parse(Buffer.from(openVersion(store, composition)).toString())
  const named = [...new Set(referencesIn(resource))].flatMap((text) => {
    const target = targetOf(text, store.baseUrl)
    if (!target || 'text' in target) return []
    return [referenceHash(store.hash, 0, target.type, target.id)]
  })
  if (named.length > MOST_ENTRIES)
    throw new AnamnesisError('too-large', `a document takes up at most ${MOST_ENTRIES} records`)
  const rest = await permittedRows(
    store,
    context,
    named.filter((hash) => hash !== own),
  )
  return openedEntries(store, context, [composition, ...rest])
}

/** Returns every reference text in a resource, those of what it contains included. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'reference' && typeof member === 'string' ? [member] : referencesIn(member),
  )
}

async function permittedRows(
  store: Store,
  { permit }: RequestContext,
  references: readonly bigint[],
): Promise<VersionRow[]> {
  if (references.length === 0) return []
  const params: unknown[] = [references]
  const permitted = permitSql(permit, store.hospital, 'r', params)
  const { rows } = await store.database.query<VersionRow>(
    `SELECT ${VERSION_COLUMNS} FROM (SELECT ref, min(n) AS n FROM unnest($1::bigint[]) WITH ORDINALITY AS u (ref, n) GROUP BY ref) u
     JOIN res r ON r.ref = u.ref AND r.custodian = 0 JOIN hist h ON h.pk = r.pk AND h.ver = r.ver
     WHERE NOT r.deleted AND ${permitted} ORDER BY u.n`,
    params,
  )
  return rows
}
