import { randomUUID } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import type { CommitmentHeader } from '@anamnesis/core'
import { open } from '@anamnesis/core/seal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealTogether } from './seal-together.ts'
import { commitmentUnder } from './seal-version.ts'
import { HOSPITAL, program, testRecords } from './store.test-support.ts'

/** Threads that were started, the newest last. */
const threads: Worker[] = []
process.on('worker', (thread) => threads.push(thread))

let world: Awaited<ReturnType<typeof testRecords>>
beforeAll(async () => {
  world = await testRecords()
})
afterAll(() => world.drop())

function versions(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const header: CommitmentHeader = {
      custodian: HOSPITAL,
      type: 'Patient',
      id: randomUUID(),
      version: 1,
      operation: 'create',
      previous: null,
    }
    return { header, text: `{"text":"${'Jörg '.repeat(index)}"}` }
  })
}

test('versions sealed in the other thread open in their order, each under a secret of its own, as do few sealed at once', async () => {
  const asked = [versions(1), versions(200), versions(0), versions(64)]
  const sealed = await Promise.all(asked.map(sealTogether))
  const secrets = new Set<string>()
  for (const [round, each] of asked.entries()) {
    expect(sealed[round]).toHaveLength(each.length)
    for (const [index, { header, text }] of each.entries()) {
      const { doc, secret, commitment } = sealed[round]?.[index] ?? expect.fail('every version is sealed')
      const bytes = open(doc, secret, header)
      expect(Buffer.from(bytes).toString()).toBe(text)
      expect(Buffer.compare(commitment, commitmentUnder(secret, header, bytes))).toBe(0)
      secrets.add(Buffer.from(secret).toString('hex'))
    }
  }
  expect(secrets.size).toBe(265)
})

test('a thread that ends takes with it what it was asked for, and the next versions are sealed by another', async () => {
  const failures = [versions(2000), versions(17)].map((asked) => sealTogether(asked).then(() => 'sealed', String))
  await threads.at(-1)?.terminate()
  expect(await Promise.all(failures)).toEqual(Array(2).fill('Error: the thread that seals ended'))
  expect(await sealTogether(versions(20))).toHaveLength(20)
  expect(threads).toHaveLength(2)
})

const TABLES = ['res', 'hist', 'event', 'i_tok', 'i_tok_of', 'i_str', 'i_rng', 'i_ref', 'audit', 'test_leaf']

async function rowsOf(tables: readonly string[]): Promise<number> {
  const counts = await Promise.all(
    tables.map((table) => world.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)),
  )
  return counts.reduce((sum, { rows }) => sum + (rows[0]?.n ?? 0), 0)
}

test('a transaction whose thread ends after some of it was stored leaves nothing, and goes in when it is sent again', async () => {
  const entry = Array.from({ length: 1000 }, (_, n) => ({
    resource: { resourceType: 'Basic', code: { text: `record ${n}` } },
    request: { method: 'POST', url: 'Basic' },
  }))
  const body = JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry })
  const thread = threads.at(-1) ?? expect.fail('a thread was started')
  const post = thread.postMessage.bind(thread)
  let asked = 0
  thread.postMessage = (message) => {
    post(message)
    asked += 1
    // By then two chunks at most are under way, so that the first one is in the database.
    if (asked === 4) void thread.terminate()
  }
  await expect(world.records.bundle(program(), body)).rejects.toThrow('the thread that seals ended')
  expect([asked, await rowsOf(TABLES)]).toEqual([4, 0])
  await world.records.bundle(program(), body)
  expect(await rowsOf(['res', 'hist', 'event', 'test_leaf'])).toBe(4001)
})
