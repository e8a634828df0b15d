import { useTranslation } from 'react-i18next'
import styles from './shell.module.css'

/** Shows, once it has the focus, the way past the navigation to the page itself (`#content`). */
export function SkipLink() {
  const { t } = useTranslation()
  return (
    <a className={styles.skip} href="#content">
      {t('skipToContent')}
    </a>
  )
}
