import { Button, Textarea } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { treatsPatients, useSession } from '../session/session.ts'
import styles from './chart.module.css'
import { useMarks } from './use-marks.ts'

/** Most characters that the hospital keeps (POST /api/chart/:patient/feedback). */
const MOST = 500

/** Lets a reader say in words what the insights leave out, and take that back. */
export function SayMissing() {
  const { t } = useTranslation('hospital')
  const { me } = useSession()
  const { marks, mark, takeBack } = useMarks()
  const [text, write] = useState('')
  if (!treatsPatients(me)) return null
  const send = (event: FormEvent) => {
    event.preventDefault()
    const input = { kind: 'missing', target: 'page', statement: null, text: text.trim() } as const
    mark.mutate(input, { onSuccess: () => write('') })
  }
  return (
    <details className={styles.more}>
      <summary>{t('feedback.missing')}</summary>
      <form className={styles.ask} onSubmit={send}>
        <Textarea
          label={t('feedback.missingWhat')}
          description={t('feedback.missingHint')}
          maxLength={MOST}
          autosize
          minRows={2}
          value={text}
          onChange={({ currentTarget }) => write(currentTarget.value)}
        />
        <Button type="submit" size="compact-sm" variant="light" loading={mark.isPending} disabled={text.trim() === ''}>
          {t('feedback.send')}
        </Button>
      </form>
      <ul role="status">
        {marks
          .filter(({ kind }) => kind === 'missing')
          .map((made) => (
            <li key={made.id}>
              {t('feedback.kept', { text: made.text })}{' '}
              <button type="button" className={styles.moreButton} onClick={() => takeBack.mutate(made.id)}>
                {t('feedback.undo')}
              </button>
            </li>
          ))}
      </ul>
      {(mark.isError || takeBack.isError) && <p role="alert">{t('feedback.failed')}</p>}
    </details>
  )
}
