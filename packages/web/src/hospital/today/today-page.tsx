import type { WorklistEntry } from '@anamnesis/core/api'
import { Badge, Button } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../shared/api/call-api.ts'
import { DateText } from '../../shared/display/date-text.tsx'
import { EmptyState } from '../../shared/states/empty-state.tsx'
import { ErrorState } from '../../shared/states/error-state.tsx'
import { LoadingState } from '../../shared/states/loading-state.tsx'
import { useSession } from '../session/session.ts'
import { PageTitle } from '../shell/page-title.tsx'
import shell from '../shell/shell.module.css'
import { Table } from '../shell/table.tsx'
import { byUrgency } from './by-urgency.ts'

const COLUMNS = ['patient', 'born', 'reason', 'access', 'until', 'news'] as const

/** Shows the patients whom the person treats or may see, those with news first. */
export function TodayPage() {
  const { t } = useTranslation('hospital')
  const { access } = useSession()
  const list = useQuery({
    queryKey: ['worklist'],
    queryFn: () => callApi<readonly WorklistEntry[]>(access, '/api/worklist'),
    refetchInterval: 60_000,
  })
  return (
    <div className={shell.page}>
      <PageTitle title={t('today.title')}>
        {list.data && <span className={shell.muted}>{t('today.count', { count: list.data.length })}</span>}
      </PageTitle>
      {list.isPending && <LoadingState rows={8} height={36} />}
      {list.isError && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <EmptyState title={t('today.emptyTitle')} why={t('today.empty')} action={<FindButton />} />
      )}
      {list.data && list.data.length > 0 && <Worklist entries={byUrgency(list.data)} />}
    </div>
  )
}

function FindButton() {
  const { t } = useTranslation('hospital')
  return (
    <Button leftSection={<IconSearch size={16} aria-hidden />} renderRoot={(props) => <Link to="/find" {...props} />}>
      {t('nav.find')}
    </Button>
  )
}

function Worklist({ entries }: { entries: readonly WorklistEntry[] }) {
  const { t } = useTranslation('hospital')
  return (
    <Table columns={COLUMNS.map((name) => t(`today.${name}`))}>
      {entries.map((entry) => (
        <Row key={entry.patient} entry={entry} />
      ))}
    </Table>
  )
}

function Row({ entry }: { entry: WorklistEntry }) {
  const { t } = useTranslation('hospital')
  const { t: shared } = useTranslation()
  const navigate = useNavigate()
  const { patient, name, birthYear, sex, reason, access, until, news } = entry
  const to = `/p/${patient}`
  return (
    // The link in the row is for keyboard and screen reader; the rest of the row only makes its target larger.
    <tr data-open onClick={() => void navigate({ to })}>
      <th scope="row">
        <Link to={to} onClick={(event) => event.stopPropagation()}>
          {name}
        </Link>
      </th>
      <td data-name={t('today.born')}>
        {birthYear ?? t('today.unknown')}, {shared(`code.${sex}` as 'code.female', { defaultValue: sex })}
      </td>
      <td data-name={t('today.reason')}>
        {t(`today.reasons.${reason}` as 'today.reasons.schedule', { defaultValue: reason })}
      </td>
      <td data-name={t('today.access')}>{t(`today.${access}`)}</td>
      <td data-name={t('today.until')}>{until === null ? t('today.open') : <DateText at={until} />}</td>
      <td data-name={t('today.news')}>
        {news === 0 ? (
          <span className={shell.muted}>{t('today.noNews')}</span>
        ) : (
          <Badge color="info" variant="light" tt="none" radius="xs">
            {t('today.newRecords', { count: news })}
          </Badge>
        )}
      </td>
    </tr>
  )
}
