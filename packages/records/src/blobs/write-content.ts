import { randomUUID } from 'node:crypto'
import type { FhirResource } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import type { RequestContext } from '../request-context.ts'
import { commitOne } from '../store/own-writes.ts'
import { invalid, prepareBinary } from '../store/prepare-record.ts'
import type { Store } from '../store/store.ts'
import type { Written } from '../store/store-types.ts'
import type { ContentUpload } from './blob-types.ts'
import type { ContentStream } from './in-chunks.ts'
import { discardStaged, stageBlob } from './stage-blob.ts'
import { heard } from './streamed-words.ts'

/**
 * Makes a Binary, or the next version of one if the upload names an id, from content of any media type as it streams in.
 * @throws `too-large`, `invalid-resource`, and what refuses any other write; then nothing of the content stays
 */
export async function writeContent(
  store: Store,
  context: RequestContext,
  upload: ContentUpload,
  content: ContentStream,
): Promise<Written> {
  const id = upload.id ?? randomUUID()
  const resource = describe(upload)
  // What can be refused by its description is refused before a gigabyte came in for nothing.
  if (upload.about === undefined && context.permit.requester.role !== 'system')
    throw invalid('the content is about none that you may see', 'Binary.securityContext')
  prepareBinary(store, { ...resource }, id, Buffer.alloc(0), 0)
  const words = heard(content, upload.contentType, store.sensitivitiesOfText)
  const staged = await stageBlob(store.database, words.content)
  try {
    const record = prepareBinary(store, resource, id, staged, words.sensitivities())
    if (upload.id === undefined) return await commitOne(store, context, { kind: 'create', record, unless: null })
    const mayCreate = context.permit.requester.role === 'system'
    return await commitOne(store, context, { kind: 'put', record, ifMatch: upload.ifMatch ?? null, mayCreate })
  } finally {
    await discardStaged(store.database, [staged.id])
  }
}

function describe({ contentType, about }: ContentUpload): FhirResource {
  if (!/^[\w.+-]+\/[\w.+-]+(\s*;.*)?$/.test(contentType) || contentType.length > 255)
    throw new AnamnesisError('unsupported-media-type', 'Content-Type names the media type of the content')
  return {
    resourceType: 'Binary',
    contentType,
    ...(about === undefined ? {} : { securityContext: { reference: about } }),
  }
}
