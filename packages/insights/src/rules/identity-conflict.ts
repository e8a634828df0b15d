import type { Rule } from './rule.ts'

/** Hospitals that disagree on who the patient is: records of someone else may be among these. */
export const identityConflict: Rule = {
  id: 'identity-conflict',
  version: '1',
  source: null,
  find: ({ person, speech }) =>
    person.differing.map((what) => ({
      topic: what,
      group: 'act-now',
      weight: 96,
      text: speech.rules.identity.differs(speech.rules.identity.what[what]),
      holders: [person],
    })),
}
