import { Tokenizer } from 'htmlparser2'
import { type MappedText, textWriter } from './mapped-text.ts'
import { UNREAD } from './unread.ts'

const LINE_TAGS = new Set(
  'address article blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
)
const CELL_TAGS = new Set(['td', 'th'])
const SILENT_TAGS = new Set(['script', 'style', 'template', 'noscript'])
const LONGEST_NAME = 20

/**
 * Returns the readable text of HTML or XHTML, until it is `most` UTF-16 units long: one line per block, entities decoded, scripts and styles left out, runs of white space as one. The markup is
 * read once from left to right and no tree is built, so unclosed, deep or hostile markup costs no more than its length.
 */
export function markupText(markup: string, most = Number.POSITIVE_INFINITY): MappedText {
  const writer = textWriter(markup, most)
  // The tag whose content is not shown, until it closes; and how many tags are open that keep line ends.
  let silent: string | null = null
  let kept = 0
  const nameAt = (start: number, end: number) => markup.slice(start, Math.min(end, start + LONGEST_NAME)).toLowerCase()
  const white = (name: string) => {
    if (LINE_TAGS.has(name)) writer.line()
    else if (CELL_TAGS.has(name)) writer.space()
  }
  const pauseIfFull = () => {
    if (writer.length() >= most) tokenizer.pause()
  }
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ...UNREAD,
      ontext: (start, end) => {
        if (silent === null) writer.write(start, end, kept > 0)
        pauseIfFull()
      },
      ontextentity: (code, end) => {
        if (silent === null) writer.writeFor(String.fromCodePoint(code), markup.lastIndexOf('&', end - 1), end)
        pauseIfFull()
      },
      onopentagname: (start, end) => {
        const name = nameAt(start, end)
        white(name)
        if (name === 'pre') kept += 1
        if (SILENT_TAGS.has(name)) silent ??= name
      },
      onclosetag: (start, end) => {
        const name = nameAt(start, end)
        white(name)
        if (name === 'pre') kept = Math.max(0, kept - 1)
        if (silent === name) silent = null
      },
    },
  )
  tokenizer.write(markup)
  tokenizer.end()
  return writer.end()
}
