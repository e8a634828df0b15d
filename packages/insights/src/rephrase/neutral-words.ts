import type { Language } from '@anamnesis/core/api'

// Words that carry no finding by themselves: articles, pronouns, forms of "be" and "have" in the present. Chosen by us; a word that is missing costs a
// rephrased sentence, one that should not be here could let a claim in. So these stay out: the past ("was active"), directions ("from 5 to 7"), places
// ("here"), and every word of change, amount, time or doubt.
const LISTS: Readonly<Record<Language, string>> = {
  en: `a an the this that these those it its he she they her his their them of in on at for with as and
    is are be being has have which who whose there patient patient's`,
  es: `el la los las un una unos unas lo este esta estos estas ese esa su sus en con como y e es son está están ha han tiene
    tienen que quien cual paciente se le les hay`,
}

const WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(LISTS).map(([language, words]) => [language, new Set(words.split(/\s+/))]),
)

/** Returns the words that a rephrased sentence may add in a language, in small letters. */
export function neutralWords(language: Language): ReadonlySet<string> {
  return WORDS.get(language) ?? new Set()
}
