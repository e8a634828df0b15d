import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../../shared/i18n/language-switch.tsx'
import { ThemeSwitch } from '../../shared/theme/theme-switch.tsx'
import { KeyPanel } from '../keys/key-panel.tsx'
import { useAppConfig } from '../network/app-config.ts'
import { HospitalNotices } from '../network/hospital-notices.tsx'
import { useRecord } from '../record/use-record.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { leaveEverywhere } from '../sign-in/leaving.ts'
import { rejoin } from '../sign-in/rejoin.ts'
import styles from './settings.module.css'

/** Shows the person's key, their hospitals, appearance and language, and the way out. */
export function SettingsPage() {
  const { t } = useTranslation('patient')
  const { t: shared } = useTranslation()
  const { hospitals } = useAppConfig()
  const { asked } = useRecord()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const others = hospitals.filter(({ id }) => !asked.some(({ hospital }) => hospital.id === id))
  const signOut = () => {
    leaveEverywhere()
    queries.clear()
    void navigate({ to: '/' })
  }
  return (
    <>
      <PageTitle title={t('settings.title')} />
      <HospitalNotices asked={asked} />
      <section className={styles.card}>
        <h2>{t('key.title')}</h2>
        <KeyPanel />
      </section>
      <section className={styles.card}>
        <h2>{t('settings.hospitals')}</h2>
        <ul className={styles.hospitals}>
          {asked.map(({ hospital, state }) => (
            <li key={hospital.id}>
              <div>
                <strong>{hospital.name}</strong>
                <span>{hospital.description}</span>
              </div>
              <span>{t(`settings.hospitalState.${state}`)}</span>
            </li>
          ))}
        </ul>
        {others.length > 0 && (
          <details>
            <summary>{t('settings.add')}</summary>
            <div className={styles.others}>
              {others.map((hospital) => (
                <Button key={hospital.id} variant="outline" onClick={() => rejoin([hospital])}>
                  {hospital.name}
                </Button>
              ))}
            </div>
          </details>
        )}
      </section>
      <section className={styles.card}>
        <h2>{t('settings.appearance')}</h2>
        <div className={styles.switches}>
          <div>
            <span>{shared('theme.label')}</span>
            <ThemeSwitch />
          </div>
          <div>
            <span>{shared('language')}</span>
            <LanguageSwitch />
          </div>
        </div>
      </section>
      <section className={styles.card}>
        <p>{t('settings.leaveText')}</p>
        <Button variant="outline" onClick={signOut}>
          {t('settings.leave')}
        </Button>
      </section>
    </>
  )
}
