import type { InsightRecord, PdfPages, TextLayer } from '@anamnesis/insights'
import { createFactCache, summarize } from '@anamnesis/insights'
import { describe, expect, test } from 'vitest'
import { createPdfReader } from './pdf-reader.ts'
import { packedPdf, pdfOf } from './testing/pdf-of.ts'
import { createTextLayers } from './text-layers.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const LIMITS = { mostBytes: 100_000, mostPages: 3, mostCharacters: 1000, mostTime: 30_000 }
const LETTER = pdfOf([
  ['Discharge letter'],
  ['HISTORY: She has COPD, known since 2015.', 'Metformin 500 mg by mouth', 'twice daily.'],
])

function letter(bytes: Uint8Array, id = 'letter'): InsightRecord {
  return {
    key: { custodian: `0x${'11'.repeat(32)}`, type: 'DocumentReference', id },
    version: 1,
    resource: {
      resourceType: 'DocumentReference',
      id,
      status: 'current',
      category: [{ coding: [{ code: 'clinical-note' }] }],
      description: 'Letter',
      date: '2026-11-02',
      content: [{ attachment: { contentType: 'application/pdf', data: Buffer.from(bytes).toString('base64') } }],
    } as InsightRecord['resource'],
    sensitivities: [],
    visitingUnder: null,
    updated: NOW,
  }
}

describe('the text layer of a PDF', { timeout: 60_000 }, () => {
  test('is read page by page, so that a finding names the page and the characters', async () => {
    const [record] = await createTextLayers(createPdfReader(LIMITS), () => NOW, 30_000).read([letter(LETTER)])
    const layer = record?.layer as PdfPages
    const found = summarize(record === undefined ? [] : [record], { now: NOW }).find(
      ({ rule }) => rule === 'problem-in-note',
    )
    const span = found?.evidence[0]?.span
    expect(span).toMatchObject({ path: 'content[0].attachment', page: 2 })
    expect(layer.pages[1]?.slice(span?.start, span?.end)).toBe('COPD')
  })

  test('is read once for each version, and what is not ready in time is told as not read yet', async () => {
    let asked = 0
    let answer = (_: TextLayer) => {}
    const readPdf = () => {
      asked += 1
      return new Promise<TextLayer>((resolve) => {
        answer = resolve
      })
    }
    const layers = createTextLayers(readPdf, () => NOW, 1)
    const cache = createFactCache()
    const told = async () =>
      summarize(await layers.read([letter(LETTER)]), { now: NOW, cache }).map(({ rule, text }) => [rule, text])
    expect(await told()).toEqual([['note-reading', '"Letter" of 2 Nov 2026 is not read yet: look again in a moment.']])
    answer({ pages: ['She has COPD.'], cut: false })
    expect((await told()).map(([rule]) => rule)).toEqual(['problem-in-note'])
    expect(asked).toBe(1)
  })

  test('of a record without a PDF is not looked for', async () => {
    const records = [{ ...letter(LETTER), resource: { resourceType: 'Patient' } as InsightRecord['resource'] }]
    const layers = createTextLayers(
      () => Promise.reject(new Error('read')),
      () => NOW,
    )
    expect(await layers.read(records)).toEqual(records)
  })
})

describe('a hostile PDF', { timeout: 60_000 }, () => {
  const reader = createPdfReader(LIMITS)
  const read = (bytes: Uint8Array) => reader(async () => bytes)

  test.each([
    ['no PDF at all', Buffer.from('<html>')],
    ['its beginning only', LETTER.slice(0, 60)],
    [
      'random bytes behind a right beginning',
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 'ÿ\u0000<<')]),
    ],
  ])('of %s is damaged', async (_, bytes) => expect(await read(new Uint8Array(bytes))).toBe('damaged'))

  test('of many pages is cut, and that is said', async () => {
    expect(await read(pdfOf(Array.from({ length: 40 }, (_, page) => [`page ${page}`])))).toEqual({
      pages: ['page 0', 'page 1', 'page 2'],
      cut: true,
    })
  })

  test('of too many bytes is not opened', async () => expect(await read(new Uint8Array(100_001))).toBe('too-large'))

  test('that cannot be fetched is damaged, and the next one is read', async () => {
    expect(await reader(() => Promise.reject(new Error('gone')))).toBe('damaged')
    expect(typeof (await read(new Uint8Array(LETTER)))).toBe('object')
  })

  test('that takes too long is given up, and the next one is read', async () => {
    const impatient = createPdfReader({ ...LIMITS, mostTime: 1 })
    expect(await impatient(async () => new Uint8Array(LETTER))).toBe('damaged')
    const [bomb, after] = await Promise.all([read(packedPdf(5_000_000)), read(new Uint8Array(LETTER))])
    expect(typeof bomb === 'string' || (bomb as PdfPages).pages.join('').trim() === '').toBe(true)
    expect(typeof after).toBe('object')
  })
})
