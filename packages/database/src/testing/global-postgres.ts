import { mkdtempSync } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../embedded-postgres.ts'

/**
 * Starts one PostgreSQL for a whole test run and returns how to end it; each test makes databases of its own in it (testDatabase). With
 * ANAMNESIS_TEST_POSTGRES, the URL of a server of your own with a role that may create databases, the tests run on that one.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env.ANAMNESIS_TEST_POSTGRES) return async () => {}
  const folder = mkdtempSync(join(tmpdir(), 'anamnesis-test-'))
  await chmod(folder, 0o755)
  const password = 'tests-only'
  const server = await startEmbeddedPostgres({
    folder: join(folder, 'data'),
    socketFolder: join(folder, 'socket'),
    password,
    durable: false,
  })
  const socket = encodeURIComponent(join(folder, 'socket'))
  process.env.ANAMNESIS_TEST_POSTGRES = `postgres://anamnesis:${password}@/postgres?host=${socket}&port=5432`
  return async () => {
    await server.stop()
    delete process.env.ANAMNESIS_TEST_POSTGRES
    await rm(folder, { recursive: true, force: true })
  }
}
