import type { Finding, Summary } from '@anamnesis/core/api'
import { LANGUAGES } from '@anamnesis/core/api'
import { Button } from '@mantine/core'
import { IconListDetails } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../shared/api/call-api.ts'
import { ErrorState } from '../../shared/states/error-state.tsx'
import { LoadingState } from '../../shared/states/loading-state.tsx'
import { useSession } from '../session/session.ts'
import styles from './chart.module.css'
import type { CitedFinding } from './cited-evidence.ts'
import { Sentences } from './sentences.tsx'
import { useChart } from './use-chart.ts'

type Props = { readonly shown: boolean; readonly show: () => void; readonly cite: (finding: Finding) => CitedFinding }

/** Shows the page by problem once it is asked for: what each is, since when, where it stands, treatment, plan, and what was looked for and not found. */
export function ProblemPage({ shown, show, cite }: Props) {
  const { t } = useTranslation('hospital')
  const page = useSummary(shown)
  if (!shown)
    return (
      <Button variant="subtle" size="compact-sm" leftSection={<IconListDetails size={16} aria-hidden />} onClick={show}>
        {t('problems.show')}
      </Button>
    )
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

function useSummary(enabled: boolean) {
  const { i18n } = useTranslation('hospital')
  const { access } = useSession()
  const { patient } = useChart()
  const language = LANGUAGES.find((one) => one === i18n.language) ?? 'en'
  return useQuery({
    queryKey: ['summary', patient.id, language],
    queryFn: () =>
      callApi<Summary>(access, `/api/chart/${encodeURIComponent(patient.id)}/summary?language=${language}`),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  })
}
