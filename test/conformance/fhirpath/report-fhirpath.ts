import type { FhirPathVerdict } from './play-fhirpath-cases.ts'

/** How many cases there are of each verdict, and the share in percent. */
export type FhirPathRate = {
  readonly all: number
  readonly played: number
  readonly passed: number
  /** Passed of those whose expression is valid: what a library must be able to do, apart from what it must refuse. */
  readonly validPassed: number
  readonly validPlayed: number
}

/** Returns the rate of a library from the verdicts on it. */
export function fhirPathRate(verdicts: readonly FhirPathVerdict[]): FhirPathRate {
  const played = verdicts.filter(({ verdict }) => verdict !== 'absent')
  const valid = played.filter(({ of }) => !of.invalid)
  const passedOf = (list: readonly FhirPathVerdict[]) => list.filter(({ verdict }) => verdict === 'passed').length
  return {
    all: verdicts.length,
    played: played.length,
    passed: passedOf(played),
    validPassed: passedOf(valid),
    validPlayed: valid.length,
  }
}

/** Returns the rate in words, with the inputs that are absent. */
export function fhirPathReport(verdicts: readonly FhirPathVerdict[]): string {
  const { all, played, passed, validPassed, validPlayed } = fhirPathRate(verdicts)
  const absent = new Set(verdicts.filter(({ verdict }) => verdict === 'absent').map(({ of }) => of.input))
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
  return [
    `FHIRPath cases: ${all}, played ${played}, passed ${passed} (${percent(passed, played)} of those played)`,
    `  valid expressions: ${validPassed} of ${validPlayed} (${percent(validPassed, validPlayed)}); expressions to be refused: ${passed - validPassed} of ${played - validPlayed}`,
    `  absent inputs (${all - played} cases): ${[...absent].join(', ')}`,
  ].join('\n')
}
