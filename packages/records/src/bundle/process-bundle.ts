import type { Issue } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import type { BundleOptions } from '../records.ts'
import type { RequestContext } from '../request-context.ts'
import { atATime } from '../store/at-a-time.ts'
import type { WriteResult } from '../store/commit-writes.ts'
import { ConditionMet, commitWrites, RefusedOperations } from '../store/commit-writes.ts'
import { DEEPEST_BUNDLE, LARGEST_BUNDLE, parseJson } from '../store/parse-json.ts'
import type { Store } from '../store/store.ts'
import type { WriteOperation } from '../store/write-operation.ts'
import { operationTarget } from '../store/write-operation.ts'
import type { BundleEntry, PlainBundle } from './entry.ts'
import { asBundle, isReading, parseEntry } from './entry.ts'
import type { EntryPlan } from './plan-bundle.ts'
import { planBundle } from './plan-bundle.ts'
import type { ReadElsewhere } from './read-entry.ts'
import { read } from './read-entry.ts'
import type { EntryResult } from './response-bundle.ts'
import { responseBundle } from './response-bundle.ts'

/** Order in which the entries of a transaction take effect (R4 http.html, transaction processing rules). */
const ORDER: readonly string[] = ['DELETE', 'POST', 'PUT', 'PATCH']
/** Reads that are under way at a time: the store answers those of one record together. */
const READS_TOGETHER = 32
/** After how many bytes of what was read an answer holds no more of it. */
const LARGEST_ANSWER = 128 * 1024 * 1024
const TOO_MUCH = { error: new AnamnesisError('too-large', 'the answer is full: ask for the rest in another Bundle') }
/** Most times that a Bundle is planned anew because others wrote what the plan rests on. */
const ATTEMPTS = 20
/** Most issues of a whole Bundle that one answer lists. */
const MOST_ISSUES = 100

type Entries = { readonly entries: BundleEntry[]; readonly results: Map<number, EntryResult> }

/**
 * Carries out a batch or transaction Bundle of any number of entries and returns the bytes of the response Bundle. A transaction is written whole or
 * not at all; in a batch each entry stands for itself. Reads see what the writes left; a read that finds nothing does not undo them.
 * @throws what the first refused entry of a transaction says, with an issue for each entry's faults (`Bundle.entry[n]`); `malformed-json`, `too-large`.
 */
export async function processBundle(
  store: Store,
  context: RequestContext,
  body: string,
  options: BundleOptions = {},
): Promise<Uint8Array> {
  for (let count = 1; ; count += 1) {
    const bundle = asBundle(parseJson(body, { longest: LARGEST_BUNDLE, deepest: DEEPEST_BUNDLE }))
    try {
      const results = await carryOut(store, context, bundle, options.readElsewhere ?? nowhere)
      return responseBundle(
        bundle.type,
        bundle.entries.map((_, index) => resultOf(results, index)),
        options.return ?? 'minimal',
      )
    } catch (error) {
      // Somebody wrote what the plan rests on: with that known, the whole plan may be another.
      if (!(error instanceof ConditionMet)) throw error
      if (count === ATTEMPTS) throw new AnamnesisError('version-conflict', 'others keep writing the same records')
    }
  }
}

function resultOf(results: ReadonlyMap<number, EntryResult>, index: number): EntryResult {
  const result = results.get(index)
  if (result === undefined) throw new RangeError('every entry has a result')
  return result
}

/** Where nobody answers for other addresses, there are none. */
async function nowhere(): Promise<never> {
  throw new AnamnesisError('not-supported', 'the url of the entry is not one that can be read here')
}

async function carryOut(
  store: Store,
  context: RequestContext,
  bundle: PlainBundle,
  readElsewhere: ReadElsewhere,
): Promise<Map<number, EntryResult>> {
  const atomic = bundle.type === 'transaction'
  const { entries, results } = parseEntries(store, bundle)
  const writing = entries
    .filter((entry) => !isReading(entry))
    .sort((a, b) => ORDER.indexOf(a.method) - ORDER.indexOf(b.method))
  if (atomic && writing.length === 0) throwErrors(results)
  let left: readonly BundleEntry[] = writing
  while (left.length > 0) {
    await writeEntries(store, context, left, atomic, results)
    const again = left.filter((entry) => isUnsettled(entry, results.get(entry.index)))
    // Each time at least the first of those that wait for each other gets through; if none does, others are writing.
    left = again.length < left.length ? again : []
  }
  const reading = entries.filter(isReading)
  let told = 0
  await atATime(reading, READS_TOGETHER, async (entry) => {
    const result = told > LARGEST_ANSWER ? TOO_MUCH : await read(store, context, entry, readElsewhere)
    told += sizeOf(result)
    // Those that were under way together may find it full only now.
    results.set(entry.index, told > LARGEST_ANSWER ? TOO_MUCH : result)
  })
  return results
}

