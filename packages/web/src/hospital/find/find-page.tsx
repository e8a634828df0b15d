import type { PatientHit } from '@anamnesis/core/api'
import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../shared/api/call-api.ts'
import { EmptyState } from '../../shared/states/empty-state.tsx'
import { ErrorState } from '../../shared/states/error-state.tsx'
import { LoadingState } from '../../shared/states/loading-state.tsx'
import { Notice } from '../../shared/states/notice.tsx'
import { useSession } from '../session/session.ts'
import { PageTitle } from '../shell/page-title.tsx'
import shell from '../shell/shell.module.css'
import styles from './find.module.css'
import { findQuery } from './find-search.ts'

/** Finds a patient by two facts. What was typed is never in the address. */
export function FindPage() {
  const { t } = useTranslation('hospital')
  const { access } = useSession()
  const [facts, setFacts] = useState({ identifier: '', family: '', birthdate: '' })
  const [tooFew, setTooFew] = useState(false)
  const search = useMutation({
    mutationFn: (query: URLSearchParams) => callApi<readonly PatientHit[]>(access, `/api/patients?${query}`),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const query = findQuery(facts)
    setTooFew(query === null)
    if (query) search.mutate(query)
  }
  const field = (name: keyof typeof facts) => ({
    label: t(`find.${name}`),
    value: facts[name],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      const { value } = currentTarget
      setFacts((before) => ({ ...before, [name]: value }))
    },
    autoComplete: 'off',
  })
  return (
    <div className={shell.page}>
      <PageTitle title={t('find.title')} />
      <p className={shell.muted}>{t('find.intro')}</p>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput {...field('identifier')} />
        <TextInput {...field('family')} />
        <TextInput {...field('birthdate')} type="date" />
        <Button type="submit" loading={search.isPending} leftSection={<IconSearch size={16} aria-hidden />}>
          {t('find.button')}
        </Button>
      </form>
      {tooFew && (
        <Notice tone="warning" live>
          {t('find.tooFew')}
        </Notice>
      )}
      {search.isPending && <LoadingState rows={2} height={36} />}
      {search.isError && <ErrorState error={search.error} />}
      {search.data && !search.isPending && !tooFew && <Hits hits={search.data} />}
    </div>
  )
}

function Hits({ hits }: { hits: readonly PatientHit[] }) {
  const { t } = useTranslation('hospital')
  const { t: shared } = useTranslation()
  if (hits.length === 0)
    return (
      <div role="status">
        <EmptyState title={t('find.noneTitle')} why={t('find.none')} />
      </div>
    )
  return (
    <section>
      <h2>
        <span role="status">{t('find.hits', { count: hits.length })}</span>
      </h2>
      <ul className={styles.hits}>
        {hits.map(({ patient, name, birthYear, sex }) => (
          <li key={patient}>
            <Link to={`/p/${patient}`}>{name}</Link>
            <span className={shell.muted}>
              {birthYear ?? t('today.unknown')}, {shared(`code.${sex}` as 'code.female', { defaultValue: sex })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
