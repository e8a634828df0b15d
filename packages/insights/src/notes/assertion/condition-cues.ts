import type { CueGroup } from './cue.ts'

/** Ways in which English notes speak of what may come and has not: advice, conditions, plans. */
export const CONDITION_CUES: readonly CueGroup[] = [
  {
    kind: 'hypothetical',
    reach: 'after',
    phrases: `
      if | should he | should she | should the patient | should there be | should you | should these | should any |
      return for | returns for | return if | return with | returns with | return should | to return | come back for |
      return to | come to the | call | please call | please phone | present to the | present for | be seen for | be seen if |
      instructed to return | advised to return | told to return | seek | follow up for | follow up if | when you |
      when to | if any | develop | develops | come back if | come back with | asked to return | urged to return |
      knows to | understands to | in case | in case of | in the event of | as needed for | prn for | p . r . n . for |
      prn | watch for | watch out for | monitor for | look for | looking for | observe for | notify | report any |
      alert the physician | contact | seek medical attention | seek care | go to the | risk of | risks | at risk for |
      risk include | risk includes | risk including | complications include | complications including | prevent |
      preventing | prevention of | prophylaxis | to avoid | avoid | precautions | unless | as if |
      as though | potential for | fear of | afraid of | educated about | counseled on | counseled about |
      warned of | warned about | side effects include | side effects including | may cause |
      may develop | can cause | when he has | when she has`,
  },
  {
    kind: 'nothing',
    reach: 'after',
    phrases: `
      on call | phone call | call light | call bell | house call | call schedule | so call | telephone call |
      began to develop | begun to develop | started to develop | does not prevent | did not prevent | not sure if |
      unsure if | not certain if | began to experience | monitor for improvement | monitor for resolution |
      prevent this from | prevent him from | prevent her from | prevents him from | prevents her from |
      but not limited to | but are not limited to | but is not limited to`,
  },
  // What follows a reason (ConText, Harkema et al. 2009) or an exception is no longer part of the condition.
  { kind: 'stop', reach: 'both', phrases: 'because | since | but | however' },
]
