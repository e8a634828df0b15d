import { decodeText, fromBase64 } from '@anamnesis/core'
import type { Attachment } from '@medplum/fhirtypes'
import { text, type Untrusted } from '../../fhir/untrusted.ts'
import { clinicalDocumentText } from './clinical-document-text.ts'
import type { MappedText } from './mapped-text.ts'
import { markupText } from './markup-text.ts'

/** More of a note is not read, in UTF-16 units of its text: about 80 printed pages. */
export const LONGEST_READ = 250_000
/** More of its source is not looked at, in bytes: markup is up to some ten times as long as its text. */
export const LONGEST_SOURCE = 3_000_000
const LONGEST_BASE64 = (LONGEST_SOURCE * 4) / 3

/** How attachments are tried, the simplest to read first; `other` is a format of documents that we do not read. */
export const FORMATS = ['plain', 'html', 'cda', 'pdf', 'other'] as const

/** How the words of a note are written. */
export type Format = (typeof FORMATS)[number]

/** What may carry a note's text. */
export type Carrier = Pick<Untrusted<Attachment>, 'contentType' | 'data' | 'url'> | null | undefined

const MEDIA_TYPE = /^\s*([a-z]+\/[a-z0-9.+-]+)/i
const DOCUMENTS = /^(?:text\/(?:rtf|richtext|markdown)|application\/(?:rtf|msword|vnd\.|pdf|.*xml))/

/** Returns how an attachment's words are written, null for pictures, sounds and what does not say what it is. */
export function formatOf(carrier: Carrier): Format | null {
  const type = MEDIA_TYPE.exec(text(carrier?.contentType).slice(0, 200))?.[1]?.toLowerCase() ?? ''
  if (type === 'text/plain') return 'plain'
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html'
  if (/^(?:text|application)\/(?:xml|.*\+xml)$/.test(type)) return 'cda'
  if (type === 'application/pdf') return 'pdf'
  return DOCUMENTS.test(type) ? 'other' : null
}

/** A text and where in its source it stands; `cut` where more of it was not read. */
export type ReadText = MappedText & { readonly cut: boolean }

/** Formats whose bytes are words. */
export type TextFormat = Exclude<Format, 'pdf' | 'other'>

/** Returns the text of an attachment with data, as its format is read; null for bytes that are none of it. */
export function attachmentText(carrier: Carrier, format: TextFormat): ReadText | null {
  const data = text(carrier?.data)
  const cut = data.length > LONGEST_BASE64
  try {
    return textOfBytes(fromBase64(cut ? wholeQuads(data.slice(0, LONGEST_BASE64)) : data), carrier, format, cut)
  } catch {
    // No base64: such a note has no text that we can show.
    return null
  }
}

/** Returns the text of an attachment with these bytes, as its format is read, `cut` where there are more of them; null for bytes that are none of it. */
export function textOfBytes(bytes: Uint8Array, carrier: Carrier, format: TextFormat, cut: boolean): ReadText | null {
  const words = bytes.length === 0 ? null : decodeText(bytes, text(carrier?.contentType), cut)
  if (words === null) return null
  if (format === 'plain') return cutToLength({ text: words, inSource: (span) => span }, cut)
  const read = format === 'html' ? markupText(words, LONGEST_READ) : clinicalDocumentText(words, LONGEST_READ)
  return read === null ? null : cutToLength(read, cut)
}

/** Returns a text of at most the length that is read, whole characters only. */
export function cutToLength(read: MappedText, cut: boolean): ReadText {
  if (read.text.length <= LONGEST_READ) return { ...read, cut }
  const isPair = /[\ud800-\udbff]/.test(read.text.charAt(LONGEST_READ - 1))
  return { ...read, text: read.text.slice(0, LONGEST_READ - (isPair ? 1 : 0)), cut: true }
}

function wholeQuads(data: string): string {
  const letters = data.replaceAll(/\s+/g, '')
  return letters.slice(0, letters.length - (letters.length % 4))
}
