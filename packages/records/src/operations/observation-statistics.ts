import { AnamnesisError } from '@anamnesis/core'
import type { Observation } from '@medplum/fhirtypes'
import { recordLook } from '../audit/record-look.ts'
import type { RequestContext } from '../request-context.ts'
import { parseSearch } from '../search/parse-search.ts'
import { resolveCodes } from '../search/resolve-codes.ts'
import { matchQuery } from '../search/statements.ts'
import type { VersionRow } from '../store/open-versions.ts'
import { openVersions, VERSION_COLUMNS } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import type { ObservationStatistics } from './operation-types.ts'

/** Observations that one answer may rest on; a longer series takes a period. */
const MOST_OBSERVATIONS = 10_000

/** Statuses of observations that count: the others are not, or no longer, a result. */
const COUNTED = new Set(['final', 'amended', 'corrected'])

/** What each statistic (http://terminology.hl7.org/CodeSystem/observation-statistics) is of values in ascending order, at least one. */
const STATISTICS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  average: mean,
  maximum: (values) => values.at(-1) ?? 0,
  minimum: (values) => values[0] ?? 0,
  count: (values) => values.length,
  median: (values) => quantile(values, 0.5),
  sum: (values) => values.reduce((sum, value) => sum + value, 0),
  variance,
  'std-dev': (values) => Math.sqrt(variance(values)),
  '20-percent': (values) => quantile(values, 0.2),
  '80-percent': (values) => quantile(values, 0.8),
}

/** Names of the statistics that are offered. */
const STATISTIC_NAMES: readonly string[] = [...Object.keys(STATISTICS), 'total-count']

/**
 * Returns statistics over the numeric values (valueQuantity) of the observations that meet a search, one answer for each unit, the commonest first;
 * no unit is converted. The query names one patient and one code. All observations that count are one look.
 * @throws `bad-request` for a statistic that is not offered, none, or more than 10,000 observations; what a search throws
 */
export async function observationStatistics(
  store: Store,
  context: RequestContext,
  query: URLSearchParams,
  statistics: readonly string[],
): Promise<ObservationStatistics[]> {
  if (statistics.length === 0 || statistics.some((name) => !STATISTIC_NAMES.includes(name)))
    throw new AnamnesisError('bad-request', `statistic takes one of: ${STATISTIC_NAMES.join(', ')}`)
  const { baseUrl, parameters, terminology } = store
  const asked = parseSearch('Observation', query, { strict: true, baseUrl, parameters, mayRead: context.mayRead })
  const parsed = await resolveCodes(terminology, asked)
  const request = { ...parsed, sort: [], count: MOST_OBSERVATIONS }
  const { rows } = await store.database.query<VersionRow>(
    matchQuery(store, context.permit, request, null, VERSION_COLUMNS),
  )
  if (rows.length > MOST_OBSERVATIONS)
    throw new AnamnesisError('bad-request', `at most ${MOST_OBSERVATIONS} observations: name a period`)
  const observations = openVersions(store, rows).map(
    (bytes) => JSON.parse(Buffer.from(bytes).toString()) as Observation,
  )
  await recordLook(store, context, rows)
  const counted = observations.filter(({ status }) => COUNTED.has(status ?? ''))
  return [...byUnit(counted)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([unit, values]) => ({
      unit: JSON.parse(unit) as ObservationStatistics['unit'],
      values: statistics.map((name) => ({
        name,
        value: name === 'total-count' ? counted.length : (STATISTICS[name]?.(values) ?? 0),
      })),
    }))
}

/** Values in ascending order for each unit; a value with a comparator is none to count with. */
function byUnit(observations: readonly Observation[]): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const { valueQuantity } of observations) {
    const { value, unit, system, code, comparator } = valueQuantity ?? {}
    if (typeof value !== 'number' || comparator !== undefined) continue
    const key = JSON.stringify({ unit, system, code })
    const values = groups.get(key) ?? []
    values.push(value)
    groups.set(key, values)
  }
  for (const values of groups.values()) values.sort((a, b) => a - b)
  return groups
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Variance of a sample (n - 1); 0 for one value. */
function variance(values: readonly number[]): number {
  if (values.length < 2) return 0
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
}

/** Quantile by linear interpolation between the closest ranks. */
function quantile(values: readonly number[], share: number): number {
  const position = (values.length - 1) * share
  const below = values[Math.floor(position)] ?? 0
  const above = values[Math.ceil(position)] ?? below
  return below + (above - below) * (position - Math.floor(position))
}
