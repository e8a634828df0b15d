/**
 * Jobs of bulk export and import. A file of an export is a list of record versions, so that no second copy of a record exists; parts of an import wait
 * here sealed, and are removed when their lines are in. `sealed` holds what was asked for, because a search can name a person.
 */
export const BULK_TABLES = `
  CREATE TABLE bulk_job (
    id uuid PRIMARY KEY,
    kind text COLLATE "C" NOT NULL,
    person text COLLATE "C" NOT NULL,
    client text COLLATE "C" NOT NULL,
    sealed bytea NOT NULL,
    secret bytea NOT NULL,
    state text COLLATE "C" NOT NULL,
    attempts int NOT NULL DEFAULT 0,
    done int NOT NULL DEFAULT 0,
    total int NOT NULL,
    taken bigint NOT NULL DEFAULT 0,
    failure text COLLATE "C",
    as_of timestamptz,
    created timestamptz NOT NULL,
    expires timestamptz NOT NULL
  );
  CREATE TABLE bulk_file (
    job uuid NOT NULL REFERENCES bulk_job ON DELETE CASCADE,
    n int NOT NULL,
    step int NOT NULL,
    kind text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    pks bigint[] NOT NULL,
    vers int[] NOT NULL,
    PRIMARY KEY (job, n)
  );
  CREATE TABLE bulk_part (
    job uuid NOT NULL REFERENCES bulk_job ON DELETE CASCADE,
    n int NOT NULL,
    sealed bytea NOT NULL,
    secret bytea NOT NULL,
    PRIMARY KEY (job, n)
  );
  ALTER TABLE bulk_part ALTER COLUMN sealed SET STORAGE EXTERNAL;
  CREATE TABLE bulk_fault (
    job uuid NOT NULL REFERENCES bulk_job ON DELETE CASCADE,
    line int NOT NULL,
    reason text COLLATE "C" NOT NULL,
    PRIMARY KEY (job, line)
  );
`

/** Why a job failed, as the stable code that its status answers with; null for those that failed before it was kept. */
export const BULK_FAILURE_CODE = 'ALTER TABLE bulk_job ADD COLUMN failure_code text COLLATE "C"'
