import type { Answer, Finding } from '@anamnesis/core/api'
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

/** Most characters of a question (POST /api/chart/:patient/questions). */
const MOST = 300

/** Of the questions that can be answered, so many show what can be asked. */
const MOST_EXAMPLES = 6

type Asked = { readonly asked: string; readonly ask: (question: string) => void }

/** Answers a question in plain words from the records that may be seen; asked once, an answer stays while the chart is open. */
export function AskBox({ asked, ask, cite }: Asked & { cite: (finding: Finding) => CitedFinding }) {
  const { t } = useTranslation('hospital')
  const [question, write] = useState(asked)
  const answer = useAnswer(asked)
  const put = (words: string) => {
    write(words)
    ask(words.trim())
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (question.trim() !== '') put(question)
  }
  return (
    <section className={styles.group} aria-label={t('ask.label')}>
      <form className={styles.askRow} onSubmit={send}>
        <TextInput
          label={t('ask.question')}
          placeholder={t('ask.placeholder')}
          maxLength={MOST}
          autoComplete="off"
          value={question}
          onChange={({ currentTarget }) => write(currentTarget.value)}
        />
        <Button type="submit" variant="light" loading={answer.isFetching}>
          {t('ask.ask')}
        </Button>
      </form>
      <div aria-live="polite">
        {answer.isFetching && <LoadingState rows={1} height={24} />}
        {answer.isError && !answer.isFetching && (
          <ErrorState error={answer.error} retry={() => void answer.refetch()} />
        )}
        {answer.data && !answer.isFetching && <Told answer={answer.data} cite={cite} put={put} />}
      </div>
      {asked === '' && <Examples examples={EXAMPLES.map((name) => t(`ask.examples.${name}`))} put={put} />}
    </section>
  )
}

const EXAMPLES = ['latest', 'since', 'why', 'history'] as const

function useAnswer(question: string) {
  const { i18n } = useTranslation('hospital')
  const { access } = useSession()
  const { patient } = useChart()
  const language = insightsLanguage(i18n.language)
  return useQuery({
    queryKey: ['answer', patient.id, language, question],
    queryFn: () =>
      callApi<Answer>(access, `/api/chart/${encodeURIComponent(patient.id)}/questions`, {
        method: 'POST',
        body: { question, language },
      }),
    enabled: question !== '',
    // Each question is a look that the patient can read of.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  })
}

type ToldProps = {
  readonly answer: Answer
  readonly cite: (finding: Finding) => CitedFinding
  readonly put: (q: string) => void
}

function Told({ answer, cite, put }: ToldProps) {
  if (answer.state === 'answered') return <Sentences findings={answer.sentences.map(cite)} target="answer" />
  return (
    <>
      <p className={styles.quiet}>{answer.text}</p>
      {answer.state === 'not-understood' && <Examples examples={answer.examples.slice(0, MOST_EXAMPLES)} put={put} />}
    </>
  )
}

function Examples({ examples, put }: { examples: readonly string[]; put: (question: string) => void }) {
  return (
    <ul className={styles.examples}>
      {examples.map((example) => (
        <li key={example}>
          <button type="button" className={styles.example} onClick={() => put(example)}>
            {example}
          </button>
        </li>
      ))}
    </ul>
  )
}
