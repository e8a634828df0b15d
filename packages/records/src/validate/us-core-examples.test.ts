import { createReadStream } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Conformance } from '../packages/conformance.ts'
import { conformanceOf } from '../packages/conformance.ts'
import { definitionSet } from '../packages/definition-set.ts'
import { US_CORE } from '../packages/package.test-support.ts'
import { r4Definitions } from '../packages/r4-definitions.ts'
import { readArchive } from '../packages/read-archive.ts'
import { readPackageFile } from '../packages/read-package.ts'
import { itemsOf, rootItem } from './items.ts'
import { declaredProfiles } from './profile-issues.ts'
import type { PlainResource } from './validate.ts'
import { validateThoroughly } from './validate-thoroughly.ts'

async function examplesOf(file: string): Promise<{ name: string; resource: PlainResource }[]> {
  const found: { name: string; resource: PlainResource }[] = []
  const isExample = (path: string) => /^package\/example\/[^/]+\.json$/.test(path)
  for await (const { path, bytes } of readArchive(createReadStream(file), isExample)) {
    const resource = JSON.parse(bytes.toString()) as PlainResource
    if (typeof resource.resourceType === 'string')
      found.push({ name: path.slice('package/example/'.length, -5), resource })
  }
  return found
}

describe.each(US_CORE)('the examples of US Core $version', ({ file }) => {
  let library: Conformance
  let examples: { name: string; resource: PlainResource }[]
  beforeAll(async () => {
    library = conformanceOf(definitionSet((await readPackageFile(file)).definitions, r4Definitions))
    examples = await examplesOf(file)
  })

  const errorsOf = (resource: PlainResource) =>
    validateThoroughly(library, {}, resource).filter(({ severity }) => severity === 'error')

  test('meet the profiles that they declare, every one', () => {
    const faults = examples.flatMap(({ name, resource }) =>
      errorsOf(resource).map(({ path, message }) => `${name} ${path} ${message}`),
    )
    const declaring = examples.filter(({ resource }) => declaredProfiles(resource).length > 0).length
    console.log(`${examples.length} examples, of which ${declaring} declare a profile; faults: ${faults.length}`)
    expect(declaring).toBeGreaterThan(170)
    expect(faults).toEqual([])
  })

  test('are refused without any one element that their profile requires beyond R4', () => {
    let taken = 0
    for (const { resource } of examples)
      for (const canonical of declaredProfiles(resource)) {
        const required = library.profile(canonical)?.root.children.filter(({ min, sameCount }) => min > 0 && !sameCount)
        for (const { name } of required ?? []) {
          const keys = itemsOf(rootItem(resource), name, 'Element').flatMap(({ key }) => [key, `_${key}`])
          const rest = Object.fromEntries(Object.entries(resource).filter(([key]) => !keys.includes(key)))
          taken += 1
          expect(errorsOf(rest as PlainResource).map(({ message }) => message)).toContainEqual(
            expect.stringContaining(`: ${name} must be there`),
          )
        }
      }
    console.log(`${taken} elements taken away, each missed`)
    expect(taken).toBeGreaterThan(100)
  })
})
