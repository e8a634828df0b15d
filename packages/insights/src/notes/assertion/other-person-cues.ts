import type { CueGroup } from './cue.ts'

/** Words that make a finding somebody else's. */
export const OTHER_PERSON_CUES: readonly CueGroup[] = [
  {
    kind: 'other-person',
    reach: 'after',
    phrases: `
      mother | father | brother | sister | son | daughter | aunt | uncle | grandmother | grandfather | cousin | grandparents |
      grandparent | parents | parent | siblings | sibling | brothers | sisters | wife | husband | family history of |
      family history | family member | family members | relatives | maternal | paternal | fh of | fhx | mom | dad | spouse |
      partner | roommate | niece | nephew | twin | runs in the family | familial`,
  },
  {
    kind: 'other-person',
    reach: 'before',
    phrases: `
      in her mother | in his mother | in her father | in his father | in the family | in mother | in father | in her sister |
      in his sister | in her brother | in his brother | in a sister | in a brother | in family | runs in the family |
      in siblings | in first degree relatives`,
  },
  {
    kind: 'nothing',
    reach: 'after',
    phrases: `
      per mother | per father | per daughter | per son | per wife | per husband | per family | her mother states |
      his mother states | lives with | mother reports | daughter reports | wife reports | husband reports | his wife states |
      accompanied by | son reports | family reports | according to | her husband states`,
  },
]
