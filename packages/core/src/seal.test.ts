import { createDecipheriv, hkdfSync } from 'node:crypto'
import { zstdDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CommitmentHeader } from './commitment.ts'
import { headerBytes } from './commitment.ts'
import { open, seal } from './seal.ts'

const custodian = `0x${'11'.repeat(32)}` as const
const header: CommitmentHeader = {
  custodian,
  type: 'Patient',
  id: 'p',
  version: 3,
  operation: 'update',
  previous: `0x${'22'.repeat(32)}`,
}
const secret = new Uint8Array(32).fill(9)

test('opens to the exact bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes, key) => {
      expect(new Uint8Array(open(seal(bytes, key, header), key, header))).toEqual(bytes)
    }),
  )
})

test('is AES-256-GCM under the key and nonce that HKDF-SHA256 of the platform derives', () => {
  const derived = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(0), 'seal/anamnesis-record-1', 44))
  const sealed = seal(new Uint8Array([1, 2, 3]), secret, header)
  const decipher = createDecipheriv('aes-256-gcm', derived.subarray(0, 32), derived.subarray(32))
  decipher.setAAD(headerBytes(header)).setAuthTag(sealed.subarray(-16))
  const compressed = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  expect([...zstdDecompressSync(compressed)]).toEqual([1, 2, 3])
})

test('does not open with another secret, another header or an altered byte', () => {
  const sealed = seal(new Uint8Array([1, 2, 3]), secret, header)
  expect(() => open(sealed, new Uint8Array(32), header)).toThrow('did not open')
  expect(() => open(sealed, secret, { ...header, version: 2 })).toThrow('did not open')
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Uint8Array.from(sealed)
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(() => open(altered, secret, header)).toThrow('did not open')
  }
})

test('opens texts of every size around those that the compressor is set up for', () => {
  for (const size of [0, 1, 1023, 1024, 1025, 16_383, 16_385, 524_287, 524_289, 3_000_000]) {
    const bytes = Uint8Array.from({ length: size }, (_, index) => (index * index) % 251)
    expect(Buffer.compare(open(seal(bytes, secret, header), secret, header), bytes)).toBe(0)
  }
})
