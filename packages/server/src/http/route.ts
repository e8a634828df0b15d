import type { Requester, Role } from '@anamnesis/core'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from './outcome.ts'

/** Methods that routes answer; HEAD is answered by the GET route. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Longest value of a `:name` in a path, in characters. */
export const LONGEST_PARAMETER = 200

/** One HTTP request, free of the web framework. Query and body hold patient data: never log them. */
export type HttpRequest = {
  readonly id: string
  readonly method: string
  /** Values of the `:names` in the route's path, percent-decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
  /** The body as it comes in, for routes that take it as a stream; their `body` is empty. */
  readonly content: AsyncIterable<Uint8Array>
  /** Path and query as received; what a signed request between hospitals is bound to. */
  readonly target: string
  /** Ends when the client has gone or the server stops. */
  readonly signal: AbortSignal
}

/** A request by somebody whose access token was verified. */
export type SignedInRequest = HttpRequest & {
  readonly requester: Requester
  /** OAuth scopes of the token (SMART v2 syntax). */
  readonly scopes: readonly string[]
  /** When the access token ends, in ms since 1970 UTC; a long answer ends with it. */
  readonly expires: number
}

type RouteBase = {
  readonly method: Method
  /** Path template: `/api/chart/:patient`. It, and never the path, is what logs and metrics show. */
  readonly path: string
  /** Largest accepted body in bytes; 1 MiB if absent. */
  readonly bodyLimit?: number
  /** Media types of patches that the address takes. */
  readonly patches?: readonly string[]
  /** True if the handler reads the body itself, as a stream; whoever is not let in sends it for nothing, and no limit holds but the handler's. */
  readonly streamed?: true
}

/** A route that takes no access token: public, or checked by the handler itself (requests signed by another hospital). */
export type OpenRoute = RouteBase & {
  readonly callers: 'anyone' | 'hospitals'
  readonly handler: (request: HttpRequest, context: HospitalContext) => Promise<Outcome>
}

/** A route for people and programs in one of these roles, with a verified access token. */
export type SignedInRoute = RouteBase & {
  readonly callers: readonly Role[]
  readonly handler: (request: SignedInRequest, context: HospitalContext) => Promise<Outcome>
}

/** One row of a route table: who may call what, and the function that answers. */
export type Route = OpenRoute | SignedInRoute
