import { IconEye, IconHeartbeat, IconHome, IconReportMedical, IconSettings, IconUserShare } from '@tabler/icons-react'
import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SkipLink } from '../../shared/shell/skip-link.tsx'
import { OfflineNotice } from '../../shared/states/offline-notice.tsx'
import { useAppConfig } from '../network/app-config.ts'
import { useLiveEvents } from '../network/use-live-events.ts'
import { useRecord } from '../record/use-record.ts'
import { useRedelivery } from '../sharing/use-redelivery.ts'
import styles from './shell.module.css'

const PLACES = [
  { to: '/me', name: 'home', Icon: IconHome, exact: true },
  { to: '/me/record', name: 'record', Icon: IconReportMedical, exact: false },
  { to: '/me/sharing', name: 'sharing', Icon: IconUserShare, exact: false },
  { to: '/me/access-log', name: 'log', Icon: IconEye, exact: false },
  { to: '/me/settings', name: 'settings', Icon: IconSettings, exact: false },
] as const

function Navigation() {
  const { t } = useTranslation('patient')
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      {PLACES.map(({ to, name, Icon, exact }) => (
        <Link key={to} to={to} className={styles.place} activeOptions={{ exact, includeSearch: false }}>
          <Icon size={22} stroke={1.7} aria-hidden />
          <span>{t(`nav.${name}`)}</span>
        </Link>
      ))}
    </nav>
  )
}

/** Shows the frame around every page of a person who has come in: brand, navigation (at the bottom of small screens), notices, the page. */
export function AppShell() {
  const { t } = useTranslation('patient')
  const { t: shared } = useTranslation()
  const { sample } = useAppConfig()
  const { loadedAt } = useRecord()
  useLiveEvents()
  useRedelivery()
  return (
    <div className={styles.frame}>
      <SkipLink />
      {sample && <div className={styles.sample}>{shared('sampleBanner')}</div>}
      <header className={styles.header}>
        <div className={styles.headerInner}>
          <Link to="/me" className={styles.brand}>
            <IconHeartbeat size={26} aria-hidden />
            {t('brand')}
          </Link>
          <Navigation />
        </div>
      </header>
      <main id="content" className={styles.main}>
        <OfflineNotice loadedAt={loadedAt} />
        <Outlet />
      </main>
    </div>
  )
}
