import { createSecretKey, hash, hkdfSync } from 'node:crypto'
import type { CommitmentHeader } from '@anamnesis/core'
import { headerBytes, lengthPrefixed } from '@anamnesis/core'
import { sealUnder } from '@anamnesis/core/seal'
import type { Keyring } from '../keyring/keyring.ts'
import { versionRandom } from '../keyring/random-pool.ts'

/** The exact text of a record version and what its commitment says beside it. */
export type VersionText = { readonly header: CommitmentHeader; readonly text: string }

/** A record version that is sealed and committed to; its secret is not wrapped yet. */
export type SealedText = {
  readonly doc: Uint8Array
  /** 32 bytes. */
  readonly secret: Uint8Array
  /** 32 bytes. */
  readonly commitment: Uint8Array
}

/** A record version as it goes into the database: sealed, its secret wrapped under the owner's key, committed to. */
export type SealedVersion = {
  readonly doc: Uint8Array
  /** 77 bytes (keyring). */
  readonly secret: Buffer
  /** 32 bytes. */
  readonly commitment: Uint8Array
}

/** Bytes of a version's secret. */
export const SECRET_BYTES = 32
/** Bytes of a version's commitment (SHA-256). */
export const COMMITMENT_BYTES = 32

/** Seals one version under a new secret of its own. */
export function sealText({ header, text }: VersionText): SealedText {
  const secret = versionRandom(SECRET_BYTES)
  const bytes = Buffer.from(text)
  const head = headerBytes(header)
  return { doc: sealUnder(bytes, secret, head), secret, commitment: commitmentTo(secret, head, bytes) }
}

/** Returns a sealed version with its secret wrapped for its owner, who must have a key (keyring.ensureOwners). */
export function wrapSealed(keyring: Keyring, owner: string, { doc, secret, commitment }: SealedText): SealedVersion {
  return { doc, secret: keyring.wrap(owner, secret, commitment), commitment }
}

/** The same as core's commitmentOf(header, saltOf(secret), bytes), by node:crypto in a third of the time; a test holds the two equal. */
export function commitmentUnder(secret: Uint8Array, header: CommitmentHeader, bytes: Uint8Array): Buffer {
  return commitmentTo(secret, headerBytes(header), bytes)
}

function commitmentTo(secret: Uint8Array, head: Uint8Array, bytes: Uint8Array): Buffer {
  const salt = new Uint8Array(hkdfSync('sha256', createSecretKey(secret), new Uint8Array(0), 'salt', 32))
  return hash('sha256', lengthPrefixed(head, salt, bytes), 'buffer')
}
