import type { AllergyMention } from '../notes/mentions/mention.ts'
import type { Overview } from '../overview/overview.ts'
import { allergyLink } from '../terminology/allergens.ts'
import type { Draft, Rule } from './rule.ts'
import { holderOf, isAffirmed, type Said, saidInNotes } from './said-in-notes.ts'

/** An allergy outlasts other things that notes say. */
const YEARS = 10

function isCoded(overview: Overview, { name, ingredients, classes }: AllergyMention): boolean {
  return overview.allergies
    .filter((allergy) => allergy.none === null)
    .some(
      (allergy) =>
        allergy.substance.includes(name) ||
        ingredients.some((ingredient) => allergyLink(allergy, ingredient) !== null) ||
        classes.some(
          (key) => allergy.classes.includes(key) || allergy.ingredients.some((item) => item.classes.includes(key)),
        ),
    )
}

function draftOf(said: Said<AllergyMention>, { speech }: Overview): Draft {
  const { name } = said.mention
  return {
    topic: name,
    group: 'conflicting',
    weight: 75,
    text: speech.rules.allergy.inNote(speech.day(said.at), speech.substance(name)),
    holders: [holderOf(said)],
  }
}

/** Allergies to medicines that a note affirms and no allergy list has, not even as resolved. */
export const allergyInNote: Rule = {
  id: 'allergy-in-note',
  version: '1',
  source: null,
  find: (overview) => {
    const byName = Map.groupBy(saidInNotes(overview, 'allergy', YEARS), ({ mention }) => mention.name)
    return [...byName.values()].flatMap((all) => {
      const [newest] = all
      return newest !== undefined && isAffirmed(newest.mention) && !isCoded(overview, newest.mention)
        ? [draftOf(newest, overview)]
        : []
    })
  },
}
