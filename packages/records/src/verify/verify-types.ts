import type { Hex } from '@anamnesis/core'
import type { VersionName } from '../store/store-types.ts'

/**
 * What a check of one stored version found: `intact` opens to the bytes that were committed to; `erased` was put beyond reach by right; `newer` was written after the
 * keyring was read; `altered`, `unreadable`, `broken-chain` (not the version that follows the one before) and `key-lost` are damage.
 */
export type CheckedVersion = VersionName & {
  readonly own: boolean
  readonly commitment: Hex
  readonly finding: 'intact' | 'erased' | 'newer' | 'altered' | 'unreadable' | 'broken-chain' | 'key-lost'
}

/** Some checked versions; a check that ends here goes on after `position`. */
export type CheckedPage = { readonly position: bigint; readonly versions: readonly CheckedVersion[] }

/** What a check of one audit row found. */
export type CheckedAuditRow = {
  readonly id: string
  readonly commitment: Hex
  readonly finding: 'intact' | 'altered'
}

/** What a check of content beside a record found; the words are those of CheckedVersion. */
export type CheckedBlob = {
  readonly id: string
  readonly commitment: Hex
  readonly finding: 'intact' | 'erased' | 'newer' | 'altered' | 'unreadable' | 'key-lost'
}

/** A record version of which something is missing that was written together with it. */
export type Gap = {
  readonly missing: 'version' | 'event' | 'audit' | 'index'
  readonly type: string
  readonly id: string
  readonly version: number
}

/** Checks of the whole store against itself; what it opens is shown to nobody, so it is no look. */
export type Verification = {
  /** Checks every version; `after` is the position to go on after (0n: the beginning), `keysRead` when the keyring was read, in ms since 1970 UTC. */
  readonly versions: (from: { readonly after: bigint; readonly keysRead: number }) => AsyncIterable<CheckedPage>
  readonly blobs: (keysRead: number) => AsyncIterable<CheckedBlob>
  readonly audit: () => AsyncIterable<readonly CheckedAuditRow[]>
  readonly gaps: () => Promise<Gap[]>
}
