import type { Requester } from '@anamnesis/core'

/** Who is calling, and what their token lets the client do. */
export type Caller = {
  readonly requester: Requester
  readonly scopes: readonly string[]
  /** When the access token ends, in ms since 1970 UTC. */
  readonly expires: number
}
