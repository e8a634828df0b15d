import type { Migration } from '@anamnesis/database'
import { accessMigrations } from './access/schema.ts'
import { cdsMigrations } from './cds/schema.ts'
import { runMigrations } from './chart/runs.ts'
import { consentMigrations } from './consent/schema.ts'
import { exchangeMigrations } from './exchange/schema.ts'
import { feedbackMigrations } from './feedback/schema.ts'
import { signInMigrations } from './sign-in/sign-in-schema.ts'
import { subscriptionMigrations } from './subscriptions/schema.ts'

/** Migrations of this room's own tables, in order. */
export const serverMigrations: readonly Migration[] = [
  ...signInMigrations,
  ...accessMigrations,
  ...consentMigrations,
  ...exchangeMigrations,
  ...subscriptionMigrations,
  ...feedbackMigrations,
  ...cdsMigrations,
  ...runMigrations,
]
