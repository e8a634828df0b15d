import { request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Bundle, OperationOutcome } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'

// What http.html of FHIR R4 asks of every interaction: headers, preferences, formats, conditions, and an OperationOutcome on every error.

const FHIR = '/fhir/R4'
let hospital: WholeHospital
let id: string
beforeAll(async () => {
  hospital = await startWholeHospital()
  await hospital.server.listen({ host: '127.0.0.1', port: 0 })
  id = (await program('POST', `${FHIR}/Organization`, organization('A'))).json().id
  await program('PUT', `${FHIR}/Organization/${id}`, organization('B', { id }))
})
afterAll(() => hospital.close())

const organization = (name: string, more: object = {}) => ({ resourceType: 'Organization', name, ...more })

const program = (method: string, url: string, body?: unknown, headers?: Record<string, string>) =>
  hospital.call(PROGRAM, method, url, body, headers)

type Answer = Awaited<ReturnType<typeof program>>

/** Expects an OperationOutcome and returns its first issue. */
function issueOf({ headers, json }: Answer): NonNullable<OperationOutcome['issue']>[number] {
  const outcome = json() as OperationOutcome
  expect([outcome.resourceType, headers['content-type']]).toEqual([
    'OperationOutcome',
    'application/fhir+json; charset=utf-8',
  ])
  return outcome.issue[0] as NonNullable<OperationOutcome['issue']>[number]
}

/** Sends a search for a long text over a socket: what it is refused by is before the framework. */
function longSearch(length: number): Promise<{ status: number | undefined; body: string }> {
  const { port } = hospital.server.server.address() as AddressInfo
  const path = `${FHIR}/Organization?name=${'x'.repeat(length)}`
  return new Promise((resolve, reject) => {
    const request = send({ host: '127.0.0.1', port, path, agent: false }, async (response) => {
      const parts = await response.toArray()
      resolve({ status: response.statusCode, body: Buffer.concat(parts).toString() })
    })
    request.on('error', reject).end()
  })
}

test('HEAD answers as GET does, without a body, for every read and search', async () => {
  for (const path of [
    `/Organization/${id}`,
    `/Organization/${id}/_history/1`,
    `/Organization/${id}/_history`,
    '/Organization/_history',
    '/_history',
    '/Organization?name=B',
    '?_type=Organization',
    '/Patient/x/Observation',
    '/metadata',
    '/Organization/none',
    '/Nonsense/1',
  ]) {
    const [head, get] = [await program('HEAD', FHIR + path), await program('GET', FHIR + path)]
    expect([head.statusCode, head.body], path).toEqual([get.statusCode, ''])
    for (const name of ['content-type', 'content-length', 'etag', 'last-modified'] as const)
      expect(head.headers[name], path).toBe(get.headers[name])
  }
})

describe('preferences', () => {
  const bodyAfter = async (prefer: string) =>
    (await program('POST', `${FHIR}/Organization`, organization('P'), { prefer })).body

  test.each([
    ['return=minimal', /^$/],
    ['return="minimal"', /^$/],
    ['RETURN=minimal; wait=10', /^$/],
    ['handling=lenient, return=minimal', /^$/],
    ['return=representation', /"Organization"/],
    ['return=OperationOutcome', /"OperationOutcome"/],
    ['return=minimal, return=representation', /^$/],
    ['return=nonsense', /"Organization"/],
  ])('%s decides what a write answers with', async (prefer, body) => {
    expect(await bodyAfter(prefer)).toMatch(body)
  })

  test('unknown parameters are refused unless leniency is asked for', async () => {
    const strict = await program('GET', `${FHIR}/Organization?nonsense=1`)
    expect([strict.statusCode, issueOf(strict).code]).toEqual([400, 'not-supported'])
    const lenient = await program('GET', `${FHIR}/Organization?nonsense=1&name=none`, undefined, {
      prefer: 'handling="lenient"',
    })
    expect((lenient.json() as Bundle).link?.[0]?.url).toBe(`${hospital.config.origin}${FHIR}/Organization?name=none`)
  })
})

