import type { KeyObject } from 'node:crypto'
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AnamnesisError } from '@anamnesis/core'
import { appendDurably, writeDurably } from './durable-file.ts'
import type { KeyringMode, OwnerKey } from './key-drawer.ts'
import { KEY_ID_BYTES, openKeyDrawer } from './key-drawer.ts'
import { versionRandom } from './random-pool.ts'

/** What a key derived from the index key is for. */
export type KeyPurpose = 'tokens' | 'digests' | 'cursors' | 'blobs'

/** The keys of one hospital, in a folder outside its database: owner keys, and the index key from which search tokens and digests come. */
export type Keyring = {
  /** Returns 32 bytes that are the same for the life of the keyring and tell nothing of each other. */
  readonly purposeKey: (purpose: KeyPurpose) => Uint8Array
  /** Makes keys for those owners that have none; durable when it resolves. @throws `deleted` if one of them was erased. */
  readonly ensureOwners: (owners: Iterable<string>) => Promise<void>
  /** Returns the id (32 hexadecimal digits) of an owner's key. @throws `integrity-failed` if the owner has none. */
  readonly keyIdOf: (owner: string) => string
  /** Returns a 32-byte secret encrypted under the owner's key and bound to a context: 77 bytes that name suite and key. */
  readonly wrap: (owner: string, secret: Uint8Array, context: Uint8Array) => Buffer
  /** Returns the secret of an envelope. @throws `deleted` if its key was destroyed, `integrity-failed` if envelope and context do not fit. */
  readonly unwrap: (envelope: Uint8Array, context: Uint8Array) => Buffer
  /** Returns true if an envelope is wrapped under the owner's present key. */
  readonly isWrappedFor: (owner: string, envelope: Uint8Array) => boolean
  /** Returns true if the key of an envelope, or of its first 17 bytes, is here. */
  readonly hasKeyOf: (envelope: Uint8Array) => boolean
  /** Lets nothing more be wrapped for owners, for good; what was, still opens. Durable when it resolves. */
  readonly closeOwners: (owners: readonly string[]) => Promise<void>
  readonly isClosed: (owner: string) => boolean
  /** Closes owners, destroys their keys and replaces the epoch. */
  readonly destroyOwners: (owners: readonly string[]) => Promise<void>
  readonly replaceEpoch: () => Promise<void>
  /** Owners that were closed or destroyed, people and grants; a restored backup replays the list with destroyOwners. */
  readonly erased: () => readonly string[]
}

/** Owner of records about nobody or about several patients. */
export const HOSPITAL_OWNER = 'hospital'

/** Returns the keyring's name for a patient as owner of records. */
export function patientOwner(patient: string): string {
  return `patient:${patient}`
}

/** Returns the patient whom the keyring's name for an owner stands for, or `undefined` if it stands for no patient. */
export function patientOfOwner(owner: string): string | undefined {
  return owner.startsWith('patient:') ? owner.slice('patient:'.length) : undefined
}

/** Returns the keyring's name for what visits under a grant. */
export function grantOwner(commitment: string): string {
  return `grant:${commitment}`
}

/** An owner's key ready for use; a key object, because Node takes 20 µs longer for each call with bare key bytes. */
type HeldKey = { readonly owner: string; readonly id: string; readonly key: KeyObject }

const CIPHER = 'aes-256-gcm'
/** Suite byte of an envelope: AES-256-GCM under an owner key, 12-byte nonce, 16-byte tag. */
const WRAP_SUITE = 1
const NONCE_AT = 1 + KEY_ID_BYTES
const CIPHERTEXT_AT = NONCE_AT + 12
const TAG_BYTES = 16
const ENVELOPE_BYTES = CIPHERTEXT_AT + 32 + TAG_BYTES

/** Opens the keyring in a folder, creating both on first use. One process at a time writes; @throws `integrity-failed` if a file is damaged. */
export async function openKeyring(folder: string): Promise<Keyring> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return open(folder, 'write')
}

/** How often a reader looks again at a keyring that another process is changing, and the pause between two looks in ms. */
const LOOKS = 10
const PAUSE_MS = 50

/**
 * Opens a keyring as it is now, to read with, while another process may be writing it; what needs a new key, or ends one, fails.
 * @throws `integrity-failed` if there is none or a file is damaged
 */
