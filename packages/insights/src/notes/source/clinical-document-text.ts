import { Tokenizer } from 'htmlparser2'
import { type MappedText, textWriter } from './mapped-text.ts'
import { UNREAD } from './unread.ts'

/** Elements of CDA narrative blocks (HL7 CDA R2, NarrativeBlock.xsd) that begin a line. */
const LINES = new Set(['paragraph', 'br', 'list', 'item', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'caption', 'title'])
const CELLS = new Set(['td', 'th'])
/** A document has some ten elements within each other; what lies deeper is not told apart. */
const DEEPEST = 200
/** How far up a closing tag is looked for that does not close the innermost element. */
const FORGIVEN = 8

/**
 * Returns the narrative of a CDA or C-CDA document, until it is `most` UTF-16 units long: its title, then each section's title and text, a line per paragraph, item or row; null for XML that is none.
 * Only the five entities of XML and character references are decoded: a document's own entities stay as written, whatever they would grow to.
 */
export function clinicalDocumentText(xml: string, most = Number.POSITIVE_INFINITY): MappedText | null {
  const writer = textWriter(xml, most)
  const open: string[] = []
  let root: string | null = null
  let name = ''
  const isShown = () => isNarrative(open)
  const pauseIfFull = () => {
    if (writer.length() >= most) tokenizer.pause()
  }
  const begin = (element: string) => {
    if (element === 'title' || element === 'text') {
      if (isSection(open.at(-1))) writer.line()
      if (element === 'title' && open.at(-1) === 'section') writer.line()
    } else if (isShown()) whiteOf(element, writer)
  }
  const close = (element: string) => {
    const found = open.lastIndexOf(element)
    if (isShown()) whiteOf(element, writer)
    if (found >= 0 && open.length - found <= FORGIVEN) open.length = found
  }
  const write = (start: number, end: number) => {
    if (isShown()) writer.write(start, end)
    pauseIfFull()
  }
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: true },
    {
      ...UNREAD,
      ontext: write,
      ontextentity: (code, end) => {
        if (isShown()) writer.writeFor(String.fromCodePoint(code), xml.lastIndexOf('&', end - 1), end)
        pauseIfFull()
      },
      oncdata: (start, end, offset) => write(start, end - offset),
      onopentagname: (start, end) => {
        name = localName(xml, start, end)
        root ??= name
        if (root !== 'ClinicalDocument') tokenizer.pause()
        begin(name)
      },
      onopentagend: () => {
        if (open.length < DEEPEST) open.push(name)
      },
      onclosetag: (start, end) => close(localName(xml, start, end)),
    },
  )
  tokenizer.write(xml)
  tokenizer.end()
  return root === 'ClinicalDocument' ? writer.end() : null
}

function localName(xml: string, start: number, end: number): string {
  const name = xml.slice(start, Math.min(end, start + 60))
  return name.slice(name.indexOf(':') + 1)
}

function isSection(element: string | undefined): boolean {
  return element === 'section' || element === 'ClinicalDocument'
}

/** True within the title of the document or of a section, and within a section's text. */
function isNarrative(open: readonly string[]): boolean {
  for (let at = open.length - 1; at > 0; at -= 1) {
    if (open[at] === 'title') return isSection(open[at - 1])
    if (open[at] === 'text') return open[at - 1] === 'section'
    if (open[at] === 'section') return false
  }
  return false
}

function whiteOf(element: string, writer: ReturnType<typeof textWriter>): void {
  if (LINES.has(element)) writer.line()
  else if (CELLS.has(element)) writer.space()
}