describe('formats', () => {
  const status = async (query: string, accept?: string) => {
    const answer = await program('GET', `${FHIR}/Organization/${id}${query}`, undefined, accept ? { accept } : {})
    if (answer.statusCode !== 200) expect(issueOf(answer).code).toBe('not-supported')
    return answer.statusCode
  }

  test.each([
    'json',
    'application/json',
    'application/fhir+json',
    'application%2Ffhir%2Bjson',
    'text/json',
    'json;fhirVersion=4.0',
    '',
  ])('_format=%s is answered', async (format) => {
    expect(await status(`?_format=${format}`, format === '' ? undefined : 'application/fhir+xml')).toBe(200)
  })

  test.each(['xml', 'application/fhir+xml', 'text/xml', 'ttl', 'html', 'application/fhir+json;fhirVersion=3.0'])(
    '_format=%s is not acceptable',
    async (format) => {
      expect(await status(`?_format=${format}`)).toBe(406)
    },
  )

  test.each([
    ['application/fhir+xml', 406],
    ['application/fhir+json;q=0, application/fhir+xml', 406],
    ['application/fhir+json; fhirVersion=3.0', 406],
    ['application/fhir+json; fhirVersion=4.0', 200],
    ['application/fhir+xml, application/fhir+json;q=0.5', 200],
    ['text/html, */*;q=0.1', 200],
  ] as const)('Accept: %s is answered with %i', async (accept, expected) => {
    expect(await status('', accept)).toBe(expected)
  })

  test.each([
    [{ 'content-type': 'application/fhir+xml' }, 415],
    [{ 'content-type': 'text/plain' }, 415],
    [{ 'content-type': 'application/fhir+json; charset=iso-8859-1' }, 415],
    [{ 'content-type': 'application/fhir+json; fhirVersion=5.0' }, 415],
    [{ 'content-encoding': 'gzip' }, 415],
    [{ 'content-type': 'application/fhir+json; charset="UTF-8"; fhirVersion=4.0' }, 201],
  ] as const)('a body with %o is answered with %i', async (headers, expected) => {
    const answer = await program('POST', `${FHIR}/Organization`, organization('C'), headers)
    expect(answer.statusCode).toBe(expected)
    if (expected === 415) expect(issueOf(answer).code).toBe('not-supported')
  })

  test('_pretty puts it in lines', async () => {
    expect((await program('GET', `${FHIR}/Organization/${id}?_pretty=true`)).body).toContain('\n  "id": ')
  })
})

describe('conditions', () => {
  test('a read or search that the client has already is not sent again', async () => {
    const soon = new Date(Date.now() + 60_000).toUTCString()
    for (const [path, headers, expected] of [
      ['', { 'if-none-match': 'W/"2"' }, 304],
      ['', { 'if-none-match': 'W/"7", W/"2"' }, 304],
      ['', { 'if-none-match': 'W/"1"' }, 200],
      ['', { 'if-modified-since': soon }, 304],
      ['', { 'if-modified-since': 'Mon, 01 Jan 2020 00:00:00 GMT' }, 200],
      ['/_history/1', { 'if-none-match': 'W/"1"' }, 304],
      ['/_history/1', { 'if-modified-since': soon }, 304],
    ] as const) {
      const answer = await program('GET', `${FHIR}/Organization/${id}${path}`, undefined, headers)
      expect([answer.statusCode, answer.body === ''], JSON.stringify(headers)).toEqual([expected, expected === 304])
    }
  })

  test('a search has an ETag that is equal for an equal page, whatever its link to the next says, and changes with it', async () => {
    for (let n = 0; n < 3; n += 1) await program('POST', `${FHIR}/Organization`, organization('Tagged'))
    const url = `${FHIR}/Organization?name=Tagged&_count=2`
    const { etag = '' } = (await program('GET', url)).headers
    const again = await program('GET', url, undefined, { 'if-none-match': String(etag) })
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag])
    await program('POST', `${FHIR}/Organization`, organization('Tagged'))
    const changed = await program('GET', url, undefined, { 'if-none-match': String(etag) })
    expect([changed.statusCode, changed.headers.etag === etag]).toEqual([200, false])
  })

  test('If-Match guards update, patch and delete, by id and by search', async () => {
    const value = 'guarded'
    const body = organization('G', { identifier: [{ system: 'urn:g', value }] })
    const made = await program('PUT', `${FHIR}/Organization?identifier=urn:g|${value}`, body)
    expect([made.statusCode, made.headers.etag]).toEqual([201, 'W/"1"'])
    const one = `${FHIR}/Organization/${made.json().id}`
    const where = `${FHIR}/Organization?identifier=urn:g|${value}`
    const patch = '[{"op":"replace","path":"/name","value":"H"}]'
    const json = { 'content-type': 'application/json-patch+json' }
    const stale = { 'if-match': 'W/"9"' }
    for (const [method, url, content, headers] of [
      ['PUT', one, { ...body, id: made.json().id }, {}],
      ['PUT', where, body, {}],
      ['PATCH', one, patch, json],
      ['PATCH', where, patch, json],
      ['DELETE', one, undefined, {}],
      ['DELETE', where, undefined, {}],
    ] as const) {
      const refused = await program(method, url, content, { ...headers, ...stale })
      expect([refused.statusCode, issueOf(refused).code], `${method} ${url}`).toEqual([412, 'conflict'])
    }
    const patched = await program('PATCH', where, patch, { ...json, 'if-match': 'W/"1"' })
    expect([patched.statusCode, patched.headers.etag]).toEqual([200, 'W/"2"'])
    expect((await program('DELETE', where, undefined, { 'if-match': 'W/"2"' })).statusCode).toBe(204)
    expect((await program('PUT', one, body, { 'if-match': '2' })).statusCode).toBe(400)
  })

  test('a conditional create that finds its record says where it is', async () => {
    const body = organization('E', { identifier: [{ system: 'urn:e', value: '1' }] })
    const condition = { 'if-none-exist': 'identifier=urn:e|1' }
    const first = await program('POST', `${FHIR}/Organization`, body, condition)
    const second = await program('POST', `${FHIR}/Organization`, body, condition)
    expect([first.statusCode, second.statusCode, second.body]).toEqual([201, 200, ''])
    expect(second.headers.location).toBe(first.headers.location)
  })

  test('a program makes a record under an id of its choice, and again after its removal', async () => {
    const url = `${FHIR}/Organization/my.own-id`
    const body = organization('O', { id: 'my.own-id' })
    const made = await program('PUT', url, body)
    expect([made.statusCode, made.headers.location]).toEqual([201, `${hospital.config.origin}${url}/_history/1`])
    await program('DELETE', url)
    const again = await program('PUT', url, body)
    expect([again.statusCode, again.headers.etag]).toEqual([201, 'W/"3"'])
    expect((await program('PUT', url, organization('O', { id: 'another' }))).statusCode).toBe(400)
  })
})

