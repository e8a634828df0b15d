import type { HospitalId } from '@anamnesis/core'
import type { Speech } from '../language/language.ts'
import type { Overview } from '../overview/overview.ts'

/** What the sentences of a page are made from: the overview and the language it is told in. */
export type Scene = { readonly overview: Overview; readonly speech: Speech }

type Placed = { readonly hospital: HospitalId; readonly own: boolean }

/** Returns where facts are kept, at most 2 places by name and 10 words; empty where one hospital keeps all of them. */
export function placesOf({ speech, overview }: Scene, facts: readonly Placed[]): string {
  const places = new Map(facts.map((fact) => [fact.hospital, fact]))
  if (places.size < 2) return ''
  const ownFirst = [...places.values()].sort((a, b) => Number(b.own) - Number(a.own))
  const words = ownFirst.map(overview.place)
  const shown = [...new Set(words)].slice(0, 2)
  const more = places.size - shown.length
  return speech.list(more > 0 ? [...shown, speech.more(more)] : shown)
}

/** Returns the first items and how many more there are. */
export function listed({ speech }: { readonly speech: Speech }, items: readonly string[], most: number): string {
  const more = items.length - most
  return speech.list(more > 0 ? [...items.slice(0, most), speech.more(more)] : items)
}
