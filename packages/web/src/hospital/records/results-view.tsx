import type { RecordItem } from '@anamnesis/core/api'
import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { rowListClass } from '../../shared/display/record-row.tsx'
import { ErrorState } from '../../shared/states/error-state.tsx'
import { LoadingState } from '../../shared/states/loading-state.tsx'
import chart from '../chart/chart.module.css'
import { PanelLink } from '../chart/panel-link.tsx'
import { ResultLine } from '../chart/result-row.tsx'
import { type ResultSeries, seriesAmong } from '../chart/result-series.ts'
import { useSeries } from '../chart/use-series.ts'
import type { RecordsSearch } from './filter-records.ts'
import styles from './records.module.css'
import { TestInTime } from './test-in-time.tsx'

/** Shows each test that the listed records hold a value of, with its latest value; one of them opens as a chart and a table of all its values. */
export function ResultsView({ items }: { items: readonly RecordItem[] }) {
  const { t } = useTranslation('hospital')
  const { pid } = useParams({ strict: false }) as { pid: string }
  const { test } = useSearch({ strict: false }) as RecordsSearch
  const { series, isPending, error, retry } = useSeries(pid)
  const shown = seriesAmong(series, items)
  const opened = series.find(({ code }) => code === test)
  if (!isPending && !error && shown.length === 0) return null
  return (
    <section className={`${styles.tests} ${chart.results}`} aria-label={t('records.tests')}>
      <h2>{t('records.tests')}</h2>
      {isPending && <LoadingState rows={4} height={36} />}
      {error && series.length === 0 && <ErrorState error={error} retry={retry} />}
      {opened && <TestInTime series={opened} />}
      {shown.length > 0 && (
        <ul className={`${rowListClass} ${styles.testList}`}>
          {shown.map((one) => (
            <li key={one.code}>
              <TestLink series={one} open={one.code === test} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function TestLink({ series, open }: { series: ResultSeries; open: boolean }) {
  return (
    <PanelLink
      open={{ test: open ? undefined : series.code } as object}
      className={chart.result}
      aria-current={open ? 'true' : undefined}
    >
      <ResultLine series={series} />
    </PanelLink>
  )
}