export async function readKeyring(folder: string): Promise<Keyring> {
  for (let look = 1; ; look += 1) {
    try {
      return await open(folder, 'read')
    } catch (error) {
      // A writer replaces files: what was listed a moment ago may be gone, or overwritten on its way out.
      if (look === LOOKS) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}

async function open(folder: string, mode: KeyringMode): Promise<Keyring> {
  const indexKey = await readIndexKey(join(folder, 'index.key'), mode)
  // Grants end daily and their keys with them; a drawer of their own keeps that from rewriting every patient's key.
  const drawers = {
    owners: await openKeyDrawer(folder, 'owners', mode),
    grants: await openKeyDrawer(folder, 'grants', mode),
  }
  const erasures = await openErasureList(join(folder, 'erased.list'))
  const byOwner = new Map<string, HeldKey>()
  const byId = new Map<string, HeldKey>()
  for (const drawer of Object.values(drawers)) for (const key of drawer.keys()) remember(key)

  function remember({ owner, id, key: bytes }: OwnerKey): void {
    const key = { owner, id, key: createSecretKey(bytes) }
    if (!byOwner.has(key.owner)) byOwner.set(key.owner, key)
    byId.set(key.id, key)
  }

  // Writers take turns, so that two requests for one new owner make one key.
  let turn: Promise<unknown> = Promise.resolve()
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (mode === 'read') return Promise.reject(new AnamnesisError('data-in-use', 'this keyring was opened to read'))
    const result = turn.then(work)
    turn = result.catch(() => {})
    return result
  }

  function keyOf(owner: string): HeldKey {
    const key = byOwner.get(owner)
    if (key === undefined)
      throw new AnamnesisError('integrity-failed', 'the keyring has no key for the owner of a record')
    return key
  }

  async function makeKeys(owners: readonly string[]): Promise<void> {
    const missing = owners.filter((owner) => !byOwner.has(owner))
    if (missing.some((owner) => erasures.has(owner)))
      throw new AnamnesisError('deleted', 'nothing more is kept for the owner of this record')
    const keys = missing.map((owner) => ({
      owner,
      id: randomBytes(KEY_ID_BYTES).toString('hex'),
      key: randomBytes(32),
    }))
    for (const [name, drawer] of Object.entries(drawers)) {
      const own = keys.filter(({ owner }) => drawerOf(owner) === name)
      if (own.length > 0) await drawer.append(own)
    }
    keys.forEach(remember)
  }

  async function destroy(owners: readonly string[]): Promise<void> {
    const gone = new Set(owners)
    await erasures.add(owners)
    for (const [name, drawer] of Object.entries(drawers)) {
      if (owners.some((owner) => drawerOf(owner) === name)) await drawer.replaceEpoch(({ owner }) => !gone.has(owner))
    }
    for (const key of [...byId.values()]) {
      if (!gone.has(key.owner)) continue
      byId.delete(key.id)
      byOwner.delete(key.owner)
    }
  }

  const keyring: Keyring = {
    purposeKey: (purpose) =>
      new Uint8Array(hkdfSync('sha256', indexKey, new Uint8Array(0), `anamnesis/index/v1/${purpose}`, 32)),
    ensureOwners: async (owners) => {
      const missing = [...new Set(owners)].filter((owner) => !byOwner.has(owner))
      if (missing.length > 0) await inTurn(() => makeKeys(missing))
    },
    keyIdOf: (owner) => keyOf(owner).id,
    wrap: (owner, secret, context) => {
      if (erasures.has(owner)) throw new AnamnesisError('deleted', 'nothing more is kept for the owner of this record')
      return wrapUnder(keyOf(owner), secret, context)
    },
    isClosed: (owner) => erasures.has(owner),
    closeOwners: (owners) => inTurn(() => erasures.add(owners)),
    unwrap: (envelope, context) => {
      const key = byId.get(envelopeKeyId(envelope))
      if (key === undefined) throw new AnamnesisError('deleted', 'the key of this record was destroyed')
      return unwrapUnder(key, envelope, context)
    },
    hasKeyOf: (envelope) => byId.has(envelopeKeyId(envelope)),
    isWrappedFor: (owner, envelope) => byOwner.get(owner)?.id === envelopeKeyId(envelope),
    destroyOwners: (owners) => (owners.length === 0 ? Promise.resolve() : inTurn(() => destroy(owners))),
    replaceEpoch: () =>
      inTurn(async () => {
        for (const drawer of Object.values(drawers)) await drawer.replaceEpoch(() => true)
      }),
    erased: () => erasures.list(),
  }
  // An erasure that was interrupted named its people first: their keys go now. Closed grants are ended by whoever closed them.
  const left = [...byOwner.keys()].filter((owner) => erasures.has(owner) && drawerOf(owner) === 'owners')
  if (mode === 'write' && left.length > 0) await destroy(left)
  return keyring
}

function envelopeKeyId(envelope: Uint8Array): string {
  return Buffer.from(envelope.subarray(1, NONCE_AT)).toString('hex')
}

function drawerOf(owner: string): 'owners' | 'grants' {
  return owner.startsWith('grant:') ? 'grants' : 'owners'
}

function wrapUnder({ id, key }: HeldKey, secret: Uint8Array, context: Uint8Array): Buffer {
  const nonce = versionRandom(12)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(context)
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([Buffer.of(WRAP_SUITE), Buffer.from(id, 'hex'), nonce, sealed, cipher.getAuthTag()])
}

function unwrapUnder({ key }: HeldKey, envelope: Uint8Array, context: Uint8Array): Buffer {
  try {
    if (envelope[0] !== WRAP_SUITE || envelope.length !== ENVELOPE_BYTES) throw new RangeError('unknown suite')
    const decipher = createDecipheriv(CIPHER, key, envelope.subarray(NONCE_AT, CIPHERTEXT_AT)).setAAD(context)
    decipher.setAuthTag(envelope.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(envelope.subarray(CIPHERTEXT_AT, -TAG_BYTES)), decipher.final()])
  } catch (cause) {
    throw new AnamnesisError('integrity-failed', 'a record secret does not open with its owner’s key', { cause })
  }
}

async function readIndexKey(file: string, mode: KeyringMode): Promise<Buffer> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) {
    if (mode === 'read') throw new AnamnesisError('integrity-failed', 'the keyring has no index key')
    const key = randomBytes(32)
    await writeDurably(file, key.toString('hex'))
    return key
  }
  const key = Buffer.from(text, 'hex')
  if (key.length !== 32) throw new AnamnesisError('integrity-failed', 'the index key of the keyring is damaged')
  return key
}

async function openErasureList(file: string) {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const owners = new Set(text.split('\n').filter((line) => line !== ''))
  return {
    has: (owner: string) => owners.has(owner),
    list: () => [...owners],
    add: async (erased: readonly string[]) => {
      const fresh = erased.filter((owner) => !owners.has(owner))
      if (fresh.length === 0) return
      await appendDurably(file, fresh.map((owner) => `${owner}\n`).join(''))
      for (const owner of fresh) owners.add(owner)
    },
  }
}
