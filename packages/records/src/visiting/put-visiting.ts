import type { Hex, Operation } from '@anamnesis/core'
import { AnamnesisError, CATEGORIES, fromHex, sensitivityBits } from '@anamnesis/core'
import type { Transaction } from '@anamnesis/database'
import { inTransaction } from '@anamnesis/database'
import { categoryBits } from '../classify/category-bits.ts'
import { recordFacts } from '../classify/record-facts.ts'
import { compartmentRows } from '../index-rows/compartment-rows.ts'
import type { IndexRows } from '../index-rows/index-rows.ts'
import { referenceHash } from '../index-rows/references.ts'
import { grantOwner } from '../keyring/keyring.ts'
import { typeNumber } from '../resource-types.ts'
import type { VisitingRecord } from '../share/share-types.ts'
import type { VersionOperation } from '../store/open-versions.ts'
import { DEEPEST_RESOURCE, LARGEST_RESOURCE, parseJson } from '../store/parse-json.ts'
import { isPlainResource } from '../store/prepare-record.ts'
import { retryingWrite } from '../store/retry-write.ts'
import { commitmentUnder } from '../store/seal-version.ts'
import type { Store } from '../store/store.ts'
import type { RecordWrite } from '../store/write-rows.ts'
import { writeRows } from '../store/write-rows.ts'
import type { PlainResource } from '../validate/validate.ts'
import { holdGrantOpen } from './grant-lock.ts'

/** Other custodians' records that a grant opens, for one local patient. */
export type Visit = { readonly grant: Hex; readonly patient: string; readonly records: readonly VisitingRecord[] }

/** A visiting record, looked through: where it will lie, and what its bytes hash to. */
type Arrival = {
  readonly record: VisitingRecord
  readonly resource: PlainResource
  readonly custodian: number
  readonly type: number
  readonly commitment: Buffer
}

const LETTERS: Readonly<Record<Operation, VersionOperation>> = { create: 'C', update: 'U', delete: 'D' }
/** Visiting records are not compared with what somebody writes here: they have no digest. */
const NO_DIGEST = Buffer.alloc(32)

/**
 * Files records of other custodians under a grant, sealed as they came, their secrets under the grant's key. Whose they are here is what the link says
 * (`patient`), never what their bytes say; the ids in them are names at their custodian only. A version older than the one that is here is left out.
 * @throws `integrity-failed` if header and bytes do not belong together or a record claims to be this hospital's own; `deleted` if the grant has ended.
 */
export async function putVisiting(store: Store, visit: Visit): Promise<void> {
  const { grant, records } = visit
  const arrivals: Arrival[] = []
  for (const record of records) arrivals.push(await lookThrough(store, record))
  await store.keyring.ensureOwners([grantOwner(grant)])
  await store.index.whileWriting(() =>
    retryingWrite(() =>
      inTransaction(store.database, (transaction) => fileArrivals(transaction, store, visit, arrivals)),
    ),
  )
  store.eventNotifier.notify()
}

async function fileArrivals(
  transaction: Transaction,
  store: Store,
  { grant, patient }: Visit,
  arrivals: readonly Arrival[],
): Promise<void> {
  const owner = grantOwner(grant)
  await holdGrantOpen(transaction, store, grant)
  const filed: bigint[] = []
  const writes: RecordWrite[] = []
  for (const arrival of arrivals) {
    const found = await findVisiting(transaction, arrival)
    const { version } = arrival.record.header
    // Another grant brought a newer version. This grant's custodian did not say that it opens that one: it will when it is asked again.
    if (found !== undefined && found.ver > version) continue
    if (found?.ver === version && !found.commitment.equals(arrival.commitment))
      throw new AnamnesisError('integrity-failed', 'a custodian sent two contents of one version')
    const pk = found?.pk ?? (await newNumber(store))
    filed.push(pk)
    if (found?.ver !== version)
      writes.push(
        visitingWrite(store, arrival, { owner, patient, pk, replaces: found !== undefined && !found.deleted }),
      )
  }
  await writeRows(transaction, writes)
  await transaction.query('INSERT INTO visiting ("grant", pk) SELECT $1, unnest($2::bigint[]) ON CONFLICT DO NOTHING', [
    fromHex(grant),
    filed,
  ])
}

