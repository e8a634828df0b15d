/** What is not yet as US Core expects, and why: its name begins with `what`, in every profile if `profile` is null. */
export type Gap = { readonly profile: string | null; readonly what: string; readonly why: string }

const PACKAGE = 'the parameter is of the US Core package, which is not loaded'
const STATEMENT = 'the statement does not name it'

/** Everything else that US Core expects at SHALL and SHOULD is there; the test fails for what is not in this list. */
export const KNOWN_GAPS: readonly Gap[] = [
  { profile: 'CapabilityStatement', what: 'says', why: STATEMENT },
  { profile: 'us_core_documentreference', what: '$docref', why: 'there is no such operation' },
  { profile: 'us_core_careteam', what: 'search role', why: PACKAGE },
  { profile: 'us_core_careteam', what: 'search patient + role', why: PACKAGE },
  { profile: null, what: 'search patient + asserted-date', why: PACKAGE },
  { profile: 'us_core_encounter', what: 'search patient + discharge-disposition', why: PACKAGE },
  { profile: 'us_core_goal', what: 'search patient + description', why: PACKAGE },
]
