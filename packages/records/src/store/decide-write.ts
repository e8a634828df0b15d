import type { Permit } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import { composeText } from './compose-bytes.ts'
import type { FoundRecord } from './existing-records.ts'
import type { PreparedRecord } from './prepare-record.ts'
import type { Written } from './store-types.ts'
import type { WriteOperation } from './write-operation.ts'
import { checkExisting } from './write-rights.ts'

/** A version that is to be written: `record` is null for a removal, `existing` for a record that was not there. */
export type PlannedVersion = {
  readonly type: string
  readonly id: string
  readonly version: number
  /** In ms since 1970 UTC; later than the version before. */
  readonly updated: number
  readonly record: PreparedRecord | null
  readonly existing: FoundRecord | null
  /** True if the id was made here just now, so that no other record can mention it yet. */
  readonly fresh: boolean
}

/** What becomes of an operation: a version to write, or nothing to do. */
export type Decision = { readonly plan: PlannedVersion } | { readonly done: Written }

/**
 * Decides what an operation does to the record that is or is not there. A record that the permit does not open is as if it were not there.
 * @throws `not-found`, `deleted`, `not-allowed`, `version-conflict`
 */
export function decideWrite(
  operation: WriteOperation,
  found: FoundRecord | undefined,
  permit: Permit,
  now: number,
): Decision {
  if (operation.kind === 'create') return { plan: firstVersion(operation.record, now, true) }
  if (found === undefined && operation.kind === 'put' && operation.mayCreate) {
    if (operation.ifMatch !== null) throw versionConflict()
    return { plan: firstVersion(operation.record, now, false) }
  }
  if (found === undefined) throw notFound()
  if (operation.kind === 'remove' || !operation.isPart) {
    if (!found.permitted) throw notFound()
    checkExisting(permit, found)
  }
  if (operation.kind === 'remove') return decideRemoval(operation, found, now)
  if (found.deleted && !operation.mayCreate) throw new AnamnesisError('deleted', 'this record was removed')
  checkVersion(operation.ifMatch, found)
  if (!found.deleted && found.digest.equals(operation.record.digest))
    return { done: unchanged(operation.record, found) }
  return {
    plan: {
      ...nextVersion(found, now),
      type: operation.record.type,
      id: operation.record.id,
      record: operation.record,
    },
  }
}

function notFound(): AnamnesisError {
  return new AnamnesisError('not-found', 'there is no such record')
}

function versionConflict(): AnamnesisError {
  return new AnamnesisError('version-conflict', 'the record is not at the version that If-Match names')
}

function checkVersion(ifMatch: number | null, found: FoundRecord): void {
  if (ifMatch !== null && ifMatch !== found.ver) throw versionConflict()
}

function firstVersion(record: PreparedRecord, now: number, fresh: boolean): PlannedVersion {
  return { type: record.type, id: record.id, version: 1, updated: now, record, existing: null, fresh }
}

function nextVersion(found: FoundRecord, now: number) {
  const updated = Math.max(now, found.updated.getTime() + 1)
  return { version: found.ver + 1, updated, existing: found, fresh: false } as const
}

function decideRemoval(operation: WriteOperation & { kind: 'remove' }, found: FoundRecord, now: number): Decision {
  const { type, id } = operation
  checkVersion(operation.ifMatch, found)
  if (!found.deleted) return { plan: { ...nextVersion(found, now), type, id, record: null } }
  return {
    done: { status: 204, type, id, version: found.ver, updated: found.updated.getTime(), bytes: new Uint8Array(0) },
  }
}

/** Equal content makes equal bytes once it is given the version that is there. */
function unchanged(record: PreparedRecord, found: FoundRecord): Written {
  const { type, id, content } = record
  const updated = found.updated.getTime()
  const bytes = Buffer.from(composeText(type, id, found.ver, updated, content))
  return { status: 200, type, id, version: found.ver, updated, bytes }
}
