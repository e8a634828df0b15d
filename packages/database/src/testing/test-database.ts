import { randomUUID } from 'node:crypto'
import type { Database } from '../connect.ts'
import { connect } from '../connect.ts'
import type { Migration } from '../migrate.ts'
import { migrate } from '../migrate.ts'

/** A database of one test's own. */
export type TestDatabase = { readonly database: Database; readonly url: string; readonly drop: () => Promise<void> }

function testUrl(name?: string): string {
  const url = process.env.ANAMNESIS_TEST_POSTGRES
  if (!url) throw new Error('run tests with vitest: its global set-up starts PostgreSQL')
  return name === undefined ? url : url.replace(/^([^/]+\/\/[^/]*\/)[^?]*/, `$1${name}`)
}

/** Returns a new, empty database with the given migrations applied. */
export async function testDatabase(migrations: readonly Migration[] = []): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = connect(testUrl(), { max: 1 })
  await admin.query(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`)
  const url = testUrl(name)
  const database = connect(url)
  await migrate(database, migrations)
  return {
    database,
    url,
    drop: async () => {
      await database.end()
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
    },
  }
}
