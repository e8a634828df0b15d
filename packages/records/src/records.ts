import type {
  AccessColumns,
  Basis,
  Category,
  CommitmentHeader,
  Conditions,
  Hex,
  HospitalId,
  Labels,
  Permit,
  Purpose,
  RecordKey,
  Requester,
  Role,
  Sensitivity,
} from '@anamnesis/core'
import type { Queryable, Transaction } from '@anamnesis/database'
import type { BulkStatus, ExportLevel } from './bulk/bulk-types.ts'
import type { PassOptions, Reindexed } from './index-rows/reindexed.ts'
import type { Patch } from './patch/apply-patch.ts'
import type { Terminology } from './terminology/terminology.ts'
import type { Finding } from './validate/check.ts'
import type { PlainResource } from './validate/validate.ts'

/** One request: what its sender may see now, and the id under which logs speak of it. */
export type RequestContext = { readonly permit: Permit; readonly requestId: string }

/** Adds commitments (32 bytes each) to the ledger's leaves inside the transaction that makes them; records knows nothing else of the ledger. */
export type AppendLeaves = (
  transaction: Transaction,
  kind: 'record' | 'audit',
  commitments: readonly Uint8Array[],
) => Promise<void>

/** One version of one record. */
export type VersionName = RecordKey & { readonly version: number }

/** What a write left behind; `bytes` are the record's exact bytes, empty after a removal. */
export type Written = {
  readonly status: 200 | 201 | 204
  readonly type: string
  readonly id: string
  readonly version: number
  /** When this version was written, in ms since 1970 UTC. */
  readonly updated: number
  readonly bytes: Uint8Array
}

/** A record version as it was read. */
export type ReadVersion = {
  readonly bytes: Uint8Array
  readonly version: number
  /** In ms since 1970 UTC. */
  readonly updated: number
}

/** Which bytes of a content: from the first to before the last, counted from 0. */
export type ContentRange = { readonly from: number; readonly until: number }

/** A Binary with its content, as it was read. */
export type ReadContent = ReadVersion & {
  readonly contentType: string
  /** Bytes of the content. */
  readonly size: number
  /** True if the content is inside `bytes` (Binary.data), false if it lies beside. */
  readonly inBytes: boolean
  /** Yields the content or a range of it, piece by piece as it is asked for. @throws `integrity-failed` if it is not what was written */
  readonly content: (range?: ContentRange) => AsyncIterable<Uint8Array>
  /** True as long as a permit opens it: to be asked again while a long content is on its way. */
  readonly isOpenTo: (permit: Permit) => Promise<boolean>
}

/** What is said of content that comes as it is, without a FHIR resource around it. */
export type ContentUpload = {
  readonly contentType: string
  /** `Type/id` of the record whose rights the content takes (X-Security-Context). */
  readonly about?: string | undefined
  /** Id of the Binary whose next version it is; a new Binary without one. */
  readonly id?: string
  readonly ifMatch?: number | undefined
}

/** One line of an instance history, newest first. */
export type HistoryEntry = {
  readonly version: number
  readonly updated: number
  readonly operation: 'create' | 'update' | 'delete'
  /** The version's exact bytes; null for a removal and for an erased version. */
  readonly bytes: Uint8Array | null
}

/** One page of a history. `next` continues it, null at its end. */
export type HistoryPage = {
  readonly entries: readonly HistoryEntry[]
  readonly total: number
  readonly next: string | null
}

/** One hit of a search, or a record that it includes. */
export type SearchEntry = { readonly fullUrl: string; readonly mode: 'match' | 'include'; readonly bytes: Uint8Array }

/** One page of a search; `total` is null unless asked for. */
export type SearchPage = {
  readonly entries: readonly SearchEntry[]
  readonly total: number | null
  readonly self: string
  readonly next: string | null
}

/** Who is looked for: a Patient, not yet validated, and how many likely ones to name (10 unless given, at most 50). */
export type MatchWish = {
  readonly patient: unknown
  readonly onlyCertainMatches?: boolean
  readonly count?: number
}

