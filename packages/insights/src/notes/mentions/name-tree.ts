import type { Span } from '../note.ts'

/** A word or number of a note with its place; `word` in small letters. */
export type Word = Span & { readonly word: string }

const WORD = /[\p{L}\p{M}]+|\d+(?:[.,]\d+)*/gu

/** Returns the words and numbers of a text between two places; a number and the unit behind it are two. */
export function wordsOf(text: string, from = 0, until = text.length): Word[] {
  const words: Word[] = []
  for (const { 0: word, index } of text.slice(from, until).matchAll(WORD))
    words.push({ start: from + index, end: from + index + word.length, word: word.toLowerCase() })
  return words
}

type Leaf<T> = { readonly value: T; readonly capitals: boolean }
type Node<T> = { readonly next: Map<string, Node<T>>; leaf: Leaf<T> | null }

/** Names by their words, so that a sentence is read once whatever their number. */
export type NameTree<T> = { readonly root: Node<T> }

/** A name that was found: words `from` to before `until`. */
export type FoundName<T> = { readonly from: number; readonly until: number; readonly value: T }

/** Returns the tree of the names; the first of two that are the same counts, a name with `capitals` only as written in capitals. */
export function nameTree<T>(
  names: readonly { readonly name: string; readonly value: T; readonly capitals: boolean }[],
): NameTree<T> {
  const root: Node<T> = { next: new Map(), leaf: null }
  for (const { name, value, capitals } of names) {
    let node = root
    for (const { word } of wordsOf(name)) {
      const next = node.next.get(word) ?? { next: new Map(), leaf: null }
      node.next.set(word, next)
      node = next
    }
    if (node !== root) node.leaf ??= { value, capitals }
  }
  return { root }
}

/** Returns the longest names in a row of words, from left to right, none over another. */
export function findNames<T>({ root }: NameTree<T>, text: string, words: readonly Word[]): FoundName<T>[] {
  const found: FoundName<T>[] = []
  for (let at = 0; at < words.length; ) {
    const name = nameAt(root, text, words, at)
    if (name !== null) found.push(name)
    at = name?.until ?? at + 1
  }
  return found
}

function nameAt<T>(root: Node<T>, text: string, words: readonly Word[], from: number): FoundName<T> | null {
  let found: FoundName<T> | null = null
  let node = root.next.get(words[from]?.word ?? '')
  for (let next = from + 1; node !== undefined; next += 1) {
    if (node.leaf !== null && (!node.leaf.capitals || isCapitals(text, words[from], words[next - 1])))
      found = { from, until: next, value: node.leaf.value }
    node = next < words.length ? node.next.get(words[next]?.word ?? '') : undefined
  }
  return found
}

function isCapitals(text: string, first: Word | undefined, last: Word | undefined): boolean {
  const said = text.slice(first?.start ?? 0, last?.end ?? 0)
  return said === said.toUpperCase()
}
