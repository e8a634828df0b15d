import type { CommitmentHeader, Permit } from '@anamnesis/core'
import { toHex } from '@anamnesis/core'
import type { Transaction } from '@anamnesis/database'
import type { LabelNode } from '../classify/close-labels.ts'
import { referenceHash } from '../index-rows/references.ts'
import { HOSPITAL_OWNER, patientOwner } from '../keyring/keyring.ts'
import { composeText } from './compose-bytes.ts'
import type { PlannedVersion } from './decide-write.ts'
import { copyDecimalTexts } from './decimal-text.ts'
import { effectiveCategories, localName } from './existing-records.ts'
import { firstCategory, knownTypeNumber, ownerOf } from './label-writes.ts'
import { sealTogether } from './seal-together.ts'
import type { VersionText } from './seal-version.ts'
import { wrapSealed } from './seal-version.ts'
import type { Store } from './store.ts'
import type { Written } from './store-types.ts'
import type { RecordWrite } from './write-rows.ts'
import { writeRows } from './write-rows.ts'

/** Records written by one statement: enough to make it worth its way, few enough that sealing and storing overlap. */
const CHUNK = 256
/** Length of text, in UTF-16 units, at which a chunk ends early. */
const CHUNK_TEXT = 8 * 1024 * 1024
/** Chunks that are being sealed or stored while the next one is made. */
const UNDER_WAY = 2

/** What the rest of the transaction asks about a version's row. */
export type WrittenRow = Pick<
  RecordWrite,
  | 'pk'
  | 'custodian'
  | 'rt'
  | 'id'
  | 'version'
  | 'owner'
  | 'patients'
  | 'categories'
  | 'sensitivities'
  | 'mentions'
  | 'from'
  | 'until'
> & { readonly commitment: Uint8Array }

/** A version that was written, with its row. */
export type WrittenVersion = { readonly written: Written; readonly row: WrittenRow }

