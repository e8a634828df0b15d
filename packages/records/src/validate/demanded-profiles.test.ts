import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRecords } from '../create-records.ts'
import { US_CORE } from '../packages/package.test-support.ts'
import { storePackage } from '../packages/package-store.ts'
import { readPackageFile } from '../packages/read-package.ts'
import { program, testRecords } from '../store/store.test-support.ts'

const PATIENT = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient|6.1.0'
const whole = {
  resourceType: 'Patient',
  identifier: [{ system: 'urn:mrn', value: '1' }],
  name: [{ family: 'Sorrel' }],
  gender: 'female',
}

describe.skipIf(US_CORE.length === 0)('a hospital that demands US Core patients', () => {
  let opened: Awaited<ReturnType<typeof testRecords>>
  let demanding: Awaited<ReturnType<typeof createRecords>>
  beforeAll(async () => {
    opened = await testRecords()
    for (const { file } of US_CORE) await storePackage(opened.database, await readPackageFile(file), 0)
    demanding = await createRecords({ ...opened.parts, demandedProfiles: { Patient: [PATIENT] } })
  })
  afterAll(async () => {
    demanding.close()
    await opened.drop()
  })

  test('takes one that meets the profile and refuses one that does not, saying where', async () => {
    await expect(demanding.create(program(), 'Patient', JSON.stringify(whole))).resolves.toMatchObject({ status: 201 })
    const { identifier: _, ...less } = whole
    await expect(demanding.create(program(), 'Patient', JSON.stringify(less))).rejects.toMatchObject({
      code: 'invalid-resource',
      issues: [{ path: 'Patient', message: expect.stringContaining('identifier must be there') }],
    })
  })

  test('another hospital of the same packages demands nothing but what a resource declares', async () => {
    const others = await createRecords(opened.parts)
    const { identifier: _, ...less } = whole
    await expect(others.create(program(), 'Patient', JSON.stringify(less))).resolves.toMatchObject({ status: 201 })
    const declared = { ...less, meta: { profile: [PATIENT] } }
    await expect(others.create(program(), 'Patient', JSON.stringify(declared))).rejects.toMatchObject({
      code: 'invalid-resource',
    })
    others.close()
  })

  test('does not start with a demand that it cannot check', async () => {
    for (const demandedProfiles of [{ Patient: ['urn:none'] }, { Observation: [PATIENT] }])
      await expect(createRecords({ ...opened.parts, demandedProfiles })).rejects.toMatchObject({
        code: 'configuration-invalid',
      })
  })
})
