// A blob without a commitment is staged: its secret is in the memory of the process that takes it in, and nowhere else. Sealed bytes do not compress.
// One with a commitment and no secret was erased.
/** Statements that make the tables of blobs. */
export const BLOB_TABLES = `
  CREATE TABLE blob (
    id uuid PRIMARY KEY,
    touched timestamptz NOT NULL DEFAULT now(),
    address bytea UNIQUE,
    owner text COLLATE "C",
    size int,
    secret bytea,
    commitment bytea
  );
  CREATE INDEX blob_staged ON blob (touched) WHERE commitment IS NULL;
  CREATE INDEX blob_owner ON blob (owner);
  CREATE TABLE blob_chunk (
    blob uuid NOT NULL REFERENCES blob ON DELETE CASCADE,
    n int NOT NULL,
    doc bytea NOT NULL,
    PRIMARY KEY (blob, n)
  );
  ALTER TABLE blob_chunk ALTER COLUMN doc SET STORAGE EXTERNAL;
  CREATE TABLE blob_use (
    pk bigint NOT NULL,
    ver int NOT NULL,
    blob uuid NOT NULL REFERENCES blob,
    PRIMARY KEY (pk, ver)
  );
  CREATE INDEX blob_use_blob ON blob_use (blob);
`
