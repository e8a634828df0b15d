/** What an equation gives: its value, the names of the inputs that are missing, or why it must not be used for this person. */
export type Outcome<T> = { readonly value: T } | { readonly missing: readonly string[] } | { readonly refused: string }

/** Validated range of a numeric input: its name in words, lowest and highest value (both allowed), its unit in words. */
export type Limit = readonly [name: string, low: number, high: number, unit: string]

/**
 * Returns the numbers where all are known and within their limits; else the names of the missing ones, or, where none is missing, the first
 * that lies outside: "age outside 30 to 79 years". NaN is outside of every range.
 */
export function admitted<K extends string>(
  inputs: Readonly<Record<NoInfer<K>, number | null>>,
  limits: Readonly<Record<K, Limit>>,
): Outcome<Readonly<Record<K, number>>> {
  const missing: string[] = []
  const numbers: Partial<Record<K, number>> = {}
  let refused: string | null = null
  for (const key of Object.keys(limits) as K[]) {
    const [name, low, high, unit] = limits[key]
    const value = inputs[key]
    if (value === null) missing.push(name)
    else if (!(value >= low && value <= high)) refused ??= `${name} outside ${low} to ${high} ${unit}`.trimEnd()
    else numbers[key] = value
  }
  if (missing.length > 0) return { missing }
  return refused === null ? { value: numbers as Record<K, number> } : { refused }
}

/** One item of a point score: its name in words, its points, null where nothing is known of it. */
export type Item = readonly [name: string, points: number | null]

/** A point score: its points, the items that gave any, and the items that nothing is known of; with such items the points are the least there can be. */
export type Score = {
  readonly points: number
  readonly counted: readonly string[]
  readonly unknown: readonly string[]
}

/** Returns the score of items. */
export function scoreOf(items: readonly Item[]): Score {
  return {
    points: items.reduce((sum, [, points]) => sum + (points ?? 0), 0),
    counted: items.flatMap(([name, points]) => (points !== null && points > 0 ? [name] : [])),
    unknown: items.flatMap(([name, points]) => (points === null ? [name] : [])),
  }
}

/** Returns the points of a yes or no, null where it is not known. */
export function pointsIf(answer: boolean | null, points = 1): number | null {
  if (answer === null) return null
  return answer ? points : 0
}

/** Returns the points of the first band whose upper end (included) the value does not exceed, null for no value. */
export function pointsIn(
  value: number | null,
  bands: readonly (readonly [upTo: number, points: number])[],
): number | null {
  if (value === null) return null
  return bands.find(([upTo]) => value <= upTo)?.[1] ?? null
}
