import { createHash, createHmac } from 'node:crypto'
import type { FhirResource, Issue } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import { fromBase64Text, LARGEST_INLINE } from './binary-resource.ts'

/** Content that was taken out of an attachment, as the Binary that it becomes. */
export type MovedContent = { readonly resource: FhirResource; readonly id: string; readonly content: Buffer }

/** Elements of the R4 datatype Attachment; no other datatype with `data` has none but these (Signature has `who`, SampledData has `origin`). */
const ATTACHMENT = new Set('id extension contentType language data url size hash title creation'.split(' '))

type Members = Record<string, unknown>

/**
 * Takes content of more than LARGEST_INLINE bytes out of a resource's attachments, wherever they stand, and leaves url, size and hash (SHA-1, as R4
 * says) in its place. The same content of the same record always moves to the same Binary, so that writing it again changes nothing. An attachment
 * with a url of its own stays as it is.
 * @throws `invalid-resource` if an attachment says another size or hash of its data
 */
export function moveAttachments(key: Uint8Array, resource: FhirResource, id: string): MovedContent[] {
  const self = `${resource.resourceType}/${id}`
  const moved = new Map<string, MovedContent>()
  walk(resource, resource.resourceType, (attachment, path) => {
    const content = fromBase64Text(String(attachment.data))
    if (content.length <= LARGEST_INLINE) return
    const hash = createHash('sha1').update(content).digest('base64')
    checkClaims(attachment, { size: content.length, hash }, path)
    const binary = binaryId(key, self, content)
    const contentType = typeof attachment.contentType === 'string' ? attachment.contentType : 'application/octet-stream'
    delete attachment.data
    Object.assign(attachment, { url: `Binary/${binary}`, size: content.length, hash })
    const described = { resourceType: 'Binary', contentType, securityContext: { reference: self } }
    moved.set(binary, { resource: described, id: binary, content })
  })
  return [...moved.values()]
}

function walk(value: unknown, path: string, visit: (attachment: Members, path: string) => void): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, `${path}[${index}]`, visit)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const members = value as Members
  if (isLongAttachment(members)) visit(members, path)
  else for (const [name, member] of Object.entries(members)) walk(member, `${path}.${name}`, visit)
}

function isLongAttachment(members: Members): boolean {
  const { data, url } = members
  return (
    typeof data === 'string' &&
    data.length > LARGEST_INLINE &&
    url === undefined &&
    Object.keys(members).every((name) => ATTACHMENT.has(name.replace(/^_/, '')))
  )
}

function checkClaims(attachment: Members, truth: { size: number; hash: string }, path: string): void {
  const issues: Issue[] = []
  for (const name of ['size', 'hash'] as const)
    if (attachment[name] !== undefined && attachment[name] !== truth[name])
      issues.push({ message: `this is not the ${name} of the attachment's data`, path: `${path}.${name}` })
  if (issues.length > 0) throw new AnamnesisError('invalid-resource', 'an attachment contradicts its data', { issues })
}

/** A UUID of version 8 (RFC 9562): without the key, nobody can tell from it what the content is. */
function binaryId(key: Uint8Array, self: string, content: Buffer): string {
  const bytes = createHmac('sha256', key).update(`${self}\n`).update(content).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
