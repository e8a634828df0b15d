import { testDatabase } from '@anamnesis/database/testing'
import { expect, test } from 'vitest'
import { recordsMigrations } from '../schema.ts'
import { definitionSet } from './definition-set.ts'
import { archive, MANIFEST, US_CORE } from './package.test-support.ts'
import { storedDefinitions, storedPackages, storePackage } from './package-store.ts'
import { readPackage, readPackageFile } from './read-package.ts'

const valueSet = (version: string) => ({ resourceType: 'ValueSet', url: 'urn:test:set', version, status: 'active' })
const made = (version: string, dependencies: object = {}) =>
  readPackage(
    archive({
      'package/package.json': { ...MANIFEST, version, dependencies },
      'package/ValueSet-a.json': valueSet(version),
    }),
  )

test('packages are kept, replaced by the same again, and say what they miss', async () => {
  const { database, drop } = await testDatabase(recordsMigrations)
  await storePackage(database, await made('1.0.0', { 'hl7.fhir.r4.core': '4.0.1', 'us.nlm.vsac': '0.10.0' }), 1000)
  await storePackage(database, await made('1.0.0', { 'us.nlm.vsac': '0.10.0' }), 2000)
  await storePackage(database, await made('1.10.0'), 3000)
  expect(await storedPackages(database)).toEqual([
    {
      name: 'test.package',
      version: '1.0.0',
      added: 2000,
      definitions: { ValueSet: 1 },
      missing: ['us.nlm.vsac#0.10.0'],
    },
    { name: 'test.package', version: '1.10.0', added: 3000, definitions: { ValueSet: 1 }, missing: [] },
  ])
  const set = definitionSet(await storedDefinitions(database))
  expect(set.find('ValueSet', 'urn:test:set')?.resource.version).toBe('1.10.0')
  expect(set.find('ValueSet', 'urn:test:set', 'test.package#1.0.0')?.resource.version).toBe('1.0.0')
  expect(set.find('ValueSet', 'urn:test:set|1.0.0')?.resource.version).toBe('1.0.0')
  expect(set.find('ValueSet', 'urn:test:set|2.0.0')).toBeUndefined()
  await expect(
    made('2.0.0', { 'hl7.fhir.r4.core': '5.0.0' }).then((it) => storePackage(database, it, 0)),
  ).rejects.toMatchObject({ code: 'bad-request' })
  await drop()
})

test.skipIf(US_CORE.length < 2)('both versions of US Core lie side by side, every definition readable', async () => {
  const { database, drop } = await testDatabase(recordsMigrations)
  for (const { file } of US_CORE) await storePackage(database, await readPackageFile(file), 0)
  const listed = await storedPackages(database)
  expect(listed.map(({ version, definitions }) => [version, definitions.StructureDefinition])).toEqual([
    ['6.1.0', 59],
    ['7.0.0', 63],
  ])
  const set = definitionSet(await storedDefinitions(database))
  const patient = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient'
  expect(set.find('StructureDefinition', patient)?.origin).toBe('hl7.fhir.us.core#7.0.0')
  expect(set.find('StructureDefinition', `${patient}|6.1.0`)?.resource.version).toBe('6.1.0')
  expect(set.all('SearchParameter')).toHaveLength(216)
  await drop()
})
