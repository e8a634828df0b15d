import type { InsightRecord } from '../insight-record.ts'
import type { HospitalNames } from '../overview/places.ts'
import type { Draft, Holder } from '../rules/rule.ts'
import type { Scene } from '../summary/scene.ts'

/** What answers are made from: the facts, the language, what the hospitals are called in full, and the record behind each evidence. */
export type Desk = Scene & {
  readonly hospitals: HospitalNames
  readonly recordOf: (holder: Holder) => InsightRecord | undefined
}

/** Returns one sentence of an answer; the topic tells apart sentences on the same records. */
export function told(text: string, holders: readonly Holder[], topic = ''): Draft {
  return { topic, group: 'background', weight: 50, text, holders }
}

/** Returns the words of a day, empty for none. */
export function dayOf({ speech }: Scene, instant: number | null): string {
  return instant === null ? '' : speech.day(instant)
}