/** A patient that may be the one who is looked for; `score` from 0 to 1, `grade` as in FHIR's match-grade. */
export type MatchedPatient = SearchEntry & {
  readonly score: number
  readonly grade: 'certain' | 'probable' | 'possible' | 'certainly-not'
}

/** Statistics over values of one unit, each under its code of observation-statistics. */
export type ObservationStatistics = {
  readonly unit: { readonly unit?: string; readonly system?: string; readonly code?: string }
  readonly values: readonly { readonly name: string; readonly value: number }[]
}

/** Where a search over several types looks: `address` below the base, the types that the client may search, and a compartment if it is in one. */
export type SearchScope = {
  readonly address: string
  readonly types: readonly string[]
  readonly compartment?: { readonly type: string; readonly id: string }
}

/** A permitted record, opened. */
export type OpenRecord = {
  readonly key: RecordKey
  readonly version: number
  readonly updated: number
  readonly bytes: Uint8Array
  readonly labels: {
    readonly category: Category
    readonly sensitivities: readonly Sensitivity[]
    /** Clinical time in ms since 1970 UTC; null where the record has no date. */
    readonly from: number | null
    readonly until: number | null
    /** Names (recordName) of the records whose content this one tells, of those that were returned with it. */
    readonly mentions: readonly string[]
  }
  /** Grant commitments of the permit under which it visits; empty for own records. */
  readonly grants: readonly string[]
  readonly commitment: Hex
}

/** A record version as it leaves for another hospital: sealed, without its secret. */
export type SealedRecord = {
  readonly header: CommitmentHeader
  readonly sealed: Uint8Array
  readonly labels: Labels
  readonly commitment: Hex
}

/** A record version as it came from its custodian: verified and opened by the exchange. */
export type VisitingRecord = {
  readonly header: CommitmentHeader
  readonly sealed: Uint8Array
  readonly secret: Uint8Array
  readonly labels: Labels
  readonly bytes: Uint8Array
}

/** What a proof against the ledger needs beside the bytes; `salt` is null once the version was erased. */
export type ProofInput = { readonly header: CommitmentHeader; readonly salt: Hex | null; readonly commitment: Hex }

/** The own records of one patient alone, removed ones included, and those that name this patient and are somebody else's too. */
export type PatientRecords = { readonly own: readonly VersionName[]; readonly left: readonly VersionName[] }

/** How much the store holds. */
export type Counts = {
  readonly records: number
  readonly versions: number
  readonly visiting: number
  readonly patients: number
}

/**
 * What a check of one stored version found: `intact` opens to the bytes that were committed to; `erased` was put beyond reach by right; `newer` was written after the
 * keyring was read; `altered`, `unreadable`, `broken-chain` (not the version that follows the one before) and `key-lost` are damage.
 */
export type CheckedVersion = VersionName & {
  readonly own: boolean
  readonly commitment: Hex
  readonly finding: 'intact' | 'erased' | 'newer' | 'altered' | 'unreadable' | 'broken-chain' | 'key-lost'
}

/** Some checked versions; a check that ends here goes on after `position`. */
export type CheckedPage = { readonly position: bigint; readonly versions: readonly CheckedVersion[] }

/** What a check of one audit row found. */
export type CheckedAuditRow = {
  readonly id: string
  readonly commitment: Hex
  readonly finding: 'intact' | 'altered'
}

/** What a check of content beside a record found; the words are those of CheckedVersion. */
export type CheckedBlob = {
  readonly id: string
  readonly commitment: Hex
  readonly finding: 'intact' | 'erased' | 'newer' | 'altered' | 'unreadable' | 'key-lost'
}

/** A record version of which something is missing that was written together with it. */
export type Gap = {
  readonly missing: 'version' | 'event' | 'audit' | 'index'
  readonly type: string
  readonly id: string
  readonly version: number
}

