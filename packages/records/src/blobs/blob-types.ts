import type { Permit } from '@anamnesis/core'
import type { ReadVersion } from '../store/store-types.ts'

/** Which bytes of a content: from the first to before the last, counted from 0. */
export type ContentRange = { readonly from: number; readonly until: number }

/** A Binary with its content, as it was read. */
export type ReadContent = ReadVersion & {
  readonly contentType: string
  /** Bytes of the content. */
  readonly size: number
  /** True if `bytes` are whole: the content is inside (Binary.data), or there is none; false if it lies beside. */
  readonly inBytes: boolean
  /** Yields the content or a range of it, piece by piece as it is asked for. @throws `integrity-failed` if it is not what was written */
  readonly content: (range?: ContentRange) => AsyncIterable<Uint8Array>
  /** True as long as a permit opens it: to be asked again while a long content is on its way. */
  readonly isOpenTo: (permit: Permit) => Promise<boolean>
}

/** What is said of content that comes as it is, without a FHIR resource around it. */
export type ContentUpload = {
  readonly contentType: string
  /** `Type/id` of the record whose rights the content takes (X-Security-Context). */
  readonly about?: string | undefined
  /** Id of the Binary whose next version it is; a new Binary without one. */
  readonly id?: string
  readonly ifMatch?: number | undefined
}

/** What opens the chunks of a content, and what it must turn out to be. */
export type ContentKey = {
  readonly blob: string
  /** Bytes. */
  readonly size: number
  /** 32 bytes. */
  readonly secret: Uint8Array
}

/** Content as it leaves for another hospital: its chunks sealed as they lie here, one after the other. */
export type SealedContent = ContentKey & { readonly sealed: AsyncIterable<Uint8Array> }

/** What a Binary says of its content: how long it is, and its SHA-256. */
export type SaidOfContent = { readonly size: number; readonly digest: Uint8Array }
