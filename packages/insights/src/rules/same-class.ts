import type { HospitalUse } from '../overview/medicine-uses.ts'
import type { Overview } from '../overview/overview.ts'
import { CLASS_TABLE } from '../terminology/class-table.ts'
import { classWords } from '../terminology/ingredients.ts'
import { fitting } from '../words.ts'
import type { Draft, Rule } from './rule.ts'

type Member = { readonly key: string; readonly name: string; readonly use: HospitalUse }

// An NSAID gel beside an NSAID tablet is no second tablet; two inhalers of a class are two inhalers.
function membersOf(overview: Overview): readonly (readonly Member[])[] {
  const members = overview.uses.flatMap(({ ingredient, local, hospitals }) => {
    const use = hospitals.find((hospital) => hospital.state === 'active')
    return use === undefined ? [] : ingredient.classes.map((key) => ({ key, local, name: ingredient.name, use }))
  })
  return [...Map.groupBy(members, ({ key, local }) => `${key} ${local}`).values()]
}

function draftOf(members: readonly Member[], overview: Overview): Draft | null {
  const key = members[0]?.key ?? ''
  const words = classWords(key)
  if (words === undefined || !words.once || members.length < 2) return null
  const { speech } = overview
  const names = members.slice(0, 3).map(({ name }) => speech.medicine(name))
  const placed = members.slice(0, 3).map(({ use }, index) => speech.on(names[index] ?? '', overview.place(use)))
  const more = members.length > 3 ? [speech.more(members.length - 3)] : []
  const say = (shown: readonly string[]) =>
    speech.rules.medicine.sameClass(
      members.length,
      speech.className(key, words.words),
      speech.list([...shown, ...more]),
    )
  return {
    topic: key,
    group: words.alert ? 'act-now' : 'conflicting',
    weight: words.alert ? 84 : 70,
    text: fitting(say(placed), say(names)),
    holders: members.map(({ use }) => use.fact),
  }
}

/** Two or more medicines of a class of which one is meant. */
export const sameClass: Rule = {
  id: 'medicine-same-class',
  version: '1',
  source: CLASS_TABLE.source,
  find: (overview) => membersOf(overview).flatMap((members) => draftOf(members, overview) ?? []),
}
