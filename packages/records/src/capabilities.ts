import { classify } from '@anamnesis/core'
import type { IndexBuild } from './index-rows/index-build.ts'
import { isOffered } from './index-rows/usable-parameter.ts'
import { RESOURCE_TYPES, typeNumber } from './resource-types.ts'
import type { NamedParameter } from './search/common-parameters.ts'
import { COMMON_FILTERS, SEARCH_CONTROLS } from './search/common-parameters.ts'
import { COMPARTMENTS } from './search/compartments.ts'
import type { ParameterKind, SearchParameter } from './search/search-parameters.ts'
import { UNPATCHED } from './store/patch-record.ts'
import type { Store } from './store/store.ts'
import type { ProfileLibrary } from './validate/profile-library.ts'

/** A search parameter that may be asked for now. */
export type OfferedParameter = {
  readonly name: string
  readonly kind: ParameterKind
  /** URL of the SearchParameter that says what it means; undefined for those that the specification has in words only. */
  readonly definition?: string
  /** Types that a reference leads to; `Resource` for any. Empty for other kinds. */
  readonly targets: readonly string[]
}

/** What a store can do at this moment, by its definitions, its packages and its index. */
export type Capabilities = {
  /** Search parameters by resource type, of every type that is kept; those that all have come first. */
  readonly parameters: ReadonlyMap<string, readonly OfferedParameter[]>
  /** Parameters of every search, filters and what says how to answer. */
  readonly everySearch: readonly OfferedParameter[]
  /** Types whose records cannot be patched. */
  readonly unpatched: ReadonlySet<string>
  /** Types that have a compartment. */
  readonly compartments: readonly string[]
  /** Profiles of the packages that resources are validated against, `url|version`, by resource type. */
  readonly profiles: ReadonlyMap<string, readonly string[]>
  /** Implementation guides whose packages are here, `url|version`. */
  readonly guides: readonly string[]
}

/** Returns what tells the capabilities of a store: the same object as long as they are the same. Profiles are compiled when it is first called. */
export function createCapabilities(store: Pick<Store, 'index' | 'conformance'>): () => Capabilities {
  let known: { readonly revision: number; readonly capabilities: Capabilities } | undefined
  return () => {
    const revision = store.index.revision()
    if (known?.revision !== revision) {
      const { profiles, guides } = known?.capabilities ?? ofPackages(store.conformance)
      known = {
        revision,
        capabilities: { ...ofSearch(store.index), compartments: COMPARTMENTS, unpatched: UNPATCHED, profiles, guides },
      }
    }
    return known.capabilities
  }
}

function ofSearch(index: Pick<IndexBuild, 'parameters' | 'isWhole'>): Pick<Capabilities, 'parameters' | 'everySearch'> {
  const answered = ({ name, kind }: OfferedParameter) => index.isWhole(2) || !(kind === 'composite' || NEWER.has(name))
  const common = COMMON_FILTERS.map(offered).filter(answered)
  const named = new Set(common.map(({ name }) => name))
  const parameters = RESOURCE_TYPES.filter(isKept).map((type) => {
    const own = [...index.parameters(type).values()].filter(isOffered).map(defined)
    return [type, [...common, ...own.filter((each) => answered(each) && !named.has(each.name))]] as const
  })
  return { parameters: new Map(parameters), everySearch: [...common, ...SEARCH_CONTROLS.map(offered)] }
}

/** A type of which no rule says who may see it is not kept. */
function isKept(type: string): boolean {
  return classify({ resourceType: type }, 0) !== undefined
}

/** What an index of an older version cannot answer. */
const NEWER: ReadonlySet<string> = new Set(['_text', '_content', 'near'])

function offered({ name, kind }: NamedParameter): OfferedParameter {
  return { name, kind, targets: [] }
}

function defined({ code, url, kind, targets }: SearchParameter): OfferedParameter {
  return { name: code, kind, ...(url === undefined ? {} : { definition: url }), targets }
}

/** Profiles count if all their rules could be read. */
function ofPackages({ definitions, profile }: ProfileLibrary): Pick<Capabilities, 'profiles' | 'guides'> {
  const profiles = new Map<string, string[]>()
  for (const { resource, origin } of definitions.added('StructureDefinition')) {
    const { kind, derivation, abstract, status, type = '', url = '' } = resource
    if (kind !== 'resource' || derivation !== 'constraint' || abstract || status === 'retired') continue
    const canonical = versioned(resource)
    if (typeNumber(type) === undefined || url === '' || !profile(canonical, origin)?.whole) continue
    profiles.set(type, [...(profiles.get(type) ?? []), canonical].sort())
  }
  return { profiles, guides: definitions.added('ImplementationGuide').map(({ resource }) => versioned(resource)) }
}

function versioned({ url = '', version }: { url?: string; version?: string }): string {
  return version === undefined ? url : `${url}|${version}`
}
