import { useTranslation } from 'react-i18next'
import { DateText } from '../../shared/display/date-text.tsx'
import { SourceTag } from '../../shared/display/source-tag.tsx'
import { formatDate } from '../../shared/format/dates.ts'
import { FlagText } from '../../shared/record/value-panel.tsx'
import { openRecord } from '../chart/chart-search.ts'
import { PanelLink } from '../chart/panel-link.tsx'
import { keyOf } from '../chart/result-row.tsx'
import type { ResultSeries } from '../chart/result-series.ts'
import { useHospitalName } from '../session/use-hospital-name.ts'
import { Table } from '../shell/table.tsx'
import styles from './records.module.css'
import { MARKS, markOf, timeScale } from './time-scale.ts'

const WIDTH = 640
const HEIGHT = 160

/** Shows all values of one test: as points in time, with a shape for each hospital and the usual range behind, and as a table. */
export function TestInTime({ series }: { series: ResultSeries }) {
  const { t, i18n } = useTranslation('hospital')
  const { t: shared } = useTranslation()
  const nameOf = useHospitalName()
  const custodians = [...new Set(series.points.map(({ custodian }) => custodian))]
  const { range } = series.latest.value
  return (
    <div className={styles.inTime}>
      <h3>{series.title}</h3>
      <Plot series={series} custodians={custodians} />
      <p className={styles.legend}>
        {custodians.map((custodian) => (
          <span key={custodian}>
            <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden>
              <path d={MARKS[markOf(custodian, custodians)]} fill="var(--an-primary)" />
            </svg>
            {nameOf(custodian)}
          </span>
        ))}
        {range && <span>{shared('record.rangeText', { range })}</span>}
      </p>
      <Table
        caption={t('records.valuesOf', { test: series.title })}
        columns={[shared('record.date'), shared('record.value'), t('records.flag'), t('records.source')]}
        compact
      >
        {[...series.points].reverse().map((point) => (
          <tr key={point.name}>
            <th scope="row">
              <PanelLink
                open={openRecord(keyOf(point))}
                aria-label={t('records.openValue', {
                  date: formatDate(point.at, i18n.language),
                  value: point.value.text,
                })}
              >
                <DateText at={point.at} />
              </PanelLink>
            </th>
            <td className="an-value">{point.value.text}</td>
            <td>
              <FlagText flag={point.value.flag} />
            </td>
            <td>
              <SourceTag name={nameOf(point.custodian)} />
            </td>
          </tr>
        ))}
      </Table>
    </div>
  )
}

function Plot({ series, custodians }: { series: ResultSeries; custodians: readonly string[] }) {
  const { i18n } = useTranslation()
  const scale = timeScale(series, WIDTH, HEIGHT)
  if (!scale) return null
  const { points, usual, ticks, from, until } = scale
  return (
    <svg className={styles.plot} viewBox={`-52 -12 ${WIDTH + 64} ${HEIGHT + 40}`} aria-hidden>
      {usual && (
        <rect x={0} y={usual.top} width={WIDTH} height={usual.bottom - usual.top} fill="var(--an-success-bg)" />
      )}
      {ticks.map(({ y, text }) => (
        <g key={text}>
          <line x1={0} x2={WIDTH} y1={y} y2={y} stroke="var(--an-border)" />
          <text x={-8} y={y + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      <polyline
        points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        fill="none"
        stroke="var(--an-primary)"
        strokeWidth="2"
      />
      {points.map(({ x, y, point }) => (
        <path
          key={point.name}
          d={MARKS[markOf(point.custodian, custodians)]}
          transform={`translate(${x} ${y})`}
          fill="var(--an-primary)"
          stroke="var(--an-surface)"
        />
      ))}
      <text x={0} y={HEIGHT + 22}>
        {formatDate(from, i18n.language)}
      </text>
      <text x={WIDTH} y={HEIGHT + 22} textAnchor="end">
        {formatDate(until, i18n.language)}
      </text>
    </svg>
  )
}
