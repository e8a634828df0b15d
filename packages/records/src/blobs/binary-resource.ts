import type { FhirResource } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import type { SaidOfContent } from './blob-types.ts'

/** Content beyond this many bytes lies beside its record, in a blob. */
export const LARGEST_INLINE = 256 * 1024

/** Extension of Binary.data that stands for content kept beside the record: its size in bytes and its SHA-256. */
export const CONTENT_EXTENSION = 'urn:anamnesis:content'

/** How long content is and what it hashes to. */
export type ContentFacts = { readonly size: number; readonly digest: Uint8Array }

/** Returns the member `_data` of a Binary whose content lies in a blob; it makes the record's own bytes vouch for the content. */
export function contentMember({ size, digest }: ContentFacts): object {
  const sha256 = Buffer.from(digest).toString('base64')
  return {
    extension: [
      {
        url: CONTENT_EXTENSION,
        extension: [
          { url: 'size', valueUnsignedInt: size },
          { url: 'sha256', valueBase64Binary: sha256 },
        ],
      },
    ],
  }
}

/** Returns what the member `_data` of a Binary says of content that lies beside it, null if it says nothing of it. */
export function saidOfContent(member: unknown): SaidOfContent | null {
  const parts = extensionsOf(extensionsOf(member).find(({ url }) => url === CONTENT_EXTENSION))
  const size = parts.find(({ url }) => url === 'size')?.valueUnsignedInt
  const sha256 = parts.find(({ url }) => url === 'sha256')?.valueBase64Binary
  return typeof size !== 'number' || typeof sha256 !== 'string' ? null : { size, digest: fromBase64Text(sha256) }
}

type Extension = { readonly url?: unknown; readonly valueUnsignedInt?: unknown; readonly valueBase64Binary?: unknown }

function extensionsOf(element: unknown): Extension[] {
  const { extension } = (element ?? {}) as { extension?: unknown }
  return Array.isArray(extension) ? extension.filter((each) => typeof each === 'object' && each !== null) : []
}

/** Returns the bytes that a base64 text of R4 stands for; white space in it counts for nothing. */
export function fromBase64Text(text: string): Buffer {
  return Buffer.from(text, 'base64')
}

/**
 * Takes the content out of a Binary, if it is too long to stay inside, and returns it; what an earlier answer of this server said of content goes too.
 * @throws `invalid-resource` if the resource stands for content that it does not bring along
 */
export function takeContent(resource: FhirResource): Buffer | null {
  const members = resource as { -readonly [element in keyof FhirResource]: FhirResource[element] }
  const { data } = resource
  if (namesContent(resource._data)) {
    if (typeof data !== 'string')
      throw new AnamnesisError('invalid-resource', 'a Binary is written with its content', {
        issues: [{ message: 'a Binary is written with its content', path: 'Binary.data' }],
      })
    delete members._data
  }
  if (typeof data !== 'string') return null
  // Four characters stand for three bytes: a short text is not worth decoding to find that out.
  if (data.length <= LARGEST_INLINE) return null
  const content = fromBase64Text(data)
  if (content.length <= LARGEST_INLINE) return null
  delete members.data
  return content
}

function namesContent(member: unknown): boolean {
  return extensionsOf(member).some(({ url }) => url === CONTENT_EXTENSION)
}
