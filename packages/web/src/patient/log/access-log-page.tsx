import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../shared/format/dates.ts'
import { EmptyState } from '../../shared/states/empty-state.tsx'
import { LoadingState } from '../../shared/states/loading-state.tsx'
import { hospitalName, useAppConfig } from '../network/app-config.ts'
import { HospitalNotices } from '../network/hospital-notices.tsx'
import { stillLoading } from '../network/use-each-hospital.ts'
import { plain } from '../record/filter-items.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { SearchField } from '../shell/search-field.tsx'
import { countKinds, groupLog, LOG_KINDS, type LogGroup, type LogKind } from './group-log.ts'
import styles from './log.module.css'
import { logCsv } from './log-csv.ts'
import { LogList } from './log-list.tsx'
import { useAccessLog } from './use-access-log.ts'

const EMPTY_TEXT = { people: 'emptyPeople', systems: 'emptySystems', emergency: 'emptyEmergency' } as const

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}

/** Returns the month of an instant as `YYYY-MM` in local time. */
function monthOf(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`
}

function useMonthName(): (month: string) => string {
  const { i18n } = useTranslation()
  const format = new Intl.DateTimeFormat(i18n.language, { year: 'numeric', month: 'long' })
  return (month) => format.format(new Date(`${month}-15T12:00:00`))
}

function Days({ groups }: { groups: readonly LogGroup[] }) {
  const { i18n } = useTranslation()
  return [...Map.groupBy(groups, ({ day }) => day)].map(([day, ofDay]) => (
    <section key={day} className={styles.day}>
      <h2>{formatDate(day, i18n.language, 'day')}</h2>
      <LogList groups={ofDay} withDetails />
    </section>
  ))
}

/** Shows who looked at the record at any hospital, by person and day, and saves the whole log as a file. */
export function AccessLogPage() {
  const { t } = useTranslation('patient')
  const { hospitals } = useAppConfig()
  const { entries, asked } = useAccessLog(true)
  const monthName = useMonthName()
  const [kind, setKind] = useState<LogKind>('people')
  const [text, setText] = useState('')
  const [month, setMonth] = useState('')
  const counts = countKinds(entries)
  const all = groupLog(entries, kind)
  const months = [...new Set(all.map(({ day }) => monthOf(day)))]
  const groups = all.filter(
    ({ day, name, hospitalName: at }) =>
      (month === '' || monthOf(day) === month) && plain(`${name} ${at}`).includes(plain(text)),
  )
  const exported = () =>
    save(
      logCsv(entries, (id) => hospitalName(hospitals, id)),
      `who-looked-${monthOf(Date.now())}.csv`,
    )
  return (
    <>
      <PageTitle title={t('log.title')}>
        <p>{t('log.intro')}</p>
      </PageTitle>
      <HospitalNotices asked={asked} />
      <div className={styles.filters}>
        <SegmentedControl
          aria-label={t('log.kind')}
          value={kind}
          onChange={(value) => setKind(value as LogKind)}
          data={LOG_KINDS.map((value) => ({ value, label: `${t(`log.kinds.${value}`)} ${counts[value]}` }))}
        />
        <SearchField label={t('log.search')} value={text} change={setText} />
        <NativeSelect
          size="md"
          aria-label={t('log.month')}
          value={month}
          onChange={(event) => setMonth(event.currentTarget.value)}
          data={[
            { value: '', label: t('log.allMonths') },
            ...months.map((value) => ({ value, label: monthName(value) })),
          ]}
        />
        <Button
          variant="outline"
          size="md"
          leftSection={<IconDownload size={18} aria-hidden />}
          disabled={entries.length === 0}
          onClick={exported}
        >
          {t('log.export')}
        </Button>
      </div>
      {stillLoading(asked) && <LoadingState rows={5} />}
      <Days groups={groups} />
      {!stillLoading(asked) && groups.length === 0 && (
        <EmptyState title={t('log.emptyTitle')} why={t(`log.${EMPTY_TEXT[kind]}`)} />
      )}
    </>
  )
}
