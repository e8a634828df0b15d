import type { CueGroup } from './cue.ts'

/** Ways in which English notes speak of what was before this episode. */
export const HISTORY_CUES: readonly CueGroup[] = [
  {
    kind: 'historical',
    reach: 'after',
    phrases: `
      history of | history significant for | history is significant for | history notable for | history includes | history |
      history is | h / o | hx of | hx | past medical history | pmh | pmhx | past surgical history | status post | s / p |
      previous | previously | prior | in the past | past | known | old | remote | former | formerly | ex | healed | childhood |
      years ago | background of | well known | chronically | social history | family history | previous diagnosis of |
      past history | long history of`,
  },
  {
    kind: 'historical',
    reach: 'before',
    phrases: `
      in the past | years ago | year ago | months ago | as a child | in childhood | history | by history | in the distant past |
      in remote past | many years | back then | first pregnancy | last pregnancy | previous pregnancy | prior pregnancy`,
  },
  {
    kind: 'nothing',
    reach: 'after',
    phrases: `
      history of present illness | history present illness | history and physical | history , physical | poor history |
      history taking | history and examination | clinical history | history and exam | sudden onset of | hpi |
      day history of | days history of | week history of | weeks history of | hour history of | month history of |
      days of | history : | history of presenting illness | past month | past week | past few | past day |
      past several | history was obtained | history is obtained | history obtained | history limited |
      unable to obtain history | day - old | days - old | week - old | month - old | year - old | day old | days old |
      week old | weeks old | month old | months old | year old | years old | y / o | yo`,
  },
  {
    kind: 'stop',
    reach: 'both',
    phrases: `
      presents | presented | presenting | complains | complained | complaining of | was found | is found | admitted | brought in |
      today | currently | this admission | on admission | reports | reported | states | noted | was noted | noticed | developed |
      who | which | for which | because | came in | comes in | denies | denied | his signs | her signs | his symptoms |
      her symptoms | symptoms | status post | s / p | now | coming in | comes with | with complaint | with complaints | an acute |
      acute | at this time | ed course | emergency department | on this visit | the patient | he | she`,
  },
]
