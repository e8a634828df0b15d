import { describe, expect, test } from 'vitest'
import { readModel, writeModel } from './model.ts'
import { standardTagger } from './standard-tagger.ts'
import { tagNote } from './tag-note.ts'
import { spansOf } from './tagger.ts'
import { PLACES } from './word-features.ts'

const mentioned = (text: string) => tagNote(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)

describe('mentions in a note', () => {
  test('are the diseases and the chemicals by their exact places', () => {
    const text =
      'PLAN:\n\nHer hypertension is treated with lisinopril.  She was given naproxen for rheumatoid arthritis.'
    expect(mentioned(text)).toEqual([
      'disease: hypertension',
      'chemical: lisinopril',
      'chemical: naproxen',
      'disease: rheumatoid arthritis',
    ])
  })

  test('keep their places beside letters of other scripts, signs of two units and odd white space', () => {
    const before = 'يعاني 𝒜😀\r\n\u00a0\u2003'
    const text = `${before}The patient has hypertension and was given aspirin.`
    expect(mentioned(text)).toEqual(['disease: hypertension', 'chemical: aspirin'])
    expect(tagNote(text)[0]?.start).toBe(before.length + 'The patient has '.length)
  })

  test('stand in order, do not overlap and carry a confidence between 0 and 1', () => {
    const text = 'Aspirin-induced asthma (AIA), gout; seizures after cocaine and AIA again. '.repeat(20)
    const mentions = tagNote(text)
    let last = 0
    for (const { start, end, confidence } of mentions) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(end).toBeGreaterThan(start)
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThanOrEqual(1)
      last = end
    }
    expect(mentions.length).toBeGreaterThan(60)
  })

  test('are none in an empty note, nor in one of marks only', () => {
    expect(tagNote('')).toEqual([])
    expect(tagNote(' \n ... --- !!! \n')).toEqual([])
  })

  test.each([
    ['one word', 'a'.repeat(2_000_000)],
    ['brackets', '( A ) '.repeat(30_000)],
    ['nothing but ends', '.\n'.repeat(100_000)],
    ['binary junk', String.fromCharCode(...Array.from({ length: 5000 }, (_, at) => (at * 7919) % 65_536)).repeat(10)],
  ])('of a note that is %s are still of whole words', (_, text) => {
    const odd = tagNote(text).filter(
      ({ start, end }) => text.slice(start, end).trim().length !== end - start || end <= start,
    )
    expect(odd).toEqual([])
  })
})

describe('a model', () => {
  test('is read as it was written', () => {
    const kinds = ['disease'] as const
    const emissions = Int8Array.from({ length: PLACES * 4 }, (_, at) => (at % 255) - 127)
    const transitions = [Float32Array.from({ length: 12 }, (_, at) => at / 3), new Float32Array(12)] as const
    const model = { kinds, step: 0.5, emissions, transitions }
    expect(readModel(writeModel(model))).toEqual(model)
  })

  test('is not read from other bytes', () => {
    expect(() => readModel(new Uint8Array([1, 2, 3]))).toThrow(expect.objectContaining({ code: 'integrity-failed' }))
  })

  test('says the same of a text whatever was read before', () => {
    const sentences = [['Gout', 'after', 'furosemide', '.']]
    const first = standardTagger().tagSentences(sentences)
    standardTagger().tagSentences([['Gout', 'is', 'a', 'town', '.']])
    expect(standardTagger().tagSentences(sentences)).toEqual(first)
  })

  test('begins a mention only with the first label of its kind', () => {
    expect(spansOf([0, 2, 1, 2, 2, 1, 4, 3, 4, 0])).toEqual([
      { first: 1, start: 2, end: 5 },
      { first: 1, start: 5, end: 6 },
      { first: 3, start: 7, end: 9 },
    ])
  })
})
