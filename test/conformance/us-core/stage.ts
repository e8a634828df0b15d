import type { ProgramClient } from '@anamnesis/server'
import type { Bundle, Resource } from '@medplum/fhirtypes'
import { matches } from '../judge/matches.ts'
import { parameterOf, searchValues } from '../judge/search-values.ts'

/** A hospital that has been filled, and what it was filled with. */
export type Stage = {
  readonly program: ProgramClient
  /** Every record of the hospital, as it was kept. */
  readonly records: readonly Resource[]
  /** The same by type/id. */
  readonly byName: ReadonlyMap<string, Resource>
}

/** One search parameter and the value asked for. */
export type Criterion = readonly [name: string, value: string]

/** What came back of a search: names of matches and of what they bring along. */
export type Found = { readonly matches: readonly string[]; readonly includes: readonly string[] }

/** Returns type/id. */
export function nameOf({ resourceType, id }: Resource): string {
  return `${resourceType}/${id}`
}

/** Returns the names of all records of a type that meet every criterion, by the judge's own reading of them. */
export function expected({ records }: Stage, type: string, criteria: readonly Criterion[]): string[] {
  const meets = (record: Resource) =>
    criteria.every(([name, value]) => {
      const parameter = parameterOf(type, name)
      if (!parameter) throw new Error(`the judge knows no parameter ${name} of ${type}`)
      return matches(parameter.type, searchValues(record, parameter), value)
    })
  return records.filter((record) => record.resourceType === type && meets(record)).map(nameOf)
}

const LARGEST_PAGE = 200

/** Sends a search by GET or POST and follows its pages to the end. @throws Error with the status of what was refused */
export async function search(
  { program }: Pick<Stage, 'program'>,
  type: string,
  query: readonly Criterion[],
  method: 'GET' | 'POST' = 'GET',
): Promise<Found> {
  const asked = new URLSearchParams([...query.map(([name, value]) => [name, value]), ['_count', String(LARGEST_PAGE)]])
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  let answer =
    method === 'GET'
      ? await program.send('GET', `/fhir/R4/${type}?${asked}`)
      : await program.send('POST', `/fhir/R4/${type}/_search`, asked.toString(), form)
  const found = { matches: [] as string[], includes: [] as string[] }
  for (;;) {
    const bundle = (await answer.json()) as Bundle
    if (answer.status !== 200) throw new Error(`answers ${answer.status}: ${JSON.stringify(bundle).slice(0, 200)}`)
    for (const { resource, search } of bundle.entry ?? [])
      if (resource) (search?.mode === 'include' ? found.includes : found.matches).push(nameOf(resource))
    const next = bundle.link?.find(({ relation }) => relation === 'next')?.url
    if (next === undefined) return found
    const { pathname, search: rest } = new URL(next)
    answer = await program.send('GET', pathname + rest)
  }
}

/** Returns null if two lists of names hold the same, each once; else what is missing and what is too much. */
export function difference(found: readonly string[], wanted: readonly string[]): string | null {
  const missing = wanted.filter((name) => !found.includes(name))
  const extra = found.filter((name) => !wanted.includes(name))
  const twice = found.length - new Set(found).size
  if (missing.length + extra.length + twice === 0) return null
  const some = (names: readonly string[]) => `${names.length} (${names.slice(0, 2).join(', ')})`
  return `missing ${some(missing)}, not matching ${some(extra)}, twice ${twice}`
}
