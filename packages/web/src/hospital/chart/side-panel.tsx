import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingState } from '../../shared/states/loading-state.tsx'
import styles from './chart.module.css'
import { type ChartSearch, openedPanel, PANELS } from './chart-search.ts'
import { type InsightsAsked, InsightsPanel } from './insights-panel.tsx'
import { PanelLink } from './panel-link.tsx'
import { SourcePanel } from './source-panel.tsx'

const WritePanel = lazy(async () => ({ default: (await import('../write/write-panel.tsx')).WritePanel }))

/** Shows insights, an open record, or a form beside the chart; below 1200 px it stands above it and comes into view when it changes. */
export function SidePanel() {
  const { t } = useTranslation('hospital')
  const search = useSearch({ strict: false }) as ChartSearch
  const panel = openedPanel(search)
  // Kept here while a source is read beside the chart; never in the address.
  const [asked, ask] = useState<InsightsAsked>({ question: '', page: null })
  const place = useRef<HTMLElement>(null)
  const shown = `${panel} ${search.src} ${search.span} ${search.form}`
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    if (matchMedia('(max-width: 1199px)').matches) place.current?.scrollIntoView({ block: 'start' })
  }, [shown])
  return (
    <aside className={styles.side} data-panel={panel} aria-label={t('panel.label')} ref={place}>
      <nav className={styles.tabs} aria-label={t('panel.tabs')}>
        {PANELS.map((name) => (
          <PanelLink key={name} open={{ panel: name }} aria-current={name === panel ? 'true' : undefined}>
            {t(`panel.${name}`)}
          </PanelLink>
        ))}
      </nav>
      <div className={styles.sideBody}>
        {panel === 'insights' && <InsightsPanel asked={asked} ask={ask} />}
        {panel === 'source' && <SourcePanel />}
        {panel === 'write' && (
          <Suspense fallback={<LoadingState rows={4} height={36} />}>
            <WritePanel />
          </Suspense>
        )}
      </div>
    </aside>
  )
}
