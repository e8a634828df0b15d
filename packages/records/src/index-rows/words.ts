/** Longest word that the index holds, in UTF-16 units; longer ones are found by their beginning. */
const LONGEST_WORD = 64
/** Longest text that is looked at, in UTF-16 units. */
const LONGEST_TEXT = 1_000_000

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Returns the distinct words of a text as they are compared: runs of letters and digits in lower case without accents. */
export function wordsOf(text: string): string[] {
  const folded = text.slice(0, LONGEST_TEXT).toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
  return [...new Set((folded.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, LONGEST_WORD).toWellFormed()))]
}

/** Returns the text of an XHTML narrative: without tags, its entities spelled out. */
export function narrativeText(div: string): string {
  return div
    .slice(0, LONGEST_TEXT)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{1,8});/gi, (whole, name: string) => entity(name) ?? whole)
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name]
  const hex = name[1] === 'x' || name[1] === 'X'
  const point = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10)
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined
}
