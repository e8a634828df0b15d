import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { SealedText, VersionText } from './seal-version.ts'
import { COMMITMENT_BYTES, SECRET_BYTES, sealText } from './seal-version.ts'

/** Versions up to which they are sealed where they are: a single write should not wait behind an import in another thread. */
const SEALED_HERE = 16

/** What the thread is asked for. */
export type SealRequest = { readonly id: number; readonly versions: readonly VersionText[] }

/** What the thread answers: all sealed bytes one after another, and likewise the secrets and the commitments. */
export type SealAnswer = {
  readonly id: number
  readonly lengths: readonly number[]
  readonly docs: Uint8Array
  readonly secrets: Uint8Array
  readonly commitments: Uint8Array
}

type Thread = { readonly ask: (versions: readonly VersionText[]) => Promise<SealAnswer> }

let thread: Thread | undefined

/**
 * Seals versions in their order, each under a new secret of its own: few of them at once, many in a thread beside this one, so that an import is sealed while
 * the next records are read and the last ones are stored. Owners' keys stay in this thread.
 */
export async function sealTogether(versions: readonly VersionText[]): Promise<SealedText[]> {
  if (versions.length <= SEALED_HERE || availableParallelism() === 1) return versions.map(sealText)
  thread ??= startThread()
  return apart(await thread.ask(versions))
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

/** One for the process, for as long as it lives; it keeps no process alive that has nothing left to do. */
function startThread(): Thread {
  const worker = new Worker(new URL('./seal-worker.ts', import.meta.url))
  const waiting = new Map<number, PromiseWithResolvers<SealAnswer>>()
  let last = 0
  worker.on('message', (answer: SealAnswer) => {
    waiting.get(answer.id)?.resolve(answer)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
  })
  worker.on('error', end)
  worker.on('exit', () => end(new Error('the thread that seals ended')))
  const self: Thread = {
    ask: (versions) => {
      const answer = Promise.withResolvers<SealAnswer>()
      last += 1
      waiting.set(last, answer)
      worker.ref()
      worker.postMessage({ id: last, versions } satisfies SealRequest)
      return answer.promise
    },
  }
  return self

  /** The next versions get a new thread. */
  function end(reason: Error): void {
    if (thread === self) thread = undefined
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
}
