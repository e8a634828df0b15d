import { hash } from 'node:crypto'
import { AnamnesisError } from '@anamnesis/core'
import type { ContentFacts } from '../blobs/binary-resource.ts'
import { contentMember, LARGEST_INLINE, takeContent } from '../blobs/binary-resource.ts'
import { moveAttachments } from '../blobs/move-attachments.ts'
import type { StagedBlob } from '../blobs/stage-blob.ts'
import type { RecordFacts } from '../classify/record-facts.ts'
import { recordFacts } from '../classify/record-facts.ts'
import { sensitivitiesOfWords } from '../classify/text-sensitivities.ts'
import { profileIssues } from '../validate/profile-issues.ts'
import type { PlainResource } from '../validate/validate.ts'
import { validate } from '../validate/validate.ts'
import type { Content } from './compose-bytes.ts'
import { contentOf, digestOf } from './compose-bytes.ts'
import { DEEPEST_RESOURCE, LARGEST_RESOURCE, parseJson } from './parse-json.ts'
import type { Store } from './store.ts'

/** A resource that is valid and ready to become a version of a record. */
export type PreparedRecord = {
  readonly type: string
  readonly id: string
  readonly resource: PlainResource
  readonly facts: RecordFacts
  readonly content: Content
  readonly digest: Buffer
  /** Content that lies beside the record: its bytes, or where they are staged already. */
  readonly blob: Buffer | StagedBlob | null
  /** Binaries that hold content that was moved out of the record's attachments; they are written with it. */
  readonly parts: readonly PreparedRecord[]
}

/**
 * Returns the resource of a request body.
 * @throws `malformed-json`, `too-large`, or `invalid-resource` if it is no resource of the type.
 */
export function parseResource(body: string, type: string): PlainResource {
  const value = parseJson(body, { longest: LARGEST_RESOURCE, deepest: DEEPEST_RESOURCE })
  if (!isPlainResource(value)) throw invalid('the content is not a FHIR resource: it has no resourceType')
  if (value.resourceType !== type) throw invalid('the content is a resource of another type than the request names')
  return value
}

/** Returns true for a JSON object with a resourceType. */
export function isPlainResource(value: unknown): value is PlainResource {
  return (
    typeof value === 'object' && value !== null && 'resourceType' in value && typeof value.resourceType === 'string'
  )
}

/** Returns a refusal of a resource's content, at the path of an element where there is one. */
export function invalid(message: string, path?: string): AnamnesisError {
  return new AnamnesisError('invalid-resource', message, {
    issues: [path === undefined ? { message } : { message, path }],
  })
}

/**
 * Validates and classifies a resource that is to be kept under an id; long content is taken out of it.
 * @throws `invalid-resource` with every fault as an issue, `too-large`.
 */
export function prepareRecord(store: Store, resource: PlainResource, id: string): PreparedRecord {
  return prepare(store, resource, id, null, 0)
}

/**
 * Prepares a Binary whose content comes beside it: its bytes, or where they are staged. `sensitivities` are the bits of what its words say.
 * @throws `invalid-resource`
 */
export function prepareBinary(
  store: Store,
  resource: PlainResource,
  id: string,
  content: Buffer | StagedBlob,
  sensitivities: number,
): PreparedRecord {
  return prepare(store, resource, id, content, sensitivities)
}

function prepare(
  store: Store,
  resource: PlainResource,
  id: string,
  given: Buffer | StagedBlob | null,
  ofContent: number,
): PreparedRecord {
  const type = resource.resourceType
  if (typeof resource.data === 'string') refuseTooLong(resource.data.length)
  const base = validate(resource)
  // What is no valid resource of R4 is not held against a profile.
  const issues = base.length > 0 ? base : profileIssues(store.conformance, store.demandedProfiles ?? {}, resource)
  if (issues.length > 0)
    throw new AnamnesisError('invalid-resource', `this ${knownName(type)} is not valid`, { issues })
  // Before long content leaves the resource: its words are the record's.
  const ofWords =
    store.sensitivitiesOfText === undefined ? 0 : sensitivitiesOfWords(resource, store.sensitivitiesOfText)
  const blob = given ?? (type === 'Binary' ? takeContent(resource) : null)
  if (blob !== null) Object.assign(resource, { _data: contentMember(factsOf(blob)) })
  const { content, parts } = withoutLongContent(store, resource, id)
  const said = recordFacts(resource, id, store.baseUrl)
  if (said === undefined) throw invalid(`this server keeps no ${type}: no rule says who may see it`)
  const facts = { ...said, sensitivities: said.sensitivities | ofWords | ofContent }
  return { type, id, resource, facts, content, digest: digestOf(store.digestKey, type, content), blob, parts }
}

function factsOf(content: Buffer | StagedBlob): ContentFacts {
  return Buffer.isBuffer(content) ? { size: content.length, digest: hash('sha256', content, 'buffer') } : content
}

function refuseTooLong(length: number): void {
  if (length > LARGEST_RESOURCE)
    throw new AnamnesisError('too-large', `a resource has at most ${LARGEST_RESOURCE} characters`)
}

function withoutLongContent(
  store: Store,
  resource: PlainResource,
  id: string,
): Pick<PreparedRecord, 'content' | 'parts'> {
  const content = contentOf(resource)
  refuseTooLong(content.rest.length)
  if (content.rest.length <= LARGEST_INLINE) return { content, parts: [] }
  const moved = moveAttachments(store.blobKey, resource, id)
  if (moved.length === 0) return { content, parts: [] }
  return {
    content: contentOf(resource),
    // What they say is the record's, and they take the labels of the record that they are about.
    parts: moved.map((part) => prepareBinary(store, part.resource, part.id, part.content, 0)),
  }
}

function knownName(type: string): string {
  return /^[A-Z][A-Za-z]{1,63}$/.test(type) ? type : 'resource'
}
