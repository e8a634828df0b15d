import type { Migration } from '@anamnesis/database'

/** Cards that were shown, without patient or person, until what became of them is told; how often each rule's were taken or overridden, and why. */
export const cdsMigrations: readonly Migration[] = [
  {
    id: 'server/cds-1',
    sql: `
      CREATE TABLE cds_card (
        id uuid PRIMARY KEY,
        rule text COLLATE "C" NOT NULL,
        rule_version text COLLATE "C" NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX cds_card_at ON cds_card (at);
      CREATE TABLE cds_outcome (
        rule text COLLATE "C" NOT NULL,
        rule_version text COLLATE "C" NOT NULL,
        outcome text COLLATE "C" NOT NULL CHECK (outcome IN ('accepted', 'overridden')),
        reason text COLLATE "C" NOT NULL,
        cards bigint NOT NULL,
        PRIMARY KEY (rule, rule_version, outcome, reason)
      );
    `,
  },
]
