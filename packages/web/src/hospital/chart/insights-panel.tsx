import type { FindingGroup } from '@anamnesis/core/api'
import { IconAlertTriangle, IconHistory, IconInfoCircle, IconSparkles, IconTrendingUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SensitiveBadge } from '../../shared/display/sensitive-badge.tsx'
import { formatDate } from '../../shared/format/dates.ts'
import styles from './chart.module.css'
import { CitationChip } from './citation-chip.tsx'
import { type CitedFinding, citeFindings, rulesOf } from './cited-evidence.ts'
import { useChart } from './use-chart.ts'

const SIGNS = {
  'act-now': { Icon: IconAlertTriangle, color: 'var(--an-critical)' },
  changed: { Icon: IconTrendingUp, color: 'var(--an-info)' },
  background: { Icon: IconHistory, color: 'var(--an-muted)' },
  conflicting: { Icon: IconInfoCircle, color: 'var(--an-warning)' },
} as const satisfies Record<FindingGroup, unknown>

/** Sentences of a group before the rest is folded away; what is urgent never is. */
const MOST = { 'act-now': Number.POSITIVE_INFINITY, changed: 5, background: 3, conflicting: 5 } as const
/** Sources of a sentence before the rest is folded away. */
const MOST_CITATIONS = 5

/** Shows what matters of everything that may be seen, in four blocks, each sentence with its sources. */
export function InsightsPanel() {
  const { t, i18n } = useTranslation('hospital')
  const { findings, items, sources, builtAt } = useChart()
  const groups = citeFindings(findings)
  const time = formatDate(builtAt, i18n.language, 'time')
  const from = t('insights.from', { count: items.length })
  const at = t('insights.at', { count: sources.filter(({ records }) => records > 0).length })
  return (
    <>
      <p className={styles.insightsHead}>
        <IconSparkles size={16} aria-hidden />
        {t('insights.head', { time, from, at })}
      </p>
      {findings.length === 0 && <p className={styles.quiet}>{t('insights.none')}</p>}
      {groups.map(({ group, findings: cited }) => (
        <Group key={group} group={group} findings={cited} />
      ))}
      <HowMade />
    </>
  )
}

function Group({ group, findings }: { group: FindingGroup; findings: readonly CitedFinding[] }) {
  const { t } = useTranslation('hospital')
  const { Icon, color } = SIGNS[group]
  if (findings.length === 0) return null
  const rest = findings.slice(MOST[group])
  return (
    <section className={styles.group} data-group={group}>
      <h2 style={{ color }}>
        <Icon size={16} aria-hidden />
        {t(`insights.group.${group}`)}
      </h2>
      <Sentences findings={findings.slice(0, MOST[group])} />
      {rest.length > 0 && (
        <details className={styles.more}>
          <summary>{t('chart.more', { count: rest.length })}</summary>
          <Sentences findings={rest} />
        </details>
      )}
    </section>
  )
}

function Sentences({ findings }: { findings: readonly CitedFinding[] }) {
  return (
    <ul className={styles.sentences}>
      {findings.map(({ finding, citations }) => (
        <li key={finding.id}>
          <span>{finding.text}</span>
          <Citations citations={citations} />
          <SensitiveBadge sensitivities={finding.sensitivities} />
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

function HowMade() {
  const { t } = useTranslation('hospital')
  const { findings } = useChart()
  const rules = rulesOf(findings)
  return (
    <details className={styles.more}>
      <summary>{t('insights.howMade')}</summary>
      <p>{t('insights.how')}</p>
      <ul>
        {rules.map(({ rule, ruleVersion, source }) => (
          <li key={`${rule} ${source}`}>
            <strong>{rule.replaceAll('-', ' ')}</strong> ({t('insights.version', { version: ruleVersion })})
            {source && <>: {source}</>}
          </li>
        ))}
      </ul>
    </details>
  )
}
