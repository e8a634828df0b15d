import type { Bundle, OperationOutcome, Patient } from '@medplum/fhirtypes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer, WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'

let hospital: WholeHospital
let patient: string
beforeAll(async () => {
  hospital = await startWholeHospital()
  patient = (await program('POST', '/fhir/R4/Patient', { resourceType: 'Patient', name: [{ family: 'Quill' }] })).json()
    .id
})
afterAll(() => hospital.close())

const program = (method: string, url: string, body?: unknown, headers?: Record<string, string>) =>
  hospital.call(PROGRAM, method, url, body, headers)

const weight = (value: string) =>
  `{"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/${patient}"},"effectiveDateTime":"2026-01-02","valueQuantity":{"value":${value},"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}`

function issueOf(answer: Answer): NonNullable<OperationOutcome['issue']>[number] {
  const outcome = answer.json() as OperationOutcome
  expect(outcome.resourceType).toBe('OperationOutcome')
  expect(answer.headers['content-type']).toContain('application/fhir+json')
  const [issue] = outcome.issue
  if (!issue) throw new Error('no issue')
  return issue
}

test('create answers 201 with Location, ETag and the record as it is kept, decimals as they were written', async () => {
  const answer = await program('POST', '/fhir/R4/Observation', weight('71.50'))
  expect(answer.statusCode).toBe(201)
  const { id } = answer.json()
  expect(answer.headers.location).toBe(`${hospital.config.origin}/fhir/R4/Observation/${id}/_history/1`)
  expect(answer.headers.etag).toBe('W/"1"')
  expect(new Date(answer.headers['last-modified'] as string).getTime()).toBeGreaterThan(Date.now() - 60_000)
  const read = await program('GET', `/fhir/R4/Observation/${id}`)
  expect(read.body).toBe(answer.body)
  expect(read.body).toContain('"value":71.50')
})

test('Prefer: return decides what a write answers with', async () => {
  const minimal = await program('POST', '/fhir/R4/Observation', weight('70'), { prefer: 'return=minimal' })
  expect([minimal.statusCode, minimal.body]).toEqual([201, ''])
  const outcome = await program('POST', '/fhir/R4/Observation', weight('70'), { prefer: 'return=OperationOutcome' })
  expect(outcome.json().resourceType).toBe('OperationOutcome')
})

test('update makes a version, If-Match guards it, and history and vread show both', async () => {
  const { id } = (await program('POST', '/fhir/R4/Observation', weight('80'))).json()
  const changed = weight('81').replace('{', `{"id":"${id}",`)
  const second = await program('PUT', `/fhir/R4/Observation/${id}`, changed, { 'if-match': 'W/"1"' })
  expect([second.statusCode, second.headers.etag]).toEqual([200, 'W/"2"'])
  const late = await program('PUT', `/fhir/R4/Observation/${id}`, weight('82').replace('{', `{"id":"${id}",`), {
    'if-match': 'W/"1"',
  })
  expect([late.statusCode, issueOf(late).code]).toEqual([412, 'conflict'])
  const history = (await program('GET', `/fhir/R4/Observation/${id}/_history`)).json() as Bundle
  expect(history.type).toBe('history')
  expect(history.entry?.map(({ response, request }) => [response?.etag, request?.method])).toEqual([
    ['W/"2"', 'PUT'],
    ['W/"1"', 'POST'],
  ])
  const first = await program('GET', `/fhir/R4/Observation/${id}/_history/1`)
  expect(first.json().valueQuantity.value).toBe(80)
})

test('history comes in pages', async () => {
  const { id } = (await program('POST', '/fhir/R4/Observation', weight('80'))).json()
  for (const value of ['81', '82'])
    await program('PUT', `/fhir/R4/Observation/${id}`, weight(value).replace('{', `{"id":"${id}",`))
  const first = (await program('GET', `/fhir/R4/Observation/${id}/_history?_count=2`)).json() as Bundle
  const next = first.link?.find(({ relation }) => relation === 'next')?.url ?? ''
  const second = (await program('GET', next.replace(hospital.config.origin, ''))).json() as Bundle
  expect([first.entry?.length, second.entry?.length, first.total]).toEqual([2, 1, 3])
})

