import {
  IconCalendar,
  IconHeartbeat,
  IconListDetails,
  IconSearch,
  IconTopologyStar,
  IconUserCircle,
} from '@tabler/icons-react'
import { Link, Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SkipLink } from '../../shared/shell/skip-link.tsx'
import { OfflineNotice } from '../../shared/states/offline-notice.tsx'
import { useLiveEvents } from '../live/use-live-events.ts'
import { overseesHospital, treatsPatients, useSession } from '../session/session.ts'
import { AccountDialog } from './account-dialog.tsx'
import styles from './shell.module.css'

const CLINICAL = [
  { to: '/today', name: 'today', Icon: IconCalendar },
  { to: '/find', name: 'find', Icon: IconSearch },
] as const

const OVERSIGHT = [
  { to: '/org/network', name: 'network', Icon: IconTopologyStar },
  { to: '/org/audit', name: 'audit', Icon: IconListDetails },
] as const

function Navigation() {
  const { t } = useTranslation('hospital')
  const { me } = useSession()
  const places = [...(treatsPatients(me) ? CLINICAL : []), ...(overseesHospital(me) ? OVERSIGHT : [])]
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      {places.map(({ to, name, Icon }) => (
        <Link key={to} to={to} className={styles.place} activeOptions={{ includeSearch: false }}>
          <Icon size={18} stroke={1.7} aria-hidden />
          <span>{t(`nav.${name}`)}</span>
        </Link>
      ))}
    </nav>
  )
}

/** Shows the frame around every page behind the sign-in: hospital, navigation, who is signed in, notices, the page. */
export function AppShell() {
  const { t } = useTranslation('hospital')
  const { t: shared } = useTranslation()
  const { me, hospital } = useSession()
  const [account, showAccount] = useState(false)
  useLiveEvents()
  return (
    <div className={styles.frame}>
      <SkipLink />
      <header className={styles.header}>
        <Link to="/" className={styles.brand}>
          <IconHeartbeat size={22} aria-hidden />
          <span>{hospital.name}</span>
        </Link>
        <Navigation />
        {hospital.sample && <span className={styles.sample}>{t('sample')}</span>}
        <button type="button" className={styles.account} onClick={() => showAccount(true)}>
          <IconUserCircle size={20} stroke={1.7} aria-hidden />
          <span>
            {me.name}
            <span className={styles.role}>{shared(`role.${me.role}`)}</span>
          </span>
        </button>
      </header>
      <main id="content" className={styles.main}>
        <OfflineNotice />
        <Outlet />
      </main>
      <AccountDialog opened={account} close={() => showAccount(false)} />
    </div>
  )
}
