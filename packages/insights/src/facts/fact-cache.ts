import { recordName } from '@anamnesis/core'
import type { InsightRecord } from '../insight-record.ts'
import type { OwnTerminology } from '../terminology/own-terminology.ts'
import { ownTerminology } from '../terminology/own-terminology.ts'
import type { Fact, Person } from './fact.ts'
import type { Source } from './source.ts'

/**
 * Facts of records by their versions, so that a chart that is read again costs little. An entry holds for exactly what it was made from: this version of the record with
 * these labels, this person, and the other records that were looked up for it, found in these versions or not at all. So what one permit shows never reaches another.
 */
export type FactCache = {
  /** Returns what `read` returns, from memory where everything it looked at is the same; `now` in ms since 1970 UTC. */
  readonly factsOf: (
    record: InsightRecord,
    person: Person,
    find: Source['find'],
    read: (find: Source['find']) => readonly Fact[],
  ) => readonly Fact[]
  /** Forgets what nobody used for 10 minutes before `now`. */
  readonly sweep: (now: number) => void
  /** Entries held. */
  readonly size: () => number
}

type Looked = { readonly type: string; readonly id: string; readonly found: Made | null }
type Made = Pick<InsightRecord, 'version' | 'updated' | 'visitingUnder' | 'sensitivities' | 'layer'>
type Entry = {
  readonly made: Made
  readonly person: string
  /** The hospital's own tables that it was read with. */
  readonly terminology: OwnTerminology | null
  readonly looked: readonly Looked[]
  readonly facts: readonly Fact[]
  used: number
}

/** Facts of one record take 1 to 3 kB. */
const MOST_RECORDS = 20_000
const KEPT_FOR = 10 * 60_000

/** Returns an empty cache of at most that many records; the longest unused go first. */
export function createFactCache(most = MOST_RECORDS): FactCache {
  const entries = new Map<string, Entry>()
  let clock = 0
  const person = rememberPerson()
  return {
    factsOf: (record, of, find, read) => {
      const name = recordName(record.key)
      const known = entries.get(name)
      entries.delete(name)
      const entry =
        known !== undefined && holds(known, record, person(of), find) ? known : made(record, person(of), find, read)
      entry.used = clock
      entries.set(name, entry)
      if (entries.size > most) entries.delete(entries.keys().next().value ?? '')
      return entry.facts
    },
    sweep: (now) => {
      clock = Math.max(clock, now)
      for (const [name, entry] of entries) {
        if (entry.used > clock - KEPT_FOR) break
        entries.delete(name)
      }
    },
    size: () => entries.size,
  }
}

// What readers of facts take from a person; the same object is asked for thousands of times in a row.
function rememberPerson(): (person: Person) => string {
  let last: readonly [Person, string] | null = null
  return (person) => {
    if (last?.[0] !== person) last = [person, JSON.stringify([person.sex, person.born, person.pregnancies])]
    return last[1]
  }
}

function made(
  record: InsightRecord,
  person: string,
  find: Source['find'],
  read: (find: Source['find']) => readonly Fact[],
): Entry {
  const looked: Looked[] = []
  const facts = read((type, id) => {
    const found = find(type, id)
    looked.push({ type, id, found: found === undefined ? null : labelsOf(found) })
    return found
  })
  return { made: labelsOf(record), person, terminology: ownTerminology(), looked, facts, used: 0 }
}

function labelsOf({ version, updated, visitingUnder, sensitivities, layer }: InsightRecord): Made {
  return { version, updated, visitingUnder, sensitivities, ...(layer !== undefined && { layer }) }
}

function holds(entry: Entry, record: InsightRecord, person: string, find: Source['find']): boolean {
  if (entry.person !== person || entry.terminology !== ownTerminology() || !isSame(entry.made, record)) return false
  return entry.looked.every(({ type, id, found }) => {
    const now = find(type, id)
    return now === undefined ? found === null : found !== null && isSame(found, now)
  })
}

function isSame(a: Made, b: Made): boolean {
  return (
    a.version === b.version &&
    a.updated === b.updated &&
    a.layer === b.layer &&
    (a.visitingUnder === null) === (b.visitingUnder === null) &&
    a.sensitivities.length === b.sensitivities.length &&
    a.sensitivities.every((sensitivity, index) => sensitivity === b.sensitivities[index])
  )
}
