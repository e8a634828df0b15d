import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type AccessColumns,
  CATEGORIES,
  type CommitmentHeader,
  type HospitalId,
  type Permit,
  SENSITIVITIES,
  toHex,
} from '@anamnesis/core'
import { seal } from '@anamnesis/core/seal'
import { testDatabase } from '@anamnesis/database/testing'
import { accessColumnsOf, LOOKED_COLUMNS, type LookedRow } from '../audit/looked-row.ts'
import { createRecords } from '../create-records.ts'
import { openKeyring } from '../keyring/keyring.ts'
import type { RequestContext } from '../request-context.ts'
import { typeName } from '../resource-types.ts'
import { recordsMigrations } from '../schema.ts'
import type { Story } from './story.test-support.ts'

/** The hospital of the world, and the one from which records visit. */
export const HOSPITAL: HospitalId = toHex(new Uint8Array(32).fill(0xa1))
/** The custodian of the visiting records. */
export const OTHER_HOSPITAL: HospitalId = toHex(new Uint8Array(32).fill(0xb2))
/** Where the hospital's records are read. */
export const BASE_URL = 'https://a.example/fhir/R4'

/** A program of the hospital: it may write and read everything. */
export const PROGRAM: Permit = {
  requester: {
    person: 'importer',
    name: 'Importer',
    role: 'system',
    department: null,
    hospital: HOSPITAL,
    purpose: 'HOPERAT',
    patient: null,
    client: 'import',
  },
  clauses: [
    {
      basis: 'system',
      patient: null,
      reach: {
        own: { categories: CATEGORIES, sensitivities: SENSITIVITIES, only: null, except: [], from: null, until: null },
      },
    },
  ],
  mayAddTo: 'any',
}

let requests = 0

/** Returns the context of a new request under a permit. */
export function contextOf(permit: Permit): RequestContext {
  requests += 1
  return { permit, requestId: `request-${requests}` }
}

/** Returns a store of its own on a real database and keyring, empty. */
export async function emptyStore() {
  const { database, drop } = await testDatabase(recordsMigrations)
  const folder = await mkdtemp(join(tmpdir(), 'anamnesis-records-'))
  const records = await createRecords({
    database,
    keyring: await openKeyring(folder),
    hospital: HOSPITAL,
    baseUrl: BASE_URL,
    leafInsert: (_, leaves) => `SELECT FROM (${leaves}) AS new`,
    clock: Date.now,
  })
  return {
    database,
    records,
    drop: async () => {
      await drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A record of the world as it came to lie in the store. */
export type Told = {
  readonly story: Story
  readonly pk: bigint
  readonly columns: AccessColumns
  /** The bytes of each version by its number, as the store acknowledged them; null for the deletion. */
  readonly versions: ReadonlyMap<number, Uint8Array | null>
}

/**
 * Returns a store in which all stories have happened: first versions first, so that what they tell of comes, changes and goes afterwards.
 */
export async function tellAll(stories: readonly Story[]) {
  const store = await emptyStore()
  const versions = new Map<Story, Map<number, Uint8Array | null>>(stories.map((story) => [story, new Map()]))
  const context = contextOf(PROGRAM)
  const most = Math.max(...stories.map((story) => story.versions.length))
  for (let round = 0; round < most; round += 1) {
    for (const story of stories) {
      const version = story.versions[round]
      if (!version || story.visit) continue
      const body = JSON.stringify({ ...version.resource, id: story.id })
      const written = await store.records.update(context, story.type, story.id, body)
      versions.get(story)?.set(written.version, written.bytes)
    }
  }
  for (const story of stories) {
    if (story.visit) await visit(store.records, story, versions.get(story) ?? new Map())
    else if (story.deleted) {
      const removed = await store.records.remove(context, story.type, story.id)
      versions.get(story)?.set(removed.version, null)
    }
  }
  return { ...store, told: await describe(store, stories, versions) }
}

type Records = Awaited<ReturnType<typeof createRecords>>

async function visit(records: Records, story: Story, versions: Map<number, Uint8Array | null>): Promise<void> {
  const { type, id } = story
  const last = story.versions.at(-1)
  const bytes = Buffer.from(JSON.stringify({ ...last?.resource, id, meta: { versionId: '1' } }))
  const secret = randomBytes(32)
  const header: CommitmentHeader = {
    custodian: OTHER_HOSPITAL,
    type,
    id,
    version: 1,
    operation: 'create',
    previous: null,
  }
  const labels = {
    categories: [last?.category ?? 'other'] as const,
    sensitivities: last?.sensitivities ?? [],
    from: last?.when?.[0] ?? null,
    until: last?.when?.[1] ?? null,
    custodian: OTHER_HOSPITAL,
  }
  const record = { header, sealed: seal(bytes, secret, header), secret, labels, bytes }
  for (const grant of story.visit?.grants ?? [])
    await records.putVisiting({ grant: grant as `0x${string}`, patient: story.visit?.patient ?? '', records: [record] })
  versions.set(1, bytes)
}

async function describe(
  { database }: Awaited<ReturnType<typeof emptyStore>>,
  stories: readonly Story[],
  versions: ReadonlyMap<Story, ReadonlyMap<number, Uint8Array | null>>,
): Promise<Told[]> {
  const { rows } = await database.query<LookedRow>(`SELECT ${LOOKED_COLUMNS} FROM res r`)
  const byName = new Map(rows.map((row) => [`${row.custodian}/${typeName(row.rt)}/${row.id}`, row]))
  return stories.flatMap((story) => {
    const row = byName.get(`${story.visit ? 1 : 0}/${story.type}/${story.id}`)
    // A visiting record that no grant holds was never here.
    if (!row) return []
    return [{ story, pk: row.pk, columns: accessColumnsOf(row), versions: versions.get(story) ?? new Map() }]
  })
}
