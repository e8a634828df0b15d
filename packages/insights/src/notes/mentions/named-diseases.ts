import { tagSentences } from '../../tagger/tag-note.ts'
import type { Placed, Span } from '../note.ts'
import type { SectionKind } from '../section-names.ts'
import type { DiseaseMention } from './mention.ts'
import { isNoProblem } from './no-problem.ts'

/** How names of diseases end, and words that make one: complaints and signs are called otherwise. Greek and Latin word forms of medicine. */
const DISEASE_NAME =
  /(?<!\p{L})\p{L}{0,40}(?:itis|osis|oma|opathy|iasis|trophy|plasia|sclerosis|plegia|gonadism|idism|hirsutism|porphyria|hemophilia|thalassemia|leukemia|cythemia|fibrosis|gravis)(?!\p{L})|(?<!\p{L})(?:syndrome|disease|disorder|cancer|deficiency|palsy)(?!\p{L})/iu
/** Names of whole families of diseases, and of what passes by itself: to say that no list has them would tell nothing. */
const UNTOLD = new Set(
  `disease|cancer|disorder|syndrome|deficiency|carcinoma|heart disease|kidney disease|liver disease|lung disease|pulmonary disease|infectious disease|
  chronic disease|degenerative disease|vascular disease|arthritis|bronchitis|sinusitis|pharyngitis|gastroenteritis|enteritis|cystitis|otitis|
  conjunctivitis|dermatitis|rhinitis|tonsillitis|laryngitis|cellulitis|tendinitis|bursitis|gastritis|esophagitis|stomatitis|ecchymosis|hematoma|
  scotoma|diagnosis|prognosis|trauma|coma|cyanosis|diaphoresis|leukocytosis|acidosis|alkalosis|stenosis|necrosis|fibrosis|sclerosis|atrophy|
  hypertrophy|dysplasia|hyperplasia|thrombosis|lordosis|kyphosis|psychosis|neurosis|halitosis|hepatitis|tacoma`
    .split('|')
    .map((name) => name.trim()),
)
/** Where a note names diagnoses; elsewhere a name is an examination's, a question or advice. */
const OF_DIAGNOSES: ReadonlySet<SectionKind> = new Set([
  'complaint',
  'present-illness',
  'history',
  'course',
  'assessment',
  'unknown',
])
/** Of the 56 mentions above it that 1,268 texts of aci-bench (train) and MTS-Dialog (training) affirm, 48 are diseases of the patient by their whole name; read by us. */
const LEAST_CONFIDENCE = 0.9
/** Sentences with such names that are read of one note. */
const MOST_SENTENCES = 40

/**
 * Returns the diseases that the trained tagger finds in a note and that no table names, by the note's own words in small letters; `taken` are the places of
 * what the tables named. Only sentences with a word that is formed like a disease's name are tagged.
 */
export function diseasesIn(
  text: string,
  sentences: readonly Placed[],
  taken: readonly Span[],
): (Omit<DiseaseMention, 'said' | 'when'> & { sentence: Placed })[] {
  const asked = sentences
    .filter(({ kind, start, end }) => OF_DIAGNOSES.has(kind) && DISEASE_NAME.test(text.slice(start, end)))
    .slice(0, MOST_SENTENCES)
  if (asked.length === 0) return []
  return tagSentences(text, asked).flatMap(({ kind, start, end, confidence, sentence }) => {
    const name = text.slice(start, end).toLowerCase().replaceAll(/\s+/g, ' ')
    const isNew = !taken.some((place) => place.start < end && start < place.end)
    if (kind !== 'disease' || confidence < LEAST_CONFIDENCE || !isNew || !DISEASE_NAME.test(name) || UNTOLD.has(name))
      return []
    const placed = asked[sentence]
    return placed === undefined || isNoProblem(text, placed, { start, end })
      ? []
      : [{ kind, name, start, end, section: placed.kind, sentence: placed }]
  })
}
