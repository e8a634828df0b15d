const RELATIVES =
  /\b(mother|father|brother|sister|son|daughter|aunt|uncle|grandmother|grandfather|grandparents?|cousin|niece|nephew|parents?|siblings?|brothers|sisters|mom|dad|twin|madre|padre|hermano|hermana|abuel[oa]|t[ií][oa])\b/gi
const SAME: Readonly<Record<string, string>> = {
  mom: 'mother',
  dad: 'father',
  brothers: 'brother',
  sisters: 'sister',
  siblings: 'sibling',
  parents: 'parent',
  grandparents: 'grandparent',
}

/** Returns whose a finding is that a sentence tells of a relative: the last one named before it, else the first behind it ("in his mother"); empty where none is named. */
export function relativeOf(sentence: string, place: number): string {
  const named = [...sentence.matchAll(RELATIVES)]
  const found = named.findLast(({ index }) => index < place) ?? named[0]
  const word = found?.[0].toLowerCase() ?? ''
  return SAME[word] ?? word
}
