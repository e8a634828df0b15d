import { expect, test } from 'vitest'
import { narrativeText, wordsOf } from './words.ts'

test('words are runs of letters and digits, each once, in lower case and without accents', () => {
  expect(wordsOf("Núñez' B12-Wert: Wert\u00a0Ø, 心筋")).toEqual(['nunez', 'b12', 'wert', 'ø', '心筋'])
  expect(wordsOf(' \n—')).toEqual([])
  expect(wordsOf('x'.repeat(500))).toEqual(['x'.repeat(64)])
})

test('the text of a narrative has neither tags nor entities', () => {
  expect(
    wordsOf(narrativeText('<div><b title="no">a&lt;b</b>c &#233;t&#xE9; &amp; &unknown; &#99999999;</div>')),
  ).toEqual(['a', 'b', 'c', 'ete', 'unknown', '99999999'])
})
