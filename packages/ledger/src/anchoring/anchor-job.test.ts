import { spawn } from 'node:child_process'
import { leafOf, randomBytes, rootOf, toHex } from '@anamnesis/core'
import { inTransaction } from '@anamnesis/database'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AnchorProcessOptions } from '../testing/anchor-process.ts'
import { eventually } from '../testing/rpc.ts'
import type { TestAnchoring } from '../testing/test-hospital.ts'
import { openTestAnchoring } from '../testing/test-hospital.ts'
import type { TestHospital, TestNetwork } from '../testing/test-network.ts'
import { newHospital, startTestNetwork } from '../testing/test-network.ts'
import { appendLeaves } from './append-leaves.ts'
import type { Batch } from './batch-store.ts'
import { freezeBatch, markAnchored, readOpenBatch } from './batch-store.ts'
import { buildTree } from './merkle-tree.ts'
import { createReceipts } from './receipts.ts'

let network: TestNetwork
let own: TestAnchoring

let turn = 0

beforeAll(async () => {
  network = await startTestNetwork(20)
})

afterAll(() => network.stop())

beforeEach(async () => {
  own = await openTestAnchoring(network, network.hospitals[turn] as TestHospital)
  turn += 1
})

afterEach(() => own.stop())

async function batches(): Promise<{ sequence: bigint; kind: string; size: number; leaves: number }[]> {
  const { rows } = await own.database.query('SELECT sequence, kind, size, leaves FROM batch ORDER BY sequence')
  return rows
}

/** Checks that the ledger and the database have the same batches, each sent once, and that every leaf has a valid receipt. */
async function expectAllAnchoredOnce(): Promise<void> {
  const { ledger } = network
  const { id } = own.hospital
  const count = (await batches()).length
  expect(await ledger.anchors.lastSequence(id)).toBe(count)
  const address = privateKeyToAccount(own.hospital.operatorKey).address
  expect(await ledger.client.getTransactionCount({ address })).toBe(count)
  const { rows } = await own.database.query<{ commitment: Buffer }>('SELECT commitment FROM leaf')
  const receipts = await createReceipts(own.database, id).receiptsFor(rows.map(({ commitment }) => toHex(commitment)))
  expect(receipts.size).toBe(rows.length)
  for (const { commitment, proof, sequence } of receipts.values())
    expect(rootOf(leafOf(id, commitment), proof)).toBe(await ledger.anchors.root(id, sequence))
}

test('anchors what was committed and nothing that was rolled back', async () => {
  const job = own.start()
  await own.append('record', 3)
  await inTransaction(own.database, async (transaction) => {
    await appendLeaves(transaction, 'record', [randomBytes(32)])
    throw new Error('rolled back')
  }).catch(() => {})
  await own.settled(job)
  expect(await job.status()).toMatchObject({ backlog: 0, lastSequence: 1, anchored: 3, alarm: null })
  expect((await job.status()).lastAnchoredAt).toBe(network.chain.head().time * 1000)
  await expectAllAnchoredOnce()
})

test('a leaf that comes twice is anchored once', async () => {
  const [commitment] = await own.append('record', 1)
  const again = () =>
    inTransaction(own.database, (transaction) => appendLeaves(transaction, 'record', [commitment as Uint8Array]))
  await again()
  const job = own.start()
  await own.settled(job)
  await again()
  await own.settled(job)
  expect((await job.status()).anchored).toBe(1)
  await expectAllAnchoredOnce()
})

test('keeps records and audit in trees of their own, taking turns, each padded to the same size', async () => {
  await own.append('record', 2)
  await own.append('audit', 5)
  const job = own.start()
  await own.settled(job)
  await own.append('record', 1)
  await own.append('audit', 1)
  await own.settled(job)
  const found = await batches()
  expect(found.slice(0, 2)).toMatchObject([
    { sequence: 1n, kind: 'record', size: 1_024, leaves: 2 },
    { sequence: 2n, kind: 'audit', size: 1_024, leaves: 5 },
  ])
  expect(
    found
      .slice(2)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['audit', 'record'])
  await expectAllAnchoredOnce()
})

test('takes what does not fit into the usual batch in one large batch', async () => {
  await own.append('record', 17)
  await own.append('audit', 16)
  const job = own.start({ sizes: { usual: 16, large: 64 } })
  await own.settled(job)
  expect(await batches()).toMatchObject([
    { size: 64, leaves: 17 },
    { size: 16, leaves: 16 },
  ])
  await expectAllAnchoredOnce()
})

test('lets the first leaf wait for company and batches be an interval apart', async () => {
  const job = own.start({ company: 150, interval: 400 })
  const started = Date.now()
  await own.append('record', 1)
  await own.append('record', 1)
  await own.settled(job)
  await own.append('record', 1)
  await own.settled(job)
  const { rows } = await own.database.query<{ frozen: Date; leaves: number }>(
    'SELECT frozen, leaves FROM batch ORDER BY id',
  )
  const [first, second] = rows.map(({ frozen }) => frozen.getTime()) as [number, number]
  expect(rows.map(({ leaves }) => leaves)).toEqual([2, 1])
  expect(first - started).toBeGreaterThanOrEqual(150)
  expect(second - first).toBeGreaterThanOrEqual(390)
})