describe('every error is an OperationOutcome', () => {
  test.each([
    ['GET', '/Nonsense', 404],
    ['GET', '/a/b/c/d/e', 404],
    ['GET', '/Organization/none', 404],
    ['POST', '/Organization/$nonsense', 404],
    ['GET', '/Organization?name=%zz', 400],
    ['GET', '/Organization?name=%ff', 400],
    ['GET', '/Organization/%zz', 400],
    ['GET', '/Organization/%00', 404],
    ['GET', '/Organization?name=%00', 400],
    ['GET', `/Organization/${'x'.repeat(300)}`, 400],
    ['GET', `/Organization?name=${'x'.repeat(70_000)}`, 400],
  ])('%s %s', async (method, path, status) => {
    const answer = await program(method, FHIR + path)
    expect(answer.statusCode).toBe(status)
    issueOf(answer)
  })

  test.each([
    ['malformed JSON', '{', 400],
    ['no UTF-8', Buffer.from([0x7b, 0xff]), 400],
    ['no object', '[]', 422],
    ['another type', '{"resourceType":"Patient"}', 422],
    ['a member given twice', '{"resourceType":"Organization","name":"a","name":"b"}', 400],
    ['too much', JSON.stringify(organization('x'.repeat(16 * 2 ** 20))), 413],
  ])('also for a body of %s', async (_, body, status) => {
    const answer = await program('POST', `${FHIR}/Organization`, body)
    expect(answer.statusCode).toBe(status)
    issueOf(answer)
  })

  test('also for a form whose encoding is broken', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await program('POST', `${FHIR}/Organization/_search`, 'name=%zz', form)
    expect(answer.statusCode).toBe(400)
    issueOf(answer)
  })

  test.each([
    ['POST', `/Organization/abc`, 'DELETE, GET, HEAD, PATCH, PUT'],
    ['DELETE', '', 'GET, HEAD, POST'],
    ['PATCH', '/Organization/abc/_history/1', 'GET, HEAD'],
  ])('also for %s %s, which says what the address takes', async (method, path, allow) => {
    const answer = await program(method, FHIR + path)
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, allow])
    issueOf(answer)
  })

  test('also for an address that is longer than the server reads', async () => {
    const answer = await longSearch(90_000)
    expect([answer.status, JSON.parse(answer.body).resourceType]).toEqual([431, 'OperationOutcome'])
  })
})

test('Accept-Patch says which patches are understood: to OPTIONS, and where another was sent', async () => {
  const kinds = 'application/json-patch+json, application/fhir+json'
  const options = await program('OPTIONS', `${FHIR}/Organization/${id}`)
  expect([options.headers['accept-patch'], options.headers.allow]).toEqual([
    kinds,
    'DELETE, GET, HEAD, PATCH, PUT, OPTIONS',
  ])
  const xml = await program('PATCH', `${FHIR}/Organization/${id}`, '<diff/>', {
    'content-type': 'application/xml-patch+xml',
  })
  expect([xml.statusCode, xml.headers['accept-patch']]).toEqual([415, kinds])
  issueOf(xml)
})
