import type { Bundle, Condition, Patient } from '@medplum/fhirtypes'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OneHospital } from '../support/one-hospital.ts'
import { hospitalClient } from '../support/people.ts'
import type { ClientStage } from './client-stage.ts'
import { DOCTOR } from './client-stage.ts'
import type { SmartClient } from './smart-app.ts'
import { launchSmartApp } from './smart-app.ts'

/** What fhirclient, SMART’s own client, is used for: a launch with PKCE, then reads, writes and pages as a physician. */
export function smartClientAct(stage: ClientStage): void {
  describe('smart-client', () => {
    let hospital: OneHospital
    let client: SmartClient
    let patient: string

    beforeAll(async () => {
      hospital = stage.hospital
      const { origin } = hospital.hospital
      const { send } = hospital.program
      const created = await send('POST', '/fhir/R4/Patient', { resourceType: 'Patient', name: [{ family: 'Quill' }] })
      patient = ((await created.json()) as Patient).id ?? ''
      const day = 86_400_000
      const stay = {
        person: DOCTOR,
        department: null,
        reason: 'admission',
        starts: Date.now() - day,
        ends: Date.now() + day,
      }
      expect((await send('POST', '/api/relationships', { patient, ...stay })).status).toBeLessThan(300)
      const { id: clientId, redirect: redirectUri, scope } = hospitalClient(origin)
      client = await launchSmartApp({ iss: `${origin}/fhir/R4`, clientId, redirectUri, scope }, DOCTOR)
    }, 120_000)

    const condition = (text: string): Condition => ({
      resourceType: 'Condition',
      subject: { reference: `Patient/${patient}` },
      code: { text },
    })

    test('fhirclient finds the sign-in addresses, authorizes with PKCE, and knows who signed in', async () => {
      const { origin } = hospital.hospital
      const { tokenUri, authorizeUri, tokenResponse, scope } = client.state
      expect([authorizeUri, tokenUri]).toEqual([`${origin}/oidc/auth`, `${origin}/oidc/token`])
      expect(tokenResponse).toMatchObject({ token_type: 'Bearer', id_token: expect.any(String) })
      expect(scope).toContain('user/*.cruds')
      expect(client.getIdToken()).toMatchObject({ sub: DOCTOR, iss: `${origin}/oidc` })
    })

    test('fhirclient creates, reads, updates, and deletes nothing that it may not', async () => {
      const { id = '' } = await client.create<Condition & { [key: string]: unknown }>(condition('Cough') as never)
      expect(await client.request(`Condition/${id}`)).toMatchObject({ code: { text: 'Cough' } })
      const changed = { ...condition('Cough, dry'), id }
      expect(await client.update(changed as never)).toMatchObject({ meta: { versionId: '2' } })
      await expect(client.delete(`Condition/${id}`)).rejects.toMatchObject({ status: 403 })
      await expect(client.request('Condition/none')).rejects.toMatchObject({ status: 404 })
    })

    test('fhirclient searches page by page, and follows references', async () => {
      for (const text of ['Fever', 'Rash', 'Nausea']) await client.create(condition(text) as never)
      const pages: Bundle[] = []
      const query = `Condition?patient=${patient}&_count=2`
      await client.request(query, { pageLimit: 0, onPage: (page) => void pages.push(page as unknown as Bundle) })
      expect(pages.map(({ entry = [] }) => entry.length)).toEqual([2, 2])
      const flat = await client.request<Condition[]>(query, {
        pageLimit: 0,
        flat: true,
        resolveReferences: ['subject'],
      })
      expect(flat.map(({ code }) => code?.text).sort()).toEqual(['Cough, dry', 'Fever', 'Nausea', 'Rash'])
      expect(flat.map(({ subject }) => subject)).toEqual(
        Array(4).fill(expect.objectContaining({ resourceType: 'Patient' })),
      )
    })
  })
}
