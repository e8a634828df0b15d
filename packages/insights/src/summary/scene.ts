import type { HospitalId } from '@anamnesis/core'
import type { Speech } from '../language/language.ts'
import type { Overview } from '../overview/overview.ts'
import { shorten } from '../words.ts'

/** What the sentences of a page are made from: the overview and the language it is told in. */
export type Scene = {
  readonly overview: Overview
  readonly speech: Speech
  readonly hospitals: Readonly<Record<HospitalId, string>>
}

type Placed = { readonly hospital: HospitalId; readonly own: boolean }

/** Returns where facts are kept, at most 2 places by name and 10 words; empty where one hospital keeps all of them. */
export function placesOf({ speech, hospitals }: Scene, facts: readonly Placed[]): string {
  const places = new Map(facts.map((fact) => [fact.hospital, fact]))
  if (places.size < 2) return ''
  const ownFirst = [...places.values()].sort((a, b) => Number(b.own) - Number(a.own))
  const words = ownFirst.map((fact) => placeOf(speech, hospitals, fact))
  const shown = [...new Set(words)].slice(0, 2)
  const more = places.size - shown.length
  return speech.list(more > 0 ? [...shown, speech.more(more)] : shown)
}

function placeOf(speech: Speech, hospitals: Scene['hospitals'], { hospital, own }: Placed): string {
  if (own) return speech.here
  const name = shorten(hospitals[hospital] ?? '', 3)
  return name === '' ? speech.elsewhere : speech.at(name)
}

/** Returns the first items and how many more there are. */
export function listed({ speech }: { readonly speech: Speech }, items: readonly string[], most: number): string {
  const more = items.length - most
  return speech.list(more > 0 ? [...items.slice(0, most), speech.more(more)] : items)
}
