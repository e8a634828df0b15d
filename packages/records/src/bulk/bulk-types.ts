import type { ErrorCode, Permit, Requester } from '@anamnesis/core'
import type { RequestContext } from '../request-context.ts'

/** Whose records an export is about: everything, all patients', or those of a group's members. */
export type ExportLevel =
  | { readonly of: 'system' }
  | { readonly of: 'patients' }
  | { readonly of: 'group'; readonly group: string }

/** One file of a finished export, by its number. */
export type BulkFile = {
  readonly number: number
  /** `error`: records that were to be exported and cannot be, one OperationOutcome each. */
  readonly kind: 'output' | 'deleted' | 'error'
  readonly type: string
  readonly count: number
}

/** What ended a job before its time. */
export type BulkFailure = { readonly code: ErrorCode; readonly message: string }

/** How far a job is; instants in ms since 1970 UTC. */
export type BulkStatus = {
  readonly kind: 'export' | 'import'
  readonly state: 'waiting' | 'done' | 'failed'
  /** Steps: types of an export, parts of an import. */
  readonly done: number
  readonly total: number
  /** Records listed or written so far. */
  readonly records: number
  /** Why the job failed, without patient data. */
  readonly failure: BulkFailure | null
  /** Address of the kick-off. */
  readonly request: string
  /** The export is complete up to this instant; null before it begins. */
  readonly asOf: number | null
  readonly expires: number
  readonly files: readonly BulkFile[]
  /** Parameters of an export that were not understood and left out. */
  readonly ignored: readonly string[]
  /** Bad lines of an import, numbered from 1, with a reason that holds no patient data; the first 10,000. */
  readonly faults: readonly { readonly line: number; readonly reason: string }[]
  readonly faultCount: number
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
