import type { AccessColumns, Conditions, Hex, HospitalId, Permit, RecordKey } from '@anamnesis/core'
import type { Audit } from './audit/audit-types.ts'
import type { ContentUpload, ReadContent, SealedContent } from './blobs/blob-types.ts'
import type { Bulk } from './bulk/bulk-types.ts'
import type { ReadElsewhere } from './bundle/read-entry.ts'
import type { WantedReturn } from './bundle/response-bundle.ts'
import type { Capabilities } from './capabilities.ts'
import type { Events } from './events/event-types.ts'
import type { HistoryPage, HistoryScope } from './history/history-types.ts'
import type { PassOptions, Reindexed } from './index-rows/reindexed.ts'
import type { MatchedPatient, MatchWish, ObservationStatistics } from './operations/operation-types.ts'
import type { Patch } from './patch/apply-patch.ts'
import type { RequestContext } from './request-context.ts'
import type { SearchEntry, SearchPage, SearchScope } from './search/search-types.ts'
import type {
  Counts,
  OpenRecord,
  PatientRecords,
  ProofInput,
  SealedRecord,
  VisitingRecord,
} from './share/share-types.ts'
import type { SealedText } from './store/sealed-text.ts'
import type { ReadVersion, Written } from './store/store-types.ts'
import type { Terminology } from './terminology/terminology.ts'
import type { Finding } from './validate/check.ts'
import type { PlainResource } from './validate/validate.ts'
import type { Verification } from './verify/verify-types.ts'

/** What a Bundle's sender wants of each write (`minimal` if absent), and who answers the reads that the store does not know by their address. */
export type BundleOptions = { readonly return?: WantedReturn; readonly readElsewhere?: ReadElsewhere }

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
  /** Returns the versions of one own record, of types or of all, newest first. */
  readonly history: (
    context: RequestContext,
    scope: HistoryScope,
    query: URLSearchParams | string,
    options: { readonly strict: boolean },
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
  readonly bundle: (context: RequestContext, body: string, options?: BundleOptions) => Promise<Uint8Array>
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
  /** Returns the long content of a version of a patient's own Binary that meets the conditions, sealed, with what opens it. @throws `not-found` */
  readonly sealedContent: (
    conditions: Conditions,
    patient: string,
    binary: { readonly id: string; readonly version: number },
  ) => Promise<SealedContent>
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
  readonly matchingIds: (
    reader: Pick<RequestContext, 'permit' | 'mayRead'>,
    type: string,
    query: string,
    ids: readonly string[],
  ) => Promise<Set<string>>
  /** Returns the person or program that wrote the newest version of an own record. */
  readonly authorOf: (type: string, id: string) => Promise<string | undefined>
  readonly proofInput: (context: RequestContext, key: RecordKey, version: number) => Promise<ProofInput>
  readonly counts: () => Promise<Counts>
  /** Returns all that there is to say about a resource that is not written: R4, the profiles named, declared and demanded, with warnings. */
  readonly checkResource: (resource: PlainResource, profiles?: readonly string[]) => Finding[]
  /** Code systems, value sets and concept maps of R4 and of the packages of this hospital. */
  readonly terminology: Terminology
  /** What this store can do now; the same object as long as it is the same. */
  readonly capabilities: () => Capabilities
  readonly exportRecords: (context: RequestContext) => AsyncIterable<Uint8Array>
  /** Destroys the secret of one version; commitments and other versions stay. */
  readonly eraseVersion: (type: string, id: string, version: number) => Promise<void>
  /** Returns which records an erasure of a patient puts beyond reach, and which name this patient and stay. */
  readonly recordsOf: (patient: string) => Promise<PatientRecords>
  /** Seals words about a patient that are no record, and opens them again; they end with the patient's key. @throws `deleted` once that is destroyed */
  readonly sealText: (patient: string, id: string, text: string) => Promise<SealedText>
  readonly openText: (id: string, words: SealedText) => string
  /** Destroys a patient's key and all that it sealed. */
  readonly erasePatient: (patient: string) => Promise<void>
  /**
   * Takes made-up records through validation, index rows and sealing, and opens them again: what a server does before it takes real ones.
   * @throws `integrity-failed` or `invalid-resource` if this machine, its keys or its definitions cannot be trusted with records
   */
  readonly selfTest: () => Promise<void>
  readonly bulk: Bulk
  /** True if some records lack index rows of this version, so that a reindex is due; some searches are refused until then. */
  readonly indexIsDue: () => boolean
  /** True if the records were brought back and never indexed: nothing may be searched before a reindex. */
  readonly indexIsMissing: () => boolean
  /** Takes up search parameters that were added as SearchParameter resources and makes all index rows anew if any are due, while others read and write. */
  readonly reindex: (options?: PassOptions) => Promise<Reindexed>
  readonly verification: Verification
  readonly audit: Audit
  readonly events: Events
  /** Ends what listens in the background; the database stays open. */
  readonly close: () => void
}
