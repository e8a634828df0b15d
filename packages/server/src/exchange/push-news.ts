import type { Hex, HospitalId } from '@anamnesis/core'
import { conditionsOf, fromHex, recordName } from '@anamnesis/core'
import type { StoreEvent } from '@anamnesis/records'
import type { CareContext } from '../care-context.ts'
import type { HeldGrant } from '../consent/held-grants.ts'
import { grantsAtCustodian } from '../consent/held-grants.ts'
import { queueOnce } from './outbox.ts'

/**
 * Queues, for each hospital with an active grant, the word that there is something new for it. A change of what the grant does not open is no news:
 * the word itself would tell of it.
 */
export async function pushNews(care: CareContext, events: readonly StoreEvent[]): Promise<void> {
  const told = new Map<Hex, HospitalId>()
  for (const patient of new Set(events.flatMap(({ patients }) => patients))) {
    const changed = events.filter(({ patients }) => patients.includes(patient))
    for (const grant of await grantsAtCustodian(care.database, patient, care.now())) {
      const names = await namesUnder(care, grant)
      if (changed.some((event) => isNews(event, names))) told.set(grant.commitment, grant.face.recipient)
    }
  }
  for (const [grant, recipient] of told) await queueOnce(care.database, recipient, '/exchange/v1/news', { grant })
}

type Names = { readonly open: ReadonlySet<string>; readonly released: ReadonlySet<string> }

/** Labels alone are news where they open or close a record: else they only tell that something else was written, which may be hidden. */
function isNews({ key, kind }: StoreEvent, { open, released }: Names): boolean {
  const name = recordName(key)
  return kind === 'labels' ? open.has(name) !== released.has(name) : open.has(name) || released.has(name)
}

/** What the grant opens now, and what the grantee has, who must hear if it is closed. */
async function namesUnder({ self, database, records }: CareContext, grant: HeldGrant): Promise<Names> {
  if (grant.part === null) return { open: new Set(), released: new Set() }
  const [open, { rows }] = await Promise.all([
    records.visibleNames(conditionsOf(grant.part), grant.patient),
    database.query<{ type: string; id: string }>('SELECT type, id FROM released WHERE commitment = $1', [
      fromHex(grant.commitment),
    ]),
  ])
  return { open: new Set(open), released: new Set(rows.map((row) => recordName({ custodian: self, ...row }))) }
}
