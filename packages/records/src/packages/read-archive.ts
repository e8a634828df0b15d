import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AnamnesisError } from '@anamnesis/core'
import { extract } from 'tar-stream'

/** One file of an archive. */
export type ArchiveFile = { readonly path: string; readonly bytes: Buffer }

/** How much of an archive is believed: FHIR's own packages stay below a tenth of each. */
export type ArchiveLimits = {
  /** Most entries. */
  readonly entries: number
  /** Most bytes of one file, unpacked. */
  readonly file: number
  /** Most bytes of all files together, unpacked. */
  readonly total: number
}

/** Limits of a FHIR package: 30,000 entries, 32 MB a file, 256 MB together. */
export const PACKAGE_LIMITS: ArchiveLimits = { entries: 30_000, file: 32 * 1024 * 1024, total: 256 * 1024 * 1024 }

/** Bytes of a header and the filling after a file, at most, in a tar (POSIX pax). */
const HEADER = 2048

/**
 * Yields the wanted files of a .tgz, one after the other; nothing is written to disk, whatever the archive says.
 * @throws `bad-request` for an archive that is damaged, holds links or devices, or names places outside itself; `too-large` beyond the limits
 */
export async function* readArchive(
  source: Readable,
  wanted: (path: string) => boolean,
  limits: ArchiveLimits = PACKAGE_LIMITS,
): AsyncGenerator<ArchiveFile> {
  const unzip = createGunzip()
  const entries = extract()
  source.on('error', (cause) => unzip.destroy(cause))
  unzip.on('error', (cause) => entries.destroy(cause))
  let unpacked = 0
  unzip.on('data', (piece: Buffer) => {
    // Also what the archive never names as a file: long headers are gathered in memory.
    unpacked += piece.length
    if (unpacked > limits.total + limits.entries * HEADER) unzip.destroy(tooLarge())
  })
  source.pipe(unzip).pipe(entries)
  let count = 0
  let total = 0
  try {
    for await (const entry of entries) {
      count += 1
      const { name, type, size = 0 } = entry.header
      total += size
      if (count > limits.entries || size > limits.file || total > limits.total) throw tooLarge()
      checkPlace(name)
      if (type !== 'file' && type !== 'directory')
        throw new AnamnesisError('bad-request', 'the archive holds something else than files and folders')
      if (type === 'file' && wanted(name)) yield { path: name, bytes: await bytesOf(entry) }
      else entry.resume()
    }
  } catch (cause) {
    if (cause instanceof AnamnesisError) throw cause
    throw new AnamnesisError('bad-request', 'the file is no readable .tgz archive', { cause })
  } finally {
    source.destroy()
    unzip.destroy()
    entries.destroy()
  }
}

function tooLarge(): AnamnesisError {
  return new AnamnesisError('too-large', 'the archive holds more than a FHIR package does')
}

function checkPlace(path: string): void {
  const outside = path.startsWith('/') || /[\\\0:]/.test(path) || path.split('/').includes('..')
  if (outside) throw new AnamnesisError('bad-request', 'the archive names a place outside itself')
}

async function bytesOf(entry: AsyncIterable<unknown>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of entry) pieces.push(piece as Uint8Array)
  return Buffer.concat(pieces)
}
