import type { AllergyFact, MedicineFact } from '../facts/fact.ts'
import type { Overview } from '../overview/overview.ts'
import { ALLERGEN_TABLE } from '../terminology/allergen-table.ts'
import type { AllergyLink } from '../terminology/allergens.ts'
import { allergyLink } from '../terminology/allergens.ts'
import { fitting } from '../words.ts'
import { isHeld } from './allergies.ts'
import type { Draft, Rule } from './rule.ts'
import { allergen, medicineName, reactionIn } from './words-of-facts.ts'

function strongest(links: readonly AllergyLink[]): AllergyLink {
  return (
    links.find((link) => link === 'same') ??
    links.find((link) => link === 'class') ??
    links.find((link) => link !== null) ??
    null
  )
}

// A renewal of a prescription or a second entry of an allergy is no second danger.
function newestEach<T extends { readonly date: number | null }>(
  facts: readonly T[],
  keyOf: (fact: T) => string,
): readonly T[] {
  const newestFirst = [...facts].sort((a, b) => (b.date ?? 0) - (a.date ?? 0))
  return [...Map.groupBy(newestFirst, keyOf).values()].flatMap((same) => same[0] ?? [])
}

function draftOf(
  medicine: MedicineFact,
  allergy: AllergyFact,
  link: 'same' | 'class' | 'side-chain',
  { place, speech }: Overview,
): Draft {
  const say = speech.rules.allergy
  const [name, substance] = [speech.medicine(medicineName(medicine)), speech.substance(allergen(allergy))]
  const words = [name, place(medicine), substance, place(allergy)] as const
  const base = { topic: '', holders: [medicine, allergy] }
  if (link === 'side-chain') return { ...base, group: 'conflicting', weight: 62, text: say.chain(...words) }
  return {
    ...base,
    group: 'act-now',
    weight: (allergy.severe ? 97 : 93) - (link === 'class' ? 1 : 0),
    text: fitting(say.direct(...words, reactionIn(allergy)), say.direct(...words, '')),
  }
}

/** A medicine that is being taken despite a documented allergy to it, to its class, or to one with the same side chain. */
export const allergyMedicine: Rule = {
  id: 'allergy-medicine',
  version: '1',
  source: ALLERGEN_TABLE.source,
  find: (overview) => {
    const medicines = newestEach(overview.current, (fact) => `${fact.hospital} ${medicineName(fact)}`)
    const allergies = newestEach(overview.allergies.filter(isHeld), (fact) => `${fact.hospital} ${allergen(fact)}`)
    return medicines.flatMap((medicine) =>
      allergies.flatMap((allergy) => {
        const link = strongest(medicine.parts.map((part) => allergyLink(allergy, part.ingredient)))
        return link === null ? [] : [draftOf(medicine, allergy, link, overview)]
      }),
    )
  },
}
