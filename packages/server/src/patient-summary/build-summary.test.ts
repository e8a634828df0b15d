import { expect, test } from 'vitest'
import { buildSummary } from './build-summary.ts'

const broken = [null, 'x', 7, [], [null], [[]], [{ coding: 'x' }], [{ coding: [null] }], { coding: [null] }]
const codes = [{ coding: [null] }, { coding: [{ code: { toString: 1 } }] }, { text: { toString: 1 } }, 'x', 7, null]

test('a record of another hospital, whatever its shape, keeps nobody from a summary', () => {
  const observations = [...broken.map((category) => ({ category })), ...codes.map((code) => ({ code }))]
  const category = [{ coding: [{ code: 'laboratory' }] }]
  const resources = [
    { resourceType: 'Patient', id: 'ana' },
    ...observations.map((more) => ({ resourceType: 'Observation', status: 'final', category, ...more })),
    ...broken.map((clinicalStatus) => ({
      resourceType: 'Condition',
      clinicalStatus,
      verificationStatus: clinicalStatus,
    })),
  ]
  const entries = resources.map((resource, index) => ({
    fullUrl: `https://hospital.example/fhir/R4/${resource.resourceType}/${index}`,
    mode: 'match' as const,
    bytes: Buffer.from(JSON.stringify(resource)),
  }))
  const summary = buildSummary({ entries, hospital: 'Lakeside', now: 0 })
  expect(summary.map(({ fullUrl }) => fullUrl)).toContain(entries[0]?.fullUrl)
})
