import type { RequestContext } from '../request-context.ts'
import type { Store } from '../store/store.ts'
import { answerSearch } from './answer-search.ts'
import { openOrder } from './open-order.ts'
import { parseSearch } from './parse-search.ts'
import { resolveCodes } from './resolve-codes.ts'
import type { SearchPage } from './search-types.ts'

/**
 * Returns one page of the records of a type that meet a query and that the permit opens, with what it includes. What is not permitted is as if it
 * were not there: in matches, includes, counts, chains and order.
 * @throws `unknown-search-parameter`, `not-supported` or `bad-request`, each naming the parameter.
 */
export async function search(
  store: Store,
  context: RequestContext,
  type: string,
  query: URLSearchParams | string,
  { strict }: { readonly strict: boolean },
): Promise<SearchPage> {
  const { baseUrl, parameters } = store
  const parsed = parseSearch(type, query, { strict, baseUrl, parameters, mayRead: context.mayRead })
  const request = await resolveCodes(store.terminology, parsed)
  return answerSearch(store, context, {
    address: type,
    understood: request.understood,
    requests: await openOrder(store, context.permit, [request]),
    like: request,
  })
}
