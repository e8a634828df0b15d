import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAnamnesisError, randomBytes } from '@anamnesis/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { grantOwner, openKeyring, patientOwner, readKeyring } from './keyring.ts'

const context = randomBytes(32)
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyring-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function fileOf(kind: 'key' | 'log'): Promise<string> {
  const name = (await readdir(folder)).find((file) => file.startsWith('owners.') && file.endsWith(kind))
  return join(folder, name ?? 'missing')
}

describe('the keyring', () => {
  test('opens after a restart what it wrapped before', async () => {
    const secret = randomBytes(32)
    const before = await openKeyring(folder)
    await before.ensureOwners([patientOwner('p1'), patientOwner('p2')])
    const envelope = before.wrap(patientOwner('p1'), secret, context)
    const after = await openKeyring(folder)
    expect(after.unwrap(envelope, context)).toEqual(Buffer.from(secret))
    expect(after.purposeKey('tokens')).toEqual(before.purposeKey('tokens'))
    expect(after.purposeKey('tokens')).not.toEqual(after.purposeKey('digests'))
  })

  test('makes one key for an owner that many requests ask for at once', async () => {
    const keyring = await openKeyring(folder)
    await Promise.all(Array.from({ length: 20 }, () => keyring.ensureOwners([patientOwner('p1')])))
    expect((await readFile(await fileOf('log'), 'utf8')).split('\n')).toHaveLength(2)
  })

  test('refuses an envelope in another context', async () => {
    const keyring = await openKeyring(folder)
    await keyring.ensureOwners([patientOwner('p1')])
    const envelope = keyring.wrap(patientOwner('p1'), randomBytes(32), context)
    expect(() => keyring.unwrap(envelope, randomBytes(32))).toThrowError(/does not open/)
  })

  test('forgets an erased person for good, also when the keyring of before is copied back without its old epoch key', async () => {
    const keyring = await openKeyring(folder)
    await keyring.ensureOwners([patientOwner('gone'), patientOwner('stays')])
    const oldLog = await fileOf('log')
    const oldLines = await readFile(oldLog)
    const gone = keyring.wrap(patientOwner('gone'), randomBytes(32), context)
    const stays = keyring.wrap(patientOwner('stays'), randomBytes(32), context)
    await keyring.destroyOwners([patientOwner('gone')])
    await writeFile(oldLog, oldLines)
    for (const ring of [keyring, await openKeyring(folder)]) {
      expect(() => ring.unwrap(gone, context)).toThrowError(/destroyed/)
      expect(ring.unwrap(stays, context)).toHaveLength(32)
      expect(ring.erased()).toEqual([patientOwner('gone')])
      await expect(ring.ensureOwners([patientOwner('gone')])).rejects.toSatisfy((error) =>
        isAnamnesisError(error, 'deleted'),
      )
    }
  })

  test('wraps nothing more for an owner that was closed, and still opens what was', async () => {
    const keyring = await openKeyring(folder)
    const owner = grantOwner('0x01')
    await keyring.ensureOwners([owner])
    const envelope = keyring.wrap(owner, randomBytes(32), context)
    await keyring.closeOwners([owner])
    for (const ring of [keyring, await openKeyring(folder)]) {
      expect(ring.unwrap(envelope, context)).toHaveLength(32)
      expect(() => ring.wrap(owner, randomBytes(32), context)).toThrowError(/nothing more/)
    }
    await keyring.destroyOwners([owner])
    expect(() => keyring.unwrap(envelope, context)).toThrowError(/destroyed/)
    await expect(keyring.ensureOwners([owner])).rejects.toSatisfy((error) => isAnamnesisError(error, 'deleted'))
  })

  test('cuts off a torn last line and goes on', async () => {
    const before = await openKeyring(folder)
    await before.ensureOwners([patientOwner('p1')])
    const envelope = before.wrap(patientOwner('p1'), randomBytes(32), context)
    await appendFile(await fileOf('log'), 'dG9ybg')
    const after = await openKeyring(folder)
    await after.ensureOwners([patientOwner('p2')])
    const again = await openKeyring(folder)
    expect(again.unwrap(envelope, context)).toHaveLength(32)
    expect(again.keyIdOf(patientOwner('p2'))).toBe(after.keyIdOf(patientOwner('p2')))
  })

  test('reports a damaged line instead of losing keys in silence', async () => {
    const keyring = await openKeyring(folder)
    await keyring.ensureOwners([patientOwner('p1')])
    await appendFile(await fileOf('log'), 'ZGFtYWdlZCBsaW5lIHRoYXQgaXMgbG9uZyBlbm91Z2g=\n')
    await expect(openKeyring(folder)).rejects.toSatisfy((error) => isAnamnesisError(error, 'integrity-failed'))
  })

  test('takes up where a crash in the middle of an epoch change left it', async () => {
    const keyring = await openKeyring(folder)
    await keyring.ensureOwners([patientOwner('p1')])
    const envelope = keyring.wrap(patientOwner('p1'), randomBytes(32), context)
    await writeFile(join(folder, 'owners.2.key'), randomBytes(32))
    const after = await openKeyring(folder)
    expect(after.unwrap(envelope, context)).toHaveLength(32)
    await after.replaceEpoch()
    expect((await readdir(folder)).filter((file) => file.startsWith('owners.')).sort()).toEqual([
      'owners.2.key',
      'owners.2.log',
    ])
    expect((await openKeyring(folder)).unwrap(envelope, context)).toHaveLength(32)
  })

  test('finishes an erasure that a crash interrupted: whoever is on the list has no key any more', async () => {
    const keyring = await openKeyring(folder)
    await keyring.ensureOwners([patientOwner('p1'), patientOwner('p2'), 'grant:0x01'])
    const envelopes = ['p1', 'p2'].map((id) => keyring.wrap(patientOwner(id), randomBytes(32), context))
    await appendFile(join(folder, 'erased.list'), `${patientOwner('p1')}\ngrant:0x01\n`)
    await openKeyring(folder)
    await rm(join(folder, 'erased.list'))
    const after = await openKeyring(folder)
    expect(envelopes.map(after.hasKeyOf)).toEqual([false, true])
    expect(() => after.keyIdOf('grant:0x01')).not.toThrow()
  })

  test('a reader opens what is there, changes no file in the middle of a writer’s change, and makes nothing', async () => {
    await expect(readKeyring(folder)).rejects.toSatisfy((error) => isAnamnesisError(error, 'integrity-failed'))
    expect(await readdir(folder)).toEqual([])
    const writer = await openKeyring(folder)
    await writer.ensureOwners([patientOwner('p1')])
    const envelope = writer.wrap(patientOwner('p1'), randomBytes(32), context)
    await writeFile(join(folder, 'owners.2.key'), randomBytes(32))
    await appendFile(join(folder, 'owners.1.log'), 'dG9ybg')
    const before = await readFile(join(folder, 'owners.1.log'))
    const reader = await readKeyring(folder)
    expect(reader.unwrap(envelope, context)).toHaveLength(32)
    expect(await readdir(folder)).toContain('owners.2.key')
    expect(await readFile(join(folder, 'owners.1.log'))).toEqual(before)
    for (const change of [reader.ensureOwners([patientOwner('p2')]), reader.destroyOwners([patientOwner('p1')])])
      await expect(change).rejects.toSatisfy((error) => isAnamnesisError(error, 'data-in-use'))
  })

  test('reads 20,000 owners in seconds', async () => {
    const keyring = await openKeyring(folder)
    await keyring.ensureOwners(Array.from({ length: 20_000 }, (_, number) => patientOwner(`p${number}`)))
    const started = performance.now()
    await openKeyring(folder)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
