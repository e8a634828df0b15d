import type { CueGroup } from './cue.ts'

/** Ways in which English notes say that a finding is not certain. */
export const UNCERTAINTY_CUES: readonly CueGroup[] = [
  {
    kind: 'possible',
    reach: 'after',
    phrases: `
      possible | possibly | probable | probably | likely | suspected | suspicion of | suspicious for | suspect | suspicion for |
      concern for | concerning for | concerned about | consider | question of | questionable | may have | might have | may be |
      might be | could be | could have | may represent | might represent | could represent | presumed | presumptive |
      evaluate for | evaluation for | evaluated for | versus | vs | differential diagnosis includes | differential includes |
      cannot exclude | cannot rule out | not excluded | suggestive of | suggesting | suggests | suggest | appears to have |
      apparent | perhaps | equivocal | rule out | r / o | to rule out | in case of | worrisome for | working diagnosis of | ?`,
  },
  {
    kind: 'possible',
    reach: 'before',
    phrases: `
      is possible | was possible | is suspected | was suspected | is likely | was likely | is probable | vs | versus |
      cannot be excluded | cannot be ruled out | not excluded | not ruled out | is considered | was considered |
      could not be excluded | could not be ruled out | to be excluded | to be ruled out | is questionable | ?`,
  },
]
