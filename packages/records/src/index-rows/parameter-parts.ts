import { loadDefinitions } from '../definitions.ts'
import { type SearchParameter, searchParameters } from '../search/search-parameters.ts'
import { CONVERSIONS } from './conversions.ts'
import { elementWalks } from './element-walk.ts'

const known = new WeakMap<SearchParameter, readonly SearchParameter[]>()

/**
 * Returns the parameters of R4 that together find just what this one finds, each in elements of its own (`combo-code`: `code` and `component-code`); none for
 * most. Such a parameter has no index rows: it is asked as its parts.
 */
export function parameterParts(parameter: SearchParameter): readonly SearchParameter[] {
  const parts = known.get(parameter) ?? findParts(parameter)
  known.set(parameter, parts)
  return parts
}

function findParts(parameter: SearchParameter): SearchParameter[] {
  const { type, code, kind, existence } = parameter
  const ofType = searchParameters(type)
  // Only R4's own: what else a hospital has is indexed from the day on which it is added.
  if (ofType.get(code) !== parameter || existence || CONVERSIONS[kind] === undefined) return []
  const wanted = placesOf(parameter)
  const others = [...ofType.values()].filter((other) => other.kind === kind && !other.existence)
  const found = others.filter((other) => isWithin(placesOf(other), wanted))
  const places = found.flatMap((other) => [...placesOf(other)])
  return places.length === wanted.size && new Set(places).size === wanted.size ? found : []
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return some.size > 0 && some.size < all.size && [...some].every((place) => all.has(place))
}

/** The elements that a parameter looks at, by names. */
function placesOf({ type, kind, paths }: SearchParameter): ReadonlySet<string> {
  loadDefinitions()
  const walks = paths.flatMap(({ steps }) => elementWalks(type, steps)).filter((walk) => CONVERSIONS[kind]?.[walk.type])
  return new Set(
    walks.map((walk) =>
      JSON.stringify([
        walk.type,
        walk.moves.map((move) => (move.kind === 'property' ? [move.name, move.item] : String(move.passes))),
      ]),
    ),
  )
}
