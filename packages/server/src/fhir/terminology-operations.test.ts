import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { PROGRAM, startWholeHospital } from '../testing/whole-hospital.ts'

let hospital: WholeHospital
beforeAll(async () => {
  hospital = await startWholeHospital()
})
afterAll(() => hospital.close())

const GENDER = 'http://hl7.org/fhir/ValueSet/administrative-gender'
const GENDER_SYSTEM = 'http://hl7.org/fhir/administrative-gender'

async function get(path: string) {
  const answer = await hospital.call(PROGRAM, 'GET', `/fhir/R4/${path}`)
  return { status: answer.statusCode, body: answer.json() }
}

async function post(path: string, body: object) {
  const answer = await hospital.call(PROGRAM, 'POST', `/fhir/R4/${path}`, body)
  return { status: answer.statusCode, body: answer.json() }
}

const named = (body: { parameter: { name: string }[] }, name: string) =>
  body.parameter.find((each) => each.name === name)

test('$validate answers an OperationOutcome: errors, or that nothing is wrong', async () => {
  const good = { resourceType: 'Patient', gender: 'male' }
  expect(await post('Patient/$validate', good)).toMatchObject({
    status: 200,
    body: { resourceType: 'OperationOutcome', issue: [{ severity: 'information' }] },
  })
  const bad = await post('Patient/$validate', { ...good, gender: 'banana', meta: { profile: ['http://x.example/p'] } })
  expect(bad.body.issue).toMatchObject([
    { severity: 'error', code: 'code-invalid', expression: ['Patient.gender'] },
    { severity: 'warning', code: 'not-found' },
  ])
  const parameters = {
    resourceType: 'Parameters',
    parameter: [
      { name: 'resource', resource: good },
      { name: 'profile', valueUri: 'http://hl7.org/fhir/StructureDefinition/vitalsigns' },
    ],
  }
  expect((await post('Patient/$validate', parameters)).body.issue[0]).toMatchObject({ severity: 'error' })
  expect((await post('Observation/$validate', good)).status).toBe(400)
  expect((await get('Patient/$validate')).status).toBe(400)
})

test('$validate at a record checks what is stored, or what is to replace it, and tells nothing of what is not there', async () => {
  const created = await hospital.call(PROGRAM, 'PUT', '/fhir/R4/Patient/p1', { resourceType: 'Patient', id: 'p1' })
  expect(created.statusCode).toBe(201)
  expect((await get('Patient/p1/$validate')).body.issue).toMatchObject([{ severity: 'information' }])
  expect((await get('Patient/p1/$validate?mode=delete')).status).toBe(200)
  const other = await post('Patient/p1/$validate?mode=update', { resourceType: 'Patient', id: 'p2' })
  expect(other.body.issue).toMatchObject([{ severity: 'error', expression: ['Patient.id'] }])
  expect((await get('Patient/none/$validate')).status).toBe(404)
  expect((await get('Patient/p1/$validate?mode=banana')).status).toBe(400)
})

test('$expand lists a value set in pages, filtered, and says what it cannot list', async () => {
  const codes = (body: { expansion: { contains: { code: string }[] } }) =>
    body.expansion.contains.map(({ code }) => code)
  const whole = await get(`ValueSet/$expand?url=${GENDER}`)
  expect(whole.body.expansion.total).toBe(4)
  expect(codes(whole.body)).toEqual(['male', 'female', 'other', 'unknown'])
  expect(codes((await get(`ValueSet/$expand?url=${GENDER}&offset=1&count=2`)).body)).toEqual(['female', 'other'])
  expect(codes((await get(`ValueSet/$expand?url=${GENDER}&filter=FEM`)).body)).toEqual(['female'])
  expect(await get('ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/condition-code')).toMatchObject({
    status: 400,
    body: { issue: [{ code: 'not-supported' }] },
  })
  expect((await get('ValueSet/$expand?url=http://x.example/none')).status).toBe(404)
  expect((await get(`ValueSet/$expand?url=${GENDER}&count=-1`)).status).toBe(400)
  const own = { resourceType: 'ValueSet', status: 'active', compose: { include: [{ valueSet: [GENDER] }] } }
  expect(
    codes(
      (await post('ValueSet/$expand', { resourceType: 'Parameters', parameter: [{ name: 'valueSet', resource: own }] }))
        .body,
    ),
  ).toHaveLength(4)
})

test('$validate-code says yes, no, or that it cannot tell', async () => {
  const yes = await get(`ValueSet/$validate-code?url=${GENDER}&system=${GENDER_SYSTEM}&code=male`)
  expect([named(yes.body, 'result'), named(yes.body, 'display')]).toEqual([
    { name: 'result', valueBoolean: true },
    { name: 'display', valueString: 'Male' },
  ])
  const no = await get(`ValueSet/$validate-code?url=${GENDER}&system=${GENDER_SYSTEM}&code=banana`)
  expect(named(no.body, 'result')).toMatchObject({ valueBoolean: false })
  const wrong = await get(`CodeSystem/$validate-code?url=${GENDER_SYSTEM}&code=male&display=Female`)
  expect(named(wrong.body, 'result')).toMatchObject({ valueBoolean: false })
  const unknown =
    'ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/condition-code&system=http://snomed.info/sct&code=1'
  expect((await get(unknown)).status).toBe(400)
})

test('$lookup tells a code, $translate its counterpart', async () => {
  const role = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode'
  const looked = await get(`CodeSystem/$lookup?system=${role}&code=MTH`)
  expect(named(looked.body, 'display')).toMatchObject({ valueString: 'mother' })
  expect((await get(`CodeSystem/$lookup?system=${role}&code=no-such-code`)).status).toBe(404)
  expect((await get('CodeSystem/$lookup?system=http://loinc.org&code=1-8')).status).toBe(404)
  const translated = await get(`ConceptMap/$translate?system=${GENDER_SYSTEM}&code=male`)
  expect(named(translated.body, 'result')).toMatchObject({ valueBoolean: true })
  expect(named(translated.body, 'match')).toMatchObject({
    part: [{ name: 'equivalence' }, { valueCoding: { code: 'M' } }, {}],
  })
  const none = await get(`ConceptMap/$translate?system=${GENDER_SYSTEM}&code=banana`)
  expect(named(none.body, 'result')).toMatchObject({ valueBoolean: false })
})

test('nobody asks without signing in', async () => {
  expect((await hospital.call(null, 'GET', `/fhir/R4/ValueSet/$expand?url=${GENDER}`)).statusCode).toBe(401)
})
