import type { FeedbackTarget } from '@anamnesis/core/api'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SensitiveBadge } from '../../shared/display/sensitive-badge.tsx'
import styles from './chart.module.css'
import { CitationChip } from './citation-chip.tsx'
import type { CitedFinding } from './cited-evidence.ts'
import { MarkWrong } from './mark-wrong.tsx'

/** Sources of a sentence before the rest is folded away. */
const MOST_CITATIONS = 5

/** Shows sentences of the insights, each with its sources and a way to say that it is wrong. */
export function Sentences({ findings, target }: { findings: readonly CitedFinding[]; target: FeedbackTarget }) {
  return (
    <ul className={styles.sentences}>
      {findings.map(({ finding, citations }) => (
        <li key={finding.id}>
          <span>{finding.text}</span>
          <Citations citations={citations} />
          <SensitiveBadge sensitivities={finding.sensitivities} />
          <MarkWrong finding={finding} target={target} />
        </li>
      ))}
    </ul>
  )
}

function Citations({ citations }: Pick<CitedFinding, 'citations'>) {
  const { t } = useTranslation('hospital')
  const [all, showAll] = useState(false)
  const folded = all ? 0 : citations.length - MOST_CITATIONS
  return (
    <span className={styles.citations}>
      {(folded > 1 ? citations.slice(0, MOST_CITATIONS) : citations).map((citation) => (
        <CitationChip key={citation.number} citation={citation} />
      ))}
      {folded > 1 && (
        <button
          type="button"
          className={styles.moreCitations}
          aria-label={t('insights.moreSources', { count: folded })}
          onClick={() => showAll(true)}
        >
          +{folded}
        </button>
      )}
    </span>
  )
}
