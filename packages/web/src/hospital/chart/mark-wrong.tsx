import type { FeedbackTarget, Finding } from '@anamnesis/core/api'
import { IconThumbDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { treatsPatients, useSession } from '../session/session.ts'
import styles from './chart.module.css'
import { useMarks } from './use-marks.ts'

/** Lets a reader say that a statement is wrong, and take that back; the rule is counted, so that it can be mended. */
export function MarkWrong({ finding, target }: { finding: Finding; target: FeedbackTarget }) {
  const { t } = useTranslation('hospital')
  const { me } = useSession()
  const { marks, mark, takeBack } = useMarks()
  if (!treatsPatients(me)) return null
  const mine = marks.find(({ statement }) => statement?.id === finding.id)
  const { id, rule, ruleVersion } = finding
  const send = () => mark.mutate({ kind: 'wrong', target, statement: { id, rule, ruleVersion }, text: '' })
  return (
    <span className={styles.mark}>
      {mine === undefined ? (
        <button
          type="button"
          className={styles.markButton}
          aria-label={t('feedback.wrong', { text: finding.text })}
          title={t('feedback.wrongHint')}
          disabled={mark.isPending}
          onClick={send}
        >
          <IconThumbDown size={14} aria-hidden />
        </button>
      ) : (
        <span role="status">
          {t('feedback.marked')}{' '}
          <button
            type="button"
            className={styles.moreButton}
            disabled={takeBack.isPending}
            onClick={() => takeBack.mutate(mine.id)}
          >
            {t('feedback.undo')}
          </button>
        </span>
      )}
      {(mark.isError || takeBack.isError) && <span role="alert">{t('feedback.failed')}</span>}
    </span>
  )
}
