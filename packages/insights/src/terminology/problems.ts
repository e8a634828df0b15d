import { itemsOf, rowsOf } from './data-file.ts'
import { PROBLEM_NAME_TABLE } from './problem-name-table.ts'
import { PROBLEM_TABLE } from './problem-table.ts'

/** How a problem behaves: it stays, it heals, it happened once, or it is a finding or circumstance. */
export type ProblemKind = 'lasting' | 'passing' | 'event' | 'state'

/** A problem as a concept, whatever code system named it. */
export type ProblemConcept = {
  readonly key: string
  readonly name: string
  readonly kind: ProblemKind
  /** 0 (hardly matters) to 9 (decides what is done). */
  readonly importance: number
  /** Keys of the tests that follow it, most telling first. */
  readonly tests: readonly string[]
  /** Medicine classes that treat it. */
  readonly treatments: readonly string[]
}

const KINDS: ReadonlySet<string> = new Set<ProblemKind>(['lasting', 'passing', 'event', 'state'])

function kindOf(cell: string): ProblemKind {
  return KINDS.has(cell) ? (cell as ProblemKind) : 'state'
}

const BY_KEY = new Map<string, ProblemConcept>()
const BY_ICD = new Map<string, ProblemConcept>()
const BY_SNOMED = new Map<string, ProblemConcept>()

for (const [key = '', name = '', icd, snomed, kind = '', importance, tests, treatments] of rowsOf(PROBLEM_TABLE.rows)) {
  const concept: ProblemConcept = {
    key,
    name,
    kind: kindOf(kind),
    importance: Number(importance),
    tests: itemsOf(tests),
    treatments: itemsOf(treatments),
  }
  BY_KEY.set(key, concept)
  for (const code of itemsOf(icd)) BY_ICD.set(code.replaceAll('.', ''), concept)
  for (const code of itemsOf(snomed)) BY_SNOMED.set(code, concept)
}

/** Every problem concept of the table. */
export const PROBLEM_CONCEPTS: readonly ProblemConcept[] = [...BY_KEY.values()]

/** Returns the concept of an ICD-10-CM code with or without its point, by the longest beginning in the table; undefined for one we do not know. */
export function problemByIcd10(code: string): ProblemConcept | undefined {
  const letters = code.slice(0, 12).replaceAll('.', '').toUpperCase()
  for (let length = letters.length; length >= 3; length -= 1) {
    const concept = BY_ICD.get(letters.slice(0, length))
    if (concept !== undefined) return concept
  }
  return undefined
}

/** Returns the concept of a SNOMED CT code, undefined for one we do not know. */
export function problemBySnomed(code: string): ProblemConcept | undefined {
  return BY_SNOMED.get(code)
}

/** Returns how notes name problems: names in small letters, and abbreviations that count in capitals only. */
export function problemNames(): readonly {
  readonly name: string
  readonly concept: ProblemConcept
  readonly capitals: boolean
}[] {
  return rowsOf(PROBLEM_NAME_TABLE.rows).flatMap(([key = '', names, abbreviations]) => {
    const concept = BY_KEY.get(key)
    if (concept === undefined) throw new RangeError(`no problem ${key}`)
    return [
      ...itemsOf(names).map((name) => ({ name, concept, capitals: false })),
      ...itemsOf(abbreviations).map((name) => ({ name, concept, capitals: true })),
    ]
  })
}