test('freezes the next batch only when the one before is anchored', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const purposes: string[] = []
  const job = own.start({
    journal: {
      send: async (purpose, call) => {
        purposes.push(purpose)
        await held
        return own.journal.send(purpose, call)
      },
    },
  })
  await own.append('record', 1)
  await eventually(async () => purposes.length === 1)
  await own.append('record', 1)
  expect(await batches()).toHaveLength(1)
  release()
  await own.settled(job)
  const { rows } = await own.database.query<{ orderly: boolean }>(
    `SELECT b.frozen > t.settled AS orderly FROM batch b JOIN ledger_transaction t ON t.purpose LIKE 'anchor 1 %' WHERE b.sequence = 2`,
  )
  expect(rows).toEqual([{ orderly: true }])
  await expectAllAnchoredOnce()
})

test.each(['frozen', 'journalled', 'final'] as const)(
  'anchors each batch exactly once when killed with one that is %s',
  async (killAt) => {
    await own.append('record', 10)
    const { databaseUrl, hospital } = own
    const { addresses } = network.ledger
    const options: AnchorProcessOptions = {
      ...{ databaseUrl, addresses, killAt, rpcUrl: network.chain.rpcUrl },
      operatorKey: hospital.operatorKey,
      hospital: hospital.id,
    }
    const program = new URL('../testing/anchor-process.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: 'inherit' })
    const signal = await new Promise((resolve) => child.once('exit', (_, by) => resolve(by)))
    expect(signal).toBe('SIGKILL')
    expect(await batches()).toHaveLength(1)
    const before = await own.database.query('SELECT commitment, batch, index FROM leaf ORDER BY index')
    await own.append('record', 1)
    await own.settled(own.start())
    const after = await own.database.query('SELECT commitment, batch, index FROM leaf WHERE batch = 1 ORDER BY index')
    expect(after.rows).toEqual(before.rows)
    await expectAllAnchoredOnce()
  },
)

test('sends again what the ledger does not have', async () => {
  const { chainId, anchors } = network.ledger.addresses
  const [commitment] = await own.append('record', 1)
  const receipts = createReceipts(own.database, own.hospital.id)
  const address = { chainId, contract: anchors }
  await freezeBatch(own.database, address, { kind: 'record', limit: 10 }, async (commitments) => {
    const draft = { size: 1_024, padding: randomBytes(32) }
    return { ...draft, ...buildTree({ ...draft, commitments, hospital: own.hospital.id }) }
  })
  const batch = (await readOpenBatch(own.database, address)) as Batch
  await markAnchored(own.database, batch.id, Date.now())
  const job = own.start()
  await eventually(async () => (await network.ledger.anchors.root(own.hospital.id, 1)) === batch.root)
  await own.settled(job)
  expect(await receipts.receiptFor(toHex(commitment as Uint8Array))).not.toBeNull()
  await expectAllAnchoredOnce()
})

test('stops with an alarm when the ledger has a batch that the database does not: an old copy was restored', async () => {
  await own.append('record', 1)
  const job = own.start()
  await own.settled(job)
  await job.stop()
  await own.database.query('DELETE FROM leaf; DELETE FROM batch')
  await own.append('record', 1)
  const restored = own.start()
  await eventually(async () => (await restored.status()).alarm)
  expect(await restored.status()).toMatchObject({ alarm: expect.stringContaining('batch 1'), backlog: 1 })
  expect(await batches()).toEqual([])
})

test('stops with an alarm when the ledger has another root', async () => {
  await own.append('record', 1)
  const job = own.start()
  await own.settled(job)
  await job.stop()
  await own.database.query('UPDATE batch SET root = $1', [Buffer.alloc(32, 1)])
  const restarted = own.start()
  expect(await eventually(async () => (await restarted.status()).alarm)).toContain('another root')
})

test('stops with an alarm when someone else anchors for this hospital meanwhile', async () => {
  const job = own.start()
  await eventually(async () => (await job.status()).lastSequence === 0)
  const { anchors } = network.ledger
  const call = anchors.anchorCall(own.hospital.id, 1, toHex(randomBytes(32)))
  await (await own.journal.send('theft', call)).done
  await own.append('record', 1)
  expect(await eventually(async () => (await job.status()).alarm)).toContain('another root')
})

test('says why it cannot anchor, and keeps the batch', async () => {
  const stranger = await openTestAnchoring(network, newHospital('https://stranger.example'))
  try {
    await stranger.append('record', 1)
    const job = stranger.start()
    const status = await eventually(async () => {
      const found = await job.status()
      return found.problem !== null && found
    })
    expect(status).toMatchObject({ problem: expect.stringContaining('AnchorLogNotOperator'), backlog: 1, alarm: null })
  } finally {
    await stranger.stop()
  }
})
