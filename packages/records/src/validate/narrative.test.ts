import { describe, expect, test } from 'vitest'
import { narrativeFault } from './narrative.ts'

const div = (content: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`

describe('narrativeFault', () => {
  test.each([
    div('<p>Weight <b>80</b> kg<br/>and <a href="Observation/1">its source</a></p>'),
    div('<table class="grid"><tr><td colspan="2">1 &lt; 2 &amp; 3 > 2</td></tr></table>'),
    div('<img src="data:image/png;base64,iVBORw0KGgo=" alt="x"/><!-- generated -->'),
    div('<img src="data: image/png;base64,iVBORw0KGgo=" alt="as in HL7\u2019s own examples"/>'),
    div('<p style="color: red; background-image: url(tbl_bck.png)">a</p>'),
    `  ${div('text')}\n`,
  ])('lets pass %s', (xhtml) => {
    expect(narrativeFault(xhtml)).toBeUndefined()
  })

  test.each([
    ['a script', div('<script>alert(1)</script>')],
    ['a script in capitals', div('<SCRIPT src="//evil.example"/>')],
    ['an event handler', div('<p onclick="alert(1)">a</p>')],
    ['an unquoted handler', div('<p onclick=alert(1)>a</p>')],
    ['a javascript address', div('<a href="javascript:alert(1)">a</a>')],
    ['a javascript address in entities', div('<a href="&#106;avascript&#58;alert(1)">a</a>')],
    ['a javascript address with a tab', div('<a href="java&#9;script:alert(1)">a</a>')],
    ['a picture that tells who reads', div('<p style="background: url(https://evil.example/x.png)">a</p>')],
    ['an escaped style', div('<p style="background: u\\72l(https://evil.example)">a</p>')],
    ['a frame', div('<iframe src="https://evil.example"></iframe>')],
    ['a form', div('<form action="https://evil.example"><input name="a"/></form>')],
    ['foreign content', div('<svg onload="alert(1)"></svg>')],
    ['a style element', div('<style>*{}</style>')],
    ['a comment that ends in a script', div('<!-- --><script>alert(1)</script> -->')],
    ['a comment that browsers end early', div('<!--> <img src="x"> -->')],
    ['a document type', '<!DOCTYPE html><div>a</div>'],
    ['a processing instruction', div('<?php ?>')],
    ['character data', div('<![CDATA[<script>]]>')],
    ['elements that do not close', div('<b><i></b></i>')],
    ['an element that is not div', '<p>a</p>'],
    ['text beside the div', `a${div('b')}`],
    ['a second div', div('a') + div('b')],
    ['an unclosed div', '<div>a'],
    ['no element at all', 'text'],
    ['another namespace', '<div xmlns="http://www.w3.org/2000/svg">a</div>'],
  ])('refuses %s', (_, xhtml) => {
    expect(narrativeFault(xhtml)).toMatch(/^the narrative/)
  })

  test('looks through a megabyte of hostile text in well under a second', () => {
    const started = performance.now()
    for (const piece of ['<', '<!--', '<a ', '<a href="', '&#', '<b>', ' a="b"'])
      narrativeFault(div(piece.repeat(1_000_000 / piece.length)))
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
