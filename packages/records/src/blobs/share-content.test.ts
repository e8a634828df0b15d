import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EVERYTHING, parsed, program, testRecordsOfPatient } from '../store/store.test-support.ts'
import { saidOfContent } from './binary-resource.ts'
import { CHUNK_BYTES } from './blob-seal.ts'
import type { SealedContent } from './blob-types.ts'
import { openSealedContent } from './share-content.ts'

let world: Awaited<ReturnType<typeof testRecordsOfPatient>>
let patient: string
beforeAll(async () => {
  world = await testRecordsOfPatient()
  patient = world.patient
})
afterAll(() => world.drop())

async function binaryOf(content: Buffer) {
  const about = { contentType: 'image/png', about: `Patient/${patient}` }
  const { id, version, bytes } = await world.records.writeContent(program(), about, [content])
  const said = saidOfContent((parsed(bytes) as unknown as { _data: unknown })._data)
  if (said === null) throw new RangeError('the content is beside its record')
  return { id, version, said }
}

/** In pieces as a network brings them. */
async function* inPieces({ sealed }: SealedContent, change: (all: Buffer) => Buffer = (all) => all) {
  const all = change(Buffer.concat(await Array.fromAsync(sealed)))
  for (let at = 0; at < all.length; at += 70_001) yield all.subarray(at, at + 70_001)
}

const SIZES = [300 * 1024, CHUNK_BYTES, 2 * CHUNK_BYTES + 7]

test.each(SIZES)('content of %i bytes opens at the other side to what its record says', async (size) => {
  const content = Buffer.alloc(size, `long ${size}`)
  const { id, version, said } = await binaryOf(content)
  expect(said.digest.toString()).toBe(createHash('sha256').update(content).digest().toString())
  const ask = () => world.records.sealedContent(EVERYTHING, patient, { id, version })
  expect(Buffer.concat(await Array.fromAsync((await ask()).sealed)).includes('long')).toBe(false)
  const shared = await ask()
  const opened = await Array.fromAsync(openSealedContent(inPieces(shared), shared, said))
  expect(Buffer.concat(opened).equals(content)).toBe(true)
})

test('is given to nobody whom the conditions do not open its record', async () => {
  const { id, version } = await binaryOf(Buffer.alloc(400 * 1024, 'kept back'))
  const ask = (conditions = EVERYTHING, whose = patient, which = version) =>
    world.records.sealedContent(conditions, whose, { id, version: which })
  const refused = { code: 'not-found' }
  const withoutOther = EVERYTHING.categories.filter((category) => category !== 'other')
  await expect(ask({ ...EVERYTHING, categories: withoutOther })).rejects.toMatchObject(refused)
  await expect(ask(EVERYTHING, 'somebody-else')).rejects.toMatchObject(refused)
  await expect(ask(EVERYTHING, patient, version + 1)).rejects.toMatchObject(refused)
})

test('other content than the record speaks of is not given out whole, nor any that was changed or cut', async () => {
  const content = Buffer.alloc(2 * CHUNK_BYTES + 7, 'mine')
  const { id, version, said } = await binaryOf(content)
  const forged = await binaryOf(Buffer.alloc(content.length, 'other'))
  const open = async (from: typeof forged, change?: (all: Buffer) => Buffer) => {
    const shared = await world.records.sealedContent(EVERYTHING, patient, from)
    let length = 0
    for await (const part of openSealedContent(inPieces(shared, change), shared, said)) length += part.length
    return length
  }
  const refused = { code: 'integrity-failed' }
  const mine = { id, version, said }
  await expect(open(mine)).resolves.toBe(content.length)
  await expect(open(forged)).rejects.toMatchObject(refused)
  await expect(open(mine, (all) => all.subarray(0, all.length - 40))).rejects.toMatchObject(refused)
  await expect(open(mine, (all) => all.subarray(0, CHUNK_BYTES + 16))).rejects.toMatchObject(refused)
  await expect(open(mine, (all) => Buffer.concat([all, Buffer.alloc(1)]))).rejects.toMatchObject(refused)
  await expect(
    open(mine, (all) => {
      all[9] = (all[9] ?? 0) ^ 1
      return all
    }),
  ).rejects.toMatchObject(refused)
})
