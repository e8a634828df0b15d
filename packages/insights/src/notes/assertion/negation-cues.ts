import type { CueGroup } from './cue.ts'

/** Ways in which English notes deny a finding. */
export const NEGATION_CUES: readonly CueGroup[] = [
  {
    kind: 'negated',
    reach: 'after',
    phrases: `
      no | not | none | without | w / o | never | neither | nor | cannot | can ' t | n ' t | denies | denied |
      deny | denying | denial of | rejects | disavows | absence of | absent | free of | lack of | lacks | lacking |
      lacked | devoid of | clear of | negative for | was negative for | were negative for | is negative for |
      are negative for | been negative for | came back negative for | argue against | argues against | speak against |
      speaks against | negative to | neg for | ruled out | rules out | fails to reveal | failed to reveal |
      unremarkable for | not complaining of | no longer | no evidence of | unable to identify | unable to find |
      resolution of | nothing to suggest | inconsistent with | not consistent with | no known | former |
      denies difficulty with | denied difficulty with | denies problems with | denies any problems with |
      denies trouble with | no difficulty with | no problems with | no trouble with | without difficulty with`,
  },
  {
    kind: 'negated',
    reach: 'before',
    phrases: `
      was negative | were negative | is negative | are negative | negative | was ruled out | were ruled out |
      is ruled out | are ruled out | been ruled out | ruled out | was absent | were absent | is absent | not seen |
      not present | not identified | not found | not noted | not demonstrated | not appreciated | not detected |
      not visualized | is denied | was denied | are denied | denied | unlikely | none | resolved | has resolved |
      have resolved | had resolved`,
  },
  {
    kind: 'nothing',
    reach: 'after',
    phrases: `
      no increase | no change | no significant change | no interval change | no definite change | not only | not certain if |
      not certain whether | not necessarily | without difficulty | not drain | not extend | not cause | gram negative | not know |
      no suspicious change | no other | not to be | not clear | no one | not sure | not optimal | not interested | not feel |
      no doubt | not limited to`,
  },
  {
    kind: 'stop',
    reach: 'both',
    phrases: `
      but | however | although | though | nevertheless | yet | still | except | except for | apart from | aside from |
      other than | which | who | because | since | as a cause of | as the cause of | cause for | secondary to | due to |
      reason for | presents | presented | presenting | whereas | while | and has | and had | and was | and is | with | despite |
      ; | now | then | so | therefore | causing | caused by`,
  },
]
