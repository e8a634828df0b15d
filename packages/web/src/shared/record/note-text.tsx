import { useEffect, useRef } from 'react'
import styles from './record.module.css'

/** Characters of a text of a record: start included, end excluded; `path` says of which text, where there are several, and `page` of which page of a PDF (TextPlace). */
export type Span = { readonly start: number; readonly end: number; readonly path?: string; readonly page?: number }

/** Shows a note exactly as it was written; a highlighted span is scrolled into view. */
export function NoteText({
  text,
  highlight,
  lang,
}: {
  text: string
  highlight?: Span | null
  lang?: string | undefined
}) {
  const mark = useRef<HTMLElement>(null)
  const start = highlight?.start
  // biome-ignore lint/correctness/useExhaustiveDependencies: another span is another place to go to
  useEffect(() => mark.current?.scrollIntoView({ block: 'center' }), [start, text])
  return (
    <div className={styles.note} lang={lang}>
      {highlight ? (
        <>
          {text.slice(0, highlight.start)}
          <mark ref={mark}>{text.slice(highlight.start, highlight.end)}</mark>
          {text.slice(highlight.end)}
        </>
      ) : (
        text
      )}
    </div>
  )
}
