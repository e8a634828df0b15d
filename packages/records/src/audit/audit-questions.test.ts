import type { Database } from '@anamnesis/database'
import { plansOf, type TestDatabase, testDatabase } from '@anamnesis/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordsMigrations } from '../schema.ts'
import { createAudit } from './audit-store.ts'
import type { Audit, AuditPlace } from './audit-types.ts'

const ROWS = 20_000
const MONTH = Date.UTC(2031, 0, 1)

let made: TestDatabase
beforeAll(async () => {
  made = await testDatabase(recordsMigrations)
  await made.database.query(
    `CREATE TABLE audit_2031_01 PARTITION OF audit FOR VALUES FROM ('2031-01-01') TO ('2031-02-01');
     INSERT INTO audit (id, at, kind, person, name, role, hospital, purpose, client, basis, patient, categories, records, request, salt, commitment)
     SELECT gen_random_uuid(), to_timestamp(${MONTH / 1000} + n), 'looked', 'p' || n % 90, 'P', 'nurse', '', 'TREAT', 'c', 'relationship', 'a' || n % 90, 0, '{}', 'r', '', ''
     FROM generate_series(1, ${ROWS}) AS n;
     ANALYZE audit`,
  )
})
afterAll(() => made.drop())

function auditOn(database: Database): Audit {
  return createAudit({ database, leafInsert: () => 'SELECT' })
}

test.each([{}, { patient: 'a1' }, { person: 'p1' }])(
  'pages of %o follow each other, and all come once',
  async (filter) => {
    const audit = auditOn(made.database)
    const all = await audit.list({ ...filter, limit: 200 })
    const found: string[] = []
    let before: AuditPlace | undefined
    while (found.length < 200) {
      const page = await audit.list({ ...filter, limit: 40, ...(before && { before }) })
      found.push(...page.map(({ id }) => id))
      before = page.at(-1)
    }
    expect(found).toEqual(all.map(({ id }) => id))
  },
)

test('no question goes through the whole audit', async () => {
  const places = await auditOn(made.database).list({ limit: 50 })
  const second = places[1] as AuditPlace
  const plans = await plansOf(made.url, async (database) => {
    const audit = auditOn(database)
    await audit.list({ before: second, limit: 50 })
    await audit.list({ patient: 'a1', before: second, limit: 50 })
    await audit.list({ person: 'p1', before: second, limit: 50 })
    await audit.at(database, places)
  })
  expect(plans).toHaveLength(4)
  for (const plan of plans) expect(plan).not.toContain('Seq Scan on audit')
})
