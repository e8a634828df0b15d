import type { KeyObject } from 'node:crypto'
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AnamnesisError } from '@anamnesis/core'
import { appendDurably, shred, syncFolder, truncateDurably, writeDurably } from './durable-file.ts'

/** One owner's key and the id by which wrapped secrets name it. */
export type OwnerKey = { readonly owner: string; readonly id: string; readonly key: Buffer }

/** An append-only file of owner keys, each line encrypted under the file's epoch key. */
export type KeyDrawer = {
  readonly keys: () => readonly OwnerKey[]
  readonly append: (keys: readonly OwnerKey[]) => Promise<void>
  /** Writes the keys that are kept under a new epoch key and destroys the old one: with it, every other key is beyond reach. */
  readonly replaceEpoch: (keep: (key: OwnerKey) => boolean) => Promise<void>
}

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** What a process may do with a keyring: one at a time may write, any number may look. */
export type KeyringMode = 'write' | 'read'

/** Bytes of a key id. */
export const KEY_ID_BYTES = 16
const KEY_BYTES = 32
const EPOCH_FILE_BYTES = KEY_BYTES * 2

/**
 * Opens a drawer in a folder, creating it on first use. One file for all owners rather than one each: a bundle with a thousand new patients costs one
 * fsync, a torn last line is cut off on the next start, and reading 100,000 keys takes half a second.
 * Who only reads leaves every file as it is: what looks like the rest of a crash may be another process in the middle of a change.
 * @throws `integrity-failed` if a line other than a torn last one does not open, or a reader finds no keys
 */
export async function openKeyDrawer(folder: string, name: string, mode: KeyringMode = 'write'): Promise<KeyDrawer> {
  let epoch = await currentEpoch(folder, name, mode)
  let epochKey = await readEpochKey(folder, name, epoch)
  let kept = await readLog(folder, name, epoch, epochKey, mode)
  return {
    keys: () => [...kept],
    append: async (keys) => {
      const lines = keys.map((key) => encryptLine(key, epochKey, context(name, epoch)))
      await appendDurably(logFile(folder, name, epoch), lines.join(''))
      kept.push(...keys)
    },
    replaceEpoch: async (keep) => {
      const next = epoch + 1
      const nextKey = randomBytes(KEY_BYTES)
      const nextKept = kept.filter(keep)
      await writeDurably(keyFile(folder, name, next), nextKey.toString('hex'))
      // The log appears whole and last: until then a start takes the old epoch, from then on the new one.
      const lines = nextKept.map((key) => encryptLine(key, createSecretKey(nextKey), context(name, next)))
      await writeDurably(logFile(folder, name, next), lines.join(''))
      await removeEpoch(folder, name, epoch)
      epoch = next
      epochKey = createSecretKey(nextKey)
      kept = nextKept
    },
  }
}

function keyFile(folder: string, name: string, epoch: number): string {
  return join(folder, `${name}.${epoch}.key`)
}

function logFile(folder: string, name: string, epoch: number): string {
  return join(folder, `${name}.${epoch}.log`)
}

function context(name: string, epoch: number): Buffer {
  return Buffer.from(`anamnesis/keyring/v1/${name}/${epoch}`)
}

/** Finds the newest complete epoch and clears away what a crash left of others; makes the first one in an empty folder. */
async function currentEpoch(folder: string, name: string, mode: KeyringMode): Promise<number> {
  const pattern = new RegExp(`^${name}\\.(\\d+)\\.(key|log)$`)
  const found = new Map<number, Set<string>>()
  for (const file of await readdir(folder)) {
    const [, number, kind] = pattern.exec(file) ?? []
    if (number === undefined || kind === undefined) continue
    found.set(Number(number), (found.get(Number(number)) ?? new Set()).add(kind))
  }
  const complete = [...found].filter(([, kinds]) => kinds.size === 2).map(([epoch]) => epoch)
  if (complete.length === 0) {
    if ([...found.values()].some((kinds) => kinds.has('log')))
      throw new AnamnesisError('integrity-failed', `the epoch key of the keyring's ${name} is missing`)
    if (mode === 'read') throw new AnamnesisError('integrity-failed', `the keyring has no ${name}`)
    await writeDurably(keyFile(folder, name, 1), randomBytes(KEY_BYTES).toString('hex'))
    await writeDurably(logFile(folder, name, 1), '')
    return 1
  }
  const newest = Math.max(...complete)
  if (mode === 'read') return newest
  for (const epoch of found.keys()) if (epoch !== newest) await removeEpoch(folder, name, epoch)
  return newest
}

async function removeEpoch(folder: string, name: string, epoch: number): Promise<void> {
  await shred(keyFile(folder, name, epoch), EPOCH_FILE_BYTES).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rm(logFile(folder, name, epoch), { force: true })
  await syncFolder(folder)
}

async function readEpochKey(folder: string, name: string, epoch: number): Promise<KeyObject> {
  const key = Buffer.from(await readFile(keyFile(folder, name, epoch), 'utf8'), 'hex')
  if (key.length !== KEY_BYTES)
    throw new AnamnesisError('integrity-failed', `the epoch key of the keyring's ${name} is damaged`)
  return createSecretKey(key)
}

async function readLog(
  folder: string,
  name: string,
  epoch: number,
  epochKey: KeyObject,
  mode: KeyringMode,
): Promise<OwnerKey[]> {
  const file = logFile(folder, name, epoch)
  const text = await readFile(file, 'latin1')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  // Nothing was acknowledged that rests on a torn line: its append had not returned.
  if (whole.length < text.length && mode === 'write') await truncateDurably(file, whole.length)
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => decryptLine(line, epochKey, context(name, epoch)))
}

function encryptLine({ id, key, owner }: OwnerKey, epochKey: KeyObject, associated: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, epochKey, nonce).setAAD(associated)
  const plain = Buffer.concat([Buffer.from(id, 'hex'), key, Buffer.from(owner)])
  const line = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return `${line.toString('base64')}\n`
}

function decryptLine(line: string, epochKey: KeyObject, associated: Buffer): OwnerKey {
  const bytes = Buffer.from(line, 'base64')
  try {
    const decipher = createDecipheriv(CIPHER, epochKey, bytes.subarray(0, NONCE_BYTES)).setAAD(associated)
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    return {
      id: plain.toString('hex', 0, KEY_ID_BYTES),
      key: plain.subarray(KEY_ID_BYTES, KEY_ID_BYTES + KEY_BYTES),
      owner: plain.toString('utf8', KEY_ID_BYTES + KEY_BYTES),
    }
  } catch (cause) {
    throw new AnamnesisError('integrity-failed', 'a line of the keyring does not open with its epoch key', { cause })
  }
}
