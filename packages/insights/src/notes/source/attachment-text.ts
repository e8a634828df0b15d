import type { Attachment } from '@medplum/fhirtypes'
import { text, type Untrusted } from '../../fhir/untrusted.ts'
import { clinicalDocumentText } from './clinical-document-text.ts'
import type { MappedText } from './mapped-text.ts'
import { markupText } from './markup-text.ts'

/** More of a note is not read, in UTF-16 units of its text: about 80 printed pages. */
export const LONGEST_READ = 250_000
/** More of its source is not looked at, in bytes: markup is up to some ten times as long as its text. */
const LONGEST_SOURCE = 4_000_000

/** How attachments are tried, the simplest to read first; `other` is a format of documents that we do not read. */
export const FORMATS = ['plain', 'html', 'cda', 'pdf', 'other'] as const

/** How the words of a note are written. */
export type Format = (typeof FORMATS)[number]

/** What may carry a note's text. */
export type Carrier = Pick<Untrusted<Attachment>, 'contentType' | 'data' | 'url'> | null | undefined

const MEDIA_TYPE = /^\s*([a-z]+\/[a-z0-9.+-]+)\s*(?:;.*?charset\s*=\s*"?([a-z0-9_-]+))?/i
const DOCUMENTS = /^(?:text\/(?:rtf|richtext|markdown)|application\/(?:rtf|msword|vnd\.|pdf|.*xml))/

function mediaTypeOf(carrier: Carrier): { readonly type: string; readonly charset: string | undefined } {
  const [, type = '', charset] = MEDIA_TYPE.exec(text(carrier?.contentType).slice(0, 200)) ?? []
  return { type: type.toLowerCase(), charset }
}

/** Returns how an attachment's words are written, null for pictures, sounds and what does not say what it is. */
export function formatOf(carrier: Carrier): Format | null {
  const { type } = mediaTypeOf(carrier)
  if (type === 'text/plain') return 'plain'
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html'
  if (/^(?:text|application)\/(?:xml|.*\+xml)$/.test(type)) return 'cda'
  if (type === 'application/pdf') return 'pdf'
  return DOCUMENTS.test(type) ? 'other' : null
}

/** A text and where in its source it stands; `cut` where more of it was not read. */
export type ReadText = MappedText & { readonly cut: boolean }

/** Returns the text of an attachment with data, as its format is read; null for bytes that are none of it. */
export function attachmentText(carrier: Carrier, format: 'plain' | 'html' | 'cda'): ReadText | null {
  const source = decode(text(carrier?.data), mediaTypeOf(carrier).charset)
  if (source === null) return null
  if (format === 'plain') return cutToLength({ text: source.words, inSource: (span) => span }, source.cut)
  const read =
    format === 'html' ? markupText(source.words, LONGEST_READ) : clinicalDocumentText(source.words, LONGEST_READ)
  return read === null ? null : cutToLength(read, source.cut)
}

/** Returns a text of at most the length that is read, whole characters only. */
export function cutToLength(read: MappedText, cut: boolean): ReadText {
  if (read.text.length <= LONGEST_READ) return { ...read, cut }
  const isPair = /[\ud800-\udbff]/.test(read.text.charAt(LONGEST_READ - 1))
  return { ...read, text: read.text.slice(0, LONGEST_READ - (isPair ? 1 : 0)), cut: true }
}

type Source = { readonly words: string; readonly cut: boolean }

function decode(data: string, charset: string | undefined): Source | null {
  const cut = data.length > LONGEST_SOURCE
  try {
    const bytes = bytesOf(cut ? wholeQuads(data.slice(0, LONGEST_SOURCE)) : data)
    if (bytes.length === 0) return null
    const decoder = new TextDecoder(charset ?? charsetIn(bytes))
    return { words: decoder.decode(bytes, { stream: cut }), cut }
  } catch {
    // atob and TextDecoder throw on bytes that are no base64 and on charsets they do not know: such a note has no text that we can show.
    return null
  }
}

function wholeQuads(data: string): string {
  const letters = data.replaceAll(/\s+/g, '')
  return letters.slice(0, letters.length - (letters.length % 4))
}

// A loop, as notes can have megabytes and a mapping function for each byte takes seconds.
function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64)
  const bytes = new Uint8Array(binary.length)
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index)
  return bytes
}

const DECLARED = /\b(?:encoding|charset)\s*=\s*["']?([a-z0-9_-]{1,40})/i

/** What a byte order mark, an XML declaration or an HTML meta element says of the bytes; UTF-8 without one. */
function charsetIn(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = String.fromCharCode(...bytes.subarray(0, 600))
  return (/^\s*<[?!h]/i.test(head) ? DECLARED.exec(head)?.[1] : undefined) ?? 'utf-8'
}
