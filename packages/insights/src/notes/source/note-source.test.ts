import type { Resource } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { markupText } from './markup-text.ts'
import { type NoteSource, noteSource, noteText } from './note-source.ts'
import { layerSource, textLayer } from './text-layer.ts'

const base64 = (words: string, encoding: BufferEncoding = 'utf8') => Buffer.from(words, encoding).toString('base64')

function document(...attachments: readonly object[]): Resource {
  return {
    resourceType: 'DocumentReference',
    content: attachments.map((attachment) => ({ attachment })),
  } as unknown as Resource
}

describe('noteText', () => {
  test('gives plain text exactly as written, white space and all', () => {
    const words = 'HPI:\r\n  No chest pain. Fièvre 38,5 °C \n\n'
    expect(noteText(document({ contentType: 'text/plain', data: base64(words) }))).toBe(words)
  })

  test('prefers plain text to markup whatever comes first', () => {
    const html = { contentType: 'text/html', data: base64('<p>markup</p>') }
    const plain = { contentType: 'text/plain; charset=utf-8', data: base64('plain') }
    expect(noteText(document(html, plain))).toBe('plain')
    expect(noteText(document(html))).toBe('markup')
  })

  test('reads the charset that the content type names', () => {
    expect(noteText(document({ contentType: 'text/plain;charset=iso-8859-1', data: base64('Fièvre', 'latin1') }))).toBe(
      'Fièvre',
    )
  })

  test('leaves a byte order mark out, so that spans count from the first letter', () => {
    expect(noteText(document({ contentType: 'text/plain', data: base64('\ufeffA') }))).toBe('A')
  })

  test('takes the form of a report before its conclusion', () => {
    const report = { resourceType: 'DiagnosticReport', conclusion: 'No fracture.' }
    const presentedForm = [{ contentType: 'text/plain', data: base64('FINDINGS: none') }]
    expect(noteText(report as Resource)).toBe('No fracture.')
    expect(noteText({ ...report, presentedForm } as Resource)).toBe('FINDINGS: none')
  })

  test('joins the sections of a composed document with their titles', () => {
    const div = (words: string) => ({
      status: 'generated',
      div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${words}</p></div>`,
    })
    const section = [
      { title: 'Course', text: div('Fever &lt; 38'), section: [{ title: 'Surgery', text: div('None') }] },
      { title: 'To do', text: div('X-ray') },
    ]
    expect(noteText({ resourceType: 'Composition', section } as unknown as Resource)).toBe(
      'Course\nFever < 38\nSurgery\nNone\n\nTo do\nX-ray',
    )
  })

  test('has no text for a picture, broken base64, an unknown charset or another type', () => {
    expect(noteText(document({ contentType: 'image/png', data: base64('x') }))).toBeNull()
    expect(noteText(document({ contentType: 'text/plain', data: '%%%' }))).toBeNull()
    expect(noteText(document({ contentType: 'text/plain; charset=klingon', data: base64('x') }))).toBeNull()
    expect(noteText({ resourceType: 'Patient' } as Resource)).toBeNull()
  })
})

function sourceOf(resource: Resource): NoteSource {
  const source = noteSource(resource)
  if (source === null || typeof source === 'string') throw new TypeError('no text')
  return source
}

/** What stands at the place of some words of the text, in the string that the place counts in. */
function written(resource: Resource, words: string, original: string): [string, string | undefined] {
  const source = sourceOf(resource)
  const start = source.text.indexOf(words)
  const place = source.placeOf({ start, end: start + words.length })
  return [original.slice(place.start, place.end), place.path]
}

describe('the place of words in a record', () => {
  test.each([
    ['chest pain', 'chest pain'],
    ['Fièvre < 38', 'Fi&egrave;vre\n &lt; <b>38'],
    ['< 38', '&lt; <b>38'],
    ['38 °C', '38</b>&nbsp;&#176;C'],
    ['aspirin', 'aspirin'],
  ])('is exact in markup as it was written: %s', (words, markup) => {
    const html =
      '<p>No chest pain.<P CLASS=x>Fi&egrave;vre\n &lt; <b>38</b>&nbsp;&#176;C <!-- x --><script>a</script><td>aspirin'
    const note = document({ contentType: 'image/png', data: 'eA==' }, { contentType: 'text/html', data: base64(html) })
    expect(written(note, words, html)).toEqual([markup, 'content[1].attachment'])
  })

  test('is in the narrative or title of the section that it begins in', () => {
    const div = '<div xmlns="http://www.w3.org/1999/xhtml"><p>A &amp; B</p><p>gout</p></div>'
    const section = [{ title: 'Course' }, { title: 'To do', section: [{ title: 'Then', text: { div } }] }]
    const note = { resourceType: 'Composition', section } as unknown as Resource
    expect(sourceOf(note).text).toBe('Course\n\nTo do\nThen\nA & B\n\ngout')
    expect(written(note, 'A & B', div)).toEqual(['A &amp; B', 'section[1].section[0].text.div'])
    expect(written(note, 'gout', div)).toEqual(['gout', 'section[1].section[0].text.div'])
    expect(written(note, 'To do', 'To do')).toEqual(['To do', 'section[1].title'])
  })

  test('keeps the lines of a preformatted text', () => {
    const html = '<pre>PLAN:\n  rest\n\nMEDS: none</pre>'
    expect(sourceOf(document({ contentType: 'text/html', data: base64(html) })).text).toBe('PLAN:\nrest\n\nMEDS: none')
  })
})

const CDA = `<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE ClinicalDocument [<!ENTITY big "aaaaaaaaaa"><!ENTITY bigger "&big;&big;">]>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc">
  <title>Discharge letter</title>
  <recordTarget><patientRole><patient><name><given>Nobody</given></name></patient></patientRole></recordTarget>
  <component><structuredBody>
    <component><section><title>Problems</title>
      <text><list><item ID="p1">Fi\u00e8vre &lt; 39 &bigger;</item><item>Gout, <content styleCode="Bold">acute</content></item></list></text>
      <entry><observation><text>hidden</text><value displayName="Asthma"/></observation></entry>
    </section></component>
    <component><section><title>Medications</title>
      <text><table><tbody><tr><td>Metformin</td><td>500 mg</td><td>twice daily</td></tr></tbody></table><![CDATA[as <told>]]></text>
      <component><section><title>Given here</title><text>none</text></section></component>
    </section></component>
  </structuredBody></component>
</ClinicalDocument>`

describe('a CDA document', () => {
  const note = document({ contentType: 'text/xml', data: base64(CDA, 'latin1') })

  test('is read as the titles and narratives of its sections, in the encoding that it declares; its own entities never grow', () => {
    expect(sourceOf(note).text).toBe(
      [
        'Discharge letter',
        '',
        'Problems',
        '',
        'Fièvre < 39 &bigger;',
        '',
        'Gout, acute',
        '',
        'Medications',
        '',
        'Metformin 500 mg twice daily',
        '',
        'as <told>',
        '',
        'Given here',
        '',
        'none',
      ].join('\n'),
    )
  })

  test('has places in its XML', () => {
    expect(written(note, 'Metformin 500 mg twice daily', CDA)).toEqual([
      'Metformin</td><td>500 mg</td><td>twice daily',
      'content[0].attachment',
    ])
    expect(written(note, 'Fièvre < 39', CDA)[0]).toBe('Fi\u00e8vre &lt; 39')
    expect(written(note, 'as <told>', CDA)[0]).toBe('as <told>')
  })

  test('is told from other XML, and any prefix will do', () => {
    const xml = (words: string) => document({ contentType: 'application/xml', data: base64(words) })
    expect(noteSource(xml('<html><text>a</text></html>'))).toBe('format')
    expect(
      sourceOf(
        xml('<h:ClinicalDocument><h:section><h:title>A</h:title><h:text>b</h:text></h:section></h:ClinicalDocument>'),
      ).text,
    ).toBe('A\n\nb')
  })
})

test.each([
  ['damaged', { contentType: 'text/plain', data: '%%%' }],
  ['format', { contentType: 'application/rtf', data: base64('{\\rtf1 a}') }],
  ['format', { contentType: 'application/msword', data: base64('x') }],
  ['no-text', { contentType: 'image/jpeg', data: base64('x') }],
  ['no-text', { contentType: 'text/html', data: base64('<p><br></p>') }],
  ['elsewhere', { contentType: 'text/plain', url: 'Binary/b1' }],
  [null, { contentType: 'text/plain' }],
])('why a note is not read: %s', (why, attachment) => {
  expect(noteSource(document(attachment))).toBe(why)
})

describe('what lies beside a record', () => {
  const beside = (contentType: string, id: string) => ({ contentType, url: `Binary/${id}` })
  const placeOf = (resource: Resource) => layerSource(resource)?.place ?? null

  test('is the simplest to read; a PDF in the record comes before it, and a text in the record before all', () => {
    const both = [beside('application/pdf', 'a'), beside('text/html', 'b')]
    expect(placeOf(document(...both))).toEqual({ binary: 'b' })
    expect(placeOf(document(...both, { contentType: 'application/pdf', data: 'AAAA' }))).toEqual({ data: 'AAAA' })
    expect(placeOf(document(...both, { contentType: 'text/plain', data: base64('x') }))).toBeNull()
    expect(placeOf(document({ contentType: 'text/plain', url: 'https://elsewhere.example/Binary/b' }))).toBeNull()
  })

  const readBeside = (contentType: string, format: 'plain' | 'html' | 'cda', words: string) => {
    const resource = document(beside(contentType, 'b'))
    return noteSource(resource, textLayer(new TextEncoder().encode(words), layerSource(resource)?.carrier, format))
  }

  test('is read like what lies inside, with its place in what was written', () => {
    const source = readBeside('text/html', 'html', '<p>She has <b>CO</b>PD.</p>')
    expect(source).toMatchObject({ text: 'She has COPD.', cut: false })
    const place = { path: 'content[0].attachment', start: 14, end: 22 }
    expect((source as NoteSource).placeOf({ start: 8, end: 12 })).toEqual(place)
  })

  test.each([
    ['damaged', 'text/plain; charset=klingon', 'plain', 'x'],
    ['format', 'text/xml', 'cda', '<other/>'],
    ['no-text', 'text/html', 'html', '<p> </p>'],
  ] as const)('is told as not read where it is %s', (why, type, format, words) => {
    expect(readBeside(type, format, words)).toBe(why)
  })
})

test('a report whose printed form cannot be read is read by its conclusion, and the form is named', () => {
  const presentedForm = [{ contentType: 'application/rtf', data: base64('x') }]
  const report = { resourceType: 'DiagnosticReport', conclusion: 'No fracture.', presentedForm } as unknown as Resource
  expect(sourceOf(report)).toMatchObject({ text: 'No fracture.', unread: 'format' })
})

describe('the text of markup', () => {
  test('writes a block a line and decodes entities once', () => {
    expect(markupText('<h1>A&amp;lt;B</h1><table><tr><th>K</th><td>5.9&nbsp;mmol/L</td></tr></table>').text).toBe(
      'A&lt;B\n\nK 5.9 mmol/L',
    )
  })

  test('leaves scripts, styles and comments out', () => {
    expect(markupText('a<script>alert("x")</script>b<style>p{}</style><!-- <p>c</p> -->d').text).toBe('abd')
  })

  test('keeps a lonely bracket as text', () => {
    expect(markupText('HbA1c < 7 and BP > 140').text).toBe('HbA1c < 7 and BP > 140')
  })

  test('reads unclosed markup of any length (a quadratic reader would not end within the test’s time)', () => {
    for (const hostile of [
      '<'.repeat(200_000),
      '<p '.repeat(100_000),
      '<script>'.repeat(50_000),
      '&#'.repeat(100_000),
      '<!--'.repeat(100_000),
    ]) {
      expect(typeof markupText(hostile).text).toBe('string')
    }
  })
})
