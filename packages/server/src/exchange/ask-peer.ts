import type { Hex, HospitalId } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import type { ExchangeContext } from './context.ts'
import { signRequest } from './signed-request.ts'
import type { Asker } from './wire.ts'

/** How long another hospital may take to begin its answer, in ms; after that it counts as silent. */
const PATIENCE_MS = 10_000
/** How long the whole answer may take, in ms: whoever drips it must not hold up what the others send. */
const WHOLE_ANSWER_MS = 120_000

/**
 * Sends a signed request to another hospital and returns its response, begun and good.
 * @throws `peer-unavailable` if it does not answer in time; `peer-refused` if it answers with an error.
 */
export async function askPeer(
  context: ExchangeContext,
  request: {
    to: HospitalId
    path: string
    body: unknown
    grant: Hex | null
    asker: Asker | null
    /** Ends the answer instead of the two minutes that others may take: for one whose reader sets the pace. */
    signal?: AbortSignal
  },
): Promise<Response> {
  const peer = await context.findPeer(request.to)
  if (!peer?.active) throw new AnamnesisError('peer-unavailable', 'the hospital is not active in the registry')
  const body = JSON.stringify(request.body)
  const { to, path, grant, asker } = request
  const token = await signRequest(context.exchangeKey, {
    from: context.self,
    to,
    path,
    body,
    grant,
    asker,
    now: context.now(),
  })
  const response = await post(
    new URL(path, peer.endpoint),
    token,
    body,
    request.signal ?? AbortSignal.timeout(WHOLE_ANSWER_MS),
  )
  if (response.ok) return response
  await response.body?.cancel()
  throw new AnamnesisError('peer-refused', `the hospital answered with status ${response.status}`)
}

async function post(url: URL, token: string, body: string, whole: AbortSignal): Promise<Response> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.any([patience.signal, whole]),
    })
  } catch (cause) {
    throw new AnamnesisError('peer-unavailable', 'the hospital does not answer', { cause })
  } finally {
    clearTimeout(timer)
  }
}
