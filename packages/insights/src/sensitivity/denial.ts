import type { Clause } from './clauses.ts'

/** Words that a "no" reaches, and that a "denies" with its list does. */
const REACH = 8
const LIST_REACH = 25

/** Returns true if a sentence denies what its words `from` to before `until` say. In doubt it does not: a label too many is the smaller harm. */
export function isDenied({ words, gaps }: Clause, from: number, until: number): boolean {
  const next = words[until]
  const gap = gaps[until]
  const isAnswered = gap === 'colon'
  if (next !== undefined && gap !== 'comma') {
    const { role } = next
    if (role === 'denied' || role === 'denies-list') return true
    if (isAnswered && role === 'denies') return words[until + 1]?.role !== 'changes'
  }
  // "Alcohol: no, drug use: daily": what has an answer of its own is not reached by another's.
  if (isAnswered) return false
  for (let at = from - 1; at >= Math.max(0, from - LIST_REACH); at -= 1) {
    const role = words[at]?.role
    if (role === 'affirms') return false
    if (role === 'denies-list') return true
    if (role === 'denies' && from - at <= REACH) return words[at + 1]?.role !== 'changes'
  }
  return false
}
