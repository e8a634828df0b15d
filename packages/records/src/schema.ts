import type { Migration } from '@anamnesis/database'
import { BLOB_TABLES } from './blobs/blob-schema.ts'
import { BULK_FAILURE_CODE, BULK_TABLES } from './bulk/bulk-schema.ts'
import { PACKAGE_TABLES } from './packages/package-tables.ts'

// res_pk counts in blocks of 64: a process takes a block and gives its numbers out by itself.
// hist.doc is stored EXTERNAL because sealed bytes do not compress. Index tables have no foreign keys: each write replaces a record's rows whole.
const TABLES = `
  CREATE TABLE custodian (
    n smallint PRIMARY KEY,
    hospital bytea NOT NULL UNIQUE
  );
  CREATE TABLE param (
    p int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    UNIQUE (type, code)
  );
  CREATE SEQUENCE res_pk AS bigint INCREMENT BY 64;
  CREATE TABLE res (
    pk bigint PRIMARY KEY,
    custodian smallint NOT NULL REFERENCES custodian,
    rt smallint NOT NULL,
    id text COLLATE "C" NOT NULL,
    ref bigint NOT NULL,
    ver int NOT NULL,
    updated timestamptz NOT NULL,
    deleted boolean NOT NULL,
    owner text COLLATE "C" NOT NULL,
    patients text[] COLLATE "C" NOT NULL,
    category smallint NOT NULL,
    categories int NOT NULL,
    sensitivities int NOT NULL,
    own_categories int NOT NULL,
    own_sensitivities int NOT NULL,
    own_mentions text[] COLLATE "C" NOT NULL,
    own_patients text[] COLLATE "C" NOT NULL,
    mentions text[] COLLATE "C" NOT NULL,
    date_from timestamptz NOT NULL,
    date_until timestamptz NOT NULL,
    author text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL,
    key_id text COLLATE "C" NOT NULL,
    digest bytea NOT NULL,
    UNIQUE (custodian, rt, id)
  );
  CREATE INDEX res_ref ON res (ref);
  CREATE INDEX res_type ON res (rt, pk);
  CREATE INDEX res_updated ON res (rt, updated, pk);
  CREATE INDEX res_mentions ON res USING gin (mentions) WHERE mentions <> '{}';
  CREATE TABLE hist (
    pk bigint NOT NULL,
    ver int NOT NULL,
    updated timestamptz NOT NULL,
    op char(1) NOT NULL,
    doc bytea NOT NULL,
    secret bytea,
    commitment bytea NOT NULL,
    previous bytea,
    author text COLLATE "C" NOT NULL,
    PRIMARY KEY (pk, ver)
  );
  ALTER TABLE hist ALTER COLUMN doc SET STORAGE EXTERNAL;
  CREATE TABLE i_tok (h bigint NOT NULL, pk bigint NOT NULL);
  CREATE INDEX i_tok_h ON i_tok (h, pk);
  CREATE INDEX i_tok_pk ON i_tok (pk, h);
  CREATE TABLE i_str (p int NOT NULL, v text COLLATE "C" NOT NULL, pk bigint NOT NULL);
  CREATE INDEX i_str_v ON i_str (p, v text_pattern_ops, pk);
  CREATE INDEX i_str_pk ON i_str (pk, p);
  CREATE TABLE i_rng (
    p int NOT NULL,
    lo float8 NOT NULL,
    hi float8 NOT NULL,
    c bigint NOT NULL DEFAULT 0,
    pk bigint NOT NULL
  );
  CREATE INDEX i_rng_lo ON i_rng (p, c, lo, hi, pk);
  CREATE INDEX i_rng_hi ON i_rng (p, hi, pk);
  CREATE INDEX i_rng_pk ON i_rng (pk, p, lo, hi);
  CREATE TABLE i_ref (p int NOT NULL, t bigint NOT NULL, pk bigint NOT NULL);
  CREATE INDEX i_ref_t ON i_ref (p, t, pk);
  CREATE INDEX i_ref_pk ON i_ref (pk, p, t);
  CREATE TABLE visiting (
    "grant" bytea NOT NULL,
    pk bigint NOT NULL,
    PRIMARY KEY ("grant", pk)
  );
  CREATE INDEX visiting_pk ON visiting (pk);
  CREATE TABLE event (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at timestamptz NOT NULL,
    kind text COLLATE "C" NOT NULL,
    pk bigint NOT NULL,
    ver int NOT NULL,
    PRIMARY KEY (xid, seq)
  );
  CREATE TABLE audit (
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    kind text COLLATE "C" NOT NULL,
    person text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    hospital bytea NOT NULL,
    purpose text COLLATE "C" NOT NULL,
    client text COLLATE "C" NOT NULL,
    basis text COLLATE "C" NOT NULL,
    "grant" bytea,
    patient text COLLATE "C",
    categories int NOT NULL,
    records text[] COLLATE "C" NOT NULL,
    request text COLLATE "C" NOT NULL,
    salt bytea NOT NULL,
    commitment bytea NOT NULL,
    PRIMARY KEY (at, id)
  ) PARTITION BY RANGE (at);
  CREATE INDEX audit_patient ON audit (patient, at, id);
  CREATE INDEX audit_person ON audit (person, at, id);
`

