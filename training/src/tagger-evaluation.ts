import { existsSync, readFileSync } from 'node:fs'
import { readModel, standardTagger, taggerOf } from '@anamnesis/insights/training'
import { scoreNotes } from './aci-bench.ts'
import { type LabelledSentence, readNerFile } from './ner-files.ts'
import { f1, type Result } from './result.ts'
import { scoreTagger, summed } from './tagger-score.ts'
import { TRAININGS, type Training } from './trainings.ts'

/** Whom the taggers are compared with on the held-out files, or near them, and who said so. */
const BEST: Readonly<Record<string, Result['best']>> = {
  'BC5CDR all': { value: 0.8428, source: 'scispaCy en_ner_bc5cdr_md, test set, its own words' },
  'BC5CDR disease': { value: 0.8722, source: 'DTranNER, test set, needs a GPU' },
  'BC5CDR chemical': { value: 0.9416, source: 'DTranNER, test set, needs a GPU' },
  'NCBI-disease all': { value: 0.8936, source: 'BioBERT, test set, needs a GPU' },
}

/** Returns how the taggers do on their held-out files, on our labelled sentences of notes, how fast they are and what they weigh; null where no file is there. */
export function evaluateTaggers(folder: string): Result[] | null {
  const results = TRAININGS.flatMap((training) => heldOutOf(training, folder))
  const notes = scoreNotes(folder, standardTagger())
  if (notes !== null)
    for (const [kind, counts] of [['all', summed(notes.counts.values())], ...notes.counts] as const)
      results.push({
        set: 'aci-bench notes, labelled by us',
        size: notes.size,
        metric: `${kind} F1`,
        ours: f1(counts),
        heldOut: true,
      })
  if (results.length === 0) return null
  const size = TRAININGS.reduce((sum, { weights }) => sum + readFileSync(weights).length, 0)
  return [...results, { set: 'taggers', size: TRAININGS.length, metric: 'weights, MB together', ours: size / 1e6 }]
}

function heldOutOf({ name, kinds, heldOut, weights }: Training, folder: string): Result[] {
  const file = existsSync(weights) ? readNerFile(folder, heldOut, kinds) : null
  if (file === null) return []
  const tagger = taggerOf(readModel(readFileSync(weights)))
  const counts = scoreTagger(tagger, file.sentences, kinds)
  const rows = [['all', summed(counts.values())] as const, ...(counts.size > 1 ? counts : [])]
  const set = `${name} devel, trained on train`
  return [
    ...rows.map(([kind, count]) => {
      const best = BEST[`${name} ${kind}`]
      const row = { set, size: file.sentences.length, metric: `${kind} F1, exact ends`, ours: f1(count), heldOut: true }
      return best === undefined ? row : { ...row, best }
    }),
    { set, size: file.sentences.length, metric: 'words/s', ours: speedOf(tagger, file.sentences) },
  ]
}

function speedOf(tagger: ReturnType<typeof taggerOf>, sentences: readonly LabelledSentence[]): number {
  const texts = sentences.map(({ words }) => words)
  const before = process.cpuUsage()
  tagger.tagSentences(texts)
  const { user, system } = process.cpuUsage(before)
  return (texts.reduce((sum, words) => sum + words.length, 0) * 1e6) / (user + system)
}
