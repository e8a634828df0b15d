import type { ProgramClient } from '@anamnesis/server'
import type { Source } from '../load-records.ts'
import { loadRecords } from '../load-records.ts'
import type { Looked } from './find-by-all.ts'
import { findByAll } from './find-by-all.ts'
import { firstDifference } from './same-text.ts'

/** What became of the examples: which were refused and why, which came back changed and where, and every search for one. */
export type Judgement = {
  readonly taken: number
  readonly refused: readonly { readonly name: string; readonly refused: string }[]
  readonly changed: readonly { readonly name: string; readonly path: string }[]
  readonly looked: readonly Looked[]
}

/** Takes examples into an empty hospital, reads each back, and looks for one in so many by every search parameter that has a value on it. */
export async function judgeExamples(
  program: ProgramClient,
  examples: readonly Source[],
  oneIn = 1,
): Promise<Judgement> {
  const texts = new Map(examples.map(({ name, text }) => [name, text]))
  const loaded = await loadRecords(program, examples)
  const kept = loaded.flatMap((each) => ('kept' in each ? [each] : []))
  const looked: Looked[] = []
  for (const [index, { name, kept: record }] of kept.entries())
    if (index % oneIn === 0) looked.push(...(await findByAll(program, name, record)))
  return {
    taken: kept.length,
    refused: loaded.flatMap((each) => ('refused' in each ? [each] : [])),
    changed: kept.flatMap(({ name, keptText }) => {
      const path = firstDifference(texts.get(name) ?? '', keptText)
      return path === null ? [] : [{ name, path }]
    }),
    looked,
  }
}

/** Returns a judgement as text. */
export function reportOf({ taken, refused, changed, looked }: Judgement): string {
  const wrong = looked.filter((each) => each.wrong !== null)
  return [
    `examples: ${taken + refused.length}, taken ${taken}, refused ${refused.length}, changed ${changed.length}`,
    `searches: ${looked.length}, found ${looked.length - wrong.length}`,
    ...refused.map(({ name, refused: why }) => `  refused ${name}: ${why}`),
    ...changed.map(({ name, path }) => `  changed ${name}: ${path}`),
    ...wrong.map(
      ({ record, parameter, kind, asked, wrong: why }) => `  ${record} by ${parameter} (${kind}) ${asked}: ${why}`,
    ),
  ].join('\n')
}
