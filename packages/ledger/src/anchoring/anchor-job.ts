import type { HospitalId, LedgerAddress } from '@anamnesis/core'
import { AnamnesisError, isAnamnesisError, randomBytes } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import type { Ledger } from '../contracts/connect-ledger.ts'
import { createSignal } from '../signal.ts'
import type { TransactionJournal } from '../transactions/transaction-journal.ts'
import type { LeafKind } from './append-leaves.ts'
import type { Batch, BatchCounts } from './batch-store.ts'
import { freezeBatch, markAnchored, nextKind, readCounts, readOpenBatch } from './batch-store.ts'
import { growTree } from './grow-tree.ts'
import { NODE } from './merkle-tree.ts'
import { reconcile } from './reconcile.ts'

/** What an administrator watches of the anchoring, and why it stands still if it does. */
export type AnchoringStatus = BatchCounts & {
  /** Why anchoring has stopped for good until someone looks; null if it has not. */
  readonly alarm: string | null
  /** Why the last attempt failed, while it is tried again; null if it did not. */
  readonly problem: string | null
}

/** What anchoring needs. */
export type AnchoringOptions = {
  readonly database: Database
  readonly ledger: Ledger
  /** Journal of the hospital's operator account. */
  readonly journal: Pick<TransactionJournal, 'send'>
  readonly hospital: HospitalId
  /** ms that the first leaf waits for company (default 1,000). */
  readonly company?: number
  /** Shortest time in ms between two batches (default 10,000). */
  readonly interval?: number
  /** ms between two looks for new leaves (default 250). */
  readonly poll?: number
  /** Leaves of a tree, padding included: the usual number (default 1,024), and that for a backlog (default 65,536). So a proof's length tells next to nothing. */
  readonly sizes?: { readonly usual: number; readonly large: number }
}

/** Freezes what waits into batches and anchors them, one at a time, each exactly once. */
export class AnchorJob {
  readonly #options: AnchoringOptions
  readonly #address: LedgerAddress
  readonly #signal = createSignal()
  readonly #running: Promise<void>
  readonly #stop = Promise.withResolvers<void>()
  #stopping = false
  #reconciled = false
  #alarm: string | null = null
  #problem: string | null = null
  #noticed: number | undefined
  #frozen = Number.NEGATIVE_INFINITY

  /** Starts the job and returns it; what is not anchored yet, of earlier runs too, it takes up by itself, also when the ledger is away now. */
  static start(options: AnchoringOptions): AnchorJob {
    return new AnchorJob(options)
  }

  private constructor(options: AnchoringOptions) {
    this.#options = options
    const { chainId, anchors } = options.ledger.addresses
    this.#address = { chainId, contract: anchors }
    this.#running = this.#run()
  }

  /** Returns the backlog and what is anchored. */
  async status(): Promise<AnchoringStatus> {
    return { ...(await readCounts(this.#options.database, this.#address)), alarm: this.#alarm, problem: this.#problem }
  }

  /** Stops; a batch that is frozen and not anchored is anchored at the next start. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.#stop.resolve()
    this.#signal.notify()
    await this.#running
  }

  async #run(): Promise<void> {
    const { poll = 250, interval = 10_000 } = this.#options
    while (!this.#stopping && this.#alarm === null) {
      try {
        const pause = await this.#step()
        this.#problem = null
        if (pause && !this.#stopping) await this.#signal.wait(poll)
      } catch (error) {
        this.#problem = isAnamnesisError(error) ? error.message : 'internal error'
        // The contract has refused, or someone else used the key: only the ledger knows what is so.
        if (!isAnamnesisError(error, 'ledger-unavailable')) this.#reconciled = false
        if (!this.#stopping) await this.#signal.wait(Math.max(poll, Math.min(interval, 5_000)))
      }
    }
  }

  /** Does the next thing and returns true if there is nothing to do for a while. */
  async #step(): Promise<boolean> {
    const { database, ledger, hospital } = this.#options
    if (!this.#reconciled) {
      this.#alarm = await reconcile(database, ledger.anchors, this.#address, hospital)
      this.#reconciled = true
      return false
    }
    const open = await readOpenBatch(database, this.#address)
    if (open !== undefined) {
      await this.#anchor(open)
      return false
    }
    const kind = await nextKind(database)
    if (kind === undefined) this.#noticed = undefined
    if (kind === undefined || !this.#isTime()) return true
    await this.#freeze(kind)
    return false
  }

  #isTime(): boolean {
    const { company = 1_000, interval = 10_000 } = this.#options
    this.#noticed ??= Date.now()
    return Date.now() >= Math.max(this.#noticed + company, this.#frozen + interval)
  }

  async #freeze(kind: LeafKind): Promise<void> {
    const { database, hospital, sizes = { usual: 1_024, large: 65_536 } } = this.#options
    await freezeBatch(database, this.#address, { kind, limit: sizes.large }, async (commitments) => {
      const size = commitments.length <= sizes.usual * NODE ? sizes.usual : sizes.large
      const padding = randomBytes(32)
      return { size, padding, ...(await growTree({ hospital, commitments, padding, size })) }
    })
    this.#frozen = Date.now()
    this.#noticed = undefined
  }

  /** Sends a frozen batch, unless it is on its way or there already, and waits until it is final. */
  async #anchor({ id, sequence, root }: Batch): Promise<void> {
    const { database, ledger, hospital, journal } = this.#options
    const { anchors } = ledger
    let at = await anchors.anchoredAt(hospital, sequence)
    if (at === null) {
      const call = anchors.anchorCall(hospital, sequence, root)
      const { done } = await journal.send(`anchor ${sequence} at ${this.#address.contract}`, call)
      await Promise.race([done, this.#stop.promise])
      if (this.#stopping) return
      at = await anchors.anchoredAt(hospital, sequence)
    }
    if (at === null || (await anchors.root(hospital, sequence)) !== root)
      throw new AnamnesisError('integrity-failed', `batch ${sequence} is not on the ledger as it was sent`)
    await markAnchored(database, id, at)
  }
}
