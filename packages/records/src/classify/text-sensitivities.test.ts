import { sensitivitiesOf } from '@anamnesis/core'
import { describe, expect, test } from 'vitest'
import { heard, MOST_STREAMED } from '../blobs/streamed-words.ts'
import { sensitivitiesOfWords } from './text-sensitivities.ts'

/** Knows one word for each of three sensitivities; markup it reads as it is. */
const read = (text: string) => [
  ...(/plague/i.test(text) ? (['hiv'] as const) : []),
  ...(/sadness/i.test(text) ? (['mental-health'] as const) : []),
  ...(/blows/i.test(text) ? (['violence'] as const) : []),
]
const of = (resource: object) => sensitivitiesOf(sensitivitiesOfWords({ resourceType: 'Basic', ...resource }, read))
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('the words of a record', () => {
  test.each([
    ['narrative', { text: { status: 'generated', div: '<div>plague</div>' } }],
    ['a note on it', { note: [{ text: 'since the plague' }] }],
    ['the text of a code', { code: { text: 'Plague' } }],
    ['the name of a code', { code: { coding: [{ system: 'urn:x', code: '1', display: 'Plague' }] } }],
    ['the name of a place', { serviceProvider: { reference: 'Organization/o', display: 'Plague house' } }],
    ['a contained record', { contained: [{ resourceType: 'Condition', code: { text: 'plague' } }] }],
    ['an extension', { extension: [{ url: 'urn:x', valueString: 'plague' }] }],
    ['a plain attachment', { content: [{ attachment: { contentType: 'text/plain', data: base64('the plague') } }] }],
    ['markup', { content: [{ attachment: { contentType: 'text/html; charset=utf-8', data: base64('plague') } }] }],
    ['the content of a Binary', { resourceType: 'Binary', contentType: 'text/plain', data: base64('plague') }],
    ['an answer', { item: [{ answer: [{ valueString: 'plague' }] }] }],
  ])('are read in %s', (_, resource) => {
    expect(of(resource)).toEqual(['hiv'])
  })

  test('are not read where they are names of people, machines or addresses', () => {
    expect(of({ resourceType: 'Patient', name: [{ family: 'Plague' }] })).toEqual([])
    expect(of({ subject: { reference: 'Patient/p', display: 'Tom Plague' } })).toEqual([])
    expect(of({ contained: [{ resourceType: 'Practitioner', name: [{ family: 'Plague' }] }] })).toEqual([])
    expect(of({ identifier: [{ system: 'urn:plague', value: 'plague-1' }], meta: { source: 'plague' } })).toEqual([])
    expect(of({ content: [{ attachment: { contentType: 'image/png', data: base64('plague') } }] })).toEqual([])
  })

  test('together make the labels', () => {
    expect(of({ note: [{ text: 'sadness' }, { text: 'after blows' }] })).toEqual(['mental-health', 'violence'])
  })

  test('that cannot be read make it sensitive for everything', () => {
    const failing = () => {
      throw new Error('out of order')
    }
    expect(sensitivitiesOf(sensitivitiesOfWords({ resourceType: 'Basic', note: 'some words' }, failing))).toHaveLength(
      6,
    )
    const unknown = { contentType: 'text/plain; charset=klingon', data: base64('words') }
    expect(of({ content: [{ attachment: unknown }] })).toHaveLength(6)
  })

  test('are heard while they stream by, and what is too long to hear counts as everything', async () => {
    const through = async (content: Iterable<Uint8Array>, type: string) => {
      const { content: passing, sensitivities } = heard(content, type, read)
      const passed = Buffer.concat(await Array.fromAsync(passing))
      return { length: passed.length, said: sensitivitiesOf(sensitivities()) }
    }
    const pieces = [Buffer.from('the pla'), Buffer.from('gue')]
    expect(await through(pieces, 'text/plain')).toEqual({ length: 10, said: ['hiv'] })
    expect(await through(pieces, 'application/pdf')).toEqual({ length: 10, said: [] })
    const { length, said } = await through([Buffer.alloc(MOST_STREAMED), Buffer.from('x')], 'text/csv')
    expect([length, said.length]).toEqual([MOST_STREAMED + 1, 6])
  })
})
