import type { Placed, Span } from '../note.ts'

/** What is over is no problem to list: "cured of hepatitis C". */
const OVER =
  /\b(?:cured of|cure of|recovered from|no longer has|free of|risk of|risk for|screen(?:ing|ed)? for|rule out)\s+(?:\w+\s+)?$/i

/** "Hepatitis C antibody", "HIV screening", "influenza vaccine": the name of something else than the problem. */
const NAMES_TEST =
  /^[\s-]*(?:virus\s+)?(?:antibod(?:y|ies)|antigen|titers?|tests?|testing|screen|screening|vaccines?|vaccination|prophylaxis|risk|clinic)\b/i

/** Returns true where the words around a problem's name make it another thing, or one that is over, looked for or only feared. */
export function isNoProblem(text: string, sentence: Placed, { start, end }: Span): boolean {
  return (
    NAMES_TEST.test(text.slice(end, end + 40)) || OVER.test(text.slice(Math.max(sentence.start, start - 60), start))
  )
}