test('a deleted record is gone for reads and searches and stays in its history', async () => {
  const { id } = (await program('POST', '/fhir/R4/Observation', weight('90'))).json()
  expect((await program('DELETE', `/fhir/R4/Observation/${id}`)).statusCode).toBe(204)
  const gone = await program('GET', `/fhir/R4/Observation/${id}`)
  expect([gone.statusCode, issueOf(gone).code]).toEqual([410, 'deleted'])
  const history = (await program('GET', `/fhir/R4/Observation/${id}/_history`)).json() as Bundle
  expect(history.entry?.map(({ request }) => request?.method)).toEqual(['DELETE', 'POST'])
})

test('search works by address and by form, with the same answer', async () => {
  const query = `patient=${patient}&code=http://loinc.org|29463-7&_sort=-date&_count=2`
  const byAddress = (await program('GET', `/fhir/R4/Observation?${encodeURI(query)}`)).json() as Bundle
  const byForm = (
    await program('POST', '/fhir/R4/Observation/_search', query, {
      'content-type': 'application/x-www-form-urlencoded',
    })
  ).json() as Bundle
  expect(byAddress.type).toBe('searchset')
  expect(byAddress.entry?.length).toBe(2)
  expect(byForm.entry?.map(({ fullUrl }) => fullUrl)).toEqual(byAddress.entry?.map(({ fullUrl }) => fullUrl))
  expect(byAddress.entry?.[0]?.fullUrl).toContain(`${hospital.config.origin}/fhir/R4/Observation/`)
})

