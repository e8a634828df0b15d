import type { AuditPage as AuditAnswer } from '@anamnesis/core/api'
import { Button, TextInput } from '@mantine/core'
import { IconCircleCheck, IconClock } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../shared/api/call-api.ts'
import { DateText } from '../../shared/display/date-text.tsx'
import { EmptyState } from '../../shared/states/empty-state.tsx'
import { ErrorState } from '../../shared/states/error-state.tsx'
import { LoadingState } from '../../shared/states/loading-state.tsx'
import { NoAccessState } from '../../shared/states/no-access-state.tsx'
import { overseesHospital, useSession } from '../session/session.ts'
import { PageTitle } from '../shell/page-title.tsx'
import shell from '../shell/shell.module.css'
import { Table } from '../shell/table.tsx'
import { type AuditGroup, groupAudit } from './group-audit.ts'
import styles from './org.module.css'

type AuditSearch = { readonly person?: string; readonly patient?: string }
const COLUMNS = ['when', 'who', 'what', 'patient', 'purpose', 'ground', 'anchoredMark'] as const

/** Shows who looked at whose record, when and why; never what stands in it. */
export function AuditPage() {
  const { t } = useTranslation('hospital')
  const { access, me } = useSession()
  const { person = '', patient = '' } = useSearch({ strict: false }) as AuditSearch
  const allowed = overseesHospital(me)
  const log = useInfiniteQuery({
    queryKey: ['admin-audit', person, patient],
    queryFn: ({ pageParam }) => {
      const given = Object.entries({ person, patient, before: pageParam }).filter(([, value]) => value !== '')
      return callApi<AuditAnswer>(access, `/api/admin/audit?${new URLSearchParams(given)}`)
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    enabled: allowed,
  })
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <div className={shell.page}>
      <PageTitle title={t('org.audit')} />
      <p className={shell.muted}>{t('org.auditIntro')}</p>
      {!allowed && <NoAccessState why={t('org.notAllowed')} />}
      {allowed && <Filters key={`${person} ${patient}`} person={person} patient={patient} />}
      {allowed && log.isPending && <LoadingState rows={8} height={36} />}
      {log.isError && <ErrorState error={log.error} retry={() => void log.refetch()} />}
      {log.data && entries.length === 0 && (
        <EmptyState title={t('org.noEntriesTitle')} why={person || patient ? t('org.noMatches') : t('org.noEntries')} />
      )}
      {entries.length > 0 && <Entries groups={groupAudit(entries)} />}
      {log.hasNextPage && (
        <Button variant="outline" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('org.older')}
        </Button>
      )}
    </div>
  )
}

function Filters({ person, patient }: Required<AuditSearch>) {
  const { t } = useTranslation('hospital')
  const navigate = useNavigate()
  const [draft, setDraft] = useState({ person, patient })
  const go = (to: Required<AuditSearch>) =>
    void navigate({
      to: '/org/audit',
      search: Object.fromEntries(Object.entries(to).filter(([, value]) => value.trim() !== '')) as never,
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    go({ person: draft.person.trim(), patient: draft.patient.trim() })
  }
  const field = (name: keyof typeof draft) => ({
    label: t(`org.${name}Filter`),
    value: draft[name],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      const { value } = currentTarget
      setDraft((before) => ({ ...before, [name]: value }))
    },
    autoComplete: 'off',
  })
  return (
    <search>
      <form className={styles.filters} onSubmit={submit}>
        <TextInput {...field('person')} />
        <TextInput {...field('patient')} />
        <Button type="submit">{t('org.filter')}</Button>
        {(person || patient) && (
          <Button variant="subtle" onClick={() => go({ person: '', patient: '' })}>
            {t('records.clear')}
          </Button>
        )}
      </form>
    </search>
  )
}

function Entries({ groups }: { groups: readonly AuditGroup[] }) {
  const { t } = useTranslation('hospital')
  return (
    <Table compact columns={COLUMNS.map((name) => t(`org.${name}`))}>
      {groups.map((group) => (
        <Row key={group.entry.id} group={group} />
      ))}
    </Table>
  )
}

function Row({ group }: { group: AuditGroup }) {
  const { t } = useTranslation('hospital')
  const { t: shared } = useTranslation()
  const { entry, count, anchored } = group
  const { at, name, person, role, hospitalName, kind, patient, purpose, basis } = entry
  const Icon = anchored ? IconCircleCheck : IconClock
  return (
    <tr>
      <td data-name={t('org.when')}>
        <DateText at={at} style="datetime" />
      </td>
      <th scope="row">
        {name || person}
        <span className={styles.under}>
          {shared(`role.${role}`)}, {hospitalName}
        </span>
      </th>
      <td data-name={t('org.what')}>
        {t(`org.kind.${kind}`)}
        {count > 1 && (
          <>
            {' '}
            <span className={shell.muted} title={t('org.times', { count })}>
              ×{count}
            </span>
          </>
        )}
      </td>
      <td data-name={t('org.patient')} className={styles.address}>
        {patient ? <PatientFilter patient={patient} /> : t('org.nobody')}
      </td>
      <td data-name={t('org.purpose')}>
        {purpose === 'PATRQT' ? t('org.patientRequest') : shared(`purpose.${purpose}`)}
      </td>
      <td data-name={t('org.ground')}>
        {t(`org.basis.${basis}` as 'org.basis.grant', { defaultValue: basis.replaceAll('-', ' ') })}
      </td>
      <td data-name={t('org.anchoredMark')}>
        <span className={styles.state} style={{ color: anchored ? 'var(--an-success)' : 'var(--an-muted)' }}>
          <Icon size={16} aria-hidden />
          {shared(anchored ? 'integrity.anchored' : 'integrity.waiting')}
        </span>
      </td>
    </tr>
  )
}

/** The beginning of an id is enough to tell patients apart; the whole of it is what the filter takes. */
function PatientFilter({ patient }: { patient: string }) {
  const { t } = useTranslation('hospital')
  return (
    <Link
      to="/org/audit"
      search={(before: object) => ({ ...before, patient }) as never}
      title={patient}
      aria-label={t('org.onlyPatient', { patient })}
    >
      {patient.slice(0, 8)}…
    </Link>
  )
}
