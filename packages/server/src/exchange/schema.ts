import type { Migration } from '@anamnesis/database'

/** Tables of what went out under grants, what came in, and what must still be told. */
export const exchangeMigrations: readonly Migration[] = [
  {
    id: 'server/exchange-1',
    sql: `
      CREATE TABLE used_request (jti text COLLATE "C" PRIMARY KEY, expires timestamptz NOT NULL);
      CREATE TABLE disclosure (
        id uuid PRIMARY KEY,
        commitment bytea NOT NULL,
        grantee bytea NOT NULL,
        person text NOT NULL,
        role text NOT NULL,
        purpose text NOT NULL,
        requested timestamptz NOT NULL,
        digest bytea NOT NULL,
        withdrawn text[] NOT NULL,
        acknowledged timestamptz
      );
      CREATE TABLE disclosed_record (
        disclosure uuid NOT NULL REFERENCES disclosure (id) ON DELETE CASCADE,
        line int NOT NULL,
        type text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        version int NOT NULL,
        PRIMARY KEY (disclosure, line)
      );
      CREATE TABLE released (
        commitment bytea NOT NULL,
        type text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        version int NOT NULL,
        PRIMARY KEY (commitment, type, id)
      );
      CREATE TABLE source (
        commitment bytea NOT NULL,
        custodian bytea NOT NULL,
        state text NOT NULL CHECK (state IN ('fetching', 'complete', 'incomplete', 'silent')),
        records int NOT NULL DEFAULT 0,
        answered timestamptz,
        PRIMARY KEY (commitment, custodian)
      );
      CREATE TABLE visiting_receipt (
        custodian bytea NOT NULL,
        type text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        version int NOT NULL,
        commitment bytea NOT NULL,
        receipt jsonb,
        PRIMARY KEY (custodian, type, id, version)
      );
      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        hospital bytea NOT NULL,
        path text NOT NULL,
        body jsonb NOT NULL,
        queued timestamptz NOT NULL DEFAULT now(),
        tries int NOT NULL DEFAULT 0,
        due timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE event_cursor (consumer text COLLATE "C" PRIMARY KEY, cursor text NOT NULL);
      CREATE TABLE reported_look (id uuid PRIMARY KEY);
      CREATE INDEX outbox_due ON outbox (due);
    `,
  },
  { id: 'server/exchange-2', sql: 'CREATE INDEX disclosure_commitment ON disclosure (commitment)' },
  {
    id: 'server/exchange-3',
    sql: 'ALTER TABLE source ADD COLUMN tries int NOT NULL DEFAULT 0, ADD COLUMN due timestamptz NOT NULL DEFAULT now()',
  },
]
