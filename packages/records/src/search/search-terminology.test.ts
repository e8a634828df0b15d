import { expect, test } from 'vitest'
import { r4Terminology } from './search-terminology.ts'

const ROLE = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode'

test('lists the codes of a value set that the specification prints, and says of others that it cannot', async () => {
  const codes = await r4Terminology({ kind: 'in', valueSet: 'http://hl7.org/fhir/ValueSet/administrative-gender' })
  expect(codes?.map(({ value }) => value).sort()).toEqual(['female', 'male', 'other', 'unknown'])
  expect(await r4Terminology({ kind: 'in', valueSet: 'http://example.org/none' })).toBeUndefined()
})

test('knows what a code of a printed system is a kind of, and its kinds', async () => {
  const above = await r4Terminology({ kind: 'above', system: ROLE, code: 'MTH' })
  expect(above?.map(({ value }) => value)).toEqual(expect.arrayContaining(['MTH', 'PRN', 'FAMMEMB']))
  const below = await r4Terminology({ kind: 'below', system: ROLE, code: 'PRN' })
  expect(below?.map(({ value }) => value)).toEqual(expect.arrayContaining(['PRN', 'MTH', 'FTH']))
  expect(below?.map(({ value }) => value)).not.toContain('FAMMEMB')
  expect(await r4Terminology({ kind: 'below', system: 'http://snomed.info/sct', code: '1' })).toBeUndefined()
  expect(await r4Terminology({ kind: 'below', system: ROLE, code: 'no such code' })).toBeUndefined()
})
