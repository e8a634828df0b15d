import type { ProblemConcept, ProblemKind } from './concepts.ts'
import { codesOf, itemsOf, rowsOf } from './data-file.ts'
import { FURTHER_PROBLEMS } from './further-problem-table.ts'
import { ownTerminology } from './own-terminology.ts'
import { PROBLEM_NAME_TABLE } from './problem-name-table.ts'
import { PROBLEM_TABLE } from './problem-table.ts'

export type { ProblemConcept, ProblemKind } from './concepts.ts'

const KINDS: ReadonlySet<string> = new Set<ProblemKind>(['lasting', 'passing', 'event', 'state'])

function kindOf(cell: string): ProblemKind {
  return KINDS.has(cell) ? (cell as ProblemKind) : 'state'
}

const BY_KEY = new Map<string, ProblemConcept>()
const BY_ICD = new Map<string, ProblemConcept>()
const BY_SNOMED = new Map<string, ProblemConcept>()

for (const row of [...rowsOf(PROBLEM_TABLE.rows), ...rowsOf(FURTHER_PROBLEMS.rows)]) {
  const [key = '', name = '', icd, snomed, kind = '', importance, tests, treatments] = row
  const concept: ProblemConcept = {
    key,
    name,
    kind: kindOf(kind),
    importance: Number(importance),
    tests: itemsOf(tests),
    treatments: itemsOf(treatments),
  }
  BY_KEY.set(key, concept)
  for (const code of codesOf(icd)) BY_ICD.set(code.replaceAll('.', ''), concept)
  for (const code of codesOf(snomed)) BY_SNOMED.set(code, concept)
}

/** Every problem concept. */
export const ALL_PROBLEMS: readonly ProblemConcept[] = [...BY_KEY.values()]

/** Returns the concept with this key. @throws RangeError for a key that is not in the tables */
export function problemByKey(key: string): ProblemConcept {
  const concept = BY_KEY.get(key)
  if (concept === undefined) throw new RangeError(`no problem ${key}`)
  return concept
}

/** Returns the concept of an ICD-10-CM code with or without its point, by the longest beginning in the table; undefined for one we do not know. */
export function problemByIcd10(code: string): ProblemConcept | undefined {
  const letters = code.slice(0, 12).replaceAll('.', '').toUpperCase()
  const own = ownTerminology()
  for (let length = letters.length; length >= 3; length -= 1) {
    const beginning = letters.slice(0, length)
    const concept = own?.problemsByIcd10.get(beginning) ?? BY_ICD.get(beginning)
    if (concept !== undefined) return concept
  }
  return undefined
}

/** Returns the concept of a SNOMED CT code, undefined for one we do not know. */
export function problemBySnomed(code: string): ProblemConcept | undefined {
  return ownTerminology()?.problemsBySnomed.get(code) ?? BY_SNOMED.get(code)
}

/** Returns how notes name problems: names in small letters, and abbreviations that count in capitals only. */
export function problemNames(): readonly {
  readonly name: string
  readonly concept: ProblemConcept
  readonly capitals: boolean
}[] {
  const further = rowsOf(FURTHER_PROBLEMS.rows).map((row) => [row[0] ?? '', row[8] ?? '', row[9] ?? ''] as const)
  return [...rowsOf(PROBLEM_NAME_TABLE.rows), ...further].flatMap(([key = '', names, abbreviations]) => {
    const concept = problemByKey(key)
    return [
      ...itemsOf(names).map((name) => ({ name, concept, capitals: false })),
      ...itemsOf(abbreviations).map((name) => ({ name, concept, capitals: true })),
    ]
  })
}
