/** Scores of a sentence: `scores[index * labels + label]`; `transitions[before * labels + label]`, where `before` = `labels` stands for the sentence's beginning. */
export type Lattice = {
  readonly length: number
  readonly labels: number
  readonly scores: Float64Array
  readonly transitions: ArrayLike<number>
}

/** Returns the labels that together score best (Viterbi 1967), one a word; of equals, the lowest. */
export function bestPath({ length, labels, scores, transitions }: Lattice): Uint8Array {
  const best = new Float64Array(length * labels)
  const from = new Uint8Array(length * labels)
  for (let label = 0; label < labels && length > 0; label += 1)
    best[label] = (scores[label] ?? 0) + (transitions[labels * labels + label] ?? 0)
  for (let index = 1; index < length; index += 1) {
    const row = index * labels
    for (let label = 0; label < labels; label += 1) {
      let top = Number.NEGATIVE_INFINITY
      let origin = 0
      for (let before = 0; before < labels; before += 1) {
        const score = (best[row - labels + before] ?? 0) + (transitions[before * labels + label] ?? 0)
        if (score > top) {
          top = score
          origin = before
        }
      }
      best[row + label] = top + (scores[row + label] ?? 0)
      from[row + label] = origin
    }
  }
  return pathBack(best, from, length, labels)
}

function pathBack(best: Float64Array, from: Uint8Array, length: number, labels: number): Uint8Array {
  const path = new Uint8Array(length)
  if (length === 0) return path
  const last = (length - 1) * labels
  let label = 0
  for (let each = 1; each < labels; each += 1) if ((best[last + each] ?? 0) > (best[last + label] ?? 0)) label = each
  for (let index = length - 1; index >= 0; index -= 1) {
    path[index] = label
    label = from[index * labels + label] ?? 0
  }
  return path
}

/** Sums over all paths, as logarithms: `alpha` up to and with each place, `beta` after it; `total` over the whole sentence. */
export type Sums = { readonly alpha: Float64Array; readonly beta: Float64Array; readonly total: number }

/** Returns the sums over all paths through a sentence of at least one word (forward and backward). */
export function sumsOf({ length, labels, scores, transitions }: Lattice): Sums {
  const alpha = new Float64Array(length * labels)
  const beta = new Float64Array(length * labels)
  const terms = new Float64Array(labels)
  for (let label = 0; label < labels; label += 1)
    alpha[label] = (scores[label] ?? 0) + (transitions[labels * labels + label] ?? 0)
  for (let index = 1; index < length; index += 1) {
    const row = index * labels
    for (let label = 0; label < labels; label += 1) {
      for (let before = 0; before < labels; before += 1)
        terms[before] = (alpha[row - labels + before] ?? 0) + (transitions[before * labels + label] ?? 0)
      alpha[row + label] = (scores[row + label] ?? 0) + logSum(terms)
    }
  }
  for (let index = length - 2; index >= 0; index -= 1) {
    const row = index * labels
    for (let label = 0; label < labels; label += 1) {
      for (let next = 0; next < labels; next += 1)
        terms[next] =
          (beta[row + labels + next] ?? 0) +
          (scores[row + labels + next] ?? 0) +
          (transitions[label * labels + next] ?? 0)
      beta[row + label] = logSum(terms)
    }
  }
  return { alpha, beta, total: logSum(alpha.subarray((length - 1) * labels, length * labels)) }
}

function logSum(terms: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY
  for (const term of terms) if (term > most) most = term
  let sum = 0
  for (const term of terms) sum += Math.exp(term - most)
  return most + Math.log(sum)
}

/** Returns how probable it is that a word has a label, 0 to 1, over all paths through its sentence. */
export function probabilityOf({ alpha, beta, total }: Sums, at: number): number {
  return Math.exp((alpha[at] ?? 0) + (beta[at] ?? 0) - total)
}