/** Checks of the whole store against itself; what it opens is shown to nobody, so it is no look. */
export type Verification = {
  /** Checks every version; `after` is the position to go on after (0n: the beginning), `keysRead` when the keyring was read, in ms since 1970 UTC. */
  readonly versions: (from: { readonly after: bigint; readonly keysRead: number }) => AsyncIterable<CheckedPage>
  readonly blobs: (keysRead: number) => AsyncIterable<CheckedBlob>
  readonly audit: () => AsyncIterable<readonly CheckedAuditRow[]>
  readonly gaps: () => Promise<Gap[]>
}

/** One access on one ground to one patient's records, as it goes into the audit. */
export type AuditRow = {
  /** UUID. */
  readonly id: string
  /** In ms since 1970 UTC. */
  readonly at: number
  readonly kind: 'looked' | 'released' | 'reported' | 'wrote'
  readonly person: string
  readonly name: string
  readonly role: Role
  readonly hospital: HospitalId
  readonly purpose: Purpose
  readonly client: string
  readonly basis: Basis
  /** Commitment of the grant it rests on. */
  readonly grant: Hex | null
  /** Local Patient id; null for records about nobody. */
  readonly patient: string | null
  readonly records: readonly VersionName[]
  readonly requestId: string
}

/** An audit row as it is read back, with the categories of its records and the commitment that its leaf stands for. */
export type AuditEntry = AuditRow & { readonly categories: readonly Category[]; readonly commitment: Hex }

/** The log of accesses. */
export type Audit = {
  /** Writes rows durably with the transaction, or at once on a pool; their commitments become leaves. */
  readonly append: (transaction: Transaction, rows: readonly AuditRow[]) => Promise<void>
  /** Returns the accesses to one patient's records, newest first; `before` is the id to continue after. */
  readonly listForPatient: (patient: string, page: AuditPageRequest) => Promise<AuditEntry[]>
  /** Returns accesses, newest first. */
  readonly list: (
    filter: AuditPageRequest & { readonly person?: string; readonly patient?: string },
  ) => Promise<AuditEntry[]>
  /** Returns the rows with these ids, oldest first. */
  readonly byIds: (queryable: Queryable, ids: readonly string[]) => Promise<AuditEntry[]>
}

/** Which stretch of the audit: at most `limit` rows after the one named `before`. */
export type AuditPageRequest = { readonly before?: string; readonly limit: number }

/** Something that happened in the store, in the order of commits. */
export type StoreEvent = {
  /** Where to continue reading after this event. */
  readonly cursor: string
  readonly at: number
  readonly kind: 'create' | 'update' | 'delete' | 'labels' | 'visiting'
  readonly key: RecordKey
  readonly version: number
  /** Local Patient ids. */
  readonly patients: readonly string[]
}

/** The log of events that consumers follow, each with a cursor of its own; the empty text is the beginning. */
export type Events = {
  readonly read: (cursor: string, limit: number) => Promise<StoreEvent[]>
  /** Resolves when there may be something new, at the latest after `timeoutMs`. */
  readonly waitForEvent: (timeoutMs: number, signal?: AbortSignal) => Promise<void>
}

/** Export and import of many records, carried out later. Jobs survive the process and belong to the person and client that asked. */
export type Bulk = {
  /** Returns the id of the new job; `request` is the address that was called. */
  readonly startExport: (
    context: RequestContext,
    request: string,
    level: ExportLevel,
    query: URLSearchParams,
    options: { readonly strict: boolean; readonly mayRead: (type: string) => boolean },
  ) => Promise<string>
  readonly startImport: (context: RequestContext, request: string, ndjson: Uint8Array) => Promise<string>
  /** @throws `not-found` for a job of somebody else as for one that never was; likewise cancel and file */
  readonly status: (requester: Requester, id: string) => Promise<BulkStatus>
  /** Removes the job with its files; work on it ends at its next step. */
  readonly cancel: (requester: Requester, id: string) => Promise<void>
  /** Returns the lines of a file, opened under the permit of this moment; the looks are in the audit before they leave. */
  readonly file: (
    context: RequestContext,
    id: string,
    number: number,
    mayRead: (type: string) => boolean,
  ) => Promise<AsyncIterable<Uint8Array>>
  /** Carries out the next job that waits, each step under the requester's permit at that moment; returns false if there is none. */
  readonly work: (permitOf: (requester: Requester) => Promise<Permit>) => Promise<boolean>
  readonly removeExpired: () => Promise<void>
}

