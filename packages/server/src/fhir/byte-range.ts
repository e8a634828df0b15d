import type { ContentRange } from '@anamnesis/records'

/**
 * Returns which bytes of a content of `size` bytes a Range header names (RFC 9110, section 14): null for the whole, also where the header is none or
 * names several ranges, which a server may ignore.
 */
export function byteRange(header: string | undefined, size: number): ContentRange | 'unsatisfiable' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec((header ?? '').trim()) ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return null
  if (first === '')
    return Number(last) === 0 || size === 0 ? 'unsatisfiable' : { from: Math.max(size - Number(last), 0), until: size }
  if (last !== '' && Number(last) < Number(first)) return null
  if (Number(first) >= size) return 'unsatisfiable'
  return { from: Number(first), until: last === '' ? size : Math.min(Number(last) + 1, size) }
}
