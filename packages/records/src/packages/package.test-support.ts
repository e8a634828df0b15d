import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'

const folder = resolve('../shared/data/us-core')
const data = existsSync(folder) ? folder : '/work/shared/data/us-core'

/** The US Core packages, where they lie beside the repository; tests that need them are skipped elsewhere. */
export const US_CORE = [
  { version: '6.1.0', file: `${data}/us_core_610.tgz` },
  { version: '7.0.0', file: `${data}/us_core_700.tgz` },
].filter(({ file }) => existsSync(file))

/** Returns a .tgz of these files as a stream; an object stands for its JSON. */
export function archive(files: Readonly<Record<string, object | string>>): Readable {
  async function* zipped() {
    const entries = Object.entries(files).map(([name, content]) => ({ name, content }))
    yield gzipSync(
      await tar((target) => {
        for (const { name, content } of entries)
          target.entry({ name }, typeof content === 'string' ? content : JSON.stringify(content))
      }),
    )
  }
  return Readable.from(zipped())
}

/** Returns the bytes of a tar that `fill` fills. */
export async function tar(fill: (entries: ReturnType<typeof pack>) => void): Promise<Buffer> {
  const entries = pack()
  fill(entries)
  entries.finalize()
  const pieces: Uint8Array[] = []
  for await (const piece of entries) pieces.push(piece as Uint8Array)
  return Buffer.concat(pieces)
}

/** A package.json that is in order. */
export const MANIFEST = { name: 'test.package', version: '1.0.0', fhirVersions: ['4.0.1'], dependencies: {} }
