import { AnamnesisError } from '@anamnesis/core'
import { referenceHash } from '../index-rows/references.ts'
import { permitSql } from '../permit/permit-sql.ts'
import type { RequestContext } from '../request-context.ts'
import { typeName, typeNumber } from '../resource-types.ts'
import type { Store } from '../store/store.ts'
import { answerSearch } from './answer-search.ts'
import { type Compartment, compartmentParameters } from './compartments.ts'
import { newStatement } from './condition.ts'
import { openOrder } from './open-order.ts'
import { parseSearch } from './parse-search.ts'
import { resolveCodes } from './resolve-codes.ts'
import type { Filter, SearchRequest } from './search-request.ts'
import type { SearchPage, SearchScope } from './search-types.ts'
import { badValue } from './search-value.ts'
import { keyType } from './sort-order.ts'

/**
 * Returns one page of the records of several types, or of those in a compartment, that meet a query and that the permit opens, as `search` does for
 * one type. `_type` names the types; every parameter must be known to each of them, and there is one order over all.
 * @throws `not-found` for a compartment that is not served or a type that is not in it, `not-allowed` for a type that the client may not search, and
 * what `search` throws.
 */
export async function searchAcross(
  store: Store,
  context: RequestContext,
  scope: SearchScope,
  query: URLSearchParams | string,
  { strict }: { readonly strict: boolean },
): Promise<SearchPage> {
  const given = new URLSearchParams(query)
  const named = given.getAll('_type')
  given.delete('_type')
  const types = typesOf(scope, named)
  const parse = (type: string, pairs: URLSearchParams, strictly: boolean) =>
    parseSearch(type, pairs, {
      strict: strictly,
      baseUrl: store.baseUrl,
      parameters: store.parameters,
      mayRead: context.mayRead,
      among: types,
    })
  const kept = strict
    ? given
    : knownToAll(
        given,
        types.map((type) => parse(type, given, false)),
      )
  const requests = types.map((type) => within(store, scope.compartment, parse(type, kept, true)))
  const [first] = requests
  if (!first) throw badValue('_type', 'a type')
  refuseMixedOrder(requests)
  const present = await presentTypes(store, context, types, scope.compartment)
  const asked = requests.filter(({ type }) => present.has(type))
  const resolved = await Promise.all(asked.map((request) => resolveCodes(store.terminology, request)))
  return answerSearch(store, context, {
    address: scope.address,
    understood: [...named.map((value) => ['_type', value] as const), ...first.understood],
    requests: await openOrder(store, context.permit, resolved),
    like: first,
  })
}

function typesOf({ types, compartment }: SearchScope, named: readonly string[]): readonly string[] {
  const inside = compartment ? compartmentParameters(compartment.type) : undefined
  if (compartment && !inside) throw new AnamnesisError('not-found', 'there is no such compartment here')
  const wanted = named.flatMap((value) => value.split(','))
  if (wanted.some((type) => typeNumber(type) === undefined)) throw badValue('_type', 'resource types')
  if (wanted.some((type) => !types.includes(type)))
    throw new AnamnesisError('not-allowed', 'the scopes of this client do not cover that')
  const chosen = (wanted.length > 0 ? [...new Set(wanted)] : types).filter((type) => inside?.has(type) ?? true)
  if (chosen.length === 0) throw new AnamnesisError('not-found', 'no such type is in that compartment')
  return chosen
}

/** A lenient search leaves out what one of the types does not know. */
function knownToAll(given: URLSearchParams, parsed: readonly SearchRequest[]): URLSearchParams {
  const known = parsed.map(({ understood }) => new Set(understood.map((pair) => JSON.stringify(pair))))
  const form = (name: string) => name === '_cursor'
  return new URLSearchParams(
    [...given].filter((pair) => form(pair[0]) || known.every((each) => each.has(JSON.stringify(pair)))),
  )
}

/** A number does not stand before or after a text. */
function refuseMixedOrder(requests: readonly SearchRequest[]): void {
  const kinds = requests.map(({ sort }) => sort.map(keyType).join())
  if (new Set(kinds).size > 1) throw badValue('_sort', 'parameters that are of one kind in all types')
}

function within(store: Store, compartment: Compartment | undefined, request: SearchRequest): SearchRequest {
  return compartment
    ? { ...request, filters: [membership(store, request.type, compartment), ...request.filters] }
    : request
}

function membership({ parameters }: Store, type: string, compartment: Compartment): Filter {
  const codes = compartmentParameters(compartment.type)?.get(type) ?? []
  const references = codes.flatMap((code): Filter[][] => {
    const parameter = parameters(type).get(code)
    return parameter ? [[{ kind: 'reference', parameter, targets: [compartment] }]] : []
  })
  const own: Filter[][] = type === compartment.type ? [[{ kind: 'id', ids: [compartment.id] }]] : []
  return { kind: 'any', branches: [...own, ...references] }
}

/** Types of which there may be matches. What a hidden record is of shows in none of it: a compartment is looked at with the permit. */
async function presentTypes(
  store: Store,
  { permit }: RequestContext,
  types: readonly string[],
  compartment: Compartment | undefined,
): Promise<ReadonlySet<string>> {
  if (types.length === 1) return new Set(types)
  if (!compartment) {
    const { rows } = await store.database.query<{ rt: number }>(
      `WITH RECURSIVE t (rt) AS (
         SELECT min(rt) FROM res UNION ALL SELECT (SELECT min(r.rt) FROM res r WHERE r.rt > t.rt) FROM t WHERE t.rt IS NOT NULL)
       SELECT rt FROM t WHERE rt IS NOT NULL`,
    )
    return new Set(rows.map(({ rt }) => typeName(rt)))
  }
  const statement = newStatement(store, permit)
  const { bind, params } = statement
  const numbers = types.flatMap((type) =>
    (compartmentParameters(compartment.type)?.get(type) ?? []).flatMap((code) =>
      store.parameters(type).has(code) ? [store.numbers(type, code)] : [],
    ),
  )
  const target = referenceHash(store.hash, 0, compartment.type, compartment.id)
  const { rows } = await store.database.query<{ rt: number }>(
    `SELECT DISTINCT r.rt FROM i_ref x JOIN res r ON r.pk = x.pk
     WHERE x.p = ANY(${bind(numbers, 'int[]')}) AND x.t = ${bind(target, 'bigint')} AND NOT r.deleted
       AND ${permitSql(permit, store.hospital, 'r', params)}`,
    params,
  )
  return new Set([compartment.type, ...rows.map(({ rt }) => typeName(rt))])
}
