import { toHex } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import { typeName } from '../resource-types.ts'
import type { EventBell } from './event-bell.ts'
import type { Events, StoreEvent } from './event-types.ts'

type EventRow = {
  xid: string
  seq: bigint
  at: Date
  kind: StoreEvent['kind']
  ver: number
  hospital: Buffer
  rt: number
  id: string
  patients: string[]
}

/** Returns the log of events, in the order of commits: what a transaction still running may precede is not shown yet. */
export function createEvents(database: Database, bell: EventBell): Events {
  return {
    read: async (cursor, limit) => {
      const [xid = '0', seq = '0'] = (cursor === '' ? '0.0' : cursor).split('.')
      const settled = await settledBefore(database)
      const { rows } = await database.query<EventRow>(
        `SELECT e.xid::text AS xid, e.seq, e.at, e.kind, e.ver, c.hospital, r.rt, r.id, r.patients
         FROM event e JOIN res r ON r.pk = e.pk JOIN custodian c ON c.n = r.custodian
         WHERE (e.xid, e.seq) > ($1::xid8, $2::bigint) AND e.xid < $4::xid8 ORDER BY e.xid, e.seq LIMIT $3`,
        [xid, seq, limit, String(settled)],
      )
      return rows.map(storeEvent)
    },
    waitForEvent: bell.wait,
  }
}

/**
 * Returns a transaction number below which everything in this database is over. pg_snapshot_xmin would do, but it also waits for transactions of
 * other databases of the server, and in a sample network three hospitals share one. To be asked in a statement before the one that reads: what ended
 * between the two is seen by the second, and what began has a higher number.
 */
async function settledBefore(database: Database): Promise<bigint> {
  const { rows } = await database.query<{ next: string; running: string | null }>(
    `SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS next,
       (SELECT min(pg_snapshot_xmax(pg_current_snapshot())::text::bigint - distance)::text FROM (
          SELECT (pg_snapshot_xmax(pg_current_snapshot())::text::bigint - backend_xid::text::bigint) & 4294967295 AS distance
          FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL) d
        WHERE distance < 2147483648) AS running`,
  )
  const [row] = rows
  if (row === undefined) throw new RangeError('a statement without FROM gives one row')
  return BigInt(row.running ?? row.next)
}

function storeEvent(row: EventRow): StoreEvent {
  return {
    cursor: `${row.xid}.${row.seq}`,
    at: row.at.getTime(),
    kind: row.kind,
    key: { custodian: toHex(row.hospital), type: typeName(row.rt), id: row.id },
    version: row.ver,
    patients: row.patients,
  }
}
