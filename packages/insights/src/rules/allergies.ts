import type { AllergyFact } from '../facts/fact.ts'
import type { Overview } from '../overview/overview.ts'
import { fitting } from '../words.ts'
import type { Draft, Rule } from './rule.ts'
import { allergen, reactionIn } from './words-of-facts.ts'

/** Returns true for an allergy that someone holds for true today: neither resolved nor the statement of none. */
export function isHeld(allergy: AllergyFact): boolean {
  return allergy.none === null && allergy.status !== 'resolved'
}

// Severe ones and those that tell a reaction first.
function heldOf(overview: Overview): readonly AllergyFact[] {
  const told = (allergy: AllergyFact) => Number(allergy.severe) * 2 + Number(allergy.reactions.length > 0)
  return overview.allergies.filter(isHeld).sort((a, b) => told(b) - told(a))
}

function eachOnce(held: readonly AllergyFact[]): readonly AllergyFact[] {
  return [...Map.groupBy(held, allergen).values()].flatMap((same) => same[0] ?? [])
}

function listDraft(held: readonly AllergyFact[], { speech }: Overview): Draft {
  const say = speech.rules.allergy
  const each = eachOnce(held)
  const shown = each.slice(0, 4)
  const more = each.length > shown.length ? [speech.more(each.length - shown.length)] : []
  const name = (allergy: AllergyFact) => speech.substance(allergen(allergy))
  const withReaction = (allergy: AllergyFact) =>
    reactionIn(allergy) === '' ? name(allergy) : speech.on(name(allergy), reactionIn(allergy))
  return {
    topic: '',
    group: 'background',
    weight: held.some((allergy) => allergy.severe) ? 90 : 70,
    text: fitting(
      say.list(speech.list([...shown.map(withReaction), ...more])),
      say.list(speech.list([...shown.map(name), ...more])),
    ),
    holders: held,
  }
}

/** What the patient is allergic to, over all hospitals. */
export const allergyBackground: Rule = {
  id: 'allergy-background',
  version: '1',
  source: null,
  find: (overview) => {
    const held = heldOf(overview)
    return held.length === 0 ? [] : [listDraft(held, overview)]
  },
}

// "No known food allergy" says nothing against an allergy to penicillin.
function denies(none: AllergyFact, held: AllergyFact): boolean {
  if (none.none === 'any') return true
  return none.none === 'medicine' && (held.ingredients.length > 0 || held.classes.length > 0)
}

function deniedDraft(none: AllergyFact, all: readonly AllergyFact[], overview: Overview): readonly Draft[] {
  const held = all.find((allergy) => denies(none, allergy))
  if (held === undefined) return []
  const { place, speech } = overview
  const say = speech.rules.allergy
  const words = [say.kinds[none.none ?? 'any'], place(none), speech.substance(allergen(held))] as const
  return [
    {
      topic: '',
      group: 'conflicting',
      weight: held.severe ? 86 : 78,
      text: fitting(say.none(...words, reactionIn(held), place(held)), say.none(...words, '', place(held))),
      holders: [held, none],
    },
  ]
}

/** A statement that there is no allergy beside a documented one. */
export const allergyDenied: Rule = {
  id: 'allergy-denied',
  version: '1',
  source: null,
  find: (overview) => {
    const held = heldOf(overview)
    const denials = overview.allergies.filter((allergy) => allergy.none !== null && allergy.status !== 'resolved')
    const one = Map.groupBy(denials, (none) => `${none.hospital} ${none.none}`)
    return [...one.values()].flatMap((same) => same.slice(0, 1)).flatMap((none) => deniedDraft(none, held, overview))
  },
}

/** One allergy that is active at one hospital and resolved at another. */
export const allergyStatusConflict: Rule = {
  id: 'allergy-status-conflict',
  version: '1',
  source: null,
  find: (overview) =>
    eachOnce(heldOf(overview)).flatMap((held) => {
      const ended = overview.allergies.find(
        (allergy) =>
          allergy.none === null &&
          allergy.status === 'resolved' &&
          allergy.hospital !== held.hospital &&
          allergen(allergy) === allergen(held),
      )
      if (ended === undefined) return []
      const { place, speech } = overview
      return [
        {
          topic: allergen(held),
          group: 'conflicting' as const,
          weight: 68,
          text: speech.rules.allergy.status(speech.substance(allergen(held)), place(held), place(ended)),
          holders: [held, ended],
        },
      ]
    }),
}
