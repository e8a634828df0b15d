import { availableParallelism } from 'node:os'
import { askThread } from '@anamnesis/core/thread'
import type { SealedText, VersionText } from './seal-version.ts'
import { COMMITMENT_BYTES, SECRET_BYTES, sealText } from './seal-version.ts'

/** Versions up to which they are sealed where they are: a single write should not wait behind an import in another thread. */
const SEALED_HERE = 16

/** What the thread answers: all sealed bytes one after another, and likewise the secrets and the commitments. */
export type SealAnswer = {
  readonly lengths: readonly number[]
  readonly docs: Uint8Array
  readonly secrets: Uint8Array
  readonly commitments: Uint8Array
}

const askSealer = askThread<readonly VersionText[], SealAnswer>(
  new URL('./seal-worker.ts', import.meta.url),
  'the thread that seals ended',
)

/**
 * Seals versions in their order, each under a new secret of its own: few of them at once, many in a thread beside this one, so that an import is sealed while
 * the next records are read and the last ones are stored. Owners' keys stay in this thread.
 */
export async function sealTogether(versions: readonly VersionText[]): Promise<SealedText[]> {
  if (versions.length <= SEALED_HERE || availableParallelism() === 1) return versions.map(sealText)
  return apart(await askSealer(versions))
}

function apart({ lengths, docs, secrets, commitments }: SealAnswer): SealedText[] {
  let end = 0
  return lengths.map((length, at) => {
    end += length
    return {
      doc: docs.subarray(end - length, end),
      secret: secrets.subarray(at * SECRET_BYTES, (at + 1) * SECRET_BYTES),
      commitment: commitments.subarray(at * COMMITMENT_BYTES, (at + 1) * COMMITMENT_BYTES),
    }
  })
}
