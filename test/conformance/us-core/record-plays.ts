import { isDeepStrictEqual } from 'node:util'
import { evalFhirPath } from '@medplum/core'
import type { Bundle, Resource } from '@medplum/fhirtypes'
import type { Group } from './metadata.ts'
import type { Play } from './play.ts'
import type { Stage } from './stage.ts'
import { nameOf, search } from './stage.ts'

/** Returns the plays of a profile that concern single records: read, version, history, create, references and operations. */
export function recordPlays(stage: Stage, group: Group, record: Resource): Play[] {
  const ways: Readonly<Record<string, () => Promise<string | null>>> = {
    read: () => reads(stage, nameOf(record), record),
    vread: () => reads(stage, `${nameOf(record)}/_history/${record.meta?.versionId}`, record),
    'history-instance': () => historyOf(stage, record),
    'search-type': () => searchById(stage, record),
    create: () => create(stage, record),
  }
  return [
    { level: 'SHALL', what: 'refuses who has no token', run: () => refusesStrangers(record) },
    ...group.interactions.map(
      ({ code, expectation }): Play => ({
        level: expectation,
        what: code,
        run: ways[code] ?? (async () => `the runner knows no interaction ${code}`),
      }),
    ),
    ...group.references.flatMap(({ path, targets }) =>
      targets.map(
        (target): Play => ({
          level: 'SHALL',
          what: `reads the ${target} that ${path} leads to`,
          run: () => resolves(stage, group, record, path, target),
        }),
      ),
    ),
    ...group.operations.map(
      ({ code, expectation }): Play => ({
        level: expectation,
        what: `$${code}`,
        run: () => operation(stage, group, record, code),
      }),
    ),
  ]

  async function refusesStrangers({ resourceType, id }: Resource): Promise<string | null> {
    const headers = { authorization: 'Bearer none' }
    const { status } = await stage.program.send('GET', `/fhir/R4/${resourceType}/${id}`, undefined, headers)
    return [401, 403, 404].includes(status) ? null : `answers ${status}`
  }
}

async function reads({ program }: Stage, path: string, wanted: Resource): Promise<string | null> {
  const answer = await program.send('GET', `/fhir/R4/${path}`)
  if (answer.status !== 200) return `answers ${answer.status}`
  return isDeepStrictEqual(await answer.json(), wanted) ? null : 'is not what was kept'
}

async function historyOf({ program }: Stage, record: Resource): Promise<string | null> {
  const answer = await program.send('GET', `/fhir/R4/${nameOf(record)}/_history`)
  if (answer.status !== 200) return `answers ${answer.status}`
  const { type, entry = [] } = (await answer.json()) as Bundle
  const [newest] = entry
  if (type !== 'history' || !newest?.request || !newest.response) return 'is no history'
  return isDeepStrictEqual(newest.resource, record) ? null : 'does not begin with the present version'
}

async function searchById(stage: Stage, record: Resource): Promise<string | null> {
  const { matches } = await search(stage, record.resourceType, [['_id', record.id ?? '']])
  return matches.length === 1 && matches[0] === nameOf(record) ? null : `finds ${matches.length} by _id`
}

async function create(stage: Stage, record: Resource): Promise<string | null> {
  const { id: _id, meta: _meta, ...body } = record
  const answer = await stage.program.send('POST', `/fhir/R4/${record.resourceType}`, body)
  const location = answer.headers.get('location')
  if (answer.status !== 201 || location === null) return `answers ${answer.status}`
  const [path = ''] = new URL(location).pathname.split('/_history')
  const read = await stage.program.send('GET', path)
  const { id: _newId, meta: _newMeta, ...kept } = (await read.json()) as Resource
  await stage.program.send('DELETE', path)
  return isDeepStrictEqual(kept, body) ? null : 'does not keep what was sent'
}

async function resolves(
  stage: Stage,
  { resource }: Group,
  record: Resource,
  path: string,
  type: string,
): Promise<string | null> {
  const own = referencesAt(record, path)
  const others = stage.records
    .filter(({ resourceType }) => resourceType === resource)
    .flatMap((r) => referencesAt(r, path))
  const [target] = [...own, ...others].filter(
    (reference) => reference.startsWith(`${type}/`) && stage.byName.has(reference),
  )
  if (target === undefined) return `the data hold no ${path} that leads to a ${type}`
  return reads(stage, target, stage.byName.get(target) as Resource)
}

/** Paths of must-support elements are FHIRPath, save for the choice of a type (`medication[x]`) and slices (`extension:x`). */
function referencesAt(record: Resource, path: string): string[] {
  const plain = path.replaceAll('[x]', '').replace(/:[A-Za-z-]+/g, '')
  return evalFhirPath(`${plain}.reference`, record).map(String)
}

async function operation(stage: Stage, group: Group, record: Resource, code: string): Promise<string | null> {
  const patient = (record as { subject?: { reference?: string } }).subject?.reference?.split('/')[1] ?? ''
  const answer = await stage.program.send('GET', `/fhir/R4/${group.resource}/$${code}?patient=${patient}`)
  if (answer.status !== 200) return `answers ${answer.status}`
  const { entry = [] } = (await answer.json()) as Bundle
  return entry.some(({ resource }) => resource && nameOf(resource) === nameOf(record))
    ? null
    : 'does not hold the record'
}
