/** One measured figure on a public set, and the best that is known of others on it. */
export type Result = {
  readonly set: string
  /** Rows, sentences or patients that it was measured on. */
  readonly size: number
  readonly metric: string
  readonly ours: number
  readonly best?: { readonly value: number; readonly source: string }
  /** True where nothing was chosen or mended with these in view. */
  readonly heldOut?: boolean
}

/** Returns a result in the words of the printed table. */
export function said({ set, size, metric, ours, best, heldOut }: Result): Readonly<Record<string, string | number>> {
  const seen = heldOut === true ? 'yes' : ''
  return {
    set,
    'held out': seen,
    size,
    metric,
    ours: rounded(ours),
    'best known': best?.value ?? '',
    source: best?.source ?? '',
  }
}

function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toFixed(3))
}

/** How often something was found that is there, found that is not, and missed. */
export type Counts = { hits: number; false: number; missed: number }

/** Returns the harmonic mean of precision and recall, 0 to 1; 0 where nothing was found. */
export function f1({ hits, false: wrong, missed }: Counts): number {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + wrong + missed)
}
