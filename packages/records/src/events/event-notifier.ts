import type { Database } from '@anamnesis/database'

/** Name of the notification that follows commits with events in them. */
export const EVENT_CHANNEL = 'anamnesis_event'

/** Tells listeners, in this process and others, that there are new events. */
export type EventNotifier = { readonly notify: () => void }

/** Shortest time between two notifications, in ms: whoever follows the log does more at once then, and takes less from those who write. */
const PAUSE_MS = 50

/**
 * Returns a notifier that sends one notification for all commits since the last, the first at once. It does so after the commit, in a statement of its own: a NOTIFY
 * inside a transaction holds a lock of the whole server until the commit is on disk, and all writers would queue behind each other. Should this
 * process end in between, nothing is lost: the events are in the log, and consumers go on from their cursors.
 */
export function createEventNotifier(database: Database): EventNotifier {
  let sending = false
  let again = false

  async function send(): Promise<void> {
    sending = true
    do {
      again = false
      await database.query(`NOTIFY ${EVENT_CHANNEL}`).catch(() => {})
      await new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS).unref())
    } while (again)
    sending = false
  }

  return {
    notify: () => {
      again = true
      if (!sending) void send()
    },
  }
}
