import type { PreparedRecord } from './prepare-record.ts'

/** One thing to do with one own record. Every name (type and id) occurs once among the operations that are carried out together. */
export type WriteOperation =
  | {
      readonly kind: 'create'
      /** Its id was made here and is known to nobody yet. */
      readonly record: PreparedRecord
      /** Search text of a conditional create: another own record that meets it must not be there. */
      readonly unless: string | null
    }
  | {
      readonly kind: 'put'
      readonly record: PreparedRecord
      readonly ifMatch: number | null
      /** True if a record that is not there is made, under the id that the requester chose. */
      readonly mayCreate: boolean
      /** True for content that moved out of another record of the same write: who may write that one may write this. */
      readonly isPart?: true
    }
  | { readonly kind: 'remove'; readonly type: string; readonly id: string; readonly ifMatch: number | null }

/** Returns type and id of the record that an operation is about. */
export function operationTarget(operation: WriteOperation): { readonly type: string; readonly id: string } {
  return operation.kind === 'remove' ? operation : operation.record
}
