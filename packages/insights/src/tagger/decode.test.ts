import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestPath, type Lattice, probabilityOf, sumsOf } from './decode.ts'

const lattices = fc
  .record({ length: fc.integer({ min: 1, max: 5 }), labels: fc.integer({ min: 1, max: 4 }) })
  .chain(({ length, labels }) => {
    const weights = (count: number) =>
      fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: count, maxLength: count })
    return fc.record({
      length: fc.constant(length),
      labels: fc.constant(labels),
      scores: weights(length * labels).map((list) => Float64Array.from(list)),
      transitions: weights((labels + 1) * labels),
    })
  })

/** Every path with its score: shares no code with the decoder. */
function allPaths({ length, labels, scores, transitions }: Lattice): { path: number[]; score: number }[] {
  let paths: { path: number[]; score: number }[] = [{ path: [], score: 0 }]
  for (let at = 0; at < length; at += 1)
    paths = paths.flatMap(({ path, score }) =>
      Array.from({ length: labels }, (_, label) => {
        const before = path.at(-1) ?? labels
        const step = (scores[at * labels + label] ?? 0) + (transitions[before * labels + label] ?? 0)
        return { path: [...path, label], score: score + step }
      }),
    )
  return paths
}

describe('the decoder', () => {
  test('finds the path that scores best of all', () => {
    fc.assert(
      fc.property(lattices, (lattice) => {
        const found = [...bestPath(lattice)]
        const paths = allPaths(lattice)
        const own = paths.find(({ path }) => path.every((label, at) => label === found[at]))?.score ?? Number.NaN
        expect(own).toBeCloseTo(Math.max(...paths.map(({ score }) => score)), 9)
      }),
    )
  })

  test('sums over all paths, and gives each label its part of them', () => {
    fc.assert(
      fc.property(lattices, (lattice) => {
        const sums = sumsOf(lattice)
        const paths = allPaths(lattice)
        const whole = paths.reduce((sum, { score }) => sum + Math.exp(score), 0)
        expect(sums.total).toBeCloseTo(Math.log(whole), 9)
        for (let at = 0; at < lattice.length; at += 1)
          for (let label = 0; label < lattice.labels; label += 1) {
            const part = paths.filter(({ path }) => path[at] === label)
            const expected = part.reduce((sum, { score }) => sum + Math.exp(score), 0) / whole
            expect(probabilityOf(sums, at * lattice.labels + label)).toBeCloseTo(expected, 9)
          }
      }),
    )
  })

  test('reads a sentence without words', () => {
    const empty = { length: 0, labels: 3, scores: new Float64Array(0), transitions: new Float64Array(12) }
    expect(bestPath(empty)).toHaveLength(0)
  })
})
