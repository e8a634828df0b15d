/** What is not yet as US Core expects, and why: its name begins with `what`, in every profile if `profile` is null. */
export type Gap = { readonly profile: string | null; readonly what: string; readonly why: string }

/** Everything else that US Core expects at SHALL and SHOULD is there; the test fails for what is not in this list. */
export const KNOWN_GAPS: readonly Gap[] = [
  { profile: 'CapabilityStatement', what: 'says format xml', why: 'this server speaks JSON only' },
  {
    profile: 'CapabilityStatement',
    what: 'says reference policy resolves',
    why: 'the bytes of a record stay as they were sent: no reference by identifier is made a literal one',
  },
  {
    profile: 'CapabilityStatement',
    what: 'says guide http://hl7.org/fhir/smart-app-launch/',
    why: 'to name a guide is to support all of it, and there is no launch from a record system',
  },
  {
    profile: 'CapabilityStatement',
    what: 'says Questionnaire supportedProfile sdc-questionnaire',
    why: 'it is of another package (hl7.fhir.uv.sdc), which is not among the development data',
  },
]