async function lookThrough(store: Store, record: VisitingRecord): Promise<Arrival> {
  const { header, bytes, secret } = record
  const type = typeNumber(header.type)
  if (header.custodian === store.hospital) throw new AnamnesisError('integrity-failed', 'an own record cannot visit')
  if (type === undefined) throw new AnamnesisError('integrity-failed', 'a visiting record is of no type of R4')
  const resource = parseJson(Buffer.from(bytes).toString(), {
    longest: LARGEST_RESOURCE * 2,
    deepest: DEEPEST_RESOURCE,
  })
  if (!isPlainResource(resource) || resource.resourceType !== header.type || resource.id !== header.id)
    throw new AnamnesisError('integrity-failed', 'a visiting record names itself otherwise')
  const custodian = await store.custodians.ensure(header.custodian)
  return { record, resource, custodian, type, commitment: commitmentUnder(secret, header, bytes) }
}

async function newNumber(store: Store): Promise<bigint> {
  const [pk] = await store.recordNumbers.take(1)
  if (pk === undefined) throw new RangeError('one number was asked for')
  return pk
}

type FoundVisit = { readonly pk: bigint; readonly ver: number; readonly deleted: boolean; readonly commitment: Buffer }

async function findVisiting(
  transaction: Transaction,
  { custodian, type, record }: Arrival,
): Promise<FoundVisit | undefined> {
  const { rows } = await transaction.query<FoundVisit>(
    `SELECT r.pk, r.ver, r.deleted, h.commitment FROM res r JOIN hist h ON h.pk = r.pk AND h.ver = r.ver
     WHERE r.custodian = $1::smallint AND r.rt = $2::smallint AND r.id = $3::text FOR UPDATE OF r`,
    [custodian, type, record.header.id],
  )
  return rows[0]
}

type Place = { readonly owner: string; readonly patient: string; readonly pk: bigint; readonly replaces: boolean }

function visitingWrite(store: Store, arrival: Arrival, { owner, patient, pk, replaces }: Place): RecordWrite {
  const { record, resource, custodian, type, commitment } = arrival
  const { header, labels, sealed, secret } = record
  const facts = recordFacts(resource, header.id, store.baseUrl)
  const categories = categoryBits(labels.categories)
  const sensitivities = sensitivityBits(labels.sensitivities)
  const mentions = facts?.mentions ?? []
  return {
    pk,
    custodian,
    rt: type,
    id: header.id,
    ref: referenceHash(store.hash, custodian, header.type, header.id),
    version: header.version,
    // When it came: that is when it is news here.
    updated: store.clock(),
    operation: LETTERS[header.operation],
    owner: patient,
    keyId: store.keyring.keyIdOf(owner),
    patients: [patient],
    category: CATEGORIES.indexOf(labels.categories[0] ?? 'other'),
    categories,
    sensitivities,
    mentions,
    ownCategories: categories,
    ownSensitivities: sensitivities,
    ownMentions: mentions,
    ownPatients: [patient],
    from: labels.from ?? -Infinity,
    until: labels.until ?? Infinity,
    author: header.custodian,
    status: facts?.status ?? 'unknown',
    digest: NO_DIGEST,
    sealed: { doc: sealed, secret: store.keyring.wrap(owner, secret, commitment), commitment },
    previous: header.previous === null ? null : fromHex(header.previous),
    rows: header.operation === 'delete' ? null : indexRowsOf(store, resource, custodian, patient),
    replaces,
    event: 'visiting',
  }
}

/** Another hospital's validator let it through, perhaps not ours: what cannot be indexed is still found as this patient's. */
function indexRowsOf(store: Store, resource: PlainResource, custodian: number, patient: string): IndexRows {
  try {
    return store.indexer(resource, { custodian, patients: [patient] })
  } catch {
    const references = compartmentRows(store.hash, resource.resourceType, [patient])
    return { tokens: [], strings: [], ranges: [], references }
  }
}
