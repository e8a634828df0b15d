export { connect, type Database, inTransaction, type Queryable, type Transaction } from './connect.ts'
export { type EmbeddedServer, startEmbeddedPostgres } from './embedded-postgres.ts'
export { type Migration, migrate } from './migrate.ts'
export { sessionLock } from './session-lock.ts'
