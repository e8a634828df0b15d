import { AnamnesisError } from '@anamnesis/core'
import type { Filter, SearchRequest } from './search-request.ts'
import type { CodeQuestion, SearchTerminology } from './search-terminology.ts'
import { shown } from './search-value.ts'
import type { TokenValue } from './token-value.ts'

/** Most codes that one parameter may stand for. */
const MOST_CODES = 20_000

/**
 * Returns the request with the codes of value sets and hierarchies in place of their names, in chains too.
 * @throws `not-supported` if the terminology cannot list them, `bad-request` if there are more than 20,000.
 */
export async function resolveCodes(terminology: SearchTerminology, request: SearchRequest): Promise<SearchRequest> {
  if (!request.filters.some(asks)) return request
  const filters = await Promise.all(request.filters.map((filter) => resolved(terminology, filter)))
  return { ...request, filters }
}

function asks(filter: Filter): boolean {
  if (filter.kind === 'has') return asks(filter.filter)
  if (filter.kind === 'chain') return filter.targets.some((target) => asks(target.filter))
  if (filter.kind === 'not') return asks(filter.filter)
  if (filter.kind === 'any') return filter.branches.some((branch) => branch.some(asks))
  return filter.kind === 'codes'
}

async function resolved(terminology: SearchTerminology, filter: Filter): Promise<Filter> {
  if (!asks(filter)) return filter
  if (filter.kind === 'has') return { ...filter, filter: await resolved(terminology, filter.filter) }
  if (filter.kind === 'chain') {
    const targets = filter.targets.map(async (target) => ({
      ...target,
      filter: await resolved(terminology, target.filter),
    }))
    return { ...filter, targets: await Promise.all(targets) }
  }
  if (filter.kind === 'not') return { ...filter, filter: await resolved(terminology, filter.filter) }
  if (filter.kind === 'any') {
    const branches = filter.branches.map((branch) => Promise.all(branch.map((each) => resolved(terminology, each))))
    return { ...filter, branches: await Promise.all(branches) }
  }
  if (filter.kind !== 'codes') return filter
  const { parameter, negated, questions } = filter
  const answers = await Promise.all(questions.map((question) => codesOf(terminology, parameter.code, question)))
  const values = answers.flat()
  if (values.length > MOST_CODES)
    throw new AnamnesisError('bad-request', `${shown(parameter.code)} stands for more than ${MOST_CODES} codes`)
  return { kind: 'token', parameter, negated, values }
}

async function codesOf(
  terminology: SearchTerminology,
  code: string,
  question: CodeQuestion,
): Promise<readonly TokenValue[]> {
  const codes = await terminology(question)
  if (codes) return codes
  const what = question.kind === 'in' ? 'that value set' : 'what is above or below that code'
  throw new AnamnesisError(
    'not-supported',
    `${shown(code)}:${question.kind} is not possible: this server cannot list ${what}`,
  )
}