test('the next page is where the link says', async () => {
  const first = (await program('GET', `/fhir/R4/Observation?patient=${patient}&_count=2`)).json() as Bundle
  const next = first.link?.find(({ relation }) => relation === 'next')?.url ?? ''
  expect(next.startsWith(`${hospital.config.origin}/fhir/R4`)).toBe(true)
  const second = (await program('GET', next.slice(hospital.config.origin.length))).json() as Bundle
  const ids = [...(first.entry ?? []), ...(second.entry ?? [])].map(({ resource }) => resource?.id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('an unknown search parameter is refused, and ignored only where the client says so', async () => {
  const strict = await program('GET', '/fhir/R4/Patient?favourite-colour=blue')
  expect([strict.statusCode, issueOf(strict).code]).toEqual([400, 'not-supported'])
  const lenient = await program('GET', '/fhir/R4/Patient?favourite-colour=blue', undefined, {
    prefer: 'handling=lenient',
  })
  expect(lenient.statusCode).toBe(200)
  expect((await program('GET', '/fhir/R4/Patient?_format=json&_pretty=true')).statusCode).toBe(200)
})

test('a transaction goes in whole, urn:uuid becomes the id, and a repeat changes nothing', async () => {
  const id = '7b0e5b0e-6f3c-4f0e-8d37-0a1b2c3d4e5f'
  const entry = (resource: object, uuid: string) => ({
    fullUrl: `urn:uuid:${uuid}`,
    resource,
    request: { method: 'POST', url: (resource as { resourceType: string }).resourceType },
  })
  const observation = JSON.parse(weight('60')) as object
  const bundle = {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      entry({ resourceType: 'Patient', name: [{ family: 'Vellum' }] }, id),
      entry({ ...observation, subject: { reference: `urn:uuid:${id}` } }, '7b0e5b0e-6f3c-4f0e-8d37-0a1b2c3d4e60'),
    ],
  }
  const first = await program('POST', '/fhir/R4', bundle)
  expect(first.statusCode).toBe(200)
  expect((first.json() as Bundle).type).toBe('transaction-response')
  expect((await program('GET', `/fhir/R4/Patient/${id}`)).statusCode).toBe(200)
  await program('POST', '/fhir/R4/', bundle)
  const history = (await program('GET', `/fhir/R4/Patient/${id}/_history`)).json() as Bundle
  expect(history.total).toBe(1)
})

test('If-None-Exist makes a create a no-op where there is a match', async () => {
  const body: Patient = { resourceType: 'Patient', identifier: [{ system: 'urn:test', value: 'n1' }] }
  const header = { 'if-none-exist': 'identifier=urn:test|n1' }
  const first = await program('POST', '/fhir/R4/Patient', body, header)
  const second = await program('POST', '/fhir/R4/Patient', body, header)
  expect([first.statusCode, second.statusCode]).toEqual([201, 200])
  expect(second.headers['content-location']).toContain(first.json().id)
  expect(second.body).toBe('')
})

test('bad input gets a clear OperationOutcome and never a 500', async () => {
  const json = { 'content-type': 'application/fhir+json' }
  const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`
  const cases: [string, string, unknown, Record<string, string>, number][] = [
    ['POST', '/fhir/R4/Patient', '{"resourceType":"Patient"', json, 400],
    ['POST', '/fhir/R4/Patient', deep, json, 400],
    ['POST', '/fhir/R4/Patient', '', json, 400],
    ['POST', '/fhir/R4/Patient', Buffer.from([0x7b, 0xff, 0x7d]), json, 400],
    ['POST', '/fhir/R4/Patient', '[]', json, 422],
    ['POST', '/fhir/R4/Patient', '"Patient"', json, 422],
    ['POST', '/fhir/R4/Patient', { hello: 'world' }, {}, 422],
    ['POST', '/fhir/R4/Patient', { resourceType: 'Observation' }, {}, 422],
    ['POST', '/fhir/R4/Patient', { resourceType: 'Patient', birthDate: 17 }, {}, 422],
    ['POST', '/fhir/R4/Patient', { resourceType: 'Patient', gender: 'banana' }, {}, 422],
    [
      'POST',
      '/fhir/R4/Patient',
      {
        resourceType: 'Patient',
        text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></div>' },
      },
      {},
      422,
    ],
    ['POST', '/fhir/R4/Patient', '<Patient/>', { 'content-type': 'application/fhir+xml' }, 415],
    ['POST', '/fhir/R4/Nonsense', { resourceType: 'Nonsense' }, {}, 404],
    ['POST', '/fhir/R4', { resourceType: 'Bundle', type: 'transaction', entry: 'x' }, {}, 422],
    ['POST', '/fhir/R4', { resourceType: 'Patient' }, {}, 422],
    ['PUT', '/fhir/R4/Patient/..%2f..%2fetc', { resourceType: 'Patient' }, {}, 400],
    ['PUT', '/fhir/R4/Patient/abc', { resourceType: 'Patient', id: 'other' }, {}, 400],
    ['GET', '/fhir/R4/Patient/..%2f..%2fetc', undefined, {}, 404],
    ['GET', '/fhir/R4/Patient/%00', undefined, {}, 404],
    ['GET', '/fhir/R4/Patient?birthdate=yesterday', undefined, {}, 400],
    ['GET', '/fhir/R4/Patient', undefined, { accept: 'application/fhir+xml' }, 406],
    ['GET', `/fhir/R4/Patient/${patient}/_history?_count=-1`, undefined, {}, 400],
  ]
  for (const [method, url, body, headers, status] of cases) {
    const answer = await program(method, url, body, headers)
    const issue = issueOf(answer)
    expect.soft({ method, url, body, status: answer.statusCode, issue }).toMatchObject({ status })
    expect(issue.diagnostics ?? '').not.toBe('')
  }
  expect(hospital.log.join('')).not.toMatch(/Quill|Vellum|alert|yesterday/)
})

test('a token without the scope does nothing', async () => {
  expect((await hospital.call('Patient/x', 'POST', '/fhir/R4/Observation', weight('70'))).statusCode).toBe(403)
  expect(
    (await hospital.call('Patient/x', 'POST', '/fhir/R4', { resourceType: 'Bundle', type: 'batch' })).statusCode,
  ).toBe(403)
})

test('a physician without a relationship cannot tell a record from none', async () => {
  const there = await hospital.call('lakeside.lee', 'GET', `/fhir/R4/Patient/${patient}`)
  const absent = await hospital.call('lakeside.lee', 'GET', '/fhir/R4/Patient/00000000-0000-4000-8000-000000000000')
  expect([there.statusCode, there.body]).toEqual([absent.statusCode, absent.body])
  expect(there.statusCode).toBe(404)
})

type BatchAnswer = { resource?: Bundle; response: { status: string; outcome?: OperationOutcome } }

async function batchOf(who: string, urls: readonly string[], method = 'GET'): Promise<BatchAnswer[]> {
  const entry = urls.map((url) => ({ request: { method, url } }))
  const answer = await hospital.call(who, 'POST', '/fhir/R4', { resourceType: 'Bundle', type: 'batch', entry })
  expect(answer.statusCode).toBe(200)
  return answer.json().entry
}

/** Addresses that read what there is of a patient, other than the record itself. */
const readingsOf = (id: string) => [
  `Patient/${id}/_history`,
  `Patient/${id}/Observation?_count=2`,
  `Patient/${id}/*?_count=2`,
  `Patient/${id}/$everything?_count=2`,
  `Observation/$lastn?patient=Patient/${id}&category=vital-signs`,
  `?_type=Patient,Observation&_id=${id}`,
  `Observation?patient=${id}`,
]

/** The link to a next page is sealed anew each time. */
const withoutLinks = ({ link, ...rest }: Bundle) => rest

test('a batch reads histories, compartments and operations as they are read alone', async () => {
  const urls = [
    ...readingsOf(patient),
    'Observation/_history?_count=2',
    '_history?_count=2',
    'CodeSystem/$lookup?system=http://hl7.org/fhir/administrative-gender&code=female',
  ]
  for (const [index, { resource, response }] of (await batchOf(PROGRAM, urls)).entries()) {
    const alone = (await program('GET', `/fhir/R4/${urls[index]}`)).json() as Bundle
    expect([urls[index], response.status, withoutLinks(resource as Bundle)]).toEqual([
      urls[index],
      '200 OK',
      withoutLinks(alone),
    ])
  }
  const heads = await batchOf(PROGRAM, urls, 'HEAD')
  expect(heads.map(({ resource, response }) => [resource, response.status])).toEqual(
    urls.map(() => [undefined, '200 OK']),
  )
})

test('an address that cannot be read in a batch is refused as it is alone', async () => {
  const cases = [
    ['Patient/$nonsense', '404'],
    ['Patient/%zz/_history', '404'],
    ['Nonsense/_history', '404'],
    ['../../api/session', '404'],
    ['Patient/$validate', '400'],
    [`Patient/${patient}/_history?_count=-1`, '400'],
    ['_history?_format=xml', '406'],
    [`Patient/${patient}/Observation?nonsense=1`, '400'],
    ['$export', '400'],
  ] as const
  const told = await batchOf(
    PROGRAM,
    cases.map(([url]) => url),
  )
  expect(told.map(({ response }, index) => [cases[index]?.[0], response.status.slice(0, 3)])).toEqual(cases)
  for (const { response } of told) expect(response.outcome?.resourceType).toBe('OperationOutcome')
})

test('a physician without a relationship cannot tell a person from none by any reading, alone or in a batch', async () => {
  const absent = '00000000-0000-4000-8000-000000000000'
  const told = async (id: string) => {
    const alone: unknown[] = []
    for (const url of readingsOf(id)) {
      const { statusCode, json } = await hospital.call('lakeside.lee', 'GET', `/fhir/R4/${url}`)
      alone.push([statusCode, withoutLinks(json())])
    }
    const form = await hospital.call('lakeside.lee', 'POST', '/fhir/R4/Patient/_search', `_id=${id}`, {
      'content-type': 'application/x-www-form-urlencoded',
    })
    const together = (await batchOf('lakeside.lee', readingsOf(id))).map(({ resource, response }) => [
      // The ETag of a page is made of it, and it says whom it was asked about.
      { ...response, etag: null },
      resource && withoutLinks(resource),
    ])
    return JSON.stringify([alone, form.statusCode, form.json().entry, together]).replaceAll(id, 'ID')
  }
  expect(await told(patient)).toBe(await told(absent))
  const everything = await hospital.call('lakeside.lee', 'GET', '/fhir/R4/_history')
  expect([everything.statusCode, everything.body.includes(patient)]).toEqual([200, false])
})

test('Prefer: return decides what a bundle tells of each write', async () => {
  const organization = { resourceType: 'Organization', name: 'B' }
  const written = async (prefer?: string) => {
    const entry = [{ resource: organization, request: { method: 'POST', url: 'Organization' } }]
    const body = { resourceType: 'Bundle', type: 'transaction', entry }
    const answer = await program('POST', '/fhir/R4', body, prefer === undefined ? {} : { prefer })
    return (answer.json() as Bundle).entry?.[0]
  }
  expect((await written())?.resource).toBeUndefined()
  expect((await written('return=representation'))?.resource).toMatchObject({
    ...organization,
    meta: { versionId: '1' },
  })
  const told = await written('return=OperationOutcome')
  expect([told?.resource, told?.response?.outcome?.resourceType]).toEqual([undefined, 'OperationOutcome'])
})

test('another custodian’s address is absent where nothing visits', async () => {
  const elsewhere = `/at/0x${'11'.repeat(32)}/fhir/R4/Patient/${patient}`
  expect((await program('GET', elsewhere)).statusCode).toBe(404)
  expect((await program('GET', '/at/nowhere/fhir/R4/Patient/1')).statusCode).toBe(404)
})
