import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HospitalId } from '@anamnesis/core'
import type { TestDatabase } from '@anamnesis/database/testing'
import { testDatabase } from '@anamnesis/database/testing'
import { generateKeyPair } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ExchangeContext } from './context.ts'
import { queueOnce, sendDueMessages } from './outbox.ts'
import { exchangeMigrations } from './schema.ts'

const OTHER: HospitalId = `0x${'bb'.repeat(32)}`
const news = { grant: `0x${'cc'.repeat(32)}` }

let storage: TestDatabase
beforeAll(async () => {
  storage = await testDatabase(exchangeMigrations)
})
afterAll(() => storage.drop())

const waiting = async () => (await storage.database.query('SELECT FROM outbox')).rowCount
const tell = () => queueOnce(storage.database, OTHER, '/exchange/v1/news', news)

test('a silent hospital gets one word of news, however much was new; news under way is told again', async () => {
  for (let change = 0; change < 3; change += 1) await tell()
  expect(await waiting()).toBe(1)
  let meanwhile = tell
  const peer = createServer((_request, response) => {
    const first = meanwhile
    meanwhile = async () => {}
    first().then(() => response.end('{}'))
  })
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(peer.address() as AddressInfo).port}`
  const context = {
    self: `0x${'aa'.repeat(32)}`,
    database: storage.database,
    exchangeKey: (await generateKeyPair('ES256')).privateKey,
    findPeer: async () => ({ id: OTHER, endpoint, exchangeKey: '0x', active: true }),
    now: () => Date.now(),
  } as unknown as ExchangeContext
  expect(await sendDueMessages(context)).toBe(1)
  expect(await waiting()).toBe(1)
  expect(await sendDueMessages(context)).toBe(1)
  expect(await waiting()).toBe(0)
  peer.close()
})
