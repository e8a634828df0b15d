import type { Permit } from '@anamnesis/core'
import { AnamnesisError, isAnamnesisError } from '@anamnesis/core'
import type { Transaction } from '@anamnesis/database'
import { inTransaction, prepared, unnested } from '@anamnesis/database'
import { ensureAuditMonths } from '../audit/audit-months.ts'
import type { LookedRow } from '../audit/looked-row.ts'
import { recordWrites } from '../audit/record-look.ts'
import type { BlobOfVersion } from '../blobs/attach-blobs.ts'
import { attachBlobs } from '../blobs/attach-blobs.ts'
import type { StagedBlobs } from '../blobs/with-blobs.ts'
import { withParts, withStaged } from '../blobs/with-blobs.ts'
import { appendEvents } from '../events/append-events.ts'
import { patientOwner } from '../keyring/keyring.ts'
import { findMatchesTogether } from '../search/find-matches.ts'
import type { PlannedVersion } from './decide-write.ts'
import { decideWrite } from './decide-write.ts'
import { localName, lockRecords } from './existing-records.ts'
import { labelWrites, ownerOf, writeRelabelled } from './label-writes.ts'
import { retryingWrite } from './retry-write.ts'
import type { Store } from './store.ts'
import type { Written } from './store-types.ts'
import type { WriteOperation } from './write-operation.ts'
import { operationTarget } from './write-operation.ts'
import { checkMayRemove, checkNewVersion } from './write-rights.ts'
import type { WrittenVersion } from './write-versions.ts'
import { writeVersions } from './write-versions.ts'

/** What became of one operation. */
export type WriteResult = Written | AnamnesisError

/** Under whose permit operations are carried out, and the request that each of them came with. */
export type WriteContext = { readonly permit: Permit; readonly requestIdOf: (operation: WriteOperation) => string }

/** Key of the advisory lock of names that are not there yet: "absent" as ASCII. */
const ABSENT_NAMES = 0x616273656e74n

/** Thrown if, between planning and writing, a conditional create found its match. */
export class ConditionMet extends Error {}

/**
 * Carries out operations on own records in one transaction, with history, labels, index, events, audit and leaves, and returns what became of each.
 * With `atomic` refusals are thrown and nothing is written; else what is refused is left out and the rest is written.
 * @throws ConditionMet if a conditional create must be planned again.
 */
export async function commitWrites(
  store: Store,
  context: WriteContext,
  operations: readonly WriteOperation[],
  options: { readonly atomic: boolean },
): Promise<WriteResult[]> {
  const { all, parents } = withParts(operations)
  if (parents.length > 0 && !options.atomic) return commitApart(store, context, operations)
  try {
    const results = await withStaged(store.database, all, (blobs) =>
      commitAll(store, ofParents(context, operations, all, parents), all, { ...options, blobs }),
    )
    return results.slice(0, operations.length)
  } catch (error) {
    if (!(error instanceof RefusedOperations)) throw error
    const [first, ...others] = error.refusals
    const ofParent = ({ index, refusal }: Refusal) => ({ index: parents[index - operations.length] ?? index, refusal })
    throw new RefusedOperations([ofParent(first), ...others.map(ofParent)])
  }
}

/** What moved out of a record came with that record's request. */
function ofParents(
  context: WriteContext,
  operations: readonly WriteOperation[],
  all: readonly WriteOperation[],
  parents: readonly number[],
): WriteContext {
  if (parents.length === 0) return context
  const parentOf = new Map(parents.map((place, index) => [all[operations.length + index], operations[place]]))
  return { ...context, requestIdOf: (operation) => context.requestIdOf(parentOf.get(operation) ?? operation) }
}

/** A record and the content that moved out of it are written together or not at all, also where each operation stands for itself. */
async function commitApart(
  store: Store,
  context: WriteContext,
  operations: readonly WriteOperation[],
): Promise<WriteResult[]> {
  const plain = operations.filter((operation) => operation.kind === 'remove' || operation.record.parts.length === 0)
  const written = plain.length === 0 ? [] : await commitWrites(store, context, plain, { atomic: false })
  const results = new Map(plain.map((operation, index) => [operation, written[index]]))
  for (const operation of operations)
    if (!results.has(operation)) results.set(operation, await commitAlone(store, context, operation))
  return operations.map((operation) => {
    const result = results.get(operation)
    if (result === undefined) throw new RangeError('every operation has a result')
    return result
  })
}

