import type { Hex, HospitalId } from '@anamnesis/core'
import { AnamnesisError, fromBase64, generateWrapKeyPair, toBase64, unwrap, utf8 } from '@anamnesis/core'
import type { ContentKey, SaidOfContent } from '@anamnesis/records'
import { openSealedContent } from '@anamnesis/records'
import type { z } from 'zod'
import { askPeer } from './ask-peer.ts'
import type { ExchangeContext } from './context.ts'
import { contentInfo } from './give-content.ts'
import type { Asker } from './wire.ts'
import { contentHeadSchema } from './wire.ts'

/** Longest first line of an answer, in bytes. */
const LONGEST_HEAD = 4096
const NEWLINE = 0x0a

/** A Binary that visits here, and for whom its content is fetched. */
export type ContentWish = {
  readonly custodian: HospitalId
  readonly grant: Hex
  readonly asker: Asker
  readonly id: string
  readonly version: number
  readonly said: SaidOfContent
}

/**
 * Fetches the long content of a visiting Binary from its custodian and returns it as it comes in, opened; nothing of it is kept here.
 * @throws `peer-unavailable` or `peer-refused` if the custodian does not give it, `integrity-failed` if it is not what the record speaks of
 */
export async function fetchContent(
  context: ExchangeContext,
  { custodian, grant, asker, id, version, said }: ContentWish,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  const pair = await generateWrapKeyPair()
  const body = { grant, id, version, key: toBase64(pair.publicKey) }
  const response = await askPeer(context, { to: custodian, path: '/exchange/v1/content', body, grant, asker, signal })
  const { head, rest } = await split(response)
  const secret = await unwrap(pair.privateKey, fromBase64(head.secret), utf8(contentInfo(grant, head.blob)))
  const key: ContentKey = { blob: head.blob, size: head.size, secret }
  return openSealedContent(rest, key, said)
}

type Head = z.infer<typeof contentHeadSchema>

/** The first line of an answer, and what follows it. @throws `stream-incomplete` if there is no such line */
async function split(response: Response): Promise<{ head: Head; rest: AsyncIterable<Uint8Array> }> {
  const pieces = (response.body ?? new ReadableStream<Uint8Array>())[Symbol.asyncIterator]()
  let held = Buffer.alloc(0)
  while (held.indexOf(NEWLINE) === -1 && held.length < LONGEST_HEAD) {
    const { value, done } = await pieces.next()
    if (done) break
    held = Buffer.concat([held, value])
  }
  const end = held.indexOf(NEWLINE)
  if (end === -1) throw incomplete()
  return { head: parseHead(held.toString('utf8', 0, end)), rest: follow(held.subarray(end + 1), pieces) }
}

function parseHead(text: string): Head {
  try {
    return contentHeadSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw incomplete(cause)
  }
}

async function* follow(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

function incomplete(cause?: unknown): AnamnesisError {
  return new AnamnesisError('stream-incomplete', 'the custodian did not send the content', { cause })
}
