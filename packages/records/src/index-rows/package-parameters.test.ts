import { expect, test } from 'vitest'
import type { PackedDefinition } from '../packages/definition.ts'
import { definitionSet } from '../packages/definition-set.ts'
import { US_CORE } from '../packages/package.test-support.ts'
import { readPackageFile } from '../packages/read-package.ts'
import { packageParameters } from './package-parameters.ts'

const ADDED = [
  'CareTeam.role',
  'Condition.asserted-date',
  'Encounter.discharge-disposition',
  'Goal.description',
  'Patient.ethnicity',
  'Patient.gender-identity',
  'Patient.race',
]

const added = (definitions: readonly PackedDefinition[]) => {
  const { definitions: found, refused } = packageParameters(definitionSet(definitions))
  const versions = [...new Set(found.map(({ origin }) => origin))]
  return { names: found.map(({ base, code }) => `${base}.${code}`).sort(), refused, versions }
}

test.each(US_CORE)('every search parameter of US Core $version that R4 does not have can be used', async (usCore) => {
  const { definitions } = await readPackageFile(usCore.file)
  expect(added(definitions)).toEqual({ names: ADDED, refused: [], versions: [`hl7.fhir.us.core#${usCore.version}`] })
})

test.skipIf(US_CORE.length < 2)('of two versions of a package the higher counts', async () => {
  const packages = await Promise.all(US_CORE.map(({ file }) => readPackageFile(file)))
  const both = packages.flatMap(({ definitions }) => definitions)
  expect(added(both)).toEqual({ names: ADDED, refused: [], versions: ['hl7.fhir.us.core#7.0.0'] })
})
