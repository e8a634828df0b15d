export { plansOf } from './plans-of.ts'
export { type TestDatabase, testDatabase } from './test-database.ts'
