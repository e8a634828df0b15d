import type { HospitalId } from '@anamnesis/core'
import type { Speech } from '../language/language.ts'
import { shorten } from '../words.ts'

/** Hospitals' names by id; without a name a hospital is "another hospital". */
export type HospitalNames = Readonly<Record<HospitalId, string>>

/** Stands in the place of a hospital for orders that are not signed yet; no hospital has this id. */
export const DRAFT_PLACE: HospitalId = `0x${'00'.repeat(32)}`

type Placed = { readonly hospital: HospitalId; readonly own: boolean }

/** Says where a record is kept: "here", "at Lakeside Heart Clinic" (at most 4 words), "in this order", or "elsewhere". */
export type Places = (fact: Placed) => string

/** Returns a speaker of places in a language that knows these names. */
export function placesOf(speech: Speech, names: HospitalNames): Places {
  return ({ hospital, own }) => {
    if (own) return speech.here
    if (hospital === DRAFT_PLACE) return speech.inThisOrder
    const name = shorten(names[hospital] ?? '', 3)
    return name === '' ? speech.elsewhere : speech.at(name)
  }
}

/** Returns where several records are kept, each place once, at most 2 by name: "here and elsewhere", "at 3 hospitals". */
export function sayPlaces(
  { speech, place }: { readonly speech: Speech; readonly place: Places },
  facts: readonly Placed[],
): string {
  const hospitals = new Map(facts.map((fact) => [fact.hospital, fact]))
  const spoken = [...new Set([...hospitals.values()].sort((a, b) => Number(b.own) - Number(a.own)).map(place))]
  return spoken.length > 2 || (spoken.length < hospitals.size && hospitals.size > 2)
    ? speech.hospitals(hospitals.size)
    : speech.list(spoken)
}
