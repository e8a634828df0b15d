import { randomUUID } from 'node:crypto'
import type { Bundle } from '@medplum/fhirtypes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'

let hospital: WholeHospital
beforeAll(async () => {
  hospital = await startWholeHospital()
})
afterAll(() => hospital.close())

const JSON_PATCH = { 'content-type': 'application/json-patch+json' }
const program = (method: string, url: string, body?: unknown, headers?: Record<string, string>) =>
  hospital.call(PROGRAM, method, `/fhir/R4${url}`, body, headers)

async function weighed(value: string): Promise<string> {
  const code = randomUUID()
  const text = `{"resourceType":"Observation","status":"final","identifier":[{"system":"urn:p","value":"${code}"}],"category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],"code":{"text":"weight"},"subject":{"reference":"Patient/${await patient()}"},"valueQuantity":{"value":${value},"unit":"kg"},"referenceRange":[{"low":{"value":1.10}},{"low":{"value":2.20}}]}`
  return (await program('POST', '/Observation', text)).json().id as string
}

let known: string | undefined
async function patient(): Promise<string> {
  known ??= (await program('POST', '/Patient', { resourceType: 'Patient' })).json().id as string
  return known
}

const replace = (path: string, value: unknown) => [{ op: 'replace', path, value }]
const fhirPath = (...parts: object[]) => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'operation', part: parts }],
})
const code = (valueCode: string) => ({ name: 'type', valueCode })
const at = (valueString: string) => ({ name: 'path', valueString })

test('a JSON Patch makes the next version, and every decimal it moves or leaves keeps its text', async () => {
  const id = await weighed('71.50')
  const patch =
    '[{"op":"test","path":"/valueQuantity/value","value":71.5},{"op":"add","path":"/valueQuantity/value","value":72.10},{"op":"move","from":"/referenceRange/1","path":"/referenceRange/0"}]'
  const answer = await program('PATCH', `/Observation/${id}`, patch, JSON_PATCH)
  expect([answer.statusCode, answer.headers.etag]).toEqual([200, 'W/"2"'])
  expect(answer.body).toContain('"value":72.10')
  expect(answer.body).toContain('"referenceRange":[{"low":{"value":2.20}},{"low":{"value":1.10}}]')
  expect((await program('GET', `/Observation/${id}`)).body).toBe(answer.body)
})

test('a FHIRPath Patch finds its place by content, and keeps decimals too', async () => {
  const id = await weighed('80.00')
  const body = fhirPath(code('replace'), at("Observation.identifier.where(system = 'urn:p').value"), {
    name: 'value',
    valueString: 'new',
  })
  const answer = await program('PATCH', `/Observation/${id}`, body)
  expect([answer.statusCode, answer.json().identifier[0].value]).toEqual([200, 'new'])
  expect(answer.body).toContain('"value":80.00')
})

test('a patch is refused by what it would make, and nothing is written', async () => {
  const id = await weighed('80')
  const cases: [unknown, Record<string, string>, number, string][] = [
    [replace('/nowhere', 1), JSON_PATCH, 422, 'patch-not-applicable'],
    [[{ op: 'test', path: '/status', value: 'draft' }], JSON_PATCH, 422, 'patch-not-applicable'],
    [replace('/status', 'banana'), JSON_PATCH, 422, 'invalid-resource'],
    [replace('/id', 'other'), JSON_PATCH, 400, 'bad-request'],
    [replace('/resourceType', 'Patient'), JSON_PATCH, 400, 'bad-request'],
    [replace('', {}), JSON_PATCH, 422, 'patch-not-applicable'],
    [[{ op: 'add', path: '/__proto__/x', value: 1 }], JSON_PATCH, 422, 'patch-not-applicable'],
    [[{ op: 'add', path: '/referenceRange/7', value: {} }], JSON_PATCH, 422, 'patch-not-applicable'],
    [[{ op: 'jump', path: '/status' }], JSON_PATCH, 400, 'bad-request'],
    [{}, JSON_PATCH, 400, 'bad-request'],
    ['[', JSON_PATCH, 400, 'malformed-json'],
    [
      Array.from({ length: 40 }, () => ({ op: 'copy', from: '/referenceRange', path: '/referenceRange/-' })),
      JSON_PATCH,
      422,
      'patch-not-applicable',
    ],
    [fhirPath(code('delete'), at('Observation.referenceRange')), {}, 422, 'patch-not-applicable'],
    [fhirPath(code('delete'), at("Observation.code.text.matches('(a+)+$')")), {}, 422, 'patch-not-applicable'],
    [fhirPath(code('delete'), at('Observation.code.(')), {}, 422, 'patch-not-applicable'],
    [fhirPath(code('explode'), at('Observation.code')), {}, 400, 'bad-request'],
    [{ resourceType: 'Observation' }, {}, 400, 'bad-request'],
    ['<Parameters/>', { 'content-type': 'application/xml-patch+xml' }, 415, 'unsupported-media-type'],
  ]
  for (const [body, headers, status, error] of cases) {
    const answer = await program('PATCH', `/Observation/${id}`, body, headers)
    expect
      .soft(
        [answer.statusCode, answer.json().issue?.[0]?.details?.coding?.[0]?.code],
        JSON.stringify(body).slice(0, 200),
      )
      .toEqual([status, error])
  }
  expect((await program('GET', `/Observation/${id}`)).headers.etag).toBe('W/"1"')
})

