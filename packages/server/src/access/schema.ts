import type { Migration } from '@anamnesis/database'

/** Tables of who treats whom, and of what each person has seen of a chart. */
export const accessMigrations: readonly Migration[] = [
  {
    id: 'server/access-1',
    sql: `
      CREATE TABLE relationship (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        patient text COLLATE "C" NOT NULL,
        person text COLLATE "C",
        department text COLLATE "C",
        reason text NOT NULL CHECK (reason IN ('admission', 'schedule', 'roster', 'on-call')),
        starts timestamptz NOT NULL,
        ends timestamptz NOT NULL,
        CHECK (person IS NOT NULL OR department IS NOT NULL),
        CHECK (ends > starts)
      );
      CREATE INDEX relationship_person ON relationship (person, ends);
      CREATE INDEX relationship_department ON relationship (department, ends);
      CREATE TABLE chart_view (
        person text COLLATE "C" NOT NULL,
        patient text COLLATE "C" NOT NULL,
        at timestamptz NOT NULL,
        visit_before timestamptz,
        PRIMARY KEY (person, patient)
      );
    `,
  },
  { id: 'server/access-2', sql: 'ALTER TABLE relationship ADD COLUMN made_by text COLLATE "C"' },
]
