import type { ReactNode } from 'react'
import { usePageTitle } from '../../shared/shell/use-page-title.ts'
import styles from './shell.module.css'

/** Shows a page's one h1; the browser tab is never named after a patient. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.title}>
      <h1 ref={usePageTitle(title, 'Anamnesis')} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  )
}
