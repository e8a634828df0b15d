import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { archive, MANIFEST, tar, US_CORE } from './package.test-support.ts'
import { readArchive } from './read-archive.ts'
import { readPackage, readPackageFile } from './read-package.ts'

const valueSet = { resourceType: 'ValueSet', url: 'urn:test:set', version: '1', status: 'active' }
const stream = (bytes: Uint8Array) => Readable.from([bytes])

describe('readPackage', () => {
  test('reads the manifest and the definitions, and leaves examples and pages out', async () => {
    const read = await readPackage(
      archive({
        'package/package.json': MANIFEST,
        'package/.index.json': '{}',
        'package/ValueSet-a.json': valueSet,
        'package/ImplementationGuide-a.json': { resourceType: 'ImplementationGuide', url: 'urn:test:guide' },
        'package/OperationDefinition-a.json': { resourceType: 'OperationDefinition', url: 'urn:test:operation' },
        'package/example/Patient-a.json': { resourceType: 'Patient' },
      }),
    )
    expect(read.manifest).toEqual({ name: 'test.package', version: '1.0.0', dependencies: {} })
    const origin = 'test.package#1.0.0'
    expect(read.definitions).toMatchObject([
      { type: 'ValueSet', url: 'urn:test:set', origin },
      { type: 'ImplementationGuide', url: 'urn:test:guide', origin },
    ])
  })

  test.each([
    ['no manifest', { 'package/a.json': '{}' }],
    ['another release of FHIR', { 'package/package.json': { ...MANIFEST, fhirVersions: ['5.0.0'] } }],
    ['a name that is a path', { 'package/package.json': { ...MANIFEST, name: '../etc' } }],
    ['JSON that is none', { 'package/package.json': MANIFEST, 'package/a.json': '{' }],
    [
      'a definition without a URL',
      { 'package/package.json': MANIFEST, 'package/a.json': { resourceType: 'ValueSet' } },
    ],
    [
      'a profile without a snapshot',
      {
        'package/package.json': MANIFEST,
        'package/a.json': { resourceType: 'StructureDefinition', url: 'urn:a', derivation: 'constraint' },
      },
    ],
    ['JSON nested without end', { 'package/package.json': MANIFEST, 'package/a.json': '['.repeat(100_000) }],
  ])('refuses a package with %s', async (_, files) => {
    await expect(readPackage(archive(files))).rejects.toMatchObject({ name: 'AnamnesisError' })
  })

  test.each(US_CORE)('reads US Core $version whole', async ({ version, file }) => {
    const { manifest, definitions } = await readPackageFile(file)
    expect(manifest).toMatchObject({ name: 'hl7.fhir.us.core', version })
    const count = (type: string) => definitions.filter((each) => each.type === type).length
    expect([count('StructureDefinition'), count('SearchParameter'), count('ValueSet'), count('CodeSystem')]).toEqual(
      version === '6.1.0' ? [59, 106, 36, 5] : [63, 110, 29, 5],
    )
    const bytes = definitions.reduce((sum, { packed }) => sum + packed.length, 0)
    expect(bytes).toBeLessThan(4 * 1024 * 1024)
  })
})

describe('readArchive', () => {
  const read = async (bytes: Uint8Array, limits?: Parameters<typeof readArchive>[2]) => {
    const found: string[] = []
    for await (const { path } of readArchive(stream(bytes), () => true, limits)) found.push(path)
    return found
  }
  const small = { entries: 3, file: 100, total: 150 }

  test.each([
    ['a path upwards', '../../etc/passwd'],
    ['an absolute path', '/etc/passwd'],
    ['a path of another system', 'package\\..\\x'],
    ['a drive', 'C:x'],
  ])('refuses %s', async (_, name) => {
    const bytes = gzipSync(await tar((entries) => entries.entry({ name }, 'x')))
    await expect(read(bytes)).rejects.toMatchObject({ code: 'bad-request' })
  })

  test.each(['symlink', 'link', 'character-device', 'fifo'] as const)('refuses a %s', async (type) => {
    const bytes = gzipSync(await tar((entries) => entries.entry({ name: 'package/a', type, linkname: '/etc/passwd' })))
    await expect(read(bytes)).rejects.toMatchObject({ code: 'bad-request' })
  })

  test('refuses too many files, too large ones, and too much together, before it holds them', async () => {
    const files = async (count: number, size: number) =>
      gzipSync(
        await tar((entries) => {
          for (let index = 0; index < count; index += 1) entries.entry({ name: `a${index}` }, 'x'.repeat(size))
        }),
      )
    expect(await read(await files(3, 50), small)).toHaveLength(3)
    for (const bytes of await Promise.all([files(4, 1), files(1, 101), files(2, 90)]))
      await expect(read(bytes, small)).rejects.toMatchObject({ code: 'too-large' })
  })

  test('refuses a bomb that unpacks to a gigabyte by what it says first', async () => {
    const header = (await tar((entries) => entries.entry({ name: 'package/a.json' }, 'x'))).subarray(0, 512)
    header.write('10000000000\0', 124)
    header.write('        ', 148)
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    )
    await expect(read(gzipSync(header))).rejects.toMatchObject({ code: 'too-large' })
  })

  test('refuses a bomb of zeros that never become a file', async () => {
    const zeros = gzipSync(Buffer.alloc(200_000))
    await expect(read(zeros, small)).rejects.toMatchObject({ code: 'too-large' })
  })

  test('refuses what is no archive, and one that ends in its middle', async () => {
    const whole = gzipSync(await tar((entries) => entries.entry({ name: 'a' }, 'x'.repeat(5000))))
    for (const bytes of [Buffer.from('PK'), whole.subarray(0, whole.length - 12), gzipSync('not a tar '.repeat(200))])
      await expect(read(bytes)).rejects.toMatchObject({ code: 'bad-request' })
  })
})