async function commitAlone(store: Store, context: WriteContext, operation: WriteOperation): Promise<WriteResult> {
  try {
    const [result] = await commitWrites(store, context, [operation], { atomic: true })
    if (result === undefined) throw new RangeError('every operation has a result')
    return result
  } catch (error) {
    if (error instanceof RefusedOperations) return error.refusals[0].refusal
    if (error instanceof ConditionMet)
      return new AnamnesisError('conflict', 'a record that meets the condition was made meanwhile: try again')
    throw error
  }
}

async function commitAll(
  store: Store,
  context: WriteContext,
  operations: readonly WriteOperation[],
  options: { readonly atomic: boolean; readonly blobs: StagedBlobs },
): Promise<WriteResult[]> {
  const results: (WriteResult | undefined)[] = operations.map((operation) =>
    refusal(() => {
      checkRights(context, operation)
      checkKept(store, operation)
    }),
  )
  throwRefusals(results, options)
  await ensureAuditMonths(store.database, store.database, [store.clock()])
  const written = await store.index.whileWriting(() =>
    retryingWrite((alone) =>
      inTransaction(store.database, (transaction) =>
        write(transaction, store, context, operations, [...results], { ...options, alone }),
      ),
    ),
  )
  store.eventNotifier.notify()
  return written
}

function refusal(check: () => void): AnamnesisError | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    if (isAnamnesisError(error)) return error
    throw error
  }
}

function throwRefusals(results: readonly (WriteResult | undefined)[], { atomic }: { readonly atomic: boolean }): void {
  if (!atomic) return
  const refusals = results.flatMap((refusal, index) => (isAnamnesisError(refusal) ? [{ index, refusal }] : []))
  const [first, ...others] = refusals
  if (first) throw new RefusedOperations([first, ...others])
}

/** An operation that was refused, by its place, and why. */
export type Refusal = { readonly index: number; readonly refusal: AnamnesisError }

/** Thrown by an atomic write: which operations were refused, and why. */
export class RefusedOperations extends Error {
  readonly refusals: readonly [Refusal, ...Refusal[]]

  constructor(refusals: readonly [Refusal, ...Refusal[]]) {
    super(refusals[0].refusal.message, { cause: refusals[0].refusal })
    this.name = 'RefusedOperations'
    this.refusals = refusals
  }
}

function checkRights({ permit }: WriteContext, operation: WriteOperation): void {
  if (operation.kind === 'remove') checkMayRemove(permit)
  else if (operation.kind === 'create' || !operation.isPart)
    checkNewVersion(permit, operation.record.type, operation.record.facts)
}

/** One person's records are refused by themselves, so that the others of a batch are written. */
function checkKept({ keyring }: Store, operation: WriteOperation): void {
  if (operation.kind === 'remove') return
  const owner = ownerOf(operation.record.facts.patients)
  if (owner !== '' && keyring.isClosed(patientOwner(owner)))
    throw new AnamnesisError('deleted', 'nothing more is kept for the owner of this record')
}

async function write(
  transaction: Transaction,
  store: Store,
  context: WriteContext,
  operations: readonly WriteOperation[],
  results: (WriteResult | undefined)[],
  options: { readonly atomic: boolean; readonly alone: boolean; readonly blobs: StagedBlobs },
): Promise<WriteResult[]> {
  const { permit } = context
  await lockNames(transaction, store, operations, options.alone)
  await checkConditions(transaction, store, context, operations)
  const plans = await planWrites(transaction, store, context, operations, results)
  throwRefusals(results, options)
  const labels = await labelWrites(transaction, store, permit, plans, options.alone)
  const places = new Map(operations.map((operation, index) => [nameOf(operation), index]))
  for (const [name, error] of labels.refused) results[places.get(name) ?? -1] = error
  throwRefusals(results, options)
  const open = [...plans].filter(([name]) => !labels.refused.has(name)).map(([, plan]) => plan)
  const versions = await writeVersions(transaction, store, permit, open, labels.nodes)
  for (const { written } of versions) results[places.get(localName(written.type, written.id)) ?? -1] = written
  await attachBlobs(transaction, store, blobsOf(versions, plans, options.blobs))
  await writeRelabelled(transaction, store, labels.relabelled)
  await appendEvents(
    transaction,
    store.clock(),
    labels.relabelled.map(({ record }) => ({ kind: 'labels', pk: record.pk, version: record.ver })),
  )
  if (versions.length > 0) {
    await transaction.query(
      prepared(store.leafInsert('record', `SELECT ${unnested(['$1::bytea[]'])}`), [
        versions.map(({ row }) => row.commitment),
      ]),
    )
    await recordWrites(
      store,
      transaction,
      permit,
      versions.map((version) => ({ requestId: requestIdOf(version), row: lookedRow(store, version) })),
    )
  }
  return results.map((result) => {
    if (result === undefined) throw new RangeError('every operation has a result')
    return result
  })

  function requestIdOf({ written }: WrittenVersion): string {
    const operation = operations[places.get(localName(written.type, written.id)) ?? -1]
    if (operation === undefined) throw new RangeError('every version comes from an operation')
    return context.requestIdOf(operation)
  }
}

