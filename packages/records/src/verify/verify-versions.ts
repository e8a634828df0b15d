import { toHex } from '@anamnesis/core'
import { typeName } from '../resource-types.ts'
import type { Store } from '../store/store.ts'
import type { StoredVersion } from './check-version.ts'
import { checkVersion } from './check-version.ts'
import type { CheckedPage, CheckedVersion } from './verify-types.ts'

/** Versions that are held in memory at a time, and bytes after which a page takes no more: one version can be 16 MiB. */
const PAGE = 500
const PAGE_BYTES = 16 * 1024 * 1024

const COLUMNS =
  'r.pk, r.custodian, r.rt, r.id, r.owner, h.ver, h.updated, h.op, h.doc, h.secret, h.commitment, h.previous'

/** Where a check has got to: all versions up to this one are checked. */
type Place = { readonly pk: bigint; readonly ver: number; readonly commitment: Buffer | null }

/**
 * Opens and hashes every version of every record here, removed and visiting ones included, and yields what it finds page by page; it shows nothing of what it opens.
 * Versions that are written meanwhile are checked or not; none is reported wrongly.
 */
export async function* verifyVersions(
  store: Store,
  { after, keysRead }: { readonly after: bigint; readonly keysRead: number },
): AsyncGenerator<CheckedPage> {
  let place: Place = { pk: after, ver: Number.MAX_SAFE_INTEGER, commitment: null }
  for (;;) {
    const rows = await readVersions(store, place)
    if (rows.length === 0) return
    const versions: CheckedVersion[] = []
    for (const row of rows) {
      versions.push(named(store, row, followsOn(place, row) ? checkVersion(store, row, keysRead) : 'broken-chain'))
      place = row
    }
    // The newest record of a page may go on in the next one.
    yield { position: place.pk - 1n, versions }
  }
}

async function readVersions({ database }: Store, { pk, ver }: Place): Promise<StoredVersion[]> {
  const { rows } = await database.query<StoredVersion>(
    `SELECT * FROM (
       SELECT ${COLUMNS}, sum(octet_length(h.doc)) OVER (ORDER BY h.pk, h.ver) - octet_length(h.doc) AS before
       FROM hist h JOIN res r ON r.pk = h.pk WHERE (h.pk, h.ver) > ($1::bigint, $2::bigint) ORDER BY h.pk, h.ver LIMIT ${PAGE}) page
     WHERE before < ${PAGE_BYTES}`,
    [pk, ver],
  )
  return rows
}

/** An own record's versions are numbered from 1 and each names the commitment of the one before; of a visiting record only some came. */
function followsOn(place: Place, { pk, ver, custodian, previous }: StoredVersion): boolean {
  if (custodian !== 0) return true
  if (place.pk !== pk) return ver === 1 && previous === null
  return ver === place.ver + 1 && previous !== null && place.commitment !== null && previous.equals(place.commitment)
}

function named(store: Store, row: StoredVersion, finding: CheckedVersion['finding']): CheckedVersion {
  const key = { custodian: store.custodians.hospitalOf(row.custodian), type: typeName(row.rt), id: row.id }
  return { ...key, version: row.ver, own: row.custodian === 0, commitment: toHex(row.commitment), finding }
}
