import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageTitle } from '../../shared/shell/use-page-title.ts'
import styles from './shell.module.css'

/** Shows a page's one h1, with what introduces the page below it. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useTranslation('patient')
  const heading = usePageTitle(title, t('brand'))
  return (
    <div className={styles.title}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  )
}
