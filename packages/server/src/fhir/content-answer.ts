import { AnamnesisError } from '@anamnesis/core'
import type { ReadContent } from '@anamnesis/records'
import { withData } from '@anamnesis/records'
import { currentPermit } from '../care-context.ts'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import { empty, fhir } from '../http/outcome.ts'
import type { SignedInRequest } from '../http/route.ts'
import { byteRange } from './byte-range.ts'
import { etagOf, isNotModified, versionHeaders } from './headers.ts'
import { asksForFhir } from './media-type.ts'

/** A media type as a header may say it (RFC 9110, section 8.3.1); JSON can hold any text in its place. */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;[\t\x20-\x7e]*)?$/

/** How often it is asked whether a content on its way may still be seen, in ms. */
const RECHECK_MS = 1000

/**
 * Returns the answer to whoever reads a Binary: its content as it is, or a range of it, or to a client that asks for FHIR the resource with its data.
 * A long answer ends when the reader's permit does.
 */
export function contentAnswer(request: SignedInRequest, context: HospitalContext, content: ReadContent): Outcome {
  const headers = { ...versionHeaders(content), vary: 'accept' }
  const asFhir = asksForFhir(request)
  const etag = asFhir ? etagOf(content.version) : strongTag(content.version)
  if (isNotModified(request, content)) return empty(304, { ...headers, etag })
  if (asFhir)
    return {
      ...fhir(content.bytes, 200, headers),
      body: content.inBytes ? content.bytes : withData(content.bytes, watch(content.content())),
    }
  return rawAnswer(request, content, { ...headers, etag, 'accept-ranges': 'bytes' }, watch)

  function watch(parts: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    return whilePermitted(parts, request, context, content)
  }
}

/** Returns true if the answer holds some of the content, so that it is to be got. */
export function isContentAsked(request: SignedInRequest, content: Pick<ReadContent, 'version' | 'updated' | 'size'>) {
  if (request.method === 'HEAD' || isNotModified(request, content)) return false
  return asksForFhir(request) || rangeOf(request, content) !== 'unsatisfiable'
}

/** The bytes of a version never change: its ETag is a strong one, so that a broken download can go on (If-Range). */
function strongTag(version: number): string {
  return `"${version}"`
}

function rangeOf(
  { headers }: SignedInRequest,
  { version, size }: Pick<ReadContent, 'version' | 'size'>,
): ReturnType<typeof byteRange> {
  const ifRange = headers['if-range']
  return ifRange === undefined || ifRange === strongTag(version) ? byteRange(headers.range, size) : null
}

type Watch = (parts: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>

function rawAnswer(
  request: SignedInRequest,
  content: ReadContent,
  known: Readonly<Record<string, string>>,
  watch: Watch,
): Outcome {
  const { size, contentType } = content
  const headers = {
    ...known,
    'content-type': MEDIA_TYPE.test(contentType) ? contentType : 'application/octet-stream',
    // Whatever somebody stored must not run under the hospital's origin; the content security policy of every answer forbids it too.
    'content-disposition': 'attachment',
  }
  const range = rangeOf(request, content)
  if (range === 'unsatisfiable') return empty(416, { ...headers, 'content-range': `bytes */${size}` })
  if (range === null)
    return { status: 200, headers: { ...headers, 'content-length': `${size}` }, body: watch(content.content()) }
  const { from, until } = range
  return {
    status: 206,
    headers: { ...headers, 'content-length': `${until - from}`, 'content-range': `bytes ${from}-${until - 1}/${size}` },
    body: watch(content.content(range)),
  }
}

/** A long download ends when the permit does: whoever may see it no longer gets no more of it. */
async function* whilePermitted(
  parts: AsyncIterable<Uint8Array>,
  { requester }: SignedInRequest,
  { care, now }: HospitalContext,
  content: ReadContent,
): AsyncGenerator<Uint8Array> {
  let checked = now()
  for await (const part of parts) {
    if (now() - checked >= RECHECK_MS) {
      if (!(await content.isOpenTo(await currentPermit(care, requester))))
        throw new AnamnesisError('not-found', 'there is no such record that you may see')
      checked = now()
    }
    yield part
  }
}
