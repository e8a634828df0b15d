import { describe, expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const latin1 = (words: string) => new Uint8Array(Buffer.from(words, 'latin1'))
const utf8 = (words: string) => new Uint8Array(Buffer.from(words, 'utf8'))

describe('The words of bytes', () => {
  test.each([
    ['the media type', latin1('Fièvre'), 'text/plain; charset="iso-8859-1"', 'Fièvre'],
    ['a byte order mark', new Uint8Array(Buffer.from('\ufeffFièvre', 'utf16le')), 'text/plain', 'Fièvre'],
    [
      'an XML declaration',
      latin1('<?xml version="1.0" encoding="latin1"?>è'),
      '',
      '<?xml version="1.0" encoding="latin1"?>è',
    ],
    ['an HTML meta element', latin1('<html><meta charset=latin1>è'), 'text/html', '<html><meta charset=latin1>è'],
    ['nothing: UTF-8', utf8('\ufeffFièvre'), 'text/plain', 'Fièvre'],
  ])('are read as %s says', (_, bytes, type, words) => expect(decodeText(bytes, type)).toBe(words))

  test('in a charset that nobody knows are null', () => {
    expect(decodeText(utf8('x'), 'text/plain; charset=klingon')).toBeNull()
  })

  test('end with their last whole character where they are cut', () => {
    expect(decodeText(utf8('aè').subarray(0, 2), '', true)).toBe('a')
  })
})
