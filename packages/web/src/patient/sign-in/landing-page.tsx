import { Button } from '@mantine/core'
import { IconArrowRight, IconHeartbeat } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../../shared/i18n/language-switch.tsx'
import { useAppConfig } from '../network/app-config.ts'
import { enterAddress } from './entering.ts'
import { joinedHospitals } from './joined.ts'
import styles from './sign-in.module.css'

/** Shows what the app is for and the ways in: a hospital that knows the person; in a sample network its welcome page. */
export function LandingPage() {
  const { t } = useTranslation('patient')
  const { hospitals, sample, welcome } = useAppConfig()
  const joined = Object.values(joinedHospitals()).includes('joined')
  return (
    <main className={styles.page}>
      <IconHeartbeat size={48} stroke={1.6} color="var(--an-primary)" aria-hidden />
      <h1>{t('landing.title')}</h1>
      <p className={styles.lead}>{t('landing.intro')}</p>
      {joined && <Button renderRoot={(props) => <Link to="/me" {...props} />}>{t('landing.continue')}</Button>}
      {sample && welcome && (
        <div className={styles.choice}>
          <p>{t('landing.sample')}</p>
          <Button
            component="a"
            variant={joined ? 'outline' : 'filled'}
            href={welcome}
            rightSection={<IconArrowRight size={18} />}
          >
            {t('landing.welcome')}
          </Button>
        </div>
      )}
      <div className={styles.choice}>
        <p>{t('landing.choose')}</p>
        {hospitals.map((hospital) => (
          <Button key={hospital.id} component="a" variant="outline" href={enterAddress([hospital])}>
            {t('landing.signIn', { hospital: hospital.name })}
          </Button>
        ))}
      </div>
      <LanguageSwitch />
    </main>
  )
}
