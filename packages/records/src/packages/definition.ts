import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type {
  CodeSystem,
  ConceptMap,
  ImplementationGuide,
  SearchParameter,
  StructureDefinition,
  ValueSet,
} from '@medplum/fhirtypes'

/** The resources of a package that say how others must be, by type. */
export type DefinitionTypes = {
  readonly StructureDefinition: StructureDefinition
  readonly ValueSet: ValueSet
  readonly CodeSystem: CodeSystem
  readonly ConceptMap: ConceptMap
  readonly SearchParameter: SearchParameter
  readonly ImplementationGuide: ImplementationGuide
}

/** Types of definitions that a server works with. */
export const DEFINITION_TYPES = [
  'StructureDefinition',
  'ValueSet',
  'CodeSystem',
  'ConceptMap',
  'SearchParameter',
  'ImplementationGuide',
] as const

/** One of those types. */
export type DefinitionType = (typeof DEFINITION_TYPES)[number]

/** A definition as it waits to be used: its canonical URL without version, where it is from (`name#version` of a package), and its JSON, compressed. */
export type PackedDefinition = {
  readonly type: DefinitionType
  readonly url: string
  readonly version: string
  readonly origin: string
  readonly packed: Buffer
}

/** A definition with the package that it came from, which its own references prefer. */
export type Definition<T extends DefinitionType> = { readonly resource: DefinitionTypes[T]; readonly origin: string }

/** A start waits for some 2,400 of R4's terminology: the lowest level takes two fifths of the usual one's time, and 5 % more space. */
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** Returns the text of a definition compressed (zstd). */
export function packDefinition(json: string): Buffer {
  // The copy lets go of the working space around it, which is ten times larger.
  return Buffer.from(zstdCompressSync(json, FAST))
}

/** Returns the definition that was packed. */
export function unpackDefinition<T extends DefinitionType>({ packed }: PackedDefinition): DefinitionTypes[T] {
  return JSON.parse(zstdDecompressSync(packed).toString()) as DefinitionTypes[T]
}

/** Returns true for the type of a definition that a server works with. */
export function isDefinitionType(type: unknown): type is DefinitionType {
  return (DEFINITION_TYPES as readonly unknown[]).includes(type)
}

/** Returns a canonical's URL and version; the version is undefined if it names none. */
export function splitCanonical(canonical: string): { readonly url: string; readonly version: string | undefined } {
  const bar = canonical.indexOf('|')
  return bar === -1
    ? { url: canonical, version: undefined }
    : { url: canonical.slice(0, bar), version: canonical.slice(bar + 1) }
}
