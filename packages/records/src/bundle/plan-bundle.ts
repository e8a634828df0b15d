import { randomUUID } from 'node:crypto'
import { AnamnesisError } from '@anamnesis/core'
import type { RequestContext } from '../request-context.ts'
import type { Match } from '../search/find-matches.ts'
import { atATime } from '../store/at-a-time.ts'
import { conditionalUpdate, nothingRemoved } from '../store/conditional-writes.ts'
import { foundThere, searchText } from '../store/match-conditions.ts'
import { checkId } from '../store/own-writes.ts'
import { type Patched, patchedResource } from '../store/patch-record.ts'
import { invalid, prepareRecord } from '../store/prepare-record.ts'
import type { Store } from '../store/store.ts'
import type { Written } from '../store/store-types.ts'
import type { WriteOperation } from '../store/write-operation.ts'
import { operationTarget } from '../store/write-operation.ts'
import { checkMayRemove } from '../store/write-rights.ts'
import type { BundleEntry } from './entry.ts'
import { patchOf } from './entry.ts'
import { conditionOf, type MetConditions, metBy, resolveConditions } from './resolve-conditions.ts'
import { collectConditionalReferences, rewriteReferences } from './rewrite-references.ts'

/** What is to be done for an entry, or what came of it already. */
export type EntryPlan =
  | { readonly operation: WriteOperation }
  | { readonly done: Written }
  | { readonly error: AnamnesisError }

/** An entry that writes, with the record that it will be about; `done` where a condition shows that there is nothing to do. */
type Aimed = {
  readonly entry: BundleEntry
  readonly id: string
  readonly kind: 'create' | 'put' | 'remove' | 'patch'
  /** The version that a condition was met by; null where the entry names its record. */
  readonly met: number | null
  readonly done: Written | null
}

const URN_UUID = /^urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i
/** Patches whose records are read at a time. */
const PATCHES_TOGETHER = 32
/** Longest stretch of work between two chances for other requests, in ms. */
const LONGEST_WORK_MS = 20

/**
 * Works out what each writing entry does: conditions resolved, references between entries (of a transaction) pointed to where their targets will be,
 * resources validated. Entries that cannot be carried out come back with their errors.
 */
export async function planBundle(
  store: Store,
  context: RequestContext,
  entries: readonly BundleEntry[],
  options: { readonly linked: boolean },
): Promise<Map<BundleEntry, EntryPlan>> {
  const plans = new Map<BundleEntry, EntryPlan>()
  const aimed: Aimed[] = []
  const met = await resolveConditions(
    store,
    context,
    entries.flatMap((entry) => conditionOf(entry) ?? []),
  )
  const conditions = new Map<string, Aimed>()
  for (const entry of entries) {
    const condition = entry.ifNoneExist === null ? null : conditionOf(entry)
    const earlier = condition === null ? undefined : conditions.get(condition)
    if (earlier && options.linked) aimed.push(sameAs(store, entry, earlier))
    // In a batch what meets an earlier entry's condition waits until that one is written.
    if (earlier) continue
    const target = await attempt(plans, entry, () => aim(store, context, entry, met, options.linked))
    if (target) aimed.push(target)
    if (target && condition !== null && target.done === null) conditions.set(condition, target)
  }
  const targets = options.linked ? linkTargets(aimed) : new Map<string, string>()
  const patched = await patchAll(store, context, aimed)
  const references = await resolveConditions(store, context, conditionalReferences(aimed, patched))
  let rested = performance.now()
  for (const each of aimed) {
    if (each.done) plans.set(each.entry, { done: each.done })
    else
      await attempt(plans, each.entry, async () =>
        plans.set(each.entry, { operation: operationOf(store, context, each, targets, references, patched) }),
      )
    if (performance.now() - rested < LONGEST_WORK_MS) continue
    await new Promise((resolve) => setImmediate(resolve))
    rested = performance.now()
  }
  refuseRepeats(plans, options.linked)
  return plans
}

async function attempt<T>(
  plans: Map<BundleEntry, EntryPlan>,
  entry: BundleEntry,
  work: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AnamnesisError)) throw error
    plans.set(entry, { error })
    return undefined
  }
}

/** Finds out which record an entry is about. */
function aim(store: Store, context: RequestContext, entry: BundleEntry, met: MetConditions, linked: boolean): Aimed {
  const { method, type, id, resource } = entry
  const condition = conditionOf(entry)
  if (method === 'POST') return aimPost(context, entry, condition === null ? null : metBy(met, condition), linked)
  const kind = method === 'PUT' ? 'put' : method === 'PATCH' ? 'patch' : 'remove'
  if (id !== null || condition === null) return { entry, id: id ?? '', kind, met: null, done: null }
  if (kind === 'remove') checkMayRemove(context.permit)
  const match = metBy(met, condition)
  if (entry.ifMatch !== null && match?.version !== entry.ifMatch)
    throw new AnamnesisError('version-conflict', 'no record that meets the condition is at the version of ifMatch')
  if (match !== null) return { entry, id: match.id, kind, met: match.version, done: null }
  if (kind === 'patch') throw new AnamnesisError('not-found', 'there is no such record')
  if (kind === 'remove') return { entry, id: '', kind, met: null, done: nothingRemoved(store, type) }
  const chosen = resource?.id === undefined ? randomUUID() : String(resource.id)
  return { entry, id: chosen, kind: 'create', met: null, done: null }
}

