import { probabilitiesOf, type TextModel, textPlaces } from '@anamnesis/insights/training'
import { isHeldOut, readKit } from './assertion-kit.ts'
import type { KitRow } from './assertion-row.ts'
import { type Counts, f1, type Result } from './result.ts'
import { type TextLearning, trainTextModel } from './text-training.ts'

const TIMES = ['historical', 'hypothetical'] as const
type Time = (typeof TIMES)[number]

/** As the section classifier's; no choice was made on the kit. */
export const TEMPORALITY_LEARNING: TextLearning = { epochs: 20, rate: 1, pull: 1e-5, seed: 42 }
/** Stands for the mention in its sentence. */
const MENTION = ' xmentionx '

function textOf({ sentence, mention }: KitRow): string {
  if (mention === null) return sentence
  const { start, end } = mention
  return `${sentence.slice(0, start)}${MENTION}${sentence.slice(end)} ${sentence.slice(start, end).toLowerCase()}`
}

/** Returns a classifier of when a mention is: before this episode (historical), perhaps to come (hypothetical), else now. */
export function trainTemporality(rows: readonly KitRow[]): TextModel {
  const examples = rows.map((row) => ({
    text: textOf(row),
    classes: TIMES.flatMap((time, index) => (row.truth[time] ? [index] : [])),
  }))
  return trainTextModel(examples, TIMES, TEMPORALITY_LEARNING)
}

/** Returns hits, false and missed of a temporality classifier at an even chance, for each time. */
export function scoreTemporality(model: TextModel, rows: readonly KitRow[]): Map<Time, Counts> {
  const counts = new Map<Time, Counts>(TIMES.map((time) => [time, { hits: 0, false: 0, missed: 0 }]))
  for (const row of rows) {
    const probabilities = probabilitiesOf(model, textPlaces(textOf(row)))
    for (const [index, time] of TIMES.entries()) {
      const count = counts.get(time)
      if (count === undefined) continue
      if ((probabilities[index] ?? 0) >= 0.5) count[row.truth[time] ? 'hits' : 'false'] += 1
      else if (row.truth[time]) count.missed += 1
    }
  }
  return counts
}

/** Returns how a classifier that learns from the seen reports of the kit, here and now, does on those held out; null where the kit is absent. */
export function evaluateTemporality(folder: string): Result[] | null {
  const rows = readKit(folder)
  if (rows === null) return null
  const heldOut = rows.filter(isHeldOut)
  const counts = scoreTemporality(trainTemporality(rows.filter((row) => !isHeldOut(row))), heldOut)
  return [...counts].map(([time, count]) => ({
    set: 'NegEx kit, held out: a model instead of the rules',
    size: heldOut.length,
    metric: `${time} F1 (${count.hits + count.missed} of these)`,
    ours: f1(count),
    heldOut: true,
  }))
}
