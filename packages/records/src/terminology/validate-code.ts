import type { CompiledSystem } from './code-system.ts'
import type { Terminology } from './terminology.ts'
import type { CompiledValueSet } from './value-set.ts'

/** A code that somebody asks about. */
export type CodeInQuestion = { readonly system?: string; readonly code: string; readonly display?: string }

/** Whether a code is valid; `null` if this server does not have what would tell. */
export type CodeVerdict = {
  readonly result: boolean | null
  readonly message: string | undefined
  readonly display: string | undefined
}

/** Returns whether one of the codings is in a value set, with the display that it has there (FHIR R4, ValueSet-validate-code). */
export function validateInValueSet(
  terminology: Terminology,
  valueSet: CompiledValueSet,
  codings: readonly CodeInQuestion[],
): CodeVerdict {
  const verdicts = codings.map((coding): CodeVerdict => {
    const membership = terminology.contains(valueSet, coding.system, coding.code)
    if (membership === 'unknown')
      return { result: null, message: 'this server does not have the code system that would tell', display: undefined }
    if (membership === 'out') return { result: false, message: 'the code is not in the value set', display: undefined }
    const member = [...valueSet.members.values()].find(
      ({ system, code }) => code === coding.code && (coding.system === undefined || system === coding.system),
    )
    return withDisplay(coding, member?.display)
  })
  return best(verdicts)
}

/** Returns whether a code is one of a code system, with its display (FHIR R4, CodeSystem-validate-code). */
export function validateInSystem(system: CompiledSystem, coding: CodeInQuestion): CodeVerdict {
  const concept = system.concepts.get(coding.code)
  if (concept) return withDisplay(coding, concept.display)
  return system.complete
    ? { result: false, message: 'the code is not in the code system', display: undefined }
    : { result: null, message: 'this server does not have the whole code system', display: undefined }
}

/** A code with another display than its own is wrong: somebody would read something else than the program does. */
function withDisplay(coding: CodeInQuestion, display: string | undefined): CodeVerdict {
  const isRight =
    coding.display === undefined || display === undefined || coding.display.toLowerCase() === display.toLowerCase()
  return { result: isRight, message: isRight ? undefined : 'the display is not that of the code', display }
}

function best(verdicts: readonly CodeVerdict[]): CodeVerdict {
  return (
    verdicts.find(({ result }) => result === true) ??
    verdicts.find(({ result }) => result === null) ??
    verdicts[0] ?? { result: false, message: 'there is no code', display: undefined }
  )
}