/** What comes back from each step of a bundle. */
export type BundleProgress = (done: number, total: number) => void

/** The FHIR R4 store of one hospital. Everything that reads or writes for somebody takes that request's context; what is denied is as if absent. */
export type Records = {
  readonly create: (
    context: RequestContext,
    type: string,
    body: string,
    options?: { readonly ifNoneExist?: string },
  ) => Promise<Written>
  readonly update: (
    context: RequestContext,
    type: string,
    id: string,
    body: string,
    options?: { readonly ifMatch?: number },
  ) => Promise<Written>
  readonly remove: (
    context: RequestContext,
    type: string,
    id: string,
    options?: { readonly ifMatch?: number },
  ) => Promise<Written>
  /** Carries out a JSON Patch or FHIRPath Patch; an update of one record in all that counts. */
  readonly patch: (
    context: RequestContext,
    type: string,
    id: string,
    patch: Patch,
    options?: { readonly ifMatch?: number },
  ) => Promise<Written>
  /** The conditional forms: each is about the one own record that meets a search and that the requester may see. */
  readonly updateWhere: (
    context: RequestContext,
    type: string,
    condition: string,
    body: string,
    options?: { readonly ifMatch?: number },
  ) => Promise<Written>
  readonly removeWhere: (
    context: RequestContext,
    type: string,
    condition: string,
    options?: { readonly ifMatch?: number },
  ) => Promise<Written>
  readonly patchWhere: (
    context: RequestContext,
    type: string,
    condition: string,
    patch: Patch,
    options?: { readonly ifMatch?: number },
  ) => Promise<Written>
  readonly read: (context: RequestContext, type: string, id: string) => Promise<ReadVersion>
  readonly vread: (context: RequestContext, type: string, id: string, version: number) => Promise<ReadVersion>
  readonly readAt: (
    context: RequestContext,
    custodian: HospitalId,
    type: string,
    id: string,
    version?: number,
  ) => Promise<ReadVersion>
  readonly history: (
    context: RequestContext,
    type: string,
    id: string,
    page?: { readonly count?: number; readonly cursor?: string },
  ) => Promise<HistoryPage>
  /** Makes a Binary, or its next version, from content as it streams in. */
  readonly writeContent: (
    context: RequestContext,
    upload: ContentUpload,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ) => Promise<Written>
  /** Reads an own Binary with its content, the newest version if none is named. */
  readonly readContent: (context: RequestContext, id: string, version?: number) => Promise<ReadContent>
  readonly search: (
    context: RequestContext,
    type: string,
    query: URLSearchParams | string,
    options: { readonly strict: boolean },
  ) => Promise<SearchPage>
  /** Searches several types, or a compartment, in one order. */
  readonly searchAcross: (
    context: RequestContext,
    scope: SearchScope,
    query: URLSearchParams | string,
    options: { readonly strict: boolean },
  ) => Promise<SearchPage>
  /** Carries out a batch or transaction Bundle and returns the bytes of the response Bundle. */
  readonly bundle: (context: RequestContext, body: string, progress?: BundleProgress) => Promise<Uint8Array>
  readonly everything: (
    context: RequestContext,
    type: 'Patient' | 'Encounter',
    id: string,
    query: URLSearchParams | string,
    options: { readonly strict: boolean },
  ) => Promise<SearchPage>
  readonly lastObservations: (
    context: RequestContext,
    query: URLSearchParams | string,
    options: { readonly strict: boolean },
  ) => Promise<SearchPage>
  /** Returns statistics over the values of the observations that a query finds, for each unit. */
  readonly observationStatistics: (
    context: RequestContext,
    query: URLSearchParams,
    statistics: readonly string[],
  ) => Promise<ObservationStatistics[]>
  /** Returns the Composition and what it refers to, for a document Bundle. */
  readonly document: (context: RequestContext, composition: string) => Promise<SearchEntry[]>
  /** Returns the likeliest patients first. */
  readonly matchPatient: (context: RequestContext, wish: MatchWish) => Promise<MatchedPatient[]>
  readonly items: (context: RequestContext, patient: string) => Promise<OpenRecord[]>
  readonly visibleNames: (conditions: Conditions, patient: string) => Promise<string[]>
  readonly released: (conditions: Conditions, patient: string) => AsyncIterable<SealedRecord>
  readonly secretsOf: (
    versions: readonly { readonly type: string; readonly id: string; readonly version: number }[],
  ) => Promise<Uint8Array[]>
  readonly changedSince: (permit: Permit, since: ReadonlyMap<string, number>) => Promise<Map<string, number>>
  readonly putVisiting: (visit: {
    readonly grant: Hex
    readonly patient: string
    readonly records: readonly VisitingRecord[]
  }) => Promise<void>
  readonly withdrawVisiting: (grant: Hex, custodian: HospitalId, names: readonly string[]) => Promise<void>
  readonly purgeGrant: (grant: Hex) => Promise<void>
  /** Returns the access columns of those of the records that are here, removed ones included. */
  readonly accessColumns: (keys: readonly RecordKey[]) => Promise<AccessColumns[]>
  /** Returns those of the ids of own records of a type that meet a search text and that a permit opens; nothing is shown or logged. */
  readonly matchingIds: (permit: Permit, type: string, query: string, ids: readonly string[]) => Promise<Set<string>>
  /** Returns the person or program that wrote the newest version of an own record. */
  readonly authorOf: (type: string, id: string) => Promise<string | undefined>
  readonly proofInput: (context: RequestContext, key: RecordKey, version: number) => Promise<ProofInput>
  readonly counts: () => Promise<Counts>
  /** Returns all that there is to say about a resource that is not written: R4, the profiles named, declared and demanded, with warnings. */
  readonly checkResource: (resource: PlainResource, profiles?: readonly string[]) => Finding[]
  /** Code systems, value sets and concept maps of R4 and of the packages of this hospital. */
  readonly terminology: Terminology
  readonly exportRecords: (context: RequestContext) => AsyncIterable<Uint8Array>
  /** Destroys the secret of one version; commitments and other versions stay. */
  readonly eraseVersion: (type: string, id: string, version: number) => Promise<void>
  /** Returns which records an erasure of a patient puts beyond reach, and which name this patient and stay. */
  readonly recordsOf: (patient: string) => Promise<PatientRecords>
  /** Destroys a patient's key and all that it sealed. */
  readonly erasePatient: (patient: string) => Promise<void>
  /**
   * Takes made-up records through validation, index rows and sealing, and opens them again: what a server does before it takes real ones.
   * @throws `integrity-failed` or `invalid-resource` if this machine, its keys or its definitions cannot be trusted with records
   */
  readonly selfTest: () => Promise<void>
  /** Fills the index tables anew from the sealed records, as after a restore; returns how many records can be found again. */
  readonly rebuildIndexes: () => Promise<number>
  readonly bulk: Bulk
  /** True if some records lack index rows of this version, so that a reindex is due; some searches are refused until then. */
  readonly indexIsDue: () => boolean
  /** Takes up search parameters that were added as SearchParameter resources and makes all index rows anew, while others read and write. */
  readonly reindex: (options?: PassOptions) => Promise<Reindexed>
  readonly verification: Verification
  readonly audit: Audit
  readonly events: Events
  /** Ends what listens in the background; the database stays open. */
  readonly close: () => void
}
