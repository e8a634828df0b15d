import type { Patient } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parsed, program, staff, testRecords } from '../store/store.test-support.ts'
import { matchScore } from './match-score.ts'
import type { MatchWish } from './operation-types.ts'

const MARIA: Patient = {
  resourceType: 'Patient',
  id: 'maria',
  identifier: [{ system: 'urn:mrn', value: 'M-1234' }],
  name: [{ family: 'González Ruiz', given: ['María', 'José'] }],
  birthDate: '1984-03-12',
  gender: 'female',
  telecom: [{ system: 'phone', value: '+34 600 123 456' }],
  address: [{ line: ['Calle Mayor 5'], city: 'Madrid', postalCode: '28013' }],
}
const sought = (more: Partial<Patient>): Patient => ({ resourceType: 'Patient', ...more })
const NAME = [{ family: 'Gonzalez', given: ['Maria'] }]

describe('the score of a match', () => {
  test.each<[string, Partial<Patient>, string]>([
    ['identifier and birth date', { identifier: MARIA.identifier ?? [], birthDate: '1984-03-12' }, 'certain'],
    [
      'name without accents, birth date and telephone written otherwise',
      { name: NAME, birthDate: '1984-03-12', telecom: [{ system: 'phone', value: '600123456' }] },
      'certain',
    ],
    ['an identifier alone', { identifier: MARIA.identifier ?? [] }, 'probable'],
    ['name and birth date', { name: NAME, birthDate: '1984-03-12', gender: 'female' }, 'probable'],
    ['an initial', { name: [{ family: 'Gonzalez', given: ['M.'] }], birthDate: '1984-03-12' }, 'probable'],
    ['day and month swapped', { name: NAME, birthDate: '1984-12-03' }, 'probable'],
    ['a slip in the name', { name: [{ family: 'Gonzales', given: ['Maria'] }], birthDate: '1984-03-12' }, 'probable'],
    [
      'a twin of another first name',
      { name: [{ family: 'Gonzalez', given: ['Pilar'] }], birthDate: '1984-03-12' },
      'possible',
    ],
    ['another person', { name: [{ family: 'Smith', given: ['John'] }], birthDate: '1984-03-12' }, 'certainly-not'],
    [
      'another number of the same system',
      { identifier: [{ system: 'urn:mrn', value: 'X' }], name: NAME, birthDate: '1984-03-12' },
      'possible',
    ],
  ])('by %s', (_, facts, grade) => {
    const { score, grade: given } = matchScore(sought(facts), MARIA)
    expect(given).toBe(grade)
    expect(score).toBeGreaterThanOrEqual(0)
    expect(score).toBeLessThanOrEqual(1)
  })
})

describe('Patient/$match', () => {
  let world: Awaited<ReturnType<typeof testRecords>>
  beforeAll(async () => {
    world = await testRecords()
    const others: Patient[] = [
      {
        resourceType: 'Patient',
        id: 'pilar',
        name: [{ family: 'González', given: ['Pilar'] }],
        birthDate: '1984-03-12',
      },
      { resourceType: 'Patient', id: 'john', name: [{ family: 'Smith', given: ['John'] }], birthDate: '1984-03-12' },
    ]
    for (const patient of [MARIA, ...others])
      await world.records.update(program(), 'Patient', patient.id ?? '', JSON.stringify(patient))
  })
  afterAll(() => world.drop())

  async function match(patient: Partial<Patient>, more: Omit<MatchWish, 'patient'> = {}, context = program()) {
    const matches = await world.records.matchPatient(context, { patient: sought(patient), ...more })
    return matches.map(({ bytes, grade }) => `${parsed(bytes).id} ${grade}`)
  }

  test('puts the likeliest first, and the count bounds them', async () => {
    const facts = { name: NAME, birthDate: '1984-03-12' }
    expect(await match(facts)).toEqual(['maria probable', 'pilar possible'])
    expect(await match(facts, { count: 1 })).toEqual(['maria probable'])
  })

  test('finds a swapped birth date, and a slip in it by the name', async () => {
    expect(await match({ name: NAME, birthDate: '1984-12-03' })).toContain('maria probable')
    expect(await match({ name: NAME, birthDate: '1984-03-13' })).toContain('maria probable')
  })

  test('gives only certain matches if asked, and none if two seem certain', async () => {
    const only = { onlyCertainMatches: true }
    expect(await match({ name: NAME, birthDate: '1984-03-12' }, only)).toEqual([])
    const sure = { identifier: MARIA.identifier ?? [], birthDate: '1984-03-12' }
    expect(await match(sure, only)).toEqual(['maria certain'])
    await world.records.update(program(), 'Patient', 'double', JSON.stringify({ ...MARIA, id: 'double' }))
    expect(await match(sure, only)).toEqual([])
    expect(await match(sure)).toEqual(['maria probable', 'double probable'])
    await world.records.remove(program(), 'Patient', 'double')
  })

  test('knows only whom the requester may see, and logs only whom it returns', async () => {
    const facts = { name: NAME, birthDate: '1984-03-12' }
    expect(await match(facts, {}, staff('physician', ['pilar']))).toEqual(['pilar possible'])
    const before = await world.records.audit.listForPatient('john', { limit: 100 })
    await match(facts)
    expect(await world.records.audit.listForPatient('john', { limit: 100 })).toHaveLength(before.length)
  })

  test.each<[string, unknown, string]>([
    ['no patient', undefined, 'invalid-resource'],
    ['a name alone', sought({ name: NAME }), 'bad-request'],
    ['a patient that is none', { ...sought({ birthDate: '1984' }), name: 'Maria' }, 'invalid-resource'],
    ['another resource', { resourceType: 'Person' }, 'invalid-resource'],
  ])('refuses %s', async (_, patient, code) => {
    await expect(world.records.matchPatient(program(), { patient })).rejects.toMatchObject({ code })
  })
})
