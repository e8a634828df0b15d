import type { Permit } from '@anamnesis/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueText } from '../index-rows/token-text.ts'
import { chanceFrom } from '../permit/chance.test-support.ts'
import { permitFor, testIndex } from './search.test-support.ts'

// Whatever a search is driven from, its answer is what each of its filters finds alone, all of them together, as far as the permit reaches.

const ROUNDS = process.env.ANAMNESIS_FULL === '1' ? 5000 : 300
const PATIENTS = ['ana', 'bo', 'cy', 'di', 'ed']
const chance = chanceFrom(11)
const patientOf = new Map<string, string>()
let index: Awaited<ReturnType<typeof testIndex>>

beforeAll(async () => {
  index = await testIndex()
  for (const patient of PATIENTS)
    await index.add(
      {
        resourceType: 'Patient',
        id: patient,
        name: [{ family: patient }],
        birthDate: `19${50 + patient.length}-01-01`,
      },
      { patients: [patient], category: 'identity' },
    )
  for (let n = 0; n < 200; n += 1) {
    const patient = chance.pick(PATIENTS)
    patientOf.set(`o${n}`, patient)
    await index.add(
      {
        resourceType: 'Observation',
        id: `o${n}`,
        status: chance.pick(['final', 'amended', 'preliminary']),
        subject: { reference: `Patient/${patient}` },
        code: { ...concept(chance.pick(['a', 'b', 'c'])), text: `word ${chance.pick(['a', 'b', 'c'])}` },
        ...(chance.happens(0.7) ? { effectiveDateTime: `2026-0${1 + chance.below(9)}-01` } : {}),
        ...(chance.happens(0.5)
          ? { valueQuantity: { value: chance.below(10), unit: 'mg' } }
          : { valueString: chance.pick(['one', 'onset', 'two']) }),
        ...(chance.happens(0.3) && n > 0 ? { derivedFrom: [{ reference: `Observation/o${chance.below(n)}` }] } : {}),
      },
      { patients: [patient], category: 'results', updated: Date.UTC(2026, 5, 1 + chance.below(9)) },
    )
  }
}, 60_000)
afterAll(() => index.drop())

function concept(code: string) {
  return { coding: [{ system: 'urn:s', code }] }
}

const FILTERS: readonly string[] = [
  '_id=o1,o7,o33,o120,nothing',
  '_lastUpdated=ge2026-06-05',
  'patient=ana',
  'patient=bo,cy',
  'subject:Patient.family=an,d',
  'patient._id=ed',
  'code=a',
  'code=urn:s|b,urn:s|c',
  'code:not=a',
  'status=final',
  'status:not=final,amended',
  'date=ge2026-04',
  'date=lt2026-06',
  'date:missing=true',
  'value-quantity=gt4',
  'value-quantity=5',
  'value-string=on',
  'value-string:exact=two',
  'value-string:contains=se',
  'derived-from:missing=false',
  'derived-from.status=final',
  '_has:Observation:derived-from:code=a',
  'derived-from.derived-from.status=final',
  'code-value-quantity=a$gt4,b$5',
  'code-value-string=c$on',
  'code:in=http://hl7.org/fhir/ValueSet/observation-status',
  'status:in=http://hl7.org/fhir/ValueSet/observation-status',
  '_content=onset',
  'code:text=word a,word b',
]

async function idsOf(query: string, permit: Permit): Promise<Set<string>> {
  const found = await index.ids('Observation', `${query}&_count=1000`, permit)
  expect(new Set(found).size).toBe(found.length)
  return new Set(found)
}

function permitForSome(patients: readonly string[]): Permit {
  return { ...permitFor(null), clauses: patients.flatMap((patient) => permitFor(patient).clauses) }
}

/** Filters that look at other records: what they find depends on which of those the permit opens. */
const JOINED = /^(patient|subject|derived-from|_has)[:.]/

test(`${ROUNDS} random searches find what their filters find one by one`, async () => {
  const everybody = permitFor(null)
  const alone = new Map<string, Set<string>>()
  for (const filter of FILTERS) alone.set(filter, await idsOf(filter, everybody))
  for (let round = 0; round < ROUNDS; round += 1) {
    const filters = [...new Set(Array.from({ length: 1 + chance.below(3) }, () => chance.pick(FILTERS)))]
    const patients = chance.some(PATIENTS, 0.5)
    const permit = chance.happens(0.3) ? everybody : permitForSome(patients)
    for (const filter of filters.filter(
      (each) => permit !== everybody && JOINED.test(each) && !each.includes('missing'),
    ))
      alone.set(`${filter} for ${patients}`, await idsOf(filter, permit))
    const expected = [...patientOf].flatMap(([id, patient]) => {
      const mine = permit === everybody || patients.includes(patient)
      const meets = filters.every((filter) =>
        (alone.get(permit === everybody ? filter : `${filter} for ${patients}`) ?? alone.get(filter))?.has(id),
      )
      return mine && meets ? [id] : []
    })
    const query = filters.join('&')
    const sort = chance.pick(['', '&_sort=date', '&_sort=-status,value-quantity', '&_sort=-_lastUpdated'])
    expect([...(await idsOf(query + sort, permit))].sort(), `${query} for ${patients}`).toEqual(expected.sort())
    expect(await index.total('Observation', query, permit)).toBe(expected.length)
  }
}, 120_000)

test('what is referred to is found the same whether its referrers are few or many', async () => {
  const query = '_has:Observation:derived-from:code=a&status=final'
  const permits = [permitFor(null), permitForSome(['ana', 'bo']), permitForSome(['cy'])]
  const ofMany = async () => Promise.all(permits.map((permit) => idsOf(query, permit)))
  const few = await ofMany()
  expect(few[0]?.size).toBeGreaterThan(0)
  const { database, engine } = index
  const token = engine.hash(valueText(engine.numbers('Observation', 'code'), 'a'))
  await database.query('INSERT INTO i_tok SELECT $1::bigint, n FROM generate_series(1000000, 1005000) n', [token])
  expect(await ofMany()).toEqual(few)
})
