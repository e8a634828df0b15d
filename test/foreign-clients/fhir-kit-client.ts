import { askToken } from '@anamnesis/server'
import type { Bundle, Patient } from '@medplum/fhirtypes'
import { Client } from 'fhir-kit-client'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OneHospital } from '../support/one-hospital.ts'
import type { ClientStage } from './client-stage.ts'

/** What fhir-kit-client is used for: reads, writes, searches, pages, bundles. */
export function fhirKitClientAct(stage: ClientStage): void {
  describe('fhir-kit-client', () => {
    let hospital: OneHospital
    let client: Client

    beforeAll(async () => {
      hospital = stage.hospital
      const { origin, key } = hospital.hospital
      const { clientId: id, privateKey } = hospital.network.backendClient(key)
      const { value } = await askToken({ origin, id, key: privateKey })
      client = new Client({ baseUrl: `${origin}/fhir/R4`, bearerToken: value })
    })

    /** The client's own type says of an answer only that it is a resource. */
    const bundle = (answer: unknown) => answer as Bundle

    const quill = { resourceType: 'Patient', name: [{ family: 'Quill' }] } as const

    test('fhir-kit-client learns where to sign in', async () => {
      const { authorizeUrl, tokenUrl } = await client.smartAuthMetadata()
      expect([authorizeUrl?.toString(), tokenUrl?.toString()]).toEqual([
        `${hospital.hospital.origin}/oidc/auth`,
        `${hospital.hospital.origin}/oidc/token`,
      ])
      expect(await client.capabilityStatement()).toMatchObject({ resourceType: 'CapabilityStatement' })
    })

    test('fhir-kit-client creates, reads, updates, searches, pages, and deletes', async () => {
      const { id = '' } = (await client.create({ resourceType: 'Patient', body: { ...quill } })) as Patient
      expect(await client.read({ resourceType: 'Patient', id })).toMatchObject(quill)
      const changed = { ...quill, id, birthDate: '1960-05-17' }
      expect(await client.update({ resourceType: 'Patient', id, body: changed })).toMatchObject({
        birthDate: '1960-05-17',
      })
      expect(await client.vread({ resourceType: 'Patient', id, version: '1' })).not.toHaveProperty('birthDate')
      expect(bundle(await client.resourceHistory({ resourceType: 'Patient', id })).total).toBe(2)
      for (const given of ['Ada', 'Ben', 'Cleo'])
        await client.create({
          resourceType: 'Patient',
          body: { resourceType: 'Patient', name: [{ family: 'Page', given: [given] }] },
        })
      const first = bundle(
        await client.resourceSearch({
          resourceType: 'Patient',
          searchParams: { family: 'Page', _count: 2 },
        }),
      )
      const second = bundle(await client.nextPage({ bundle: first as never }))
      expect([first.entry?.length, second.entry?.length]).toEqual([2, 1])
      await client.delete({ resourceType: 'Patient', id })
      await expect(client.read({ resourceType: 'Patient', id })).rejects.toMatchObject({ response: { status: 410 } })
    })

    test('fhir-kit-client sends a transaction and a batch, and follows references', async () => {
      const patient = 'urn:uuid:1f0c3e52-66aa-4c4a-9f0e-3f9f0c1f7a11'
      const entry = [
        { fullUrl: patient, resource: { ...quill }, request: { method: 'POST', url: 'Patient' } },
        {
          resource: { resourceType: 'Basic', code: { text: 'referral' }, subject: { reference: patient } },
          request: { method: 'POST', url: 'Basic' },
        },
      ]
      const done = bundle(
        await client.transaction({
          body: { resourceType: 'Bundle', type: 'transaction', entry } as never,
        }),
      )
      expect(done.entry?.map(({ response }) => response?.status.slice(0, 3))).toEqual(['201', '201'])
      const reference = `Patient/${patient.slice('urn:uuid:'.length)}`
      expect(await client.resolve({ reference })).toMatchObject(quill)
      const batch = { resourceType: 'Bundle', type: 'batch', entry: [{ request: { method: 'GET', url: reference } }] }
      const answered = bundle(await client.batch({ body: batch as never }))
      expect(answered.entry?.[0]?.resource).toMatchObject(quill)
    })
  })
}
