import type { FhirResource, Sensitivity } from '@anamnesis/core'
import { DIRECTORY_TYPES, SENSITIVITIES, sensitivityBits } from '@anamnesis/core'

/** Returns what a text of a media type is sensitive for. Narrative is `application/xhtml+xml`, other words of a record are `text/plain`. */
export type TextReader = (text: string, mediaType: string) => readonly Sensitivity[]

/** Every sensitivity: of what ought to be read and could not be. */
export const ALL_SENSITIVITIES = sensitivityBits(SENSITIVITIES)

/** Elements whose texts are names of things in machines' words. */
const CODED = new Set(
  'resourceType id reference url system code status version versionId lastUpdated fullUrl contentType language data hash value unit valueBase64Binary meta'.split(
    ' ',
  ),
)
/** Who somebody is and where something lies goes with every grant, or stays in the house: a label would hide it, and a surname can be any word. */
const NAMES = new Set(['Patient', 'RelatedPerson', 'Person', ...DIRECTORY_TYPES])
/** Types of the directory that say what somebody takes or carries. */
for (const type of ['Medication', 'Device', 'Substance']) NAMES.delete(type)
/** Held inside a record, places and houses do tell ("Methadone clinic"); people's names do not. */
const PEOPLE = new Set(['Patient', 'RelatedPerson', 'Person', 'Practitioner', 'PractitionerRole'])
const PERSON = /^(?:Patient|RelatedPerson|Person|Practitioner|PractitionerRole)\//

/**
 * Returns what the words of a resource are sensitive for, bit n for SENSITIVITIES[n]: narrative, notes, names of codes, attachments of a text type,
 * contained resources. What cannot be read at all (an image) counts for nothing; where the reader fails, everything.
 */
export function sensitivitiesOfWords(resource: FhirResource, read: TextReader): number {
  try {
    return NAMES.has(resource.resourceType) ? 0 : bitsOf(resource, read)
  } catch {
    return ALL_SENSITIVITIES
  }
}

/** Returns the same of content by itself: bytes of a text type. */
export function sensitivitiesOfContent(bytes: Uint8Array, mediaType: string, read: TextReader): number {
  try {
    return bitsOfText(textOf(bytes, mediaType), mediaType, read)
  } catch {
    return ALL_SENSITIVITIES
  }
}

function bitsOf(value: object, read: TextReader): number {
  if (Array.isArray(value)) {
    let bits = 0
    for (const item of value)
      if (typeof item === 'string') bits |= bitsOfWords(item, read)
      else if (typeof item === 'object' && item !== null) bits |= bitsOf(item, read)
    return bits
  }
  const members = value as Readonly<Record<string, unknown>>
  if (typeof members.resourceType === 'string' && PEOPLE.has(members.resourceType)) return 0
  let bits = typeof members.data === 'string' ? bitsOfAttachment(members, read) : 0
  for (const name in members) {
    const member = members[name]
    if (typeof member === 'string') {
      if (CODED.has(name) || (name === 'display' && isPerson(members.reference))) continue
      bits |= name === 'div' ? bitsOfText(member, 'application/xhtml+xml', read) : bitsOfWords(member, read)
    } else if (typeof member === 'object' && member !== null && name !== 'meta') bits |= bitsOf(member, read)
  }
  return bits
}

function isPerson(reference: unknown): boolean {
  return typeof reference === 'string' && PERSON.test(reference)
}

function bitsOfAttachment({ data, contentType }: Readonly<Record<string, unknown>>, read: TextReader): number {
  if (typeof contentType !== 'string' || !isTextType(contentType)) return 0
  return bitsOfText(textOf(Buffer.from(String(data), 'base64'), contentType), contentType, read)
}

/** Returns true for media types whose bytes are words. */
export function isTextType(mediaType: string): boolean {
  return /^\s*(?:text\/|application\/(?:[\w.-]+\+)?(?:xml|json|rtf)\b)/i.test(mediaType)
}

/** The charset is the one that the media type names, UTF-8 without one; one that nobody knows throws. */
function textOf(bytes: Uint8Array, mediaType: string): string {
  return new TextDecoder(/;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(mediaType)?.[1] ?? 'utf-8').decode(bytes)
}

/** Names of codes and places come again and again: so many of at most so many characters are remembered. */
const MOST_KEPT = 10_000
const LONGEST_KEPT = 80
const keptOf = new WeakMap<TextReader, Map<string, number>>()

function bitsOfWords(text: string, read: TextReader): number {
  if (text.length < 3) return 0
  if (text.length > LONGEST_KEPT) return bitsOfText(text, 'text/plain', read)
  const kept = keptOf.get(read) ?? new Map<string, number>()
  keptOf.set(read, kept)
  const known = kept.get(text)
  if (known !== undefined) return known
  if (kept.size >= MOST_KEPT) kept.clear()
  const bits = bitsOfText(text, 'text/plain', read)
  kept.set(text, bits)
  return bits
}

function bitsOfText(text: string, mediaType: string, read: TextReader): number {
  return sensitivityBits(read(text, mediaType))
}
