import type { IssueType } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'

/** Returns the refusal of a patch: `what` is wrong with the operation of a number, counted from 0. */
export function notApplicable(operation: number, what: string, code: IssueType = 'processing'): AnamnesisError {
  const message = `operation ${operation} of the patch: ${what}`
  return new AnamnesisError('patch-not-applicable', message, { issues: [{ message, code }] })
}
