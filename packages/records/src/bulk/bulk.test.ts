import type { Permit } from '@anamnesis/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RequestContext } from '../request-context.ts'
import { parsed, program, staff, testRecords, weight } from '../store/store.test-support.ts'
import type { ExportLevel } from './bulk-types.ts'

type World = Awaited<ReturnType<typeof testRecords>>

let world: World
beforeAll(async () => {
  world = await testRecords()
  for (const id of ['ana', 'bo']) {
    await put({ resourceType: 'Patient', id, gender: 'female', name: [{ family: id }] })
    await world.records.update(program(), 'Observation', `w-${id}`, weight(id, '61.50', { id: `w-${id}` }))
    await put(condition(`c-${id}`, id))
  }
  for (const [id, target, recorded] of [
    ['p1', 'Condition/c-ana', '2026-01-01T00:00:00Z'],
    ['p2', 'Condition/c-ana', '2026-01-02T00:00:00Z'],
    ['p3', 'Patient/bo', '2026-01-01T00:00:00Z'],
  ] as const)
    await put({
      resourceType: 'Provenance',
      id,
      recorded,
      target: [{ reference: target }],
      agent: [{ who: { display: 'x' } }],
    })
})
afterAll(() => world.drop())

const condition = (id: string, patient: string) => ({
  ...{ resourceType: 'Condition', id, subject: { reference: `Patient/${patient}` }, code: { text: id } },
})

async function put(
  resource: Readonly<Record<string, unknown>> & { resourceType: string; id: string },
  where = world,
): Promise<void> {
  await where.records.update(program(), resource.resourceType, resource.id, JSON.stringify(resource))
}

const SYSTEM: ExportLevel = { of: 'system' }
const anyType = () => true

async function kickOff(query: string, context = program(), where = world, level = SYSTEM): Promise<string> {
  const options = { strict: true, mayRead: anyType }
  return where.records.bulk.startExport(
    context,
    'https://a.example/$export',
    level,
    new URLSearchParams(query),
    options,
  )
}

async function linesOf(job: string, context: RequestContext, where = world): Promise<string[]> {
  const { requester } = context.permit
  const { files, failure } = await where.records.bulk.status(requester, job)
  expect(failure).toBe(null)
  const parts: Uint8Array[] = []
  for (const { number, kind } of files)
    if (kind === 'output')
      for await (const part of await where.records.bulk.file(context, job, number, anyType)) parts.push(part)
  return Buffer.concat(parts).toString().split('\n').slice(0, -1)
}

async function exported(query: string, context = program(), where = world): Promise<string[]> {
  const job = await kickOff(query, context, where)
  await where.records.bulk.work(async () => context.permit)
  const lines = await linesOf(job, context, where)
  await where.records.bulk.cancel(context.permit.requester, job)
  return lines
}

const namesOf = (lines: readonly string[]) =>
  lines.map((line) => JSON.parse(line)).map(({ resourceType, id }) => `${resourceType}/${id}`)

