import { hash } from 'node:crypto'
import { canonicalJson, lengthPrefixed, utf8 } from '@anamnesis/core'
import { expect, test } from 'vitest'
import { HOSPITAL } from '../store/store.test-support.ts'
import { commitmentOfRow } from './audit-store.ts'
import type { AuditRow } from './audit-types.ts'

test('commits to the canonical JSON of an access', () => {
  const row: AuditRow = {
    id: '00000000-0000-4000-8000-000000000001',
    at: Date.UTC(2026, 0, 1),
    kind: 'looked',
    person: 'nurse "one"',
    name: 'Not committed to: it may change',
    role: 'nurse',
    hospital: HOSPITAL,
    purpose: 'TREAT',
    client: 'ward\u2028é',
    basis: 'relationship',
    grant: null,
    patient: 'p1',
    records: [{ custodian: HOSPITAL, type: 'Observation', id: 'o1', version: 2 }],
    requestId: 'r1',
  }
  const records = [`${HOSPITAL}/Observation/o1/2`]
  const salt = new Uint8Array(32).fill(7)
  const { name: _, ...committed } = row
  const text = canonicalJson({ ...committed, records })
  const expected = hash('sha256', lengthPrefixed(utf8('anamnesis-audit-1'), salt, utf8(text)), 'buffer')
  expect(commitmentOfRow(row, records, salt)).toEqual(expected)
})
