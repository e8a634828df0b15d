import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'

let hospital: WholeHospital
beforeAll(async () => {
  hospital = await startWholeHospital()
  await hospital.call(PROGRAM, 'POST', '/fhir/R4/Patient', { resourceType: 'Patient', name: [{ family: 'Tansy' }] })
})
afterAll(() => hospital.close())

const get = (who: string | null, url: string) => hospital.call(who, 'GET', url)

test('says in public who it is, who is in the network and who treats here', async () => {
  const { hospital: self, origin, patientOrigins, ledger } = hospital.config
  expect((await get(null, '/api/hospital')).json()).toEqual({
    ...self,
    sample: true,
    origin,
    patientOrigin: patientOrigins[0],
    issuer: `${origin}/oidc`,
    ledger: ledger.ledgers[0],
  })
  expect((await get(null, '/api/network')).json()).toEqual([{ ...self, endpoint: origin, active: true, self: true }])
  expect((await get(null, '/api/directory')).json()).toEqual({
    practitioners: [
      { person: 'lakeside.lee', name: 'Dr Anna Lee', role: 'physician', specialty: 'Cardiology' },
      { person: 'staff.nurse', name: 'nurse', role: 'nurse', specialty: null },
    ],
  })
})

test('says to everybody with a token who they are', async () => {
  expect((await get('lakeside.lee', '/api/me')).json()).toEqual({
    person: 'lakeside.lee',
    name: 'Dr Anna Lee',
    role: 'physician',
    department: 'cardiology',
    hospital: hospital.config.hospital.id,
    patient: null,
  })
})

test('an administrator watches hospitals, chain, anchoring and store', async () => {
  const status = (await get('staff.administrator', '/api/admin/status')).json()
  expect(status.hospitals).toMatchObject([{ self: true, reachable: true }])
  expect(status.chain).toMatchObject({ reachable: true, chainId: hospital.config.ledger.ledgers[0]?.chainId })
  expect(status.chain.height).toBeGreaterThan(0)
  expect(status.store).toMatchObject({ records: 1, patients: 1, visiting: 0 })
  expect(status.anchoring.backlog + status.anchoring.anchored).toBeGreaterThan(0)
  expect((await get('lakeside.lee', '/api/admin/status')).statusCode).toBe(403)
})

test('a privacy officer reads the audit, without what was looked at', async () => {
  const answer = await get('staff.privacy-officer', '/api/admin/audit')
  const { entries } = answer.json()
  expect(entries[0]).toMatchObject({ person: PROGRAM, kind: 'wrote', categories: [], records: [] })
  expect(answer.body).not.toContain('Tansy')
  expect((await get('staff.privacy-officer', '/api/admin/audit?before=x')).statusCode).toBe(400)
  expect((await get('staff.nurse', '/api/admin/audit')).statusCode).toBe(403)
})

test('pages of the audit follow each other', async () => {
  await Promise.all(
    Array.from({ length: 60 }, () =>
      hospital.call(PROGRAM, 'POST', '/fhir/R4/Basic', { resourceType: 'Basic', code: { text: 'page' } }),
    ),
  )
  const first = (await get('staff.privacy-officer', '/api/admin/audit')).json()
  const second = (await get('staff.privacy-officer', `/api/admin/audit?before=${first.next}`)).json()
  const ids = [...first.entries, ...second.entries].map(({ id }: { id: string }) => id)
  expect(first.entries).toHaveLength(50)
  expect(ids.length).toBeGreaterThan(60)
  expect(new Set(ids).size).toBe(ids.length)
  expect(second.next).toBeNull()
})

test('is alive and ready while database and ledger answer', async () => {
  expect((await get(null, '/livez')).statusCode).toBe(200)
  expect((await get(null, '/readyz')).json()).toEqual({ status: 'ready', database: 'ready', ledger: 'ready' })
  const metrics = (await get(null, '/metrics')).body
  expect(metrics).toContain('anamnesis_anchoring_backlog')
  expect(metrics).not.toContain('Tansy')
})

test('passes reading calls on to the ledger and refuses everything else', async () => {
  const rpc = async (body: unknown) => (await hospital.call(null, 'POST', '/rpc', body)).json()
  const request = (method: string, params: unknown[] = []) => ({ jsonrpc: '2.0', id: 7, method, params })
  expect(await rpc(request('eth_chainId'))).toMatchObject({ id: 7, result: expect.stringMatching(/^0x/) })
  for (const method of [
    'anvil_setStorageAt',
    'evm_mine',
    'eth_sendTransaction',
    'eth_sendRawTransaction',
    'debug_traceCall',
  ])
    expect(await rpc(request(method))).toMatchObject({ error: { code: -32601 } })
  expect(await rpc([request('eth_blockNumber'), request('net_version')])).toHaveLength(2)
  const wide = { fromBlock: '0x0', toBlock: '0xffffff' }
  for (const params of [[{}], [wide], [{ fromBlock: '0x0', toBlock: 'latest' }]])
    expect(await rpc(request('eth_getLogs', params))).toMatchObject({ error: { code: -32602 } })
  expect(await rpc(request('eth_getLogs', [{ fromBlock: '0x0', toBlock: '0x1' }]))).toMatchObject({
    result: expect.any(Array),
  })
  const long = { to: `0x${'00'.repeat(20)}`, data: `0x${'00'.repeat(5000)}` }
  expect(await rpc(request('eth_call', [long, 'latest']))).toMatchObject({ error: { code: -32602 } })
  const many = Array.from({ length: 21 }, () => request('eth_blockNumber'))
  expect((await hospital.call(null, 'POST', '/rpc', many)).statusCode).toBe(400)
  expect(await rpc(request('eth_call', [{ to: '0x1' }, 'latest']))).toMatchObject({
    error: { code: expect.any(Number) },
  })
})
