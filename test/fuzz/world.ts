import { randomUUID } from 'node:crypto'
import type { CapabilityStatement, Resource } from '@medplum/fhirtypes'
import { send } from '../support/http.ts'
import type { OneHospital } from '../support/one-hospital.ts'
import { startOneHospital } from '../support/one-hospital.ts'
import { hospitalClient, patientClient } from '../support/people.ts'
import type { Access } from '../support/sign-in.ts'
import { signInAs } from '../support/sign-in.ts'
import { until } from '../tour/waiting.ts'
import type { Material } from './fuzz-request.ts'
import type { Hook } from './hook.ts'
import { startHook } from './hook.ts'

/** Somebody who sends requests: what they may never see, and what their requests are made from. */
export type Caller = {
  readonly name: string
  readonly token: () => Promise<string>
  readonly forbidden: readonly string[]
  readonly material: Material
  /** type/id of what this caller wrote so far. */
  readonly own: string[]
}

/** A hospital with two patients, of whom one is treated in the ward, and everybody who asks. */
export type FuzzWorld = {
  readonly hospital: OneHospital
  readonly callers: readonly Caller[]
  /** The callers, those of whom more is done more often. */
  readonly turns: readonly Caller[]
  /** Paths that answers named, to whomever. */
  readonly found: string[]
  readonly hook: Hook
  readonly stop: () => Promise<void>
}

/** Words that stand in records and in no request: `far` in those of a patient whom nobody treats, `problem` in a diagnosis of the one who is treated. */
const CANARY = { far: 'Zqxcanaryfar', problem: 'Zqxcanaryproblem' } as const

/** How often a caller asks, where it is not once in a round. */
const TURNS: Readonly<Record<string, number>> = { program: 6, physician: 3, patient: 3, nurse: 2 }

/** Callers who are told of every diagnosis that they may see. */
const SUBSCRIBERS: readonly string[] = ['program', 'physician', 'nurse', 'stranger']

const DAY_MS = 86_400_000
const none = { practitioner: null, specialty: null, patient: null }
const ROLES = ['physician', 'nurse', 'laboratory', 'billing', 'registrar', 'administrator'] as const

/** Starts the world. */
export async function startFuzzWorld(): Promise<FuzzWorld> {
  const people = [
    ...ROLES.map((role) => ({ ...none, person: `a.${role}`, name: role, role, department: 'ward' })),
    { ...none, person: 'a.stranger', name: 'Stranger', role: 'physician' as const, department: null },
  ]
  const hospital = await startOneHospital(people)
  const { origin } = hospital.hospital
  const [near, far] = [chartOf('', CANARY.problem), chartOf(CANARY.far, CANARY.far)]
  for (const chart of [near, far]) await sent(hospital, 'POST', '/fhir/R4', chart.bundle)
  const stay = {
    person: null,
    department: 'ward',
    reason: 'admission',
    starts: Date.now() - DAY_MS,
    ends: Date.now() + DAY_MS,
  }
  await sent(hospital, 'POST', '/api/relationships', { patient: near.patient, ...stay })
  const scratch = chartOf('', '')
  await sent(hospital, 'POST', '/fhir/R4', scratch.bundle)
  const capabilities = (await sent(hospital, 'GET', '/fhir/R4/metadata')) as CapabilityStatement
  const hook = await startHook()
  const found: string[] = []
  const callerOf = (
    name: string,
    access: Access,
    forbidden: readonly string[],
    given: Pick<Material, 'names' | 'resources'>,
  ) => {
    const own: string[] = []
    const material = { ...given, capabilities, found, own, hook: hook.urlFor(name) }
    return { name, token: async () => access.token, forbidden, material, own }
  }
  const all = {
    names: [...near.names, ...far.names],
    resources: [...chartOf('', '').about(near.patient), ...chartOf('', '').about(far.patient)],
  }
  const allowed: Readonly<Record<string, readonly string[]>> = { physician: [CANARY.problem], nurse: [CANARY.problem] }
  const forbidden = (name: string) => Object.values(CANARY).filter((word) => !(allowed[name] ?? []).includes(word))
  const callers: Caller[] = []
  for (const name of [...ROLES, 'stranger'])
    callers.push(callerOf(name, await signInAs(origin, hospitalClient(origin), `a.${name}`), forbidden(name), all))
  const patient = await signInAs(origin, patientClient(hospital.network.patientOrigin), `Patient/${near.patient}`)
  callers.push(callerOf('patient', patient, [CANARY.far], all))
  callers.push(callerOf('nobody', { origin, token: 'none' }, Object.values(CANARY), all))
  // A program may do everything: it works on a patient of its own, so that it moves no hidden record into sight.
  const ownChart = { names: scratch.names, resources: scratch.about(scratch.patient) }
  callers.push(callerOf('program', { origin, token: await hospital.token() }, [], ownChart))
  for (const caller of callers) if (SUBSCRIBERS.includes(caller.name)) await subscribe(origin, caller)
  for (const chart of [near, far])
    for (const resource of chart.about(chart.patient))
      if (resource.resourceType === 'Condition') await sent(hospital, 'POST', '/fhir/R4/Condition', resource)
  await Promise.all([hook.until('program', CANARY.far), hook.until('physician', CANARY.problem)])
  const turns = callers.flatMap((caller) => Array.from<Caller>({ length: TURNS[caller.name] ?? 1 }).fill(caller))
  return {
    hospital,
    callers,
    turns,
    found,
    hook,
    stop: () => Promise.all([hook.close(), hospital.stop()]).then(() => {}),
  }
}

