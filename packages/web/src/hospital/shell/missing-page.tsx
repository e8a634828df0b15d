import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../shared/states/empty-state.tsx'
import styles from './shell.module.css'

/** Shows that there is no page under this address. */
export function MissingPage() {
  const { t } = useTranslation('hospital')
  return (
    <main className={styles.alone}>
      <h1>Anamnesis</h1>
      <div className={styles.whole}>
        <EmptyState
          title={t('missing.title')}
          action={<Button renderRoot={(props) => <Link to="/" {...props} />}>{t('missing.home')}</Button>}
        />
      </div>
    </main>
  )
}
