import { AnamnesisError } from '@anamnesis/core'
import { type Span, spanOf } from '../index-rows/fhir-dates.ts'
import { badValue, shown } from '../search/search-value.ts'

/** What a history is asked for (http://hl7.org/fhir/R4/http.html#history). */
export type HistoryRequest = {
  /** Versions on a page, 0 to 1000; 0 asks for the total only. */
  readonly count: number
  /** Only versions written at or after this instant, in ms since 1970 UTC. */
  readonly since: number | null
  /** Only versions that were current at some time within. */
  readonly at: Span | null
  readonly cursor: string | null
  /** The parameters that were understood, as they came; the cursor is not among them. */
  readonly understood: readonly (readonly [string, string])[]
}

const DEFAULT_COUNT = 50
const LARGEST_COUNT = 1000

/** Parameters about the form of the answer, which is the HTTP layer's affair. */
const FORM = new Set(['_format', '_pretty'])

/**
 * Returns what the query of a history asks for. Strict refuses what it does not know; lenient leaves it out.
 * @throws `unknown-search-parameter` or `bad-request`, each naming the parameter
 */
export function parseHistory(
  query: URLSearchParams | string,
  { strict }: { readonly strict: boolean },
): HistoryRequest {
  let request: HistoryRequest = { count: DEFAULT_COUNT, since: null, at: null, cursor: null, understood: [] }
  for (const [name, value] of new URLSearchParams(query)) {
    if (FORM.has(name)) continue
    const parse = PARAMETERS[name]
    if (parse) request = { ...request, ...parse(value) }
    else if (strict) throw unknown(name)
    if (parse && name !== '_cursor') request = { ...request, understood: [...request.understood, [name, value]] }
  }
  return request
}

const PARAMETERS: Readonly<Record<string, (value: string) => Partial<HistoryRequest>>> = Object.assign(
  Object.create(null),
  {
    _count: (value: string) => {
      if (!/^\d{1,9}$/.test(value)) throw badValue('_count', 'a number from 0 to 1000')
      return { count: Math.min(Number(value), LARGEST_COUNT) }
    },
    _since: (value: string) => ({ since: spanOfTime('_since', value)[0] }),
    _at: (value: string) => ({ at: spanOfTime('_at', value) }),
    _cursor: (value: string) => ({ cursor: value }),
  },
)

/** An unescaped `+` of a time zone that came as a space is taken as meant. */
function spanOfTime(name: string, value: string): Span {
  const span = spanOf(value.replace(/ (?=\d\d:\d\d$)/, '+'))
  if (span === null) throw badValue(name, 'a time like 2026-11-22T10:30:00Z, or a date')
  return span
}

function unknown(name: string): AnamnesisError {
  return new AnamnesisError('unknown-search-parameter', `a history takes _count, _since and _at, not ${shown(name)}`)
}
