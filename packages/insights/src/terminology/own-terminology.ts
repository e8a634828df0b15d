import type { Ingredient, LabTest, ProblemConcept, Sense } from './concepts.ts'

/** What a name of a hospital's own table leads to. */
export type OwnMedicine = { readonly ingredients: readonly Ingredient[]; readonly brand: string | null }

/** The tables that a hospital added, made ready: they win over ours. */
export type OwnTerminology = {
  /** Kind, version and source of each table, as its file says them. */
  readonly tables: readonly {
    readonly kind: string
    readonly version: string
    readonly source: string
    readonly rows: number
  }[]
  /** By words in small letters, a space between. */
  readonly medicines: ReadonlyMap<string, OwnMedicine>
  readonly medicinesByCode: ReadonlyMap<string, readonly Ingredient[]>
  readonly problemsByIcd10: ReadonlyMap<string, ProblemConcept>
  readonly problemsBySnomed: ReadonlyMap<string, ProblemConcept>
  readonly problemNames: ReadonlyMap<string, ProblemConcept>
  readonly testsByLoinc: ReadonlyMap<string, LabTest>
  readonly testsByKey: ReadonlyMap<string, LabTest>
  readonly testNames: ReadonlyMap<string, LabTest>
  readonly abbreviations: ReadonlyMap<string, readonly Sense[]>
}

let current: OwnTerminology | null = null

/** Returns the tables of the hospital whose records are being read, null where it added none. */
export function ownTerminology(): OwnTerminology | null {
  return current
}

/** Returns what the work returns, done with a hospital's own tables; the work must be synchronous, so that two hospitals of one process never meet. */
export function withTerminology<T>(own: OwnTerminology | undefined, work: () => T): T {
  const before = current
  current = own ?? null
  try {
    return work()
  } finally {
    current = before
  }
}
