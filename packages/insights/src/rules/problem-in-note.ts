import type { ProblemMention } from '../notes/mentions/mention.ts'
import type { Overview } from '../overview/overview.ts'
import type { Draft, Rule } from './rule.ts'
import { affirmedByNewest, noteDraft, type Said, saidInNotes } from './said-in-notes.ts'

/** Problems that a list holds under another of these names: one of a family stands for all. */
const FAMILIES: readonly (readonly string[])[] = [
  [
    'diabetes',
    'diabetes-1',
    'diabetes-2',
    'diabetic-kidney',
    'diabetic-nerve',
    'diabetic-eye',
    'gestational-diabetes',
    'prediabetes',
    'hyperglycemia',
  ],
  ['hypertension', 'hypertensive-heart', 'hypertensive-kidney'],
  ['hyperlipidemia', 'hypercholesterolemia', 'hypertriglyceridemia', 'metabolic-syndrome'],
  ['coronary-disease', 'myocardial-infarction', 'old-infarction'],
  ['heart-failure', 'cardiomyopathy', 'hypertensive-heart'],
  ['ckd', 'ckd-1', 'ckd-2', 'ckd-3', 'ckd-4', 'ckd-5', 'diabetic-kidney', 'hypertensive-kidney', 'kidney-transplant'],
  ['neuropathy', 'diabetic-nerve'],
  ['anemia', 'iron-deficiency', 'b12-deficiency', 'sickle-cell'],
  ['dementia', 'alzheimer'],
  ['depression', 'bipolar'],
  ['vein-thrombosis', 'pulmonary-embolism', 'past-thrombosis'],
  ['epilepsy', 'single-seizure'],
  ['breast-cancer', 'past-breast-cancer', 'brca'],
  ['prostate-cancer', 'prostate-in-situ', 'prostate-growth'],
  ['lung-cancer', 'lung-cancer-suspected', 'metastasis'],
  ['valve-disease', 'valve-prosthesis'],
  ['osteoporosis', 'fragility-fracture', 'hip-fracture'],
]

/** Lasting problems of less weight are not worth an alert. */
const LEAST_IMPORTANCE = 5
/** A problem that no note of these years names is not current. */
const YEARS = 3
const MOST = 6

// What is over stays over for what can heal by treatment: a cancer or a clot of the past is history, hypertension of the past lasts.
const CAN_END =
  /cancer|melanoma|lymphoma|leukemia|thrombosis|embolism|tuberculosis|anemia|depression|alcohol|opioid|tobacco/

/** Here stand complaints and what a picture or a laboratory suggests: no diagnosis. */
const NO_DIAGNOSIS: ReadonlySet<ProblemMention['section']> = new Set(['review-of-systems', 'imaging', 'results'])

function isCurrent({ concept, said, section }: ProblemMention): boolean {
  return (
    !NO_DIAGNOSIS.has(section) &&
    concept.kind === 'lasting' &&
    concept.importance >= LEAST_IMPORTANCE &&
    !(said.historical && CAN_END.test(concept.key))
  )
}

function isListed(overview: Overview, key: string): boolean {
  const same = new Set([key, ...FAMILIES.filter((family) => family.includes(key)).flat()])
  const words = overview.problems.map((problem) => problem.name.toLowerCase())
  return (
    overview.problems.some(({ concept }) => concept !== null && same.has(concept.key)) ||
    words.some((name) => name.includes(key.replaceAll('-', ' ')))
  )
}

function draftOf(said: Said<ProblemMention>, { speech }: Overview): Draft {
  const { concept } = said.mention
  const text = speech.rules.problem.inNote(speech.day(said.at), speech.problemWithin(concept, concept.name))
  return noteDraft(said, { topic: concept.key, weight: 40 + concept.importance, text })
}

function notListed(overview: Overview): Said<ProblemMention>[] {
  const byConcept = Map.groupBy(saidInNotes(overview, 'problem', YEARS), ({ mention }) => mention.concept.key)
  const found = [...byConcept].flatMap(([key, all]) => {
    const said = affirmedByNewest(all, isCurrent)
    return said === undefined || isListed(overview, key) ? [] : [said]
  })
  return onePerFamily(found)
}

function onePerFamily(found: readonly Said<ProblemMention>[]): Said<ProblemMention>[] {
  const told = new Set<string>()
  return found
    .toSorted((a, b) => b.mention.concept.importance - a.mention.concept.importance)
    .filter(({ mention }) => {
      const { key } = mention.concept
      const family = FAMILIES.find((each) => each.includes(key))?.[0] ?? key
      if (told.has(family)) return false
      told.add(family)
      return true
    })
}

/** Lasting problems that a recent note affirms of the patient and no problem list has. */
export const problemInNote: Rule = {
  id: 'problem-in-note',
  version: '1',
  source: null,
  find: (overview) =>
    notListed(overview)
      .slice(0, MOST)
      .map((said) => draftOf(said, overview)),
}
