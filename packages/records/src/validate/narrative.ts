// R4 narrative, txt-1: basic formatting, tables, lists, images and links of HTML 4.0 (chapters 7 to 11 and 15), nothing that runs or loads by itself.
// https://hl7.org/fhir/R4/narrative.html#xhtml
const ELEMENTS = new Set(
  `a abbr acronym address b bdo big blockquote br caption center cite code col colgroup dd del dfn dir div dl dt em font h1 h2 h3 h4 h5 h6 hr i img
   ins kbd li ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var`.split(
    /\s+/,
  ),
)
const ATTRIBUTES = new Set(
  `abbr align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff charset cite class color colspan compact coords
   datetime dir frame headers height href hreflang hspace id lang longdesc name noshade nowrap rel rev rowspan rules scope shape size span src start
   style summary tabindex title type usemap valign value vspace width xml:lang xml:space xmlns`.split(/\s+/),
)
const XHTML = 'http://www.w3.org/1999/xhtml'
const VOID = new Set(['br', 'col', 'hr', 'img'])
const URL_ATTRIBUTES = new Set(['href', 'src', 'cite', 'longdesc'])
const SAFE_URL =
  /^(https?:|mailto:|tel:|urn:|#|data:\s?image\/(png|gif|jpeg|svg\+xml);base64,|[\w./?%&=+~-]*$|[\w./?%&=+~-]+#)/i
const UNSAFE_STYLE = /url\s*\(|expression\s*\(|@import|javascript:|behavior\s*:|-moz-binding|\\/i
// A picture beside the text or inside it; anything with a host would tell somebody that the record is being read.
const SAFE_STYLE_URL = /url\(\s*(['"]?)([\w.-]+(\/[\w.-]+)*|data:\s?image\/(png|gif|jpeg);base64,[\w+/=]+)\1\s*\)/gi

const COMMENT = /<!--(?:(?!--)[^>])*-->/y
const TAG = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g

/** Returns what is unsafe or malformed in the xhtml of a narrative, or `undefined` if it may be stored. Stored text is never changed. */
export function narrativeFault(xhtml: string): string | undefined {
  const open: string[] = []
  let at = 0
  let tags = 0
  while (at < xhtml.length) {
    const next = xhtml.indexOf('<', at)
    const text = xhtml.slice(at, next === -1 ? undefined : next)
    if (open.length === 0 && text.trim() !== '') return 'the narrative is not inside one div element'
    if (next === -1) break
    const comment = matchAt(COMMENT, xhtml, next)
    if (comment) {
      at = next + comment[0].length
      continue
    }
    const tag = matchAt(TAG, xhtml, next)
    if (!tag) return 'the narrative is not well-formed xhtml'
    const [whole, closing = '', name = '', attributes = '', selfClosing = ''] = tag
    if (open.length === 0 && (tags > 0 || name !== 'div')) return 'the narrative is not inside one div element'
    if (!ELEMENTS.has(name)) return `the narrative has an element that is not allowed${shown(name)}`
    const fault = closing === '' ? attributeFault(attributes) : undefined
    if (fault !== undefined) return fault
    if (closing !== '') {
      if (open.pop() !== name) return 'the narrative is not well-formed xhtml'
    } else if (selfClosing === '') {
      if (VOID.has(name)) return 'the narrative is not well-formed xhtml'
      open.push(name)
    }
    tags += 1
    at = next + whole.length
  }
  return open.length === 0 && tags > 0 ? undefined : 'the narrative is not inside one div element'
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function attributeFault(attributes: string): string | undefined {
  for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
    const value = decodeEntities(double ?? single ?? '')
    if (!ATTRIBUTES.has(name)) return `the narrative has an attribute that is not allowed${shown(name)}`
    if (name === 'xmlns' && value !== XHTML) return 'the narrative is not in the xhtml namespace'
    if (URL_ATTRIBUTES.has(name) && !SAFE_URL.test(value.trim()))
      return `the narrative has an unsafe address in attribute ${name}`
    if (name === 'style' && UNSAFE_STYLE.test(value.replace(SAFE_STYLE_URL, '')))
      return 'the narrative has an unsafe style'
  }
  return undefined
}

/** Browsers decode entities before they look at an address or a style, so the check does too; an unknown entity stays and fails the allow-list. */
function decodeEntities(value: string): string {
  return value
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_, hex?: string, decimal?: string) => {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return point <= 0x10ffff ? String.fromCodePoint(point) : ''
    })
    .replace(
      /&(amp|lt|gt|quot|apos);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '',
    )
    .replace(/\p{Cc}/gu, '')
}

function shown(name: string): string {
  return /^[A-Za-z]{1,20}$/.test(name) ? ` (${name})` : ''
}
