import type { Finding, Summary } from '@anamnesis/core/api'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../shared/api/call-api.ts'
import { ErrorState } from '../../shared/states/error-state.tsx'
import { LoadingState } from '../../shared/states/loading-state.tsx'
import { useSession } from '../session/session.ts'
import styles from './chart.module.css'
import type { CitedFinding } from './cited-evidence.ts'
import { insightsLanguage } from './insights-language.ts'
import { Sentences } from './sentences.tsx'
import { useChart } from './use-chart.ts'

/** Most characters of a reason (POST /api/chart/:patient/summary). */
const MOST = 400

type Asked = { readonly reason: string | null; readonly ask: (reason: string) => void }

/** Shows, once it is asked for, the page by problem: what each is, since when, where it stands, treatment, plan, and what was looked for and not found; fuller where the reader's department or the reason of the visit asks for it. */
export function ProblemPage({ reason, ask, cite }: Asked & { cite: (finding: Finding) => CitedFinding }) {
  return (
    <>
      <ReasonForm reason={reason} ask={ask} />
      {reason !== null && <Page reason={reason} cite={cite} />}
    </>
  )
}

function ReasonForm({ reason, ask }: Asked) {
  const { t } = useTranslation('hospital')
  const { me } = useSession()
  const [words, write] = useState(reason ?? '')
  const send = (event: FormEvent) => {
    event.preventDefault()
    ask(words.trim())
  }
  return (
    <form className={styles.askRow} onSubmit={send}>
      <TextInput
        label={t('problems.reason')}
        description={me.department === null ? undefined : t('problems.reader', { department: me.department })}
        placeholder={t('problems.placeholder')}
        maxLength={MOST}
        autoComplete="off"
        value={words}
        onChange={({ currentTarget }) => write(currentTarget.value)}
      />
      <Button type="submit" variant="light">
        {t('problems.show')}
      </Button>
    </form>
  )
}

function Page({ reason, cite }: { reason: string; cite: (finding: Finding) => CitedFinding }) {
  const { t } = useTranslation('hospital')
  const page = useSummary(reason)
  if (page.isError) return <ErrorState error={page.error} retry={() => void page.refetch()} />
  if (!page.data) return <LoadingState rows={4} height={24} />
  return (
    <section className={styles.group} aria-label={t('problems.label')}>
      <h2>{t('problems.label')}</h2>
      {page.data.problems.length === 0 && <p className={styles.quiet}>{t('problems.none')}</p>}
      {page.data.problems.map(({ topic, name, sentences }) => (
        <div key={topic}>
          <h3 className={styles.problem}>{name}</h3>
          <Sentences findings={sentences.map(cite)} target="sentence" />
        </div>
      ))}
      {page.data.notFound.length > 0 && (
        <div>
          <h3 className={styles.problem}>{t('problems.notFound')}</h3>
          <Sentences findings={page.data.notFound.map(cite)} target="sentence" />
        </div>
      )}
    </section>
  )
}

function useSummary(reason: string) {
  const { i18n } = useTranslation('hospital')
  const { access } = useSession()
  const { patient } = useChart()
  const language = insightsLanguage(i18n.language)
  return useQuery({
    queryKey: ['summary', patient.id, language, reason],
    queryFn: () =>
      callApi<Summary>(access, `/api/chart/${encodeURIComponent(patient.id)}/summary`, {
        method: 'POST',
        body: { language, reason },
      }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  })
}
