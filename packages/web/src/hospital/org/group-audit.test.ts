import { expect, test } from 'vitest'
import { type AuditEntry, groupAudit } from './group-audit.ts'

const entry = (id: string, change: Partial<AuditEntry> = {}): AuditEntry =>
  ({
    id,
    at: 60_000,
    person: 'lee',
    name: 'Dr Lee',
    role: 'physician',
    hospital: `0x${'1'.repeat(64)}`,
    hospitalName: 'Lakeside',
    kind: 'looked',
    patient: 'elena',
    purpose: 'TREAT',
    basis: 'grant',
    anchored: true,
    ...change,
  }) as AuditEntry

test('looks of one minute that say the same are one line, where the newest of them stands', () => {
  const groups = groupAudit([entry('3', { at: 61_000 }), entry('2', { basis: 'relationship' }), entry('1')])
  expect(groups.map(({ entry: { id }, count }) => [id, count])).toEqual([
    ['3', 2],
    ['2', 1],
  ])
})

test('another minute, person, patient or deed is another line', () => {
  const others = [{ at: 120_000 }, { person: 'okafor' }, { patient: 'james' }, { kind: 'wrote' as const }]
  expect(groupAudit([entry('1'), ...others.map((change, index) => entry(`o${index}`, change))])).toHaveLength(5)
})

test('a line is anchored when all that it stands for is', () => {
  expect(groupAudit([entry('2'), entry('1', { anchored: false })])[0]).toMatchObject({ count: 2, anchored: false })
})
