import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { AnamnesisError } from '@anamnesis/core'
import { parseJson } from '../store/parse-json.ts'
import type { PackedDefinition } from './definition.ts'
import { isDefinitionType, packDefinition } from './definition.ts'
import { PACKAGE_LIMITS, readArchive } from './read-archive.ts'

/** What a package says of itself (package.json of the FHIR package specification). */
export type PackageManifest = {
  readonly name: string
  readonly version: string
  /** Names and versions of the packages that it needs. */
  readonly dependencies: Readonly<Record<string, string>>
}

/** A FHIR package, read whole. */
export type FhirPackage = { readonly manifest: PackageManifest; readonly definitions: readonly PackedDefinition[] }

/** Deepest nesting of a definition's JSON. */
const DEEPEST = 200

/** Returns the package of a .tgz file; examples and pages are left out. @throws as `readPackage` */
export async function readPackageFile(file: string): Promise<FhirPackage> {
  return readPackage(createReadStream(file))
}

/**
 * Returns the package of a .tgz stream.
 * @throws `bad-request` if it is no package for FHIR R4, a definition is broken or a profile has no snapshot; `malformed-json`; `too-large`
 */
export async function readPackage(source: Readable): Promise<FhirPackage> {
  let manifest: PackageManifest | undefined
  const resources: { readonly path: string; readonly text: string; readonly value: Record<string, unknown> }[] = []
  for await (const { path, bytes } of readArchive(source, isContent)) {
    const text = bytes.toString()
    const value = objectOf(parseJson(text, { longest: PACKAGE_LIMITS.file, deepest: DEEPEST }), path)
    if (path === 'package/package.json') manifest = manifestOf(value)
    else if (isDefinitionType(value.resourceType)) resources.push({ path, text, value })
  }
  if (!manifest) throw refused('it has no package/package.json')
  const origin = originOf(manifest)
  return { manifest, definitions: resources.map(({ path, text, value }) => packed(path, text, value, origin)) }
}

/** Returns a package's name and version as one text. */
export function originOf({ name, version }: Pick<PackageManifest, 'name' | 'version'>): string {
  return `${name}#${version}`
}

/** Definitions lie directly in the folder `package`; its index and its sub-folders (examples, pages, other formats) hold nothing that is used. */
function isContent(path: string): boolean {
  return /^package\/[^/.][^/]*\.json$/.test(path)
}

function objectOf(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(`${path} is no JSON object`)
  return value as Record<string, unknown>
}

function manifestOf(value: Record<string, unknown>): PackageManifest {
  const { name, version, dependencies = {} } = value
  const fhirVersions = value.fhirVersions ?? value['fhir-version-list'] ?? []
  if (typeof name !== 'string' || !/^[a-z][a-z0-9._-]{0,127}$/i.test(name)) throw refused('it has no proper name')
  if (typeof version !== 'string' || !/^[a-z0-9][a-z0-9._-]{0,63}$/i.test(version))
    throw refused('it has no proper version')
  if (!Array.isArray(fhirVersions) || !fhirVersions.some((each) => typeof each === 'string' && each.startsWith('4.0')))
    throw refused('it is not made for FHIR R4 (4.0)')
  const needed = Object.entries(objectOf(dependencies, 'dependencies'))
  return { name, version, dependencies: Object.fromEntries(needed.map(([key, text]) => [key, String(text)])) }
}

function packed(path: string, text: string, value: Record<string, unknown>, origin: string): PackedDefinition {
  const { resourceType: type, url, version = '' } = value
  if (!isDefinitionType(type) || typeof url !== 'string' || typeof version !== 'string')
    throw refused(`${path} has no canonical URL`)
  if (type === 'StructureDefinition' && value.derivation === 'constraint' && !hasSnapshot(value))
    throw refused(`${path} has no snapshot`)
  return { type, url, version, origin, packed: packDefinition(text) }
}

function hasSnapshot({ snapshot }: Record<string, unknown>): boolean {
  const { element } = (snapshot ?? {}) as { element?: unknown }
  return Array.isArray(element) && element.length > 0
}

function refused(why: string): AnamnesisError {
  return new AnamnesisError('bad-request', `this package cannot be used: ${why}`)
}