describe('an export', () => {
  test('takes several filters of a type as alternatives, and the parts of one together', async () => {
    const filters = [
      'Condition?patient=ana',
      'Condition?code:text=c-bo&patient=bo',
      'Condition?patient=bo&code:text=c-ana',
    ]
    const query = new URLSearchParams({ _type: 'Condition' })
    for (const filter of filters) query.append('_typeFilter', filter)
    expect(namesOf(await exported(`${query}`))).toEqual(['Condition/c-ana', 'Condition/c-bo'])
  })

  test('tells the named elements and those that must be there, tagged as a part, numbers as they were', async () => {
    const lines = await exported('_type=Observation,Patient&_elements=id,Observation.value,Patient.gender')
    const [observation, , patient] = lines.map((line) => JSON.parse(line))
    expect(Object.keys(observation).sort()).toEqual(['code', 'id', 'meta', 'resourceType', 'status', 'valueQuantity'])
    expect(Object.keys(patient).sort()).toEqual(['gender', 'id', 'meta', 'resourceType'])
    expect(patient.meta.tag[0].code).toBe('SUBSETTED')
    expect(lines[0]).toContain('"value":61.50')
    await expect(kickOff('_type=Patient&_elements=colour')).rejects.toMatchObject({ code: 'bad-request' })
    await expect(kickOff('_type=Patient&_elements=Condition.code')).rejects.toMatchObject({ code: 'bad-request' })
  })

  test('takes along the provenance of what it holds, all of it or the newest', async () => {
    const provenance = async (wish: string) =>
      namesOf(await exported(`_type=Condition&includeAssociatedData=${wish}`)).filter((name) => name.startsWith('Prov'))
    expect(await provenance('RelevantProvenanceResources')).toEqual(['Provenance/p1', 'Provenance/p2'])
    expect(await provenance('LatestProvenanceResources')).toEqual(['Provenance/p2'])
    await expect(kickOff('includeAssociatedData=Everything')).rejects.toMatchObject({ code: 'bad-request' })
  })

  test('holds what the permit opens and nothing else, and at the download what it opens then', async () => {
    const officer = staff('records-officer', ['ana'])
    expect(namesOf(await exported('', officer)).sort()).toEqual([
      ...['Condition/c-ana', 'Observation/w-ana', 'Patient/ana', 'Provenance/p1', 'Provenance/p2'],
    ])
    const job = await kickOff('_type=Condition,Patient', officer)
    await world.records.bulk.work(async () => officer.permit)
    const shut: Permit = { ...officer.permit, clauses: [] }
    expect(await linesOf(job, { ...officer, permit: shut })).toEqual([])
    expect(namesOf(await linesOf(job, officer))).toEqual(['Condition/c-ana', 'Patient/ana'])
    await world.records.bulk.cancel(officer.permit.requester, job)
  })

  test('goes on where the end of the process broke it off, and lists nothing twice', async () => {
    const job = await kickOff('_type=Condition,Observation,Patient')
    let steps = 0
    const killed = async () => {
      steps += 1
      if (steps > 2) throw new Error('killed')
      return program().permit
    }
    await expect(world.records.bulk.work(killed)).rejects.toThrow('killed')
    const { state, done } = await world.records.bulk.status(program().permit.requester, job)
    expect([state, done]).toEqual(['waiting', 2])
    await world.records.bulk.work(async () => program().permit)
    expect((await linesOf(job, program())).length).toBe(6)
    await world.records.bulk.cancel(program().permit.requester, job)
  })
})

describe('an import of an export', () => {
  let other: World
  beforeAll(async () => {
    other = await testRecords()
  })
  afterAll(() => other.drop())

  test('makes the same records elsewhere, long content with them, under the same rights', async () => {
    const scan = Buffer.alloc(400 * 1024, 'scan')
    const attachment = { contentType: 'image/png', data: scan.toString('base64') }
    await put({
      ...{ resourceType: 'DocumentReference', id: 'd', status: 'current', content: [{ attachment }] },
      ...{ subject: { reference: 'Patient/ana' } },
    })
    const lines = await exported('')
    const job = await other.records.bulk.startImport(program(), '/$import', Buffer.from(lines.join('\n')))
    await other.records.bulk.work(async () => program().permit)
    const { records, faults } = await other.records.bulk.status(program().permit.requester, job)
    expect([records, faults]).toEqual([lines.length, []])
    const bare = (all: readonly string[]) => all.map((line) => line.replace(/"meta":\{[^}]*\},?/, '')).sort()
    expect(bare(await exported('', program(), other))).toEqual(bare(lines))
    const [binary = ''] = namesOf(lines).filter((name) => name.startsWith('Binary/'))
    const nurse = staff('physician', ['ana'])
    const { content } = await other.records.readContent(nurse, binary.slice('Binary/'.length))
    expect(Buffer.concat(await Array.fromAsync(content())).equals(scan)).toBe(true)
    const stranger = staff('physician', ['bo'])
    await expect(other.records.readContent(stranger, binary.slice('Binary/'.length))).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(parsed((await other.records.read(program(), 'Observation', 'w-ana')).bytes).id).toBe('w-ana')
  })
})
