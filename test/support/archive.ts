import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const BLOCK = 512

/** Returns the regular files of a .tar.gz by name, as text (POSIX.1-1988 ustar and GNU long names). */
export function readArchive(file: string): Map<string, string> {
  const bytes = gunzipSync(readFileSync(file))
  const files = new Map<string, string>()
  let longName: string | null = null
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK)
    if (header[0] === 0) break
    const size = Number.parseInt(field(header, 124, 12), 8)
    const kind = String.fromCharCode(header[156] ?? 0)
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size)
    if (kind === 'L') longName = content.toString('utf8').replace(/\0.*$/, '')
    else {
      const prefix = field(header, 345, 155)
      const name = longName ?? (prefix === '' ? field(header, 0, 100) : `${prefix}/${field(header, 0, 100)}`)
      longName = null
      if (kind === '0' || kind === '\0') files.set(name, content.toString('utf8'))
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return files
}

function field(header: Buffer, at: number, length: number): string {
  return header
    .subarray(at, at + length)
    .toString('utf8')
    .replace(/\0.*$/s, '')
}
