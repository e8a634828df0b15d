import type { ReactNode } from 'react'
import styles from './shell.module.css'

/** What a table needs: its column names, its rows (`tr`), and a caption for screen readers where no heading says what it lists. */
export type TableProps = {
  readonly columns: readonly string[]
  readonly caption?: string
  /** Whether a narrow window puts the cells of a row one after another without naming them: they must speak for themselves. */
  readonly compact?: boolean
  readonly children: ReactNode
}

/** Shows rows under a head; in a narrow window each row is a block, its cells named by their `data-name`. */
export function Table({ columns, caption, compact = false, children }: TableProps) {
  return (
    <div className={styles.tableBox}>
      <table className={styles.table} data-compact={compact || undefined}>
        {caption && <caption className="an-visually-hidden">{caption}</caption>}
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