test('If-Match guards a patch, and many patches at once lose nothing', async () => {
  const id = await weighed('80')
  const late = await program('PATCH', `/Observation/${id}`, replace('/status', 'amended'), {
    ...JSON_PATCH,
    'if-match': 'W/"7"',
  })
  expect(late.statusCode).toBe(412)
  const notes = Array.from({ length: 6 }, (_, index) => String(index))
  await program('PATCH', `/Observation/${id}`, [{ op: 'add', path: '/note', value: [{ text: 'first' }] }], JSON_PATCH)
  const answers = await Promise.all(
    notes.map((text) =>
      program('PATCH', `/Observation/${id}`, [{ op: 'add', path: '/note/-', value: { text } }], JSON_PATCH),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(notes.map(() => 200))
  const { note } = (await program('GET', `/Observation/${id}`)).json() as { note: { text: string }[] }
  expect(note.map(({ text }) => text).sort()).toEqual([...notes, 'first'].sort())
})

test('what may not be seen or is not there is not found by a patch, whatever the patch tests', async () => {
  const id = await weighed('80')
  const by = (who: string, name: string) =>
    hospital.call(who, 'PATCH', `/fhir/R4/Observation/${name}`, replace('/status', 'amended'), JSON_PATCH)
  const denied = await by('lakeside.lee', id)
  const absent = await by('lakeside.lee', randomUUID())
  expect([denied.statusCode, denied.body]).toEqual([404, absent.body])
})

test('a conditional patch, update and delete are about the one record that the search finds', async () => {
  const value = randomUUID()
  const where = `/Organization?identifier=urn:o|${value}`
  const body = (name: string) => ({ resourceType: 'Organization', name, identifier: [{ system: 'urn:o', value }] })
  expect((await program('PATCH', where, replace('/name', 'x'), JSON_PATCH)).statusCode).toBe(404)
  const made = await program('PUT', where, body('A'))
  expect([made.statusCode, made.headers.location]).toEqual([201, expect.stringContaining('/_history/1')])
  const changed = await program('PUT', where, body('B'), { 'if-match': 'W/"1"' })
  expect([changed.statusCode, changed.headers.etag, changed.json().id]).toEqual([200, 'W/"2"', made.json().id])
  expect((await program('PUT', where, body('C'), { 'if-match': 'W/"1"' })).statusCode).toBe(412)
  expect((await program('PUT', where, { ...body('C'), id: 'other' })).statusCode).toBe(400)
  const patched = await program('PATCH', where, replace('/name', 'D'), JSON_PATCH)
  expect([patched.statusCode, patched.json().name]).toEqual([200, 'D'])
  await program('POST', '/Organization', body('twin'))
  for (const [method, sent] of [
    ['PUT', body('E')],
    ['PATCH', replace('/name', 'E')],
    ['DELETE', undefined],
  ] as const) {
    const answer = await program(method, where, sent, method === 'PATCH' ? JSON_PATCH : {})
    expect([method, answer.statusCode, answer.json().issue[0].details.coding[0].code]).toEqual([
      method,
      412,
      'multiple-matches',
    ])
  }
  expect((await program('DELETE', `${where}&name=twin`)).statusCode).toBe(204)
  expect((await program('DELETE', where)).statusCode).toBe(204)
  expect((await program('DELETE', where)).statusCode).toBe(204)
  expect((await program('GET', `/Organization/${made.json().id}`)).statusCode).toBe(410)
})

test('a condition that says nothing or is not understood changes nothing', async () => {
  for (const query of ['', '?', '?_count=1', '?favourite=blue'])
    for (const [method, body, headers] of [
      ['PUT', { resourceType: 'Organization', name: 'x' }, {}],
      ['PATCH', replace('/name', 'x'), JSON_PATCH],
      ['DELETE', undefined, {}],
    ] as const)
      expect
        .soft([method, query, (await program(method, `/Organization${query}`, body, headers)).statusCode])
        .toEqual([method, query, 400])
})

test('bundles hold patches of both kinds, by name and by search', async () => {
  const [first, second] = [await weighed('1.50'), await weighed('2.50')]
  const value = (await program('GET', `/Observation/${second}`)).json().identifier[0].value as string
  const json = {
    resource: {
      resourceType: 'Binary',
      contentType: 'application/json-patch+json',
      data: Buffer.from(JSON.stringify(replace('/status', 'amended'))).toString('base64'),
    },
    request: { method: 'PATCH', url: `Observation/${first}` },
  }
  const other = {
    resource: fhirPath(code('replace'), at('Observation.status'), { name: 'value', valueCode: 'corrected' }),
    request: { method: 'PATCH', url: `Observation?identifier=urn:p|${value}` },
  }
  for (const [type, status] of [
    ['transaction', 'W/"2"'],
    ['batch', 'W/"2"'],
  ]) {
    const answer = (await program('POST', '', { resourceType: 'Bundle', type, entry: [other, json] })).json() as Bundle
    expect(answer.entry?.map(({ response }) => [response?.status, response?.etag])).toEqual([
      ['200 OK', status],
      ['200 OK', status],
    ])
  }
  expect((await program('GET', `/Observation/${first}`)).json().status).toBe('amended')
  expect((await program('GET', `/Observation/${second}`)).json().status).toBe('corrected')
})

test('in a batch two patches of one record follow each other', async () => {
  const id = await weighed('3')
  const patch = (name: string) => ({
    resource: fhirPath(
      code('add'),
      at('Observation'),
      { name: 'name', valueString: 'note' },
      { name: 'value', part: [{ name: 'text', valueMarkdown: name }] },
    ),
    request: { method: 'PATCH', url: `Observation/${id}` },
  })
  const entry = ['a', 'b', 'c'].map(patch)
  const answer = (await program('POST', '', { resourceType: 'Bundle', type: 'batch', entry })).json() as Bundle
  expect(answer.entry?.map(({ response }) => response?.status)).toEqual(['200 OK', '200 OK', '200 OK'])
  expect((await program('GET', `/Observation/${id}`)).json().note).toHaveLength(3)
})

test('of entries with one condition the first makes the record and the others find it', async () => {
  for (const type of ['transaction', 'batch']) {
    const value = randomUUID()
    const entry = ['a', 'b'].map((name) => ({
      fullUrl: `urn:uuid:${randomUUID()}`,
      resource: { resourceType: 'Organization', name, identifier: [{ system: 'urn:o', value }] },
      request: { method: 'POST', url: 'Organization', ifNoneExist: `identifier=urn:o|${value}` },
    }))
    const answer = (await program('POST', '', { resourceType: 'Bundle', type, entry })).json() as Bundle
    expect(answer.entry?.map(({ response }) => response?.status)).toEqual(['201 Created', '200 OK'])
    const found = (await program('GET', `/Organization?identifier=urn:o|${value}`)).json() as Bundle
    expect(found.entry).toHaveLength(1)
  }
})

test('_pretty=true answers in lines, with the decimals as they were', async () => {
  const id = await weighed('71.50')
  const answer = await program('GET', `/Observation/${id}?_pretty=true`)
  expect(answer.body).toContain('\n    "value": 71.50,')
  expect(answer.json()).toEqual((await program('GET', `/Observation/${id}`)).json())
})

test('a read is 304 for who has the version, and 404 for who may not see it, whatever they claim to have', async () => {
  const id = await weighed('71.50')
  const headers = { 'if-none-match': 'W/"1"', 'if-modified-since': new Date(Date.now() + 60_000).toUTCString() }
  expect((await program('GET', `/Observation/${id}`, undefined, headers)).statusCode).toBe(304)
  const denied = await hospital.call('lakeside.lee', 'GET', `/fhir/R4/Observation/${id}`, undefined, headers)
  const absent = await hospital.call('lakeside.lee', 'GET', `/fhir/R4/Observation/${randomUUID()}`, undefined, headers)
  expect([denied.statusCode, denied.body]).toEqual([404, absent.body])
})

test('HEAD answers as GET does, without the body', async () => {
  const id = await weighed('71.50')
  const [get, head] = [await program('GET', `/Observation/${id}`), await program('HEAD', `/Observation/${id}`)]
  expect([head.statusCode, head.body, head.headers.etag, head.headers['content-length']]).toEqual([
    200,
    '',
    get.headers.etag,
    get.headers['content-length'],
  ])
  expect((await program('HEAD', `/Observation/${randomUUID()}`)).statusCode).toBe(404)
})
