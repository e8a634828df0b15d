import { RESOURCE_TYPES, typeNumber } from '../resource-types.ts'
import {
  COLUMNS,
  type Definition,
  parameterKinds,
  parametersOf,
  type SearchParameter,
  searchParameters,
} from '../search/search-parameters.ts'
import { compositePlaces } from './composite.ts'
import { CONVERSIONS } from './conversions.ts'
import { elementWalks } from './element-walk.ts'

/** Why a definition is no parameter beside those of R4: R4 has one of that code, which answers in its place. */
export const R4_HAS_IT = 'R4 has a parameter of that code'

/** Returns why a definition cannot be added to the parameters of R4 and those whose names are taken, or takes its names and returns undefined. */
export function reasonAgainst(definition: Definition, taken: Set<string>): string | undefined {
  const { url = '', code, type, base } = definition
  const types = base.includes('Resource') || base.includes('DomainResource') ? RESOURCE_TYPES : base
  if (types.some((each) => typeNumber(each) === undefined)) return 'a base is no resource type of R4'
  if (COLUMNS.has(code) || types.some((each) => searchParameters(each).has(code))) return R4_HAS_IT
  if (type === 'composite' || type === 'special') return `a parameter of type ${type} cannot be added`
  if (!/^[A-Za-z][\w-]{0,63}$/.test(code)) return 'the code is no plain name'
  const names = [url, ...types.map((each) => `${each}.${code}`)]
  if (names.some((name) => taken.has(name))) return 'another parameter has that url or code'
  const made = parametersOf([definition], parameterKinds())
  const parameters = types.flatMap((each) => made.get(each)?.get(code) ?? [])
  if (!parameters.some(isOffered)) return 'the expression leads to no element that such a parameter compares'
  for (const name of names) taken.add(name)
  return undefined
}

/** Types of elements that refer to a record, or hold one (Bundle.entry.resource). */
const REFERRING = ['Reference', 'canonical', 'uri', 'Resource']

/** Returns true if a parameter can be asked for: there is something that it could find. */
export function isOffered(parameter: SearchParameter): boolean {
  const { type, code, kind, paths, existence } = parameter
  if (kind === 'composite') return compositePlaces(parameter).length > 0
  if (kind === 'special') return code === 'near'
  const walks = paths.flatMap(({ steps }) => elementWalks(type, steps))
  if (existence) return walks.length > 0
  return walks.some((walk) =>
    kind === 'reference' ? REFERRING.includes(walk.type) : CONVERSIONS[kind]?.[walk.type] !== undefined,
  )
}
