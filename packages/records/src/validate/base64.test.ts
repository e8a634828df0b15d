import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBase64, isSpacedBase64, withoutLongBase64 } from './base64.ts'

const long = 'QUJD'.repeat(2 ** 19)

test('base64 is what the grammar of R4 says, padding at the end only', () => {
  const letters = fc.string({ unit: fc.constantFrom('A', 'z', '9', '+', '/', '=', '-', ' '), maxLength: 9 })
  fc.assert(
    fc.property(letters, (text) => {
      expect(isBase64(text)).toBe(text.length % 4 === 0 && /^[A-Za-z\d+/]+={0,2}$/.test(text))
      expect(isSpacedBase64(text)).toBe(isBase64(text.replaceAll(' ', '')))
    }),
  )
})

test('only long and valid base64 is left out of the copy that the library gets', () => {
  const extension = [{ url: 'urn:x', valueBase64Binary: long }, { valueString: long }]
  expect(withoutLongBase64({ data: long, photo: [{ data: 'QUJD' }], extension })).toEqual({
    data: 'AAAA',
    photo: [{ data: 'QUJD' }],
    extension: [{ url: 'urn:x', valueBase64Binary: 'AAAA' }, { valueString: long }],
  })
  expect(withoutLongBase64({ data: `${long}*AAA` }).data).toHaveLength(long.length + 4)
})