/** A valid subscription from the beginning, so that notifications come whatever chance does. */
async function subscribe(origin: string, { name, token, material }: Caller): Promise<void> {
  const channel = { type: 'rest-hook', endpoint: material.hook, payload: 'application/fhir+json' }
  const resource = { resourceType: 'Subscription', status: 'requested', reason: 'fuzz', criteria: 'Condition', channel }
  const access = { origin, token: await token() }
  const { status, bytes } = await send(access, 'POST', '/fhir/R4/Subscription', resource)
  if (status !== 201) throw new Error(`a subscription of ${name} is answered ${status}`)
  const { id } = jsonOf(bytes) as { id: string }
  // What happens before it is active is told to nobody.
  await until(`the subscription of ${name} is active`, async () => {
    const read = await send(access, 'GET', `/fhir/R4/Subscription/${id}`)
    return (jsonOf(read.bytes) as { status: string }).status === 'active' || null
  })
}

async function sent({ hospital, token }: OneHospital, method: string, path: string, body?: object): Promise<unknown> {
  const { status, bytes } = await send({ origin: hospital.origin, token: await token() }, method, path, body)
  if (status >= 300)
    throw new Error(`${method} ${path} answered ${status}: ${new TextDecoder().decode(bytes).slice(0, 300)}`)
  return bytes.length === 0 ? null : jsonOf(bytes)
}

function jsonOf(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes))
}

/** Returns a few records about a new patient with one word in all of them and another in the diagnosis. */
function chartOf(word: string, diagnosis: string) {
  const patient = randomUUID()
  const about = (id: string) => resourcesAbout(id, word, diagnosis)
  const entries = [
    { id: patient, resource: patientNamed(word) },
    ...about(patient)
      .filter(({ resourceType }) => resourceType !== 'Patient')
      .map((resource) => ({ id: randomUUID() as string, resource })),
  ]
  const bundle = {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: entries.map(({ id, resource }) => ({
      fullUrl: `urn:uuid:${id}`,
      resource,
      request: { method: 'POST', url: resource.resourceType },
    })),
  }
  return { patient, about, bundle, names: entries.map(({ id, resource }) => `${resource.resourceType}/${id}`) }
}

function patientNamed(word: string): Resource {
  return {
    resourceType: 'Patient',
    identifier: [{ system: 'urn:fuzz', value: `n${word}` }],
    name: [{ family: `Quill${word}`, given: ['Ada'] }],
    birthDate: '1960-05-17',
    gender: 'female',
    address: [{ city: 'Anywhere', postalCode: '02115' }],
  }
}

function resourcesAbout(patient: string, word: string, diagnosis: string): Resource[] {
  const subject = { reference: `Patient/${patient}` }
  const category = [
    { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
  ]
  const potassium = { coding: [{ system: 'http://loinc.org', code: '2823-3' }], text: `Potassium ${word}` }
  const unit = { unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' }
  return [
    patientNamed(word),
    { resourceType: 'Condition', subject, code: { text: `Cough ${diagnosis}` }, onsetDateTime: '2019-03-01' },
    {
      resourceType: 'Observation',
      status: 'final',
      subject,
      category,
      code: potassium,
      effectiveDateTime: '2024-02-02',
      valueQuantity: { value: 5.4, ...unit },
    },
    {
      resourceType: 'Encounter',
      status: 'finished',
      class: { code: 'AMB' },
      subject,
      period: { start: '2024-02-02' },
      reasonCode: [{ text: `seen ${word}` }],
    },
    {
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      subject,
      medicationCodeableConcept: { text: `Aspirin ${word}` },
      authoredOn: '2024-02-03',
    },
    {
      resourceType: 'DocumentReference',
      status: 'current',
      subject,
      content: [{ attachment: { contentType: 'text/plain', title: `Letter ${word}` } }],
    },
    { resourceType: 'Basic', code: { text: `other ${word}` }, subject, author: { reference: 'Practitioner/none' } },
    {
      resourceType: 'List',
      status: 'current',
      mode: 'working',
      subject,
      entry: [{ item: subject }],
      title: `List ${word}`,
    },
  ]
}
