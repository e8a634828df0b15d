import type { MentionKind } from '@anamnesis/insights/training'
import { STANDARD_WEIGHTS } from '@anamnesis/insights/training'
import type { TaggerLearning } from './tagger-training.ts'

/** A tagger that is trained here: on which files, how, and where its weights are kept, its model card beside them. */
export type Training = {
  readonly name: string
  readonly kinds: readonly MentionKind[]
  readonly train: string
  readonly heldOut: string
  readonly weights: URL
  readonly use: string
  readonly learning: TaggerLearning
}

const STEP = { rate: 0.1, pull: 1e-4, leftOut: 0.4, seed: 42 }
/** Chosen on the last fifth of the training sentences only. */
const LEARNING: TaggerLearning = { first: { ...STEP, epochs: 5 }, second: { ...STEP, epochs: 10 }, folds: 5 }

/** Every tagger that `npm run train` makes. */
export const TRAININGS: readonly Training[] = [
  {
    name: 'BC5CDR',
    kinds: ['disease', 'chemical'],
    train: 'BC5CDR-IOB/train.tsv.gz',
    heldOut: 'BC5CDR-IOB/devel.tsv.gz',
    weights: STANDARD_WEIGHTS,
    use: 'the tagger that the product uses: it proposes mentions of diseases and chemicals in notes, to be shown with their quoted place and never written to a list',
    learning: LEARNING,
  },
  {
    name: 'NCBI-disease',
    kinds: ['disease'],
    train: 'NCBI-disease-IOB/train.tsv.gz',
    heldOut: 'NCBI-disease-IOB/devel.tsv.gz',
    weights: new URL('../weights/ncbi-disease.bin', import.meta.url),
    use: 'measurement only: that the same code learns another set of diseases; the product does not load it',
    learning: LEARNING,
  },
]
