import { isAnamnesisError } from '@anamnesis/core'
import { open } from '@anamnesis/core/seal'
import { patientOwner } from '../keyring/keyring.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { headerOf } from '../store/open-versions.ts'
import { commitmentUnder } from '../store/seal-version.ts'
import type { Store } from '../store/store.ts'
import type { CheckedVersion } from './verify-types.ts'

/** A version as a check reads it, with its record's owner. */
export type StoredVersion = Pick<
  VersionRow,
  'pk' | 'custodian' | 'rt' | 'id' | 'ver' | 'updated' | 'op' | 'doc' | 'secret' | 'commitment' | 'previous'
> & { readonly owner: string }

/** Opens one version, hashes what comes out, and returns what that says of it by itself; `keysRead` is when the keyring was read, in ms. */
export function checkVersion(store: Store, row: StoredVersion, keysRead: number): CheckedVersion['finding'] {
  if (row.secret === null) return 'erased'
  let secret: Buffer
  try {
    secret = store.keyring.unwrap(row.secret, row.commitment)
  } catch (error) {
    return isAnamnesisError(error, 'deleted') ? withoutKey(store, row, keysRead) : 'unreadable'
  }
  const header = headerOf(store, row)
  try {
    const bytes = open(row.doc, secret, header)
    return commitmentUnder(secret, header, bytes).equals(row.commitment) ? 'intact' : 'altered'
  } catch {
    return 'unreadable'
  }
}

/** A key may be gone by right, be younger than the keyring as it was read, or be lost. */
function withoutKey(store: Store, row: StoredVersion, keysRead: number): CheckedVersion['finding'] {
  if (store.keyring.isClosed(patientOwner(row.owner))) return 'erased'
  return row.updated.getTime() >= keysRead ? 'newer' : 'key-lost'
}
