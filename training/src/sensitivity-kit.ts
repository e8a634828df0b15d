import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Sensitivity } from '@anamnesis/core'
import { SENSITIVITIES } from '@anamnesis/core'
import { readNote, sensitivitiesOfText } from '@anamnesis/insights'
import type { Counts, Result } from './result.ts'
import { cellsOf } from './table-cells.ts'

/** A text and what a reader found it sensitive for. */
export type LabelledText = { readonly text: string; readonly truth: readonly Sensitivity[] }

type Part = { readonly file: string; readonly sha256: string }
type Labels = {
  readonly snippets: Part & { readonly sensitive: readonly { id: string; sensitivities: readonly Sensitivity[] }[] }
  readonly sentences: Part & {
    readonly sensitive: readonly { note: string; start: number; sensitivities: readonly Sensitivity[] }[]
  }
}

/** Who labelled what, when and by which rule stands in the file itself. */
const LABELS: Labels = JSON.parse(readFileSync(new URL('../sensitivity-labels.json', import.meta.url), 'utf8'))
/** Shorter ones were not labelled: headings, and single names under them. */
const FEWEST_WORDS = 3

/**
 * Returns what was labelled by hand: the sections of MTS-Dialog's validation part, and the sentences of the notes of aci-bench's; null where they are absent.
 * @throws Error when a file is not the one that was labelled
 */
export function labelledTexts(folder: string): { snippets: LabelledText[]; sentences: LabelledText[] } | null {
  const [sections, notes] = [rowsOf(folder, LABELS.snippets), rowsOf(folder, LABELS.sentences)]
  if (sections === null || notes === null) return null
  const ofSnippet = new Map(LABELS.snippets.sensitive.map(({ id, sensitivities }) => [id, sensitivities]))
  const ofSentence = new Map(
    LABELS.sentences.sensitive.map(({ note, start, sensitivities }) => [`${note} ${start}`, sensitivities]),
  )
  const snippets = sections.map((row) => ({ text: row.section_text ?? '', truth: ofSnippet.get(row.ID ?? '') ?? [] }))
  const sentences = notes.flatMap(({ encounter_id: note, note: text = '' }) =>
    readNote(text).sentences.flatMap(({ start, end }) => {
      const words = text.slice(start, end)
      if (words.split(/\s+/).length < FEWEST_WORDS) return []
      return { text: words, truth: ofSentence.get(`${note} ${start}`) ?? [] }
    }),
  )
  return { snippets, sentences }
}

function rowsOf(folder: string, { file, sha256 }: Part): Record<string, string>[] | null {
  const path = join(folder, file)
  if (!existsSync(path)) {
    console.warn(`skipped: there is no ${path}`)
    return null
  }
  const table = gunzipSync(readFileSync(path))
  if (createHash('sha256').update(table).digest('hex') !== sha256)
    throw new Error(`${file} is not the file that was labelled`)
  const [names = [], ...rows] = cellsOf(table.toString('utf8'))
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [names[index] ?? '', cell])))
}

/** Returns hits, false and missed labels of a detector, for each sensitivity and together. */
export function scoreSensitivities(
  texts: readonly LabelledText[],
  detect: (text: string) => readonly Sensitivity[] = sensitivitiesOfText,
): Map<Sensitivity | 'all', Counts> {
  const counts = new Map<Sensitivity | 'all', Counts>(
    ['all' as const, ...SENSITIVITIES].map((name) => [name, { hits: 0, false: 0, missed: 0 }]),
  )
  for (const { text, truth } of texts) {
    const said = detect(text)
    for (const name of SENSITIVITIES) {
      if (!said.includes(name) && !truth.includes(name)) continue
      const outcome = !truth.includes(name) ? 'false' : said.includes(name) ? 'hits' : 'missed'
      for (const key of ['all', name] as const) {
        const count = counts.get(key)
        if (count) count[outcome] += 1
      }
    }
  }
  return counts
}

/** Returns how the detector of sensitive matters does on what was labelled by hand, and how long it takes; null where the texts are absent. */
export function evaluateSensitivities(folder: string): Result[] | null {
  const texts = labelledTexts(folder)
  if (texts === null) return null
  const all = [...texts.snippets, ...texts.sentences]
  return [
    // Their first run showed "tobacco abuse" as violence and "familial history" as genetics, which was mended; nothing was mended for the others.
    ...resultsOf('MTS-Dialog validation sections, labelled by us', texts.snippets, false),
    ...resultsOf('aci-bench valid sentences, labelled by us', texts.sentences, true),
    speedOf(all.map(({ text }) => text)),
  ]
}

function resultsOf(set: string, texts: readonly LabelledText[], heldOut: boolean): Result[] {
  const counts = scoreSensitivities(texts)
  const size = texts.length
  const rows = [...counts].flatMap(([name, { hits, false: wrong, missed }]): Result[] => {
    const there = hits + missed
    const found = hits + wrong
    return [
      ...(there === 0 ? [] : [row(`sensitivity recall, ${name} (${there} of these)`, hits / there)]),
      ...(found === 0 || name !== 'all' ? [] : [row(`sensitivity precision, ${name}`, hits / found)]),
      ...(name === 'all' ? [] : [row(`labelled too much, ${name}`, wrong / size)]),
    ]
  })
  return rows
  function row(metric: string, ours: number): Result {
    return { set, size, metric, ours, heldOut }
  }
}

/** What a note of two kilobytes takes, in ms of processor time. */
function speedOf(texts: readonly string[]): Result {
  const ROUNDS = 30
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  for (const text of texts) sensitivitiesOfText(text)
  const before = process.cpuUsage()
  for (let round = 0; round < ROUNDS; round += 1) for (const text of texts) sensitivitiesOfText(text)
  const { user, system } = process.cpuUsage(before)
  const ours = ((user + system) / 1000 / ROUNDS / characters) * 2048
  return { set: 'sensitivity detector', size: texts.length, metric: 'ms for a note of 2 kB', ours }
}
