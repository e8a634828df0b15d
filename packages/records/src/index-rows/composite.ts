import { loadDefinitions } from '../definitions.ts'
import {
  type Component,
  type ParameterKind,
  type SearchParameter,
  searchParameters,
} from '../search/search-parameters.ts'
import { CONVERSIONS } from './conversions.ts'
import { type ElementWalk, elementWalks } from './element-walk.ts'
import type { Step } from './expression.ts'

/** One value of the elements that a composite looks at: what kind it is compared as, and the ways to it. */
export type Part = {
  readonly kind: ParameterKind
  readonly walks: readonly ElementWalk[]
  readonly fromResource: boolean
}

/**
 * One of the places that a composite parameter looks at. At the resource itself its values are what other parameters find, so that it is those together
 * (`both`) and needs no rows; elsewhere rows of their own say which values stand in one element. Parameters that look at the same have the rows of the
 * first of them (`owner`).
 */
export type CompositePlace =
  | { readonly both: readonly SearchParameter[] }
  | { readonly owner: SearchParameter; readonly root: ElementWalk; readonly parts: readonly Part[] }

const known = new WeakMap<SearchParameter, readonly CompositePlace[]>()

/** Returns the places of a composite parameter; none of another. */
export function compositePlaces(parameter: SearchParameter): readonly CompositePlace[] {
  const places = known.get(parameter) ?? findPlaces(parameter)
  known.set(parameter, places)
  return places
}

function findPlaces(parameter: SearchParameter): CompositePlace[] {
  loadDefinitions()
  return parameter.paths.flatMap(({ steps }): CompositePlace[] => {
    const both = steps.length === 0 ? sameTogether(parameter) : undefined
    if (both) return [{ both }]
    const owner = ownerOf(parameter, steps)
    return elementWalks(parameter.type, steps).map((root) => ({
      owner,
      root,
      parts: parameter.components.map((component) => partOf(parameter, component, root)),
    }))
  })
}

function partOf(parameter: SearchParameter, component: Component, root: ElementWalk): Part {
  const from = component.fromResource ? parameter.type : root.type
  const walks = component.paths.flatMap(({ steps }) => elementWalks(from, steps))
  return { kind: kindOf(component.kind, walks), walks, fromResource: component.fromResource }
}

/** DocumentReference.relationship names its two definitions the wrong way round: the type of the element decides. */
function kindOf(kind: ParameterKind, walks: readonly ElementWalk[]): ParameterKind {
  if (walks.length > 0 && walks.every(({ type }) => type === 'Reference')) return 'reference'
  return kind === 'reference' ? 'token' : kind
}

function nameOf(kind: ParameterKind, walks: readonly ElementWalk[]): string {
  const known = walks.filter(({ type }) => kind === 'reference' || CONVERSIONS[kind]?.[type] !== undefined)
  const names = known.map(({ type, moves }) =>
    JSON.stringify([
      type,
      moves.map((move) => (move.kind === 'property' ? [move.name, move.item] : String(move.passes))),
    ]),
  )
  return names.sort().join()
}

/** The parameters of single values that find what the components find; `undefined` if one is missing. */
function sameTogether(parameter: SearchParameter): SearchParameter[] | undefined {
  const found = parameter.components.map((component) => {
    const walks = component.paths.flatMap(({ steps }) => elementWalks(parameter.type, steps))
    const name = nameOf(component.kind, walks)
    return [...searchParameters(parameter.type).values()].find(
      ({ kind, existence, paths }) =>
        kind === component.kind &&
        !existence &&
        name ===
          nameOf(
            kind,
            paths.flatMap(({ steps }) => elementWalks(parameter.type, steps)),
          ),
    )
  })
  return found.every((each) => each !== undefined) ? found : undefined
}

function ownerOf(parameter: SearchParameter, steps: readonly Step[]): SearchParameter {
  const place = JSON.stringify(steps)
  const shape = shapeOf(parameter)
  const first = [...searchParameters(parameter.type).values()].find(
    (other) =>
      other.kind === 'composite' &&
      shapeOf(other) === shape &&
      other.paths.some((path) => JSON.stringify(path.steps) === place),
  )
  return first ?? parameter
}

function shapeOf({ components }: SearchParameter): string {
  return JSON.stringify(components.map(({ paths, fromResource }) => [paths, fromResource]))
}
