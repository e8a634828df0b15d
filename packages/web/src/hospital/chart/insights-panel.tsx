import type { FindingGroup } from '@anamnesis/core/api'
import { IconAlertTriangle, IconHistory, IconInfoCircle, IconSparkles, IconTrendingUp } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../shared/format/dates.ts'
import { AskBox } from './ask-box.tsx'
import styles from './chart.module.css'
import { type CitedFinding, citeFindings, citing, rulesOf } from './cited-evidence.ts'
import { ProblemPage } from './problem-page.tsx'
import { SayMissing } from './say-missing.tsx'
import { Sentences } from './sentences.tsx'
import { useChart } from './use-chart.ts'

const SIGNS = {
  'act-now': { Icon: IconAlertTriangle, color: 'var(--an-critical)' },
  changed: { Icon: IconTrendingUp, color: 'var(--an-info)' },
  background: { Icon: IconHistory, color: 'var(--an-muted)' },
  conflicting: { Icon: IconInfoCircle, color: 'var(--an-warning)' },
} as const satisfies Record<FindingGroup, unknown>

/** Sentences of a group before the rest is folded away; what is urgent never is. */
const MOST = { 'act-now': Number.POSITIVE_INFINITY, changed: 5, background: 3, conflicting: 5 } as const

/** What was asked of the insights of the open chart: a question, and the page by problem for a reason of the visit (null before it is asked for). */
export type InsightsAsked = { readonly question: string; readonly page: string | null }

type Props = { readonly asked: InsightsAsked; readonly ask: (asked: InsightsAsked) => void }

/** Shows what matters of everything that may be seen, in four blocks, each sentence with its sources; answers, and the page by problem. */
export function InsightsPanel({ asked, ask }: Props) {
  const { t, i18n } = useTranslation('hospital')
  const { findings, items, sources, builtAt } = useChart()
  const cite = useMemo(() => citing(findings), [findings])
  const groups = citeFindings(findings, cite)
  const shown = ({ group, findings: cited }: (typeof groups)[number]) => (
    <Group key={group} group={group} findings={cited} />
  )
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
      {groups.slice(0, 1).map(shown)}
      <AskBox asked={asked.question} ask={(question) => ask({ ...asked, question })} cite={cite} />
      {groups.slice(1).map(shown)}
      <ProblemPage reason={asked.page} ask={(page) => ask({ ...asked, page })} cite={cite} />
      <SayMissing />
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
      <Sentences findings={findings.slice(0, MOST[group])} target="finding" />
      {rest.length > 0 && (
        <details className={styles.more}>
          <summary>{t('chart.more', { count: rest.length })}</summary>
          <Sentences findings={rest} target="finding" />
        </details>
      )}
    </section>
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
