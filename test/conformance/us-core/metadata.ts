import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { CapabilityStatement, Extension, Resource, SearchParameter } from '@medplum/fhirtypes'
import { parse } from 'yaml'
import { readArchive } from '../../support/archive.ts'
import { developmentData } from '../../support/development-data.ts'

/** How much US Core wants something of a server. */
export type Expectation = 'SHALL' | 'SHOULD' | 'MAY' | 'SHOULD-NOT'

/** One search parameter as a profile uses it. */
export type SearchDefinition = {
  readonly values: readonly string[]
  readonly comparators: Readonly<Record<string, Expectation>>
  readonly multipleOr: Expectation
  readonly chains: readonly { readonly chain: string; readonly expectation: Expectation }[]
}

/** What US Core wants of a server for one profile. */
export type Group = {
  readonly name: string
  readonly resource: string
  readonly profile: string
  readonly interactions: readonly { readonly code: string; readonly expectation: Expectation }[]
  readonly operations: readonly { readonly code: string; readonly expectation: Expectation }[]
  readonly searches: readonly { readonly names: readonly string[]; readonly expectation: Expectation }[]
  readonly definitions: Readonly<Record<string, SearchDefinition>>
  readonly includes: readonly string[]
  readonly revincludes: readonly string[]
  /** Must-support references: their path below the resource, and the types they lead to. */
  readonly references: readonly { readonly path: string; readonly targets: readonly string[] }[]
}

/** One version of US Core: what it wants, and its package. */
export type UsCore = {
  readonly version: string
  readonly groups: readonly Group[]
  readonly server: CapabilityStatement
  readonly parameters: readonly SearchParameter[]
  readonly examples: readonly { readonly name: string; readonly text: string }[]
  /** The package's own file. */
  readonly file: string
}

type Yaml = Readonly<Record<string, unknown>>

/** Returns one version of US Core from the development data, or null where they are absent. */
export function readUsCore(version: string): UsCore | null {
  const metadata = developmentData(`us-core/metadata-v${version}.yml.gz`)
  const file = developmentData(`us-core/us_core_${version.replaceAll('.', '')}.tgz`)
  if (metadata === null || file === null) return null
  const groups = withoutColons(parse(gunzipSync(readFileSync(metadata)).toString('utf8'))) as { groups: Yaml[] }
  const files = [...readArchive(file)]
  const resources = files.filter(([name]) => /^package\/(SearchParameter|CapabilityStatement)-/.test(name))
  const conformance = resources.map(([, text]) => JSON.parse(text) as Resource)
  const server = conformance.find(({ id }) => id === 'us-core-server')
  if (server?.resourceType !== 'CapabilityStatement') throw new Error('the package has no CapabilityStatement')
  const examples = files.filter(([name]) => /^package\/example\/.*\.json$/.test(name))
  return {
    version,
    groups: groups.groups.map((group) => groupOf(group, typeOfProfile(groups.groups))),
    server,
    parameters: conformance.filter((resource) => resource.resourceType === 'SearchParameter'),
    examples: examples.map(([name, text]) => ({ name: name.slice('package/example/'.length, -'.json'.length), text })),
    file,
  }
}

/** The metadata are written with Ruby's symbols as keys. */
function withoutColons(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutColons)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key.replace(/^:/, ''), withoutColons(child)]))
}

/** Returns the function that tells the type of a profile: of one of these groups, or else of a type of R4 itself. */
function typeOfProfile(groups: readonly Yaml[]): (profile: string) => string {
  const types = new Map(groups.map(({ profile_url: profile, resource }) => [profile as string, resource as string]))
  return (profile) => types.get(profile) ?? profile.slice(profile.lastIndexOf('/') + 1)
}

function groupOf(yaml: Yaml, typeOf: (profile: string) => string): Group {
  const supports = yaml.must_supports as { elements: { path: string; target_profiles?: string[] }[] }
  return {
    name: yaml.name as string,
    resource: yaml.resource as string,
    profile: yaml.profile_url as string,
    interactions: yaml.interactions as Group['interactions'],
    operations: yaml.operations as Group['operations'],
    searches: yaml.searches as Group['searches'],
    definitions: Object.fromEntries(
      Object.entries(yaml.search_definitions as Readonly<Record<string, Yaml>>).map(([name, definition]) => [
        name,
        definitionOf(definition),
      ]),
    ),
    includes: yaml.include_params as string[],
    revincludes: yaml.revincludes as string[],
    references: supports.elements.flatMap(({ path, target_profiles: targets }) =>
      targets ? [{ path, targets: [...new Set(targets.map(typeOf))] }] : [],
    ),
  }
}

function definitionOf(yaml: Yaml): SearchDefinition {
  return {
    values: yaml.values as string[],
    comparators: yaml.comparators as Record<string, Expectation>,
    multipleOr: yaml.multiple_or as Expectation,
    chains: (yaml.chain as SearchDefinition['chains'] | undefined) ?? [],
  }
}

/** Returns what an element of a CapabilityStatement expects, by its extension; undefined where it says nothing. */
export function expectationOf(element: { extension?: Extension[] } | null | undefined): Expectation | undefined {
  return element?.extension?.find(({ url }) => url.endsWith('capabilitystatement-expectation'))?.valueCode as
    | Expectation
    | undefined
}
