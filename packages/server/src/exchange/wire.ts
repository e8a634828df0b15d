import {
  bytes32Schema,
  CATEGORIES,
  PURPOSES,
  ROLES,
  recordKeySchema,
  resourceIdSchema,
  resourceTypeSchema,
  SENSITIVITIES,
} from '@anamnesis/core'
import { z } from 'zod'

/** Version of the messages between hospitals; every request names it. */
export const EXCHANGE_VERSION = 1
/** Longest validity of a signed request, in seconds (design.md section 9). */
export const REQUEST_LIFETIME_S = 60

/** Text that a log line can hold: PostgreSQL stores no NUL, and half a surrogate pair is no text. */
const plainText = z
  .string()
  .max(200)
  .refine((text) => !text.includes('\0') && text.isWellFormed(), { error: 'not plain text' })

/** What the signing hospital claims of the person who asks. */
export const askerSchema = z.strictObject({
  person: plainText,
  name: plainText,
  role: z.enum(ROLES),
  purpose: z.enum(PURPOSES),
})
/** The person on whose behalf a hospital asks, as that hospital states it. */
export type Asker = z.infer<typeof askerSchema>

/** Claims of a signed request from one hospital to another. */
export const requestClaimsSchema = z.object({
  v: z.literal(EXCHANGE_VERSION),
  iss: bytes32Schema,
  aud: bytes32Schema,
  htm: z.literal('POST'),
  path: z.string().max(200),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  jti: z.string().regex(/^[A-Za-z0-9._-]{16,100}$/),
  iat: z.int(),
  exp: z.int(),
  basis: z.enum(['grant', 'network']),
  grant: bytes32Schema.nullable(),
  asker: askerSchema.nullable(),
})
/** A verified request from another hospital. */
export type RequestClaims = z.infer<typeof requestClaimsSchema>

const receiptSchema = z.object({
  ledger: z.object({
    chainId: z.int(),
    contract: z.custom<`0x${string}`>((value) => /^0x[0-9a-fA-F]{40}$/.test(String(value))),
  }),
  hospital: bytes32Schema,
  sequence: z.int().min(1),
  commitment: bytes32Schema,
  proof: z.array(bytes32Schema).max(64),
})

/** One line of a release: a sealed record version with its labels and, where it is anchored already, its receipt. */
export const releaseLineSchema = z.strictObject({
  header: recordKeySchema.extend({
    version: z.int().min(1),
    operation: z.enum(['create', 'update', 'delete']),
    previous: bytes32Schema.nullable(),
  }),
  sealed: z.base64(),
  commitment: bytes32Schema,
  labels: z.strictObject({
    categories: z.array(z.enum(CATEGORIES)).min(1),
    sensitivities: z.array(z.enum(SENSITIVITIES)),
    from: z.int().nullable(),
    until: z.int().nullable(),
    custodian: bytes32Schema,
  }),
  receipt: receiptSchema.nullable(),
})
/** One record version on its way to a grantee. */
export type ReleaseLine = z.infer<typeof releaseLineSchema>

/** Media type of the signed trailer, so that no other signature of a hospital passes for one. */
export const TRAILER_TYPE = 'anamnesis-trailer+jwt'

/** Last line of a release: without it the stream is incomplete. `digest` is SHA-256 over all lines before it, newlines included. */
export const trailerSchema = z.object({
  disclosure: z.uuid(),
  count: z.int().min(0),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Records that were released under this grant and are no longer: `Type/id`. */
  withdrawn: z.array(z.string().max(130)),
})
/** The custodian's signed end of a release. */
export type Trailer = z.infer<typeof trailerSchema>

/** POST /exchange/v1/release: what is new under the grant since the last acknowledged release, or all of it, for a grantee that lost a release on the way. */
export const releaseRequestSchema = z.strictObject({ grant: bytes32Schema, all: z.boolean() })

/** POST /exchange/v1/acknowledge: the grantee has everything and asks for the secrets, sealed to its key. */
export const acknowledgementSchema = z.strictObject({
  disclosure: z.uuid(),
  digest: trailerSchema.shape.digest,
  key: z.base64(),
})

/** POST /exchange/v1/content: the long content of a Binary that was released under the grant, its secret sealed to `key`. */
export const contentRequestSchema = z.strictObject({
  grant: bytes32Schema,
  id: resourceIdSchema,
  version: z.int32().min(1),
  key: z.base64(),
})

/** First line of the answer; the sealed chunks follow it, one after the other. */
export const contentHeadSchema = z.strictObject({ blob: z.uuid(), size: z.int().min(0), secret: z.base64() })

/** POST /exchange/v1/news: something changed under a grant; the grantee asks again. */
export const newsSchema = z.strictObject({ grant: bytes32Schema })

/** POST /exchange/v1/receipts: receipts of record versions that were not anchored yet when they were released. */
export const receiptsRequestSchema = z.strictObject({ commitments: z.array(bytes32Schema).max(2000) })
/** Answer to it, in the order of the request. */
export const receiptsAnswerSchema = z.strictObject({ receipts: z.array(receiptSchema.nullable()) })

/** POST /exchange/v1/looks: a person at the grantee looked at records of this custodian. */
export const looksSchema = z.strictObject({
  id: z.uuid(),
  at: z.int(),
  grant: bytes32Schema,
  asker: askerSchema,
  records: z
    .array(z.strictObject({ type: resourceTypeSchema, id: resourceIdSchema, version: z.int32().min(1) }))
    .max(10_000),
})
