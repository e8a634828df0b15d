import { Button, Loader } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './sign-in.module.css'

type WaitingPageProps = {
  readonly title: 'entering.title' | 'leaving.title'
  readonly text: 'entering.text' | 'leaving.text'
}

/** Shows that the browser goes from hospital to hospital. */
export function WaitingPage({ title, text }: WaitingPageProps) {
  const { t } = useTranslation('patient')
  return (
    <main className={styles.page} aria-busy>
      <Loader aria-hidden />
      <h1>{t(title)}</h1>
      <p className={styles.lead}>{t(text)}</p>
    </main>
  )
}

/** Shows that the hospitals are being asked, or that none of them let the person in. */
export function EnteringPage({ failed }: { failed: boolean }) {
  const { t } = useTranslation('patient')
  if (!failed) return <WaitingPage title="entering.title" text="entering.text" />
  return (
    <main className={styles.page}>
      <h1>{t('entering.failedTitle')}</h1>
      <p className={styles.lead}>{t('entering.failed')}</p>
      <Button renderRoot={(props) => <Link to="/" {...props} />}>{t('notice.tryAgain')}</Button>
    </main>
  )
}
