import type { Migration } from '@anamnesis/database'

/** Tables of who subscribed, and of what there is to tell them. What the subscription says is a record like any other, sealed. */
export const subscriptionMigrations: readonly Migration[] = [
  {
    id: 'server/subscriptions-1',
    sql: `
      CREATE TABLE subscription (
        id text COLLATE "C" PRIMARY KEY,
        subscriber jsonb NOT NULL,
        version int NOT NULL DEFAULT 0,
        state text COLLATE "C" NOT NULL,
        number bigint NOT NULL DEFAULT 0,
        failures int NOT NULL DEFAULT 0,
        due timestamptz NOT NULL DEFAULT '-infinity',
        beat timestamptz NOT NULL DEFAULT '-infinity'
      );
      CREATE TABLE subscription_event (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        subscription text COLLATE "C" NOT NULL REFERENCES subscription ON DELETE CASCADE,
        number bigint,
        told boolean NOT NULL DEFAULT false,
        custodian bytea NOT NULL,
        type text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        version int NOT NULL,
        kind text COLLATE "C" NOT NULL,
        at timestamptz NOT NULL,
        UNIQUE (subscription, number)
      );
      CREATE INDEX subscription_event_waiting ON subscription_event (subscription, seq) WHERE NOT told;
    `,
  },
]
