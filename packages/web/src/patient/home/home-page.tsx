import { Button } from '@mantine/core'
import { IconChevronRight, IconKey, IconShieldCheck, IconUserShare } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/dialog/dialog.tsx'
import { formatDate } from '../../shared/format/dates.ts'
import { LoadingState } from '../../shared/states/loading-state.tsx'
import { KeyPanel } from '../keys/key-panel.tsx'
import { usePatientAccount } from '../keys/use-account.ts'
import { groupLog } from '../log/group-log.ts'
import { LogList } from '../log/log-list.tsx'
import { useAccessLog } from '../log/use-access-log.ts'
import { HospitalNotices } from '../network/hospital-notices.tsx'
import { stillLoading } from '../network/use-each-hospital.ts'
import { comingVisits, newestItems } from '../record/filter-items.ts'
import { ItemList } from '../record/item-link.tsx'
import { useRecord } from '../record/use-record.ts'
import { useGrants } from '../sharing/use-grants.ts'
import { WaitingNotice } from '../sharing/waiting-notice.tsx'
import { PageTitle } from '../shell/page-title.tsx'
import styles from './home.module.css'

const NEWEST = 5
const COMING = 3
const LOOKS = 3

type SectionProps = {
  readonly title: string
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
  readonly children: React.ReactNode
}

function Section({ title, to, search = {}, children }: SectionProps) {
  const { t } = useTranslation('patient')
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        <Link to={to} search={search as never} aria-label={`${t('home.seeAll')}: ${title}`}>
          {t('home.seeAll')}
        </Link>
      </div>
      {children}
    </section>
  )
}

function KeyPrompt() {
  const { t } = useTranslation('patient')
  const { state } = usePatientAccount()
  const [open, setOpen] = useState(false)
  const needed = state === 'none' || state === 'partly'
  return (
    <>
      {needed && (
        <section className={styles.prompt} aria-label={t('home.needsYou')}>
          <IconKey size={28} stroke={1.6} aria-hidden />
          <div>
            <h2>{state === 'none' ? t('key.needTitle') : t('key.partlyTitle')}</h2>
            <p>{t('key.needText')}</p>
          </div>
          <Button onClick={() => setOpen(true)}>{state === 'none' ? t('key.make') : t('key.confirm')}</Button>
        </section>
      )}
      <Dialog opened={open} close={() => setOpen(false)} title={t('key.title')}>
        <KeyPanel />
      </Dialog>
    </>
  )
}

function SharedCard() {
  const { t, i18n } = useTranslation('patient')
  const { active, asked } = useGrants()
  if (stillLoading(asked)) return <LoadingState rows={1} height={120} />
  const next = Math.min(...active.map(({ face }) => face.until))
  return (
    <section className={styles.shared}>
      <div>
        <h2>{active.length > 0 ? t('home.sharedTitle', { count: active.length }) : t('home.nobodyTitle')}</h2>
        <p>
          {active.length > 0
            ? t('home.nextEnd', { count: active.length, date: formatDate(next, i18n.language) })
            : t('home.nobody')}{' '}
          {active.length > 0 && (
            <Link to="/me/sharing" className={styles.whole}>
              {t('home.seeAll')}
            </Link>
          )}
        </p>
      </div>
      <Button
        size="md"
        leftSection={<IconUserShare size={18} aria-hidden />}
        renderRoot={(props) => <Link to="/me/sharing/new" {...props} />}
      >
        {t('home.share')}
      </Button>
    </section>
  )
}

/** Shows what the person should know at a glance: what needs them, who can see, who looked, what is new, how fresh it is. */
export function HomePage() {
  const { t, i18n } = useTranslation('patient')
  const { items, asked, name, loadedAt } = useRecord()
  const { entries, asked: logAsked } = useAccessLog(true)
  const looks = groupLog(entries, 'people').slice(0, LOOKS)
  const newest = newestItems(items, loadedAt).slice(0, NEWEST)
  const coming = comingVisits(items, loadedAt).slice(0, COMING)
  const answered = asked.filter(({ data }) => data)
  return (
    <>
      <PageTitle title={name ? t('home.greeting', { name }) : t('brand')} />
      <HospitalNotices asked={asked} />
      <WaitingNotice />
      <KeyPrompt />
      <SharedCard />
      <Section title={t('home.looked')} to="/me/access-log">
        {stillLoading(logAsked) ? <LoadingState rows={2} /> : looks.length > 0 && <LogList groups={looks} />}
        {!stillLoading(logAsked) && looks.length === 0 && <p className={styles.quiet}>{t('home.nobodyLooked')}</p>}
      </Section>
      {coming.length > 0 && (
        <Section title={t('home.coming')} to="/me/record" search={{ category: 'visits' }}>
          <ItemList items={coming} />
        </Section>
      )}
      <Section title={t('home.newest')} to="/me/record">
        {stillLoading(asked) ? <LoadingState rows={NEWEST} /> : newest.length > 0 && <ItemList items={newest} />}
        {!stillLoading(asked) && newest.length === 0 && <p className={styles.quiet}>{t('record.empty')}</p>}
      </Section>
      <Link to="/me/record/check" className={styles.tile}>
        <IconShieldCheck size={28} stroke={1.6} aria-hidden />
        <span>
          <strong>{t('home.check')}</strong>
          <span>{t('home.checkText')}</span>
        </span>
        <IconChevronRight size={20} aria-hidden />
      </Link>
      {loadedAt > 0 && (
        <p className={styles.quiet}>
          {t('home.sources', { count: answered.length, time: formatDate(loadedAt, i18n.language, 'time') })}
        </p>
      )}
    </>
  )
}