function blobsOf(
  versions: readonly WrittenVersion[],
  plans: ReadonlyMap<string, PlannedVersion>,
  blobs: StagedBlobs,
): BlobOfVersion[] {
  if (blobs.size === 0) return []
  return versions.flatMap(({ written: { type, id, version }, row: { pk, owner } }) => {
    const record = plans.get(localName(type, id))?.record ?? null
    const blob = record === null ? undefined : blobs.get(record)
    return blob === undefined ? [] : [{ pk, version, owner, blob }]
  })
}

function nameOf(operation: WriteOperation): string {
  const { type, id } = operationTarget(operation)
  return localName(type, id)
}

/**
 * Who makes a record under a chosen id, and who mentions a record that is not there, must not pass each other unseen: then the mentioning record would
 * miss labels. Makers share the lock among themselves; a mention of an absent record takes it alone, which is rare.
 */
async function lockNames(
  transaction: Transaction,
  store: Store,
  operations: readonly WriteOperation[],
  alone: boolean,
): Promise<void> {
  if (alone) await transaction.query('SELECT pg_advisory_xact_lock($1)', [ABSENT_NAMES])
  else if (operations.some((operation) => operation.kind === 'put' && operation.mayCreate))
    await transaction.query('SELECT pg_advisory_xact_lock_shared($1)', [ABSENT_NAMES])
  const conditions = operations.flatMap((operation) =>
    operation.kind === 'create' && operation.unless !== null
      ? [store.hash(`unless:${operation.record.type}?${operation.unless}`)]
      : [],
  )
  const keys = [...new Set(conditions)].sort((a, b) => (a < b ? -1 : 1))
  if (keys.length > 0) await transaction.query('SELECT pg_advisory_xact_lock(k) FROM unnest($1::bigint[]) AS k', [keys])
}

async function checkConditions(
  transaction: Transaction,
  store: Store,
  { permit }: WriteContext,
  operations: readonly WriteOperation[],
): Promise<void> {
  const conditions = operations.flatMap((operation) =>
    operation.kind === 'create' && operation.unless !== null
      ? [{ type: operation.record.type, query: operation.unless }]
      : [],
  )
  for (const matches of await findMatchesTogether(transaction, store, { permit }, conditions, 1)) {
    if (matches instanceof AnamnesisError) throw matches
    if (matches !== null && matches.length > 0) throw new ConditionMet()
  }
}

async function planWrites(
  transaction: Transaction,
  store: Store,
  { permit }: WriteContext,
  operations: readonly WriteOperation[],
  results: (WriteResult | undefined)[],
): Promise<Map<string, PlannedVersion>> {
  const names = operations.filter(({ kind }, index) => kind !== 'create' && results[index] === undefined).map(nameOf)
  const found = await lockRecords(transaction, store, permit, names)
  const plans = new Map<string, PlannedVersion>()
  const now = store.clock()
  for (const [index, operation] of operations.entries()) {
    if (results[index] !== undefined) continue
    const name = nameOf(operation)
    if (plans.has(name)) throw new RangeError('one operation for each record')
    try {
      const decision = decideWrite(operation, found.get(name), permit, now)
      if ('plan' in decision) plans.set(name, decision.plan)
      else results[index] = decision.done
    } catch (error) {
      if (!isAnamnesisError(error)) throw error
      results[index] = error
    }
  }
  return plans
}

function lookedRow(store: Store, { row }: WrittenVersion): LookedRow {
  const { pk, custodian, rt, id, version, patients, categories, sensitivities, mentions, from, until } = row
  const hospital = Buffer.from(store.hospital.slice(2), 'hex')
  return {
    pk,
    custodian,
    hospital,
    rt,
    id,
    ver: version,
    patients,
    categories,
    sensitivities,
    mentions,
    from_ms: from,
    until_ms: until,
    grants: [],
  }
}
