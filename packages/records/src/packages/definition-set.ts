import type { Definition, DefinitionType, PackedDefinition } from './definition.ts'
import { splitCanonical, unpackDefinition } from './definition.ts'

/** The definitions that a server works with, found by canonical URL; they lie compressed until they are asked for. */
export type DefinitionSet = {
  /**
   * Returns the definition of a canonical URL: of the version that it names, else from the package `near` (`name#version`), else of the highest version;
   * undefined if there is none.
   */
  readonly find: <T extends DefinitionType>(type: T, canonical: string, near?: string) => Definition<T> | undefined
  /** Returns all definitions of a type, each version of each. */
  readonly all: <T extends DefinitionType>(type: T) => Definition<T>[]
  /** Returns those of them that are not of the set behind this one. */
  readonly added: <T extends DefinitionType>(type: T) => Definition<T>[]
}

/** Returns the set of these definitions, and behind it those of `base`, which are found where these have none. */
export function definitionSet(definitions: readonly PackedDefinition[], base?: DefinitionSet): DefinitionSet {
  const byUrl = new Map<string, PackedDefinition[]>()
  for (const definition of definitions) {
    const key = keyOf(definition.type, definition.url)
    byUrl.set(key, [...(byUrl.get(key) ?? []), definition])
  }
  for (const versions of byUrl.values()) versions.sort((a, b) => compareVersions(b.version, a.version))
  const added = <T extends DefinitionType>(type: T) =>
    definitions.filter((each) => each.type === type).map((each) => opened<T>(each))
  return {
    find: (type, canonical, near) => {
      const { url, version } = splitCanonical(canonical)
      const versions = byUrl.get(keyOf(type, url)) ?? []
      const found =
        version === undefined
          ? (versions.find(({ origin }) => origin === near) ?? versions[0])
          : versions.find((each) => isVersion(each.version, version))
      return found ? opened(found) : base?.find(type, canonical, near)
    },
    all: (type) => [...added(type), ...(base?.all(type) ?? [])],
    added,
  }
}

function opened<T extends DefinitionType>(definition: PackedDefinition): Definition<T> {
  return { resource: unpackDefinition<T>(definition), origin: definition.origin }
}

function keyOf(type: DefinitionType, url: string): string {
  return `${type} ${url}`
}

/** A canonical may name the beginning of a version only: `|6.1` is any 6.1.x. */
function isVersion(version: string, asked: string): boolean {
  return version === asked || version.startsWith(`${asked}.`)
}

/** Returns a negative number if version `a` is lower than `b`, number by number; what is no number is lower than any (6.1.0-ballot before 6.1.0). */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(/[.-]/))
  const length = Math.max(left?.length ?? 0, right?.length ?? 0)
  for (let index = 0; index < length; index += 1) {
    const difference = rank(left?.[index]) - rank(right?.[index])
    if (difference !== 0) return difference
  }
  return a < b ? -1 : a === b ? 0 : 1
}

function rank(part: string | undefined): number {
  if (part === undefined) return 0
  return /^\d{1,15}$/.test(part) ? Number(part) : -1
}
