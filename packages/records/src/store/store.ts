import type { KeyObject } from 'node:crypto'
import { createSecretKey } from 'node:crypto'
import type { HospitalId } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import type { TextReader } from '../classify/text-sensitivities.ts'
import type { EventNotifier } from '../events/event-notifier.ts'
import { createEventNotifier } from '../events/event-notifier.ts'
import { type IndexBuild, openIndexBuild } from '../index-rows/index-build.ts'
import type { IndexHash } from '../index-rows/index-hash.ts'
import { createIndexHash } from '../index-rows/index-hash.ts'
import type { Indexer } from '../index-rows/indexer.ts'
import { packageParameters } from '../index-rows/package-parameters.ts'
import type { Keyring } from '../keyring/keyring.ts'
import type { Conformance } from '../packages/conformance.ts'
import { loadConformance } from '../packages/conformance.ts'
import type { LeafInsert } from '../request-context.ts'
import type { ParameterNumbers } from '../search/parameter-numbers.ts'
import type { ParameterTable } from '../search/search-parameters.ts'
import type { SearchTerminology } from '../search/search-terminology.ts'
import type { DemandedProfiles } from '../validate/profile-issues.ts'
import { checkDemands } from '../validate/profile-issues.ts'
import type { Custodians } from './custodians.ts'
import { loadCustodians } from './custodians.ts'
import type { RecordNumbers } from './record-numbers.ts'
import { createRecordNumbers } from './record-numbers.ts'

/** What a records store is made from. */
export type StoreParts = {
  readonly database: Database
  readonly keyring: Keyring
  readonly hospital: HospitalId
  /** Where this hospital's FHIR records are read, without a slash at the end. */
  readonly baseUrl: string
  readonly leafInsert: LeafInsert
  /** Now, in ms since 1970 UTC. */
  readonly clock: () => number
  /** Profiles that written records must meet; none if absent. */
  readonly demandedProfiles?: DemandedProfiles
  /** Says what the words of a record are sensitive for, when it is written; without it, only codes say so. If it throws, the record counts as sensitive for everything. */
  readonly sensitivitiesOfText?: TextReader
}

/** The parts and what is derived from them once: everything that reads and writes records works with it. */
export type Store = StoreParts & {
  readonly custodians: Custodians
  readonly hash: IndexHash
  readonly numbers: ParameterNumbers
  readonly conformance: Conformance
  readonly terminology: SearchTerminology
  readonly index: IndexBuild
  /** Search parameters that may be asked for. */
  readonly parameters: ParameterTable
  /** True if the index rows of all records are of the newest version. */
  readonly isWhole: (version?: number) => boolean
  readonly indexer: Indexer
  /** Key of the digests that find equal content. */
  readonly digestKey: KeyObject
  /** Key of page cursors, 32 bytes. */
  readonly cursorKey: Uint8Array
  /** Key of the names of content, 32 bytes. */
  readonly blobKey: Uint8Array
  readonly recordNumbers: RecordNumbers
  readonly eventNotifier: EventNotifier
}

/** Returns the store of a database whose schema is up to date (recordsMigrations). */
export async function openStore(parts: StoreParts): Promise<Store> {
  const { database, keyring, hospital, baseUrl } = parts
  const hash = createIndexHash(keyring.purposeKey('tokens'))
  const custodians = await loadCustodians(database, hospital)
  const conformance = await loadConformance(database)
  const { definitions: packaged } = packageParameters(conformance.definitions)
  const index = await openIndexBuild(database, { hash, baseUrl, packaged })
  checkDemands(conformance, parts.demandedProfiles ?? {})
  return {
    ...parts,
    custodians,
    hash,
    index,
    numbers: index.numbers,
    parameters: index.parameters,
    isWhole: index.isWhole,
    conformance,
    terminology: async (question) => conformance.terminology.codes(question),
    indexer: index.indexer,
    digestKey: createSecretKey(keyring.purposeKey('digests')),
    cursorKey: keyring.purposeKey('cursors'),
    blobKey: keyring.purposeKey('blobs'),
    recordNumbers: createRecordNumbers(database),
    eventNotifier: createEventNotifier(database),
  }
}
