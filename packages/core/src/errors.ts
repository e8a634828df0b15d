/** Issue types of FHIR R4 OperationOutcome that our errors map to (http://hl7.org/fhir/R4/valueset-issue-type.html). */
export type IssueType =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'security'
  | 'login'
  | 'forbidden'
  | 'processing'
  | 'not-supported'
  | 'duplicate'
  | 'not-found'
  | 'deleted'
  | 'too-long'
  | 'code-invalid'
  | 'too-costly'
  | 'business-rule'
  | 'conflict'
  | 'throttled'
  | 'timeout'
  | 'no-store'
  | 'transient'
  | 'incomplete'
  | 'exception'

type ErrorKind = { readonly status: number; readonly issue: IssueType }

/** Every stable error code with its HTTP status and FHIR issue type; docs/errors.md explains each. */
export const ERROR_KINDS = {
  'bad-request': { status: 400, issue: 'invalid' },
  'malformed-json': { status: 400, issue: 'structure' },
  'invalid-resource': { status: 422, issue: 'invalid' },
  'unknown-search-parameter': { status: 400, issue: 'not-supported' },
  'not-supported': { status: 400, issue: 'not-supported' },
  'too-costly': { status: 422, issue: 'too-costly' },
  'not-authenticated': { status: 401, issue: 'login' },
  'not-allowed': { status: 403, issue: 'forbidden' },
  'not-found': { status: 404, issue: 'not-found' },
  'method-not-allowed': { status: 405, issue: 'not-supported' },
  deleted: { status: 410, issue: 'deleted' },
  conflict: { status: 409, issue: 'conflict' },
  'version-conflict': { status: 412, issue: 'conflict' },
  'patch-not-applicable': { status: 422, issue: 'processing' },
  'not-acceptable': { status: 406, issue: 'not-supported' },
  'too-large': { status: 413, issue: 'too-long' },
  'head-too-large': { status: 431, issue: 'too-long' },
  'too-many-requests': { status: 429, issue: 'throttled' },
  'unsupported-media-type': { status: 415, issue: 'not-supported' },
  'multiple-matches': { status: 412, issue: 'business-rule' },
  'configuration-invalid': { status: 500, issue: 'exception' },
  'data-in-use': { status: 500, issue: 'exception' },
  'no-space': { status: 507, issue: 'no-store' },
  'ledger-unavailable': { status: 503, issue: 'transient' },
  'ledger-mismatch': { status: 500, issue: 'exception' },
  'transaction-reverted': { status: 409, issue: 'processing' },
  'signature-invalid': { status: 400, issue: 'security' },
  'terms-mismatch': { status: 400, issue: 'security' },
  'integrity-failed': { status: 500, issue: 'exception' },
  'peer-unavailable': { status: 502, issue: 'transient' },
  'peer-refused': { status: 502, issue: 'processing' },
  'stream-incomplete': { status: 502, issue: 'incomplete' },
  internal: { status: 500, issue: 'exception' },
} as const satisfies Record<string, ErrorKind>

/** A stable name of what went wrong, safe to show, log and branch on. */
export type ErrorCode = keyof typeof ERROR_KINDS

/** Where in the input something is wrong: a FHIRPath or JSON path, never a value from the record. */
export type Issue = { readonly message: string; readonly path?: string; readonly code?: IssueType }

/** The one error class of Anamnesis: a stable code, a message without patient data, and the single issues where there are several. */
export class AnamnesisError extends Error {
  readonly code: ErrorCode
  readonly issues: readonly Issue[]

  constructor(code: ErrorCode, message: string, options: { issues?: readonly Issue[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.name = 'AnamnesisError'
    this.code = code
    this.issues = options.issues ?? []
  }

  /** HTTP status that this error answers with. */
  get status(): number {
    return ERROR_KINDS[this.code].status
  }
}

/** Returns true if the value is an AnamnesisError, with that code if one is given. */
export function isAnamnesisError(value: unknown, code?: ErrorCode): value is AnamnesisError {
  return value instanceof AnamnesisError && (code === undefined || value.code === code)
}
