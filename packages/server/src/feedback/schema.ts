import type { Migration } from '@anamnesis/database'

/**
 * What people think of the insights. A mark names patient and person and is sealed for the rest, for the id of a finding holds names of medicines; how
 * often a rule was marked is counted apart, without patient and person, and stays when a person is erased.
 */
export const feedbackMigrations: readonly Migration[] = [
  {
    id: 'server/feedback-1',
    sql: `
      CREATE TABLE feedback_mark (
        id uuid PRIMARY KEY,
        patient text COLLATE "C" NOT NULL,
        person text COLLATE "C" NOT NULL,
        at timestamptz NOT NULL,
        sealed bytea NOT NULL,
        secret bytea NOT NULL
      );
      CREATE INDEX feedback_mark_patient ON feedback_mark (patient, person, at);
      CREATE TABLE feedback_count (
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('wrong', 'missing')),
        target text COLLATE "C" NOT NULL CHECK (target IN ('finding', 'sentence', 'answer', 'page')),
        rule text COLLATE "C" NOT NULL,
        rule_version text COLLATE "C" NOT NULL,
        marks bigint NOT NULL,
        PRIMARY KEY (kind, target, rule, rule_version)
      );
    `,
  },
]
