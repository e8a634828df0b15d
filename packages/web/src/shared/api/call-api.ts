import { AnamnesisError, ERROR_KINDS, type ErrorCode } from '@anamnesis/core'
import type { Access } from './access.ts'
import { reaching } from './reach.ts'

/** A request beyond a plain GET. */
export type ApiRequest = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** How long a hospital may take to answer before it counts as silent, in ms. */
export const PATIENCE_MS = 15_000

const FHIR_JSON = 'application/fhir+json'

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERROR_KINDS, value)
}

function codeForStatus(status: number): ErrorCode {
  const found = Object.entries(ERROR_KINDS).find(([, kind]) => kind.status === status && status < 500)
  return found ? (found[0] as ErrorCode) : 'internal'
}

/** How hospitals word their errors: `{ error }` on the app's addresses, OperationOutcome (FHIR R4, 2.38) on the FHIR ones. */
type ErrorBody = {
  readonly error?: { readonly code?: string; readonly message?: string; readonly reference?: string }
  readonly issue?: readonly {
    readonly diagnostics?: string
    readonly details?: { readonly text?: string; readonly coding?: readonly { readonly code?: string }[] }
  }[]
}

async function errorOf(response: Response): Promise<AnamnesisError> {
  const { error, issue = [] } = (await response.json().catch(() => ({}))) as ErrorBody
  const codes = [error?.code, ...issue.flatMap(({ details }) => details?.coding ?? []).map(({ code }) => code)]
  const messages = issue.flatMap(({ details, diagnostics }) => diagnostics ?? details?.text ?? [])
  const code = codes.find(isErrorCode) ?? codeForStatus(response.status)
  return new AnamnesisError(code, error?.message ?? messages[0] ?? `HTTP ${response.status}`, {
    issues: messages.map((message) => ({ message })),
    cause: error?.reference ?? response.headers.get('x-request-id'),
  })
}

/**
 * Returns the response of one hospital to one request.
 * @throws AnamnesisError `peer-unavailable` if it does not answer within PATIENCE_MS, else the code that it answered with
 */
export async function callHospital(access: Access, path: string, request: ApiRequest = {}): Promise<Response> {
  const { method = 'GET', body, signal } = request
  const headers = new Headers({ accept: `application/json, ${FHIR_JSON}`, ...request.headers })
  if (access.token !== null) headers.set('authorization', `Bearer ${access.token}`)
  if (body !== undefined && !headers.has('content-type'))
    headers.set('content-type', path.startsWith('/fhir/') ? FHIR_JSON : 'application/json')
  const patience = AbortSignal.timeout(PATIENCE_MS)
  const response = await reaching(
    fetch(new URL(path, access.origin), {
      method,
      headers,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
      ...(body === undefined ? {} : { body: toJson(body) }),
    }),
  ).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new AnamnesisError('peer-unavailable', 'the hospital did not answer', { cause })
  })
  if (!response.ok) throw await errorOf(response)
  return response
}

function toJson(body: unknown): string {
  return JSON.stringify(body, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
}

/** Returns the JSON that a hospital answers with; throws as callHospital. */
export async function callApi<Answer>(access: Access, path: string, request: ApiRequest = {}): Promise<Answer> {
  const response = await callHospital(access, path, request)
  return (response.status === 204 ? undefined : await response.json()) as Answer
}

/** Returns the exact bytes that a hospital answers with, for a check against the ledger; throws as callHospital. */
export async function callBytes(access: Access, path: string, request: ApiRequest = {}): Promise<Uint8Array> {
  const response = await callHospital(access, path, request)
  return new Uint8Array(await response.arrayBuffer())
}
