import type { Migration } from '@anamnesis/database'

/** Schema of what a hospital anchors: leaves that wait, and the batches they are frozen into. */
export const anchoringMigrations: readonly Migration[] = [
  {
    id: 'ledger/002-anchoring',
    sql: `
      CREATE TABLE batch (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        chain_id bigint NOT NULL,
        contract bytea NOT NULL,
        sequence bigint NOT NULL,
        kind text COLLATE "C" NOT NULL,
        size int NOT NULL,
        leaves int NOT NULL,
        padding bytea NOT NULL,
        root bytea NOT NULL,
        frozen timestamptz NOT NULL DEFAULT now(),
        anchored timestamptz,
        UNIQUE (chain_id, contract, sequence)
      );
      CREATE INDEX batch_open ON batch (sequence) WHERE anchored IS NULL;
      CREATE INDEX batch_kind ON batch (kind, id);
      CREATE TABLE leaf (
        commitment bytea PRIMARY KEY,
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('record', 'audit')),
        sequence bigint GENERATED ALWAYS AS IDENTITY,
        batch bigint REFERENCES batch,
        index int,
        CHECK ((batch IS NULL) = (index IS NULL))
      );
      CREATE INDEX leaf_waiting ON leaf (kind, sequence) WHERE batch IS NULL;
      CREATE UNIQUE INDEX leaf_place ON leaf (batch, index) WHERE batch IS NOT NULL;`,
  },
  {
    // A batch is made in the transaction that fills it, and none is ever removed: asking for it again took half as long for each leaf as placing it.
    id: 'ledger/003-leaf-batch',
    sql: 'ALTER TABLE leaf DROP CONSTRAINT leaf_batch_fkey',
  },
  {
    // Commitments come in no order: kept by commitment from the start, each look would write to a page of its own, and once more when it is placed. What waits
    // is kept in the order in which it came; a batch moves it over, sorted.
    id: 'ledger/004-waiting-leaves',
    sql: `
      CREATE TABLE waiting_leaf (
        kind text COLLATE "C" NOT NULL CHECK (kind IN ('record', 'audit')),
        sequence bigint GENERATED ALWAYS AS IDENTITY,
        commitment bytea NOT NULL,
        PRIMARY KEY (kind, sequence)
      );
      INSERT INTO waiting_leaf (kind, commitment) SELECT kind, commitment FROM leaf WHERE batch IS NULL ORDER BY sequence;
      DELETE FROM leaf WHERE batch IS NULL;
      ALTER TABLE leaf DROP COLUMN sequence, ALTER COLUMN batch SET NOT NULL, ALTER COLUMN index SET NOT NULL;
      DROP INDEX leaf_place;
      CREATE UNIQUE INDEX leaf_place ON leaf (batch, index);
      CREATE VIEW any_leaf AS SELECT commitment, kind, batch, index FROM leaf
        UNION ALL SELECT commitment, kind, NULL, NULL FROM waiting_leaf;`,
  },
]