function sizeOf(result: EntryResult): number {
  if ('page' in result) return result.page.entries.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if ('read' in result) return result.isTold ? result.read.bytes.length : 0
  return 'elsewhere' in result ? (result.elsewhere.bytes?.length ?? 0) : 0
}

/** An entry of a batch that waited for another, or whose record was written by another after it was read for this one. */
function isUnsettled(entry: BundleEntry, result: EntryResult | undefined): boolean {
  return result === undefined || ('error' in result && isStale(entry, result.error))
}

/** True if it was not the client who named the version that is there no more. */
function isStale({ ifMatch, query, method }: BundleEntry, error: AnamnesisError): boolean {
  return error.code === 'version-conflict' && ifMatch === null && (query !== null || method === 'PATCH')
}

async function writeEntries(
  store: Store,
  context: RequestContext,
  entries: readonly BundleEntry[],
  atomic: boolean,
  results: Map<number, EntryResult>,
): Promise<void> {
  const plans = await planBundle(store, context, entries, { linked: atomic })
  for (const [{ index }, plan] of plans) {
    if ('error' in plan) results.set(index, { error: plan.error })
    if ('done' in plan) results.set(index, { written: plan.done })
  }
  if (atomic) throwErrors(results)
  for (const round of rounds(entries, plans)) await writeRound(store, context, round, atomic, results)
}

function parseEntries(store: Store, bundle: PlainBundle): Entries {
  const entries: BundleEntry[] = []
  const results = new Map<number, EntryResult>()
  for (const [index, value] of bundle.entries.entries()) {
    try {
      entries.push(parseEntry(value, index, store.baseUrl))
    } catch (error) {
      if (!(error instanceof AnamnesisError)) throw error
      results.set(index, { error })
    }
  }
  return { entries, results }
}

/** Fails a transaction with the first error, and lists what is wrong with every entry. */
function throwErrors(results: ReadonlyMap<number, EntryResult>): void {
  const errors = [...results]
    .flatMap(([index, result]) => ('error' in result ? [{ index, error: result.error }] : []))
    .sort((a, b) => a.index - b.index)
  const [first] = errors
  if (first === undefined) return
  const issues = errors.flatMap(({ index, error }) => entryIssues(index, error)).slice(0, MOST_ISSUES)
  throw new AnamnesisError(
    first.error.code,
    `entry ${first.index} of the transaction was refused: ${first.error.message}`,
    { issues, cause: first.error },
  )
}

function entryIssues(index: number, error: AnamnesisError): Issue[] {
  const at = `Bundle.entry[${index}]`
  const issues = error.issues.length > 0 ? error.issues : [{ message: error.message }]
  return issues.map((issue) => ({
    ...issue,
    path: issue.path === undefined ? at : `${at}.resource.${issue.path.replace(/^[A-Z]\w*\.?/, '')}`.replace(/\.$/, ''),
  }))
}

type Step = { readonly entry: BundleEntry; readonly operation: WriteOperation }

/** Entries that can be written together: a second one about the same record (in a batch) waits for the next round. */
function rounds(entries: readonly BundleEntry[], plans: ReadonlyMap<BundleEntry, EntryPlan>): Step[][] {
  const found: { steps: Step[]; names: Set<string> }[] = []
  for (const entry of entries) {
    const plan = plans.get(entry)
    if (plan === undefined || !('operation' in plan)) continue
    const { type, id } = operationTarget(plan.operation)
    const name = `${type}/${id}`
    let round = found.find(({ names }) => !names.has(name))
    if (round === undefined) {
      round = { steps: [], names: new Set() }
      found.push(round)
    }
    round.steps.push({ entry, operation: plan.operation })
    round.names.add(name)
  }
  return found.map(({ steps }) => steps)
}

async function writeRound(
  store: Store,
  context: RequestContext,
  steps: readonly Step[],
  atomic: boolean,
  results: Map<number, EntryResult>,
): Promise<void> {
  try {
    const outcomes = await commitWrites(
      store,
      { permit: context.permit, requestIdOf: () => context.requestId },
      steps.map(({ operation }) => operation),
      { atomic },
    )
    for (const [place, { entry }] of steps.entries()) results.set(entry.index, entryResult(outcomes[place]))
  } catch (error) {
    if (!(error instanceof RefusedOperations)) throw error
    const refused = error.refusals.flatMap(({ index, refusal }) => {
      const entry = steps[index]?.entry
      return entry === undefined ? [] : [{ entry, refusal }]
    })
    if (refused.some(({ entry, refusal }) => isStale(entry, refusal))) throw new ConditionMet()
    throwErrors(new Map(refused.map(({ entry, refusal }) => [entry.index, { error: refusal }])))
  }
}

function entryResult(outcome: WriteResult | undefined): EntryResult {
  if (outcome === undefined) throw new RangeError('every operation has an outcome')
  return outcome instanceof AnamnesisError ? { error: outcome } : { written: outcome }
}
