import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readTextModel, SECTION_WEIGHTS, sectionClassOf, type TextModel } from '@anamnesis/insights/training'
import type { Counts, Result } from './result.ts'
import { f1 } from './result.ts'
import { cellsOf } from './table-cells.ts'
import type { TextLearning } from './text-training.ts'
import { trainTextModel } from './text-training.ts'

/** Texts of note sections with their class, and the SHA-256 of the table that they were read from. */
export type SectionTexts = { readonly texts: readonly { text: string; name: string }[]; readonly sha256: string }

/** Where the texts lie: what the classifier learns from, and what no choice looks at. */
export const SECTION_FILES = {
  train: 'mts-dialog/MTS-Dialog-TrainingSet.csv.gz',
  heldOut: 'mts-dialog/MTS-Dialog-ValidationSet.csv.gz',
}

/** Chosen among four by five folds of the training part (0.758 right). */
export const SECTION_LEARNING: TextLearning = { epochs: 20, rate: 1, pull: 1e-5, seed: 42 }

/** Returns the section texts of a file, null where it is absent. */
export function readSections(folder: string, file: string): SectionTexts | null {
  const path = join(folder, file)
  if (!existsSync(path)) {
    console.warn(`skipped: there is no ${path}`)
    return null
  }
  const table = gunzipSync(readFileSync(path))
  const [header = [], ...rows] = cellsOf(table.toString('utf8'))
  const [name, text] = [header.indexOf('section_header'), header.indexOf('section_text')]
  return {
    texts: rows.map((row) => ({ text: row[text] ?? '', name: row[name] ?? '' })),
    sha256: createHash('sha256').update(table).digest('hex'),
  }
}

/** Returns a classifier that learned from these texts. */
export function trainSections({ texts }: SectionTexts): TextModel {
  const classes = [...new Set(texts.map(({ name }) => name))].sort()
  const examples = texts.map(({ text, name }) => ({ text, classes: [classes.indexOf(name)] }))
  return trainTextModel(examples, classes, SECTION_LEARNING)
}

/** Returns the share that a classifier names right, and the mean F1 of the classes that are there. */
export function scoreSections(model: TextModel, { texts }: SectionTexts): { accuracy: number; macroF1: number } {
  const counts = new Map<string, Counts>(texts.map(({ name }) => [name, { hits: 0, false: 0, missed: 0 }]))
  let right = 0
  for (const { text, name } of texts) {
    const said = sectionClassOf(model, text).name
    if (said === name) right += 1
    const own = counts.get(name)
    const other = counts.get(said)
    if (own) own[said === name ? 'hits' : 'missed'] += 1
    if (other && said !== name) other.false += 1
  }
  const all = [...counts.values()]
  return { accuracy: right / texts.length, macroF1: all.reduce((sum, count) => sum + f1(count), 0) / all.length }
}

/** Returns how the section classifier does on texts that it never met; null where they are absent. */
export function evaluateSections(folder: string): Result[] | null {
  const heldOut = readSections(folder, SECTION_FILES.heldOut)
  if (heldOut === null) return null
  const file = readFileSync(SECTION_WEIGHTS)
  const { accuracy, macroF1 } = scoreSections(readTextModel(file), heldOut)
  const row = { set: 'MTS-Dialog validation, trained on training', size: heldOut.texts.length, heldOut: true }
  return [
    {
      ...row,
      metric: 'section class, accuracy of 20',
      ours: accuracy,
      best: { value: 0.8, source: 'MEDIQA-Sum 2023, best entrant, its test set; a linear SVM there 0.72 and 0.695' },
    },
    { ...row, metric: 'section class, macro F1 of those there', ours: macroF1 },
    { set: 'section classifier', size: 1, metric: 'weights, MB', ours: file.length / 1e6 },
  ]
}
