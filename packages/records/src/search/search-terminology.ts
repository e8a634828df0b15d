import type { TokenValue } from './token-value.ts'

/** What `:in`, `:above` and `:below` ask of a terminology: the codes of a value set, or a code and all that it is a kind of, or that are kinds of it. */
export type CodeQuestion =
  | { readonly kind: 'in'; readonly valueSet: string }
  | { readonly kind: 'above' | 'below'; readonly system: string; readonly code: string }

/** Answers with all codes, or `undefined` where the terminology does not know the value set or the order of the system. */
export type SearchTerminology = (question: CodeQuestion) => Promise<readonly TokenValue[] | undefined>
