import { expect, test } from 'vitest'
import { markupText } from './markup-text.ts'

test.each(['word ', 'x', '𝒳', '\u0301'])(
  'markup with 8 million characters of one line of %j is read whole',
  (piece) => {
    const line = piece.repeat(2 ** 23 / piece.length).trim()
    const { text, inSource } = markupText(`<p>${line}</p>`)
    expect(text === line).toBe(true)
    expect(inSource({ start: text.length - 4, end: text.length })).toEqual({
      start: line.length - 1,
      end: line.length + 3,
    })
  },
)