/** Seals and writes the planned versions, in their order; while the database stores some, others are sealed, and the rows of the next are made. */
export async function writeVersions(
  transaction: Transaction,
  store: Store,
  permit: Permit,
  plans: readonly PlannedVersion[],
  nodes: ReadonlyMap<string, LabelNode>,
): Promise<WrittenVersion[]> {
  const owners = plans.map((plan) => keyOwner(patientsOf(plan, nodes)))
  await store.keyring.ensureOwners(owners)
  const numbers = await store.recordNumbers.take(plans.filter(({ existing }) => existing === null).length)
  const chunks: Promise<WrittenVersion[]>[] = []
  try {
    for (const chunk of chunksOf(plans)) {
      const drafts = chunk.map((plan) => {
        const pk = plan.existing?.pk ?? numbers.shift()
        if (pk === undefined) throw new RangeError('a number for each new record')
        return draftOf(store, permit, plan, nodes.get(localName(plan.type, plan.id)), pk)
      })
      const written = writeChunk(transaction, store, drafts, chunks.at(-1))
      // Awaited below; until then a failure must not count as unhandled.
      written.catch(() => {})
      chunks.push(written)
      await chunks.at(-UNDER_WAY - 1)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return (await Promise.all(chunks)).flat()
  } finally {
    // Nothing may be written any more when the transaction has ended.
    await Promise.allSettled(chunks)
  }
}

function chunksOf(plans: readonly PlannedVersion[]): PlannedVersion[][] {
  const chunks: PlannedVersion[][] = []
  let size = 0
  for (const plan of plans) {
    const chunk = chunks.at(-1)
    if (chunk === undefined || chunk.length === CHUNK || size >= CHUNK_TEXT) {
      chunks.push([plan])
      size = 0
    } else chunk.push(plan)
    size += plan.record?.content.rest.length ?? 0
  }
  return chunks
}

/** A version that is about to be sealed: its text, and its row without what sealing yields. */
type Draft = VersionText & {
  readonly written: Written
  readonly row: Omit<RecordWrite, 'sealed'>
  readonly owner: string
}

async function writeChunk(
  transaction: Transaction,
  store: Store,
  drafts: readonly Draft[],
  before: Promise<unknown> | undefined,
): Promise<WrittenVersion[]> {
  const sealed = await sealTogether(drafts.map(({ header, text }) => ({ header, text })))
  const rows = drafts.map(({ row, owner }, index) => {
    const version = sealed[index]
    if (version === undefined) throw new RangeError('every version is sealed')
    return { ...row, sealed: wrapSealed(store.keyring, owner, version) }
  })
  await before
  await writeRows(transaction, rows)
  return drafts.map(({ written }, index) => ({ written, row: writtenRow(rows[index] as RecordWrite) }))
}

/** Not the whole row: sealed bytes and index rows of a chunk are let go when it is stored, however many come after it. */
function writtenRow(row: RecordWrite): WrittenRow {
  const { pk, custodian, rt, id, version, owner, patients, categories, sensitivities, mentions, from, until } = row
  const { commitment } = row.sealed
  return {
    pk,
    custodian,
    rt,
    id,
    version,
    owner,
    patients,
    categories,
    sensitivities,
    mentions,
    from,
    until,
    commitment,
  }
}

function patientsOf({ type, id, existing }: PlannedVersion, nodes: ReadonlyMap<string, LabelNode>): readonly string[] {
  const node = nodes.get(localName(type, id))
  return node ? [...node.patients] : (existing?.patients ?? [])
}

function keyOwner(patients: readonly string[]): string {
  const owner = ownerOf(patients)
  return owner === '' ? HOSPITAL_OWNER : patientOwner(owner)
}

function draftOf(store: Store, permit: Permit, plan: PlannedVersion, node: LabelNode | undefined, pk: bigint): Draft {
  const { type, id, version, updated, record, existing } = plan
  const operation = record === null ? 'delete' : existing === null ? 'create' : 'update'
  const previous = existing === null ? null : existing.commitment
  const header: CommitmentHeader = {
    custodian: store.hospital,
    type,
    id,
    version,
    operation,
    previous: previous === null ? null : toHex(previous),
  }
  const content = record?.content ?? { meta: '{}', rest: '{}' }
  const text = composeText(type, id, version, updated, content)
  const labels = node ? labelsOfNode(node) : labelsOfExisting(plan)
  const owner = ownerOf(labels.patients)
  const meta = {
    ...(record?.resource.meta as object | undefined),
    versionId: String(version),
    lastUpdated: new Date(updated).toISOString(),
  }
  const row: Draft['row'] = {
    pk,
    custodian: 0,
    rt: knownTypeNumber(type),
    id,
    ref: referenceHash(store.hash, 0, type, id),
    version,
    updated,
    operation: OPERATION[operation],
    owner,
    keyId: store.keyring.keyIdOf(keyOwner(labels.patients)),
    ...labels,
    category: firstCategory(record && record.facts.categories !== 0 ? record.facts.categories : labels.categories),
    ...timeOf(plan),
    author: permit.requester.person,
    status: record?.facts.status ?? 'unknown',
    digest: record?.digest ?? NO_DIGEST,
    previous,
    rows:
      record === null
        ? null
        : store.indexer(indexable(record.resource, id, meta), { custodian: 0, patients: labels.patients }),
    replaces: existing !== null && !existing.deleted,
    event: operation,
  }
  const status = operation === 'create' || existing?.deleted ? 201 : 200
  return {
    written: {
      status: record === null ? 204 : status,
      type,
      id,
      version,
      updated,
      // Made when they are asked for, as after a single write: a transaction would hold the texts of all its records.
      get bytes() {
        return record === null ? new Uint8Array(0) : Buffer.from(composeText(type, id, version, updated, content))
      },
    },
    row,
    header,
    text,
    owner: keyOwner(labels.patients),
  }
}

const OPERATION = { create: 'C', update: 'U', delete: 'D' } as const
/** A removed record equals no content, so that whatever comes after it is a new version. */
const NO_DIGEST = Buffer.alloc(32)

type RowLabels = Pick<
  RecordWrite,
  | 'patients'
  | 'categories'
  | 'sensitivities'
  | 'mentions'
  | 'ownCategories'
  | 'ownSensitivities'
  | 'ownMentions'
  | 'ownPatients'
>

function labelsOfNode(node: LabelNode): RowLabels {
  const { sensitivities, ownCategories, ownSensitivities, ownMentions, ownPatients } = node
  return {
    patients: [...node.patients],
    categories: effectiveCategories(node),
    sensitivities,
    mentions: [...node.mentions],
    ownCategories,
    ownSensitivities,
    ownMentions,
    ownPatients,
  }
}

/** A removal says nothing new: the record stays labelled as it was, so that it is filtered like before. */
function labelsOfExisting({ existing }: PlannedVersion): RowLabels {
  if (existing === null) throw new RangeError('a removal is of an existing record')
  return {
    patients: existing.patients,
    categories: existing.categories,
    sensitivities: existing.sensitivities,
    mentions: existing.mentions,
    ownCategories: existing.own_categories,
    ownSensitivities: existing.own_sensitivities,
    ownMentions: existing.own_mentions,
    ownPatients: existing.own_patients,
  }
}

/** The span over all versions, so that an older one never lies outside a window that the newest fits. */
function timeOf({ record, existing }: PlannedVersion): { from: number; until: number } {
  const spans = [
    ...(record === null ? [] : [{ from: record.facts.from, until: record.facts.until }]),
    ...(existing === null ? [] : [{ from: Number(existing.date_from), until: Number(existing.date_until) }]),
  ]
  return { from: Math.min(...spans.map(({ from }) => from)), until: Math.max(...spans.map(({ until }) => until)) }
}

function indexable(
  resource: { readonly resourceType: string; readonly [element: string]: unknown },
  id: string,
  meta: object,
) {
  const copy = { ...resource, id, meta }
  copyDecimalTexts(resource, copy)
  return copy
}
