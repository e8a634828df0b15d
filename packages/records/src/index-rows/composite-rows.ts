import type { CompositePlace, Part } from './composite.ts'
import { CONVERSIONS } from './conversions.ts'
import { walkElements } from './element-walk.ts'
import type { RowCollector, ValueSink } from './index-rows.ts'
import type { Indexable } from './indexable.ts'
import { jointText, presentText, tokenTexts, unitText } from './token-text.ts'

/** What stands for one value of an element among the others: a text for what is compared whole, or a range, or a text to start with. */
type Value =
  | { readonly kind: 'key'; readonly text: string }
  | { readonly kind: 'range'; readonly lo: number; readonly hi: number; readonly unit: string }
  | { readonly kind: 'string'; readonly text: string }

/** Most combinations of values of one element that are kept. */
const MOST_COMBINATIONS = 500

/** Returns the text that stands for no unit in particular. */
export const NO_UNIT = ''

/** Returns the text of whatever a reference points to, as one of several values. */
export function referenceKey(target: bigint): string {
  return `r:${target}`
}

/** Returns the text of a token as one of several values of an element; they have no parameter of their own. */
export const JOINT = 0

/** Adds the rows that say which values stand together in the elements of one place of a composite parameter. */
export function compositeRows(
  rows: RowCollector,
  p: number,
  { root, parts }: Extract<CompositePlace, { root: unknown }>,
  resource: Indexable,
  targetOf: (reference: string) => bigint | undefined,
): void {
  walkElements(root, resource, (element) => {
    const values = parts.map((part) => valuesOf(part, part.fromResource ? resource : element, targetOf))
    if (values.some((each) => each.length === 0)) return
    rows.present(p)
    for (const combination of combinations(values)) addRow(rows, p, combination)
  })
}

function combinations(values: readonly (readonly Value[])[]): Value[][] {
  const all = values.reduce<Value[][]>(
    (sofar, each) => sofar.flatMap((before) => each.map((value) => [...before, value])).slice(0, MOST_COMBINATIONS),
    [[]],
  )
  return all
}

function addRow(rows: RowCollector, p: number, values: readonly Value[]): void {
  const keys = values.flatMap((value) => (value.kind === 'key' ? [value.text] : []))
  const ranges = values.filter((value) => value.kind === 'range')
  const [first, second = first] = ranges
  const text = values.find((value) => value.kind === 'string')
  if (first && second) {
    const low = ranges.length === 1 ? first.lo : Math.min(first.lo, second.lo)
    const high = ranges.length === 1 ? first.hi : Math.max(first.lo, second.hi)
    rows.jointRange(p, low, high, jointText(p, [...keys, first.unit]))
  } else if (text) rows.jointString(p, text.text, jointText(p, keys))
  else rows.joint(jointText(p, keys))
}

function valuesOf(part: Part, from: unknown, targetOf: (reference: string) => bigint | undefined): Value[] {
  const catcher = new Catcher()
  for (const walk of part.walks)
    walkElements(walk, from, (value) => {
      if (part.kind !== 'reference') CONVERSIONS[part.kind]?.[walk.type]?.(catcher, JOINT, value)
      else if (typeof value === 'object' && value !== null && 'reference' in value) {
        const target = typeof value.reference === 'string' ? targetOf(value.reference) : undefined
        if (target !== undefined) catcher.values.push({ kind: 'key', text: referenceKey(target) })
      }
    })
  return catcher.values
}

/** Catches values on their way into rows. */
class Catcher implements ValueSink {
  readonly values: Value[] = []

  token(p: number, system: string | undefined, value: string | undefined): void {
    if (value === undefined) return
    // Not by system alone: what is together with anything of a system is not asked.
    const texts = tokenTexts(p, system, value).filter((text) => text !== presentText(p) && !text.startsWith(`${p}:y:`))
    for (const text of texts) this.values.push({ kind: 'key', text })
  }

  uri(_p: number, value: string): void {
    this.values.push({ kind: 'key', text: `u:${value}` })
  }

  string(_p: number, text: string): void {
    this.values.push({ kind: 'string', text })
  }

  range(_p: number, lo: number, hi: number): void {
    if (lo <= hi) this.values.push({ kind: 'range', lo, hi, unit: NO_UNIT })
  }

  unitRange(_p: number, lo: number, hi: number, system: string | undefined, unit: string): void {
    if (lo <= hi) this.values.push({ kind: 'range', lo, hi, unit: unitText(system, unit) })
  }

  ofType(): void {}
  words(): void {}
  sortText(): void {}
}