// What the index rows of all records were made by, what those of the first `after` records are being made by instead, and the search parameters that
// this hospital has beside those of R4 (their SearchParameter as JSON).
const INDEX_BUILD = `
  CREATE TABLE index_build (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    version int NOT NULL,
    parameters text COLLATE "C" NOT NULL,
    building text COLLATE "C",
    after bigint NOT NULL DEFAULT 0
  );
  CREATE TABLE own_parameter (
    url text COLLATE "C" PRIMARY KEY,
    definition text NOT NULL
  );
`

// In the order of a history: newest first, the latest record of one moment first.
const HISTORY_INDEX = 'CREATE INDEX hist_updated ON hist (updated, pk, ver)'

// Whom a record is about, for histories under a permit that opens some patients: of several patients each must be open, and so the first.
const PATIENT_INDEX = 'CREATE INDEX res_patient ON res ((patients[1]))'

// The tokens of each record as one list, instead of an index by record over a row for each: an import writes one row and one index entry where it wrote
// 28 index entries (docs/decisions, what an import writes).
const TOKENS_OF = `
  CREATE TABLE i_tok_of (pk bigint NOT NULL, h bigint[] NOT NULL);
  INSERT INTO i_tok_of SELECT pk, array_agg(h) FROM i_tok GROUP BY pk ORDER BY pk;
  ALTER TABLE i_tok_of ADD PRIMARY KEY (pk);
  DROP INDEX i_tok_pk;
  ANALYZE i_tok_of;
`

// Every write asks who mentions what it writes: entries that wait in a list beside the index would be gone through for each name.
const MENTIONS_AT_ONCE = `
  ALTER INDEX res_mentions SET (fastupdate = off);
  SELECT gin_clean_pending_list('res_mentions');
`

// Looks under a grant are few among all looks, and asked for every second: each is told to the custodian.
const GRANTED_LOOKS = `CREATE INDEX audit_granted ON audit (at, id) WHERE kind = 'looked' AND "grant" IS NOT NULL`

/** Schema of the records, forward only. */
export const recordsMigrations: readonly Migration[] = [
  { id: 'records/1-tables', sql: TABLES },
  { id: 'records/2-blobs', sql: BLOB_TABLES },
  { id: 'records/packages', sql: PACKAGE_TABLES },
  { id: 'records/3-bulk', sql: BULK_TABLES },
  { id: 'records/3-index-build', sql: INDEX_BUILD },
  { id: 'records/4-history-index', sql: HISTORY_INDEX },
  { id: 'records/5-patient-index', sql: PATIENT_INDEX },
  { id: 'records/6-tokens-of', sql: TOKENS_OF },
  { id: 'records/7-mentions-at-once', sql: MENTIONS_AT_ONCE },
  { id: 'records/8-bulk-failure-code', sql: BULK_FAILURE_CODE },
  { id: 'records/9-granted-looks', sql: GRANTED_LOOKS },
]
