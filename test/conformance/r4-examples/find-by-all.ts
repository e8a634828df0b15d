import type { ProgramClient } from '@anamnesis/server'
import type { Resource } from '@medplum/fhirtypes'
import { askedValue } from '../judge/asked-values.ts'
import { parametersOf, searchValues } from '../judge/search-values.ts'
import { search } from '../us-core/stage.ts'

/** One search by one of a record's own values; `wrong` is null if it found the record. */
export type Looked = {
  readonly record: string
  readonly parameter: string
  readonly kind: string
  readonly asked: string
  readonly wrong: string | null
}

/** Searches for a record by every parameter of its type that has a value on it, each time together with its id; not for a subscription by its status, which the hospital moves on. */
export async function findByAll(program: ProgramClient, name: string, record: Resource): Promise<Looked[]> {
  const looked: Looked[] = []
  for (const parameter of parametersOf(record.resourceType)) {
    const { code, type: kind } = parameter
    if (record.resourceType === 'Subscription' && code === 'status') continue
    const asked = searchValues(record, parameter)
      .map((value) => askedValue(kind, value))
      .find((value) => value !== null)
    if (asked === undefined) continue
    const wrong = await find(program, record, code, asked).catch((error: Error) => error.message)
    looked.push({ record: name, parameter: code, kind, asked, wrong })
  }
  return looked
}

async function find(program: ProgramClient, record: Resource, code: string, asked: string): Promise<string | null> {
  const only: [string, string][] = code === '_id' ? [] : [['_id', record.id ?? '']]
  const { matches } = await search({ program }, record.resourceType, [[code, asked], ...only])
  return matches.includes(`${record.resourceType}/${record.id}`) ? null : 'is not found'
}
