import type { Permit } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import { recordLook } from '../audit/record-look.ts'
import { permitSql } from '../permit/permit-sql.ts'
import type { RequestContext } from '../request-context.ts'
import { typeNumber } from '../resource-types.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { openVersion, VERSION_COLUMNS } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { fromBase64Text } from './binary-resource.ts'
import { CHUNK_BYTES, chunkSeal } from './blob-seal.ts'
import type { ContentRange, ReadContent } from './blob-types.ts'

const BINARY = typeNumber('Binary')

/** A version of a Binary with the blob beside it, if there is one. */
export type ContentRow = VersionRow & {
  readonly blob: string | null
  readonly size: number | null
  readonly blob_secret: Buffer | null
  readonly blob_commitment: Buffer | null
}

/** SELECT list over `res r JOIN hist h` with CONTENT_JOIN that yields a ContentRow. */
export const CONTENT_COLUMNS = `${VERSION_COLUMNS}, b.id AS blob, b.size, b.secret AS blob_secret, b.commitment AS blob_commitment`
/** Joins the blob that lies beside a version. */
export const CONTENT_JOIN = 'LEFT JOIN blob_use u ON u.pk = h.pk AND u.ver = h.ver LEFT JOIN blob b ON b.id = u.blob'

/**
 * Returns a version of an own Binary (the newest if none is named) with its content as a stream; the look is in the audit before.
 * @throws `not-found` if there is none or the permit does not open it, `deleted` if it was removed or erased
 */
export async function readContent(
  store: Store,
  context: RequestContext,
  id: string,
  version?: number,
): Promise<ReadContent> {
  const row = await contentRow(store, context.permit, id, version)
  if (row === undefined) throw new AnamnesisError('not-found', 'there is no such record')
  if (row.op === 'D') throw new AnamnesisError('deleted', 'this record was removed')
  const bytes = openVersion(store, row)
  const resource = JSON.parse(Buffer.from(bytes).toString()) as { contentType: string; data?: string }
  const content = contentOf(store, row, resource.data)
  await recordLook(store, context, [row])
  return {
    ...content,
    bytes,
    version: row.ver,
    updated: row.updated.getTime(),
    contentType: resource.contentType,
    inBytes: row.blob === null,
    isOpenTo: async (permit) => (await contentRow(store, permit, id, row.ver)) !== undefined,
  }
}

async function contentRow(
  store: Store,
  permit: Permit,
  id: string,
  version: number | undefined,
): Promise<ContentRow | undefined> {
  const params: unknown[] = [BINARY, id, version ?? null]
  const permitted = permitSql(permit, store.hospital, 'r', params)
  const { rows } = await store.database.query<ContentRow>(
    `SELECT ${CONTENT_COLUMNS} FROM res r JOIN hist h ON h.pk = r.pk ${CONTENT_JOIN}
     WHERE r.custodian = 0 AND r.rt = $1::smallint AND r.id = $2::text AND h.ver = coalesce($3::int, r.ver) AND ${permitted}`,
    params,
  )
  return rows[0]
}

/**
 * Returns the content of a version: that of the blob beside it, or the base64 `data` inside its bytes.
 * @throws `deleted` if it was erased
 */
export function contentOf(
  store: Store,
  row: ContentRow,
  data: string | undefined,
): Pick<ReadContent, 'size' | 'content'> {
  if (row.blob === null || row.size === null || row.blob_commitment === null) return inlineContent(data ?? '')
  if (row.blob_secret === null) throw new AnamnesisError('deleted', 'this content was erased')
  const secret = store.keyring.unwrap(row.blob_secret, row.blob_commitment)
  const blob = { id: row.blob, size: row.size, secret }
  return { size: row.size, content: (range) => blobContent(store, blob, range ?? { from: 0, until: blob.size }) }
}

function inlineContent(data: string): Pick<ReadContent, 'size' | 'content'> {
  const content = fromBase64Text(data)
  return {
    size: content.length,
    content: async function* (range) {
      yield range === undefined ? content : content.subarray(range.from, range.until)
    },
  }
}

type KeptBlob = { readonly id: string; readonly size: number; readonly secret: Uint8Array }

/** Opens only the chunks that a range touches, one at a time: whoever reads slowly holds one chunk of memory. */
async function* blobContent(store: Store, blob: KeptBlob, { from, until }: ContentRange): AsyncGenerator<Uint8Array> {
  const seal = chunkSeal(blob.secret)
  const last = Math.max(Math.ceil(blob.size / CHUNK_BYTES) - 1, 0)
  for (let index = Math.floor(from / CHUNK_BYTES); index * CHUNK_BYTES < until; index += 1) {
    const { rows } = await store.database.query<{ doc: Buffer }>(
      'SELECT doc FROM blob_chunk WHERE blob = $1 AND n = $2',
      [blob.id, index],
    )
    const [row] = rows
    if (row === undefined) throw new AnamnesisError('integrity-failed', 'a chunk of a blob is missing')
    const chunk = seal.open({ blob: blob.id, index, isLast: index === last }, row.doc)
    const start = index * CHUNK_BYTES
    yield chunk.subarray(Math.max(from - start, 0), Math.min(until - start, chunk.length))
  }
}