/** An importer keeps the urn:uuid of an entry as its id, so that the same Bundle again finds what the first one made. */
function aimPost(context: RequestContext, entry: BundleEntry, match: Match | null, linked: boolean): Aimed {
  if (match !== null) return { entry, id: match.id, kind: 'create', met: null, done: foundThere(entry.type, match) }
  const uuid = entry.ifNoneExist === null ? URN_UUID.exec(entry.fullUrl ?? '')?.[1] : undefined
  const keeps = linked && uuid !== undefined && context.permit.requester.role === 'system'
  return keeps
    ? { entry, id: uuid.toLowerCase(), kind: 'put', met: null, done: null }
    : { entry, id: randomUUID(), kind: 'create', met: null, done: null }
}

/** Of two conditional creates with one condition the second finds what the first makes. */
function sameAs(store: Store, entry: BundleEntry, { id }: Aimed): Aimed {
  const done: Written = {
    status: 200,
    type: entry.type,
    id,
    version: 1,
    updated: store.clock(),
    bytes: new Uint8Array(0),
  }
  return { entry, id, kind: 'create', met: null, done }
}

/** Every name under which other entries may know an entry's record: its fullUrl, and the end of it where that is another server's `Type/id`. */
function linkTargets(aimed: readonly Aimed[]): Map<string, string> {
  const targets = new Map<string, string>()
  for (const { entry, id, kind } of aimed) {
    if (kind === 'remove' || entry.fullUrl === null) continue
    const target = `${entry.type}/${id}`
    if (targets.has(entry.fullUrl) && targets.get(entry.fullUrl) !== target)
      throw new AnamnesisError('invalid-resource', 'two entries have the same fullUrl', {
        issues: [{ message: 'two entries have the same fullUrl', path: `Bundle.entry[${entry.index}].fullUrl` }],
      })
    targets.set(entry.fullUrl, target)
    const ending = `${entry.type}/${String(entry.resource?.id)}`
    if (entry.fullUrl.endsWith(`/${ending}`) && !targets.has(ending)) targets.set(ending, target)
  }
  return targets
}

type PatchedEntries = ReadonlyMap<BundleEntry, Patched | AnamnesisError>

/** Reads and patches the records of patches, many at a time: the store answers reads together. */
async function patchAll(store: Store, context: RequestContext, aimed: readonly Aimed[]): Promise<PatchedEntries> {
  const patched = new Map<BundleEntry, Patched | AnamnesisError>()
  const patches = aimed.filter(({ kind }) => kind === 'patch')
  await atATime(patches, PATCHES_TOGETHER, async ({ entry, id, met }) => {
    try {
      if (entry.resource === null) throw new RangeError('a patch has a resource')
      const target = { type: entry.type, id, ifMatch: met ?? entry.ifMatch }
      patched.set(entry, await patchedResource(store, context, target, patchOf(entry.resource)))
    } catch (error) {
      if (!(error instanceof AnamnesisError)) throw error
      patched.set(entry, error)
    }
  })
  return patched
}

function operationOf(
  store: Store,
  context: RequestContext,
  { entry, id, kind, met }: Aimed,
  targets: ReadonlyMap<string, string>,
  references: MetConditions,
  patches: PatchedEntries,
): WriteOperation {
  const { type, method, ifNoneExist } = entry
  const ifMatch = met ?? entry.ifMatch
  if (kind === 'remove' || entry.resource === null) return { kind: 'remove', type, id, ifMatch }
  const patched = patches.get(entry)
  if (patched instanceof AnamnesisError) throw patched
  const resource = patched?.resource ?? entry.resource
  if (method === 'PUT' && entry.id !== null) checkId(entry.id, resource.id)
  if (references.size > 0) rewriteReferences(resource, literalTargets(resource, references))
  if (targets.size > 0) rewriteReferences(resource, targets)
  if (method === 'PUT' && entry.query !== null) {
    const match = met === null ? null : { id, version: met }
    return conditionalUpdate(store, context, { condition: entry.query, resource, match, newId: id })
  }
  const record = prepareRecord(store, resource, id)
  if (kind === 'create') return { kind, record, unless: ifNoneExist === null ? null : searchText(ifNoneExist) }
  if (patched) return { kind: 'put', record, ifMatch: patched.version, mayCreate: false }
  return { kind: 'put', record, ifMatch, mayCreate: context.permit.requester.role === 'system' }
}

/** Returns the conditional references of all that is to be written, also of what patches brought in. */
function conditionalReferences(aimed: readonly Aimed[], patches: PatchedEntries): Set<string> {
  const found = new Set<string>()
  for (const { entry, done } of aimed) {
    const patched = patches.get(entry)
    const resource = patched === undefined ? entry.resource : 'resource' in patched ? patched.resource : null
    if (resource !== null && done === null) collectConditionalReferences(resource, found)
  }
  return found
}

function literalTargets(resource: object, references: MetConditions): Map<string, string> {
  const used = new Set<string>()
  collectConditionalReferences(resource, used)
  const targets = new Map<string, string>()
  for (const reference of used) {
    const match = metBy(references, reference)
    if (match === null) throw invalid('a conditional reference is met by no record')
    targets.set(reference, `${reference.slice(0, reference.indexOf('?'))}/${match.id}`)
  }
  return targets
}

/** A transaction is about each record once (R4 http.html); in a batch the later entries are carried out after the earlier. */
function refuseRepeats(plans: Map<BundleEntry, EntryPlan>, linked: boolean): void {
  if (!linked) return
  const seen = new Set<string>()
  for (const [entry, plan] of plans) {
    if (!('operation' in plan)) continue
    const { type, id } = operationTarget(plan.operation)
    const name = `${type}/${id}`
    if (seen.has(name)) plans.set(entry, { error: invalid('another entry is about the same record') })
    seen.add(name)
  }
}
