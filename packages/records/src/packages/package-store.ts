import { AnamnesisError } from '@anamnesis/core'
import type { Database, Queryable } from '@anamnesis/database'
import { inTransaction } from '@anamnesis/database'
import type { DefinitionType, PackedDefinition } from './definition.ts'
import { R4_PACKAGE } from './r4-definitions.ts'
import type { FhirPackage, PackageManifest } from './read-package.ts'
import { originOf } from './read-package.ts'

/** A package that this hospital keeps. */
export type StoredPackage = {
  readonly name: string
  readonly version: string
  /** When it was added, in ms since 1970 UTC. */
  readonly added: number
  /** How many definitions it holds, by type. */
  readonly definitions: Readonly<Partial<Record<DefinitionType, number>>>
  /** Packages (`name#version`) that it needs and that are not here: what they define cannot be checked. */
  readonly missing: readonly string[]
}

/** Definitions that one statement brings. */
const CHUNK = 200

/**
 * Keeps a package durably; the same name and version again replaces it whole.
 * @throws `bad-request` if it is made for another release of FHIR R4's own definitions
 */
export async function storePackage(
  database: Database,
  { manifest, definitions }: FhirPackage,
  added: number,
): Promise<void> {
  const { name, version, dependencies } = manifest
  const core = dependencies[R4_PACKAGE.name]
  if (core !== undefined && !core.startsWith('4.0.'))
    throw new AnamnesisError('bad-request', 'this package cannot be used: it needs another release of FHIR')
  await inTransaction(database, async (transaction) => {
    await transaction.query('DELETE FROM package WHERE name = $1 AND version = $2', [name, version])
    await transaction.query(
      'INSERT INTO package (name, version, dependencies, added) VALUES ($1, $2, $3, to_timestamp($4 / 1000.0))',
      [name, version, JSON.stringify(dependencies), added],
    )
    for (let start = 0; start < definitions.length; start += CHUNK) {
      const chunk = definitions.slice(start, start + CHUNK)
      await transaction.query(
        `INSERT INTO package_definition (name, package_version, type, url, version, packed)
         SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::bytea[])
         ON CONFLICT (name, package_version, type, url, version) DO UPDATE SET packed = excluded.packed`,
        [name, version, ...columns(chunk)],
      )
    }
  })
}

function columns(chunk: readonly PackedDefinition[]): unknown[] {
  const distinct = [...new Map(chunk.map((each) => [`${each.type} ${each.url} ${each.version}`, each])).values()]
  return (['type', 'url', 'version', 'packed'] as const).map((key) => distinct.map((each) => each[key]))
}

/** Returns the packages that are kept, by name and version. */
export async function storedPackages(database: Queryable): Promise<StoredPackage[]> {
  type Row = Omit<PackageManifest, 'origin'> & { added: Date; counts: Partial<Record<DefinitionType, number>> }
  const { rows } = await database.query<Row>(
    `SELECT p.name, p.version, p.dependencies, p.added,
       (SELECT coalesce(jsonb_object_agg(c.type, c.n), '{}') FROM
         (SELECT d.type, count(*)::int AS n FROM package_definition d
          WHERE d.name = p.name AND d.package_version = p.version GROUP BY d.type) c) AS counts
     FROM package p ORDER BY p.name, p.version`,
  )
  const here = new Set([...rows.map(originOf), originOf(R4_PACKAGE)])
  return rows.map(({ name, version, dependencies, added, counts }) => ({
    name,
    version,
    added: added.getTime(),
    definitions: counts,
    missing: Object.entries(dependencies)
      .map(([needed, of]) => `${needed}#${of}`)
      .filter((origin) => !here.has(origin)),
  }))
}

/** Returns the definitions of all packages that are kept, still compressed: US Core is 1.5 MB. */
export async function storedDefinitions(database: Queryable): Promise<PackedDefinition[]> {
  const { rows } = await database.query<Omit<PackedDefinition, 'origin'> & { name: string; package_version: string }>(
    'SELECT name, package_version, type, url, version, packed FROM package_definition ORDER BY name, package_version, type, url',
  )
  return rows.map(({ name, package_version, type, url, version, packed }) => ({
    type,
    url,
    version,
    packed,
    origin: originOf({ name, version: package_version }),
  }))
}
