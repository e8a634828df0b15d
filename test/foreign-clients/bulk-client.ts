import { askToken } from '@anamnesis/server'
import { ContentType, MedplumClient } from '@medplum/core'
import type { BulkDataExportOutput, Group, Observation, Patient, Resource } from '@medplum/fhirtypes'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OneHospital } from '../support/one-hospital.ts'
import type { ClientStage } from './client-stage.ts'

/** How long the client waits between two looks at the status, in ms. */
const POLL_MS = 100

/** What a client of the Bulk Data API does: kick-off, status, download. Medplum’s is the one that npm has; the hospital is empty before. */
export function bulkClientAct(stage: ClientStage): void {
  describe('bulk-client', () => {
    let hospital: OneHospital
    let client: MedplumClient

    beforeAll(async () => {
      hospital = stage.hospital
      const { origin, key } = hospital.hospital
      const { clientId: id, privateKey } = hospital.network.backendClient(key)
      const { value } = await askToken({ origin, id, key: privateKey })
      client = new MedplumClient({ baseUrl: `${origin}/`, fhirUrlPath: 'fhir/R4', accessToken: value, cacheTime: 0 })
      await load(PUT_IN)
    }, 120_000)

    const patients: readonly Patient[] = [0, 1, 2].map((n) => ({
      resourceType: 'Patient',
      id: `p${n}`,
      name: [{ family: `Quill${n}` }],
    }))
    const weights: readonly Observation[] = patients.flatMap(({ id }) =>
      Array.from({ length: 40 }, (_, n) => ({
        resourceType: 'Observation',
        id: `${id}-w${n}`,
        status: 'final',
        code: { text: 'Weight' },
        subject: { reference: `Patient/${id}` },
        effectiveDateTime: '2024-02-02',
        valueQuantity: { value: 60 + n, unit: 'kg' },
      })),
    )
    const group: Group = {
      resourceType: 'Group',
      id: 'ward',
      type: 'person',
      actual: true,
      member: [{ entity: { reference: 'Patient/p0' } }, { entity: { reference: 'Patient/p2' } }],
    }
    const PUT_IN: readonly Resource[] = [...patients, ...weights, group]

    async function load(resources: readonly Resource[]): Promise<void> {
      const entry = resources.map((resource) => ({
        resource,
        request: { method: 'PUT' as const, url: `${resource.resourceType}/${resource.id}` },
      }))
      await client.executeBatch({ resourceType: 'Bundle', type: 'transaction', entry })
    }

    /** Kicks off, waits for the manifest, and fetches every file: type and id of all lines, and what each file said it holds. */
    async function exported(level: string, types?: string, since?: string) {
      const { output = [] } = await client.bulkExport(level, types, since, {
        pollStatusOnAccepted: true,
        pollStatusPeriod: POLL_MS,
      })
      const files = await Promise.all(output.map(linesOf))
      return {
        lines: files.flat(),
        counts: output.map(({ type, ...file }) => [type, (file as { count?: number }).count]),
      }
    }

    async function linesOf({ url }: BulkDataExportOutput): Promise<Resource[]> {
      const text = await (await client.download(url, { headers: { accept: ContentType.FHIR_JSON } })).text()
      return text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Resource)
    }

    const byName = (resources: readonly Resource[]) =>
      Object.fromEntries(
        resources.map(({ meta: _, ...resource }) => [`${resource.resourceType}/${resource.id}`, resource] as const),
      )

    test('Medplum’s client exports the whole hospital: every file has the lines it says, every line is what was put in', async () => {
      const { lines, counts } = await exported('')
      expect(lines).toHaveLength(PUT_IN.length)
      expect(byName(lines)).toEqual(byName(PUT_IN))
      expect(Object.fromEntries(counts)).toEqual({ Patient: 3, Observation: 120, Group: 1 })
    })

    test('Medplum’s client exports patients by type, and a group with its members only', async () => {
      const observations = await exported('Patient', 'Observation')
      expect(byName(observations.lines)).toEqual(byName(weights))
      const ward = await exported('Group/ward', 'Patient,Observation')
      const isMember = ({ id = '' }: Resource) => /^p[02]/.test(id)
      expect(byName(ward.lines)).toEqual(byName([...patients, ...weights].filter(isMember)))
    })

    test('Medplum’s client gets only what changed since', async () => {
      const since = new Date().toISOString()
      const changed = { ...weights[0], valueQuantity: { value: 59.5, unit: 'kg' } } as Resource
      await client.updateResource(changed)
      expect(byName((await exported('', 'Observation', since)).lines)).toEqual(byName([changed]))
    })
  })
}
