import type { Category } from '@anamnesis/core'
import { SHAREABLE_CATEGORIES } from '@anamnesis/core'
import type { RecordItem } from '@anamnesis/core/api'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowListClass } from '../../shared/display/record-row.tsx'
import { EmptyState } from '../../shared/states/empty-state.tsx'
import { RecordLink } from '../chart/record-link.tsx'
import { useChart } from '../chart/use-chart.ts'
import { byYear, filterRecords, type RecordsSearch } from './filter-records.ts'
import { ImagingView } from './imaging-view.tsx'
import styles from './records.module.css'
import { ResultsView } from './results-view.tsx'

/** Rows that are drawn at first; a long record is drawn as far as somebody reads. */
const FIRST_ROWS = 200

/** Shows all records that may be seen: as a list by year, results as tests in time, imaging as pictures beside their reports. */
export function RecordsPage() {
  const { t } = useTranslation('hospital')
  const { items } = useChart()
  const search = useSearch({ strict: false }) as RecordsSearch
  const shown = filterRecords(
    items.filter(({ category }) => category !== 'identity' || search.category === 'identity'),
    search,
  )
  return (
    <div className={styles.page} data-records>
      <Filters items={items} search={search} />
      <p role="status" className={styles.count}>
        {t('records.count', { count: shown.length })}
      </p>
      {(search.category === 'results' || search.category === 'measurements') && <ResultsView items={shown} />}
      {search.category === 'imaging' && <ImagingView items={shown} />}
      {shown.length === 0 ? <Nothing /> : <Years items={shown} />}
    </div>
  )
}

function useFilter() {
  const navigate = useNavigate()
  const { pid } = useParams({ strict: false }) as { pid: string }
  return (change: RecordsSearch) =>
    void navigate({
      to: `/p/${pid}/records`,
      search: ((before: object) => ({ ...before, ...change })) as never,
      replace: true,
      resetScroll: false,
    })
}

function Filters({ items, search }: { items: readonly RecordItem[]; search: RecordsSearch }) {
  const { t } = useTranslation('hospital')
  const { t: shared } = useTranslation()
  const { sources } = useChart()
  const filter = useFilter()
  const [text, setText] = useState(search.q ?? '')
  const settled = useDeferredValue(text)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed moves the address
  useEffect(() => {
    if (settled !== (search.q ?? '')) filter({ q: settled === '' ? undefined : settled })
  }, [settled])
  const present = new Set<Category>(items.map(({ category }) => category))
  const categories = SHAREABLE_CATEGORIES.filter((category) => present.has(category))
  return (
    <search className={styles.filters}>
      <NativeSelect
        label={t('records.category')}
        value={search.category ?? ''}
        onChange={({ currentTarget }) =>
          filter({ category: (currentTarget.value || undefined) as Category | undefined, test: undefined })
        }
        data={[
          { value: '', label: t('records.all') },
          ...categories.map((category) => ({ value: category, label: shared(`category.${category}`) })),
        ]}
      />
      <NativeSelect
        label={t('records.source')}
        value={search.source ?? ''}
        onChange={({ currentTarget }) => filter({ source: currentTarget.value || undefined })}
        data={[
          { value: '', label: t('records.allSources') },
          ...sources.map(({ hospital, name }) => ({ value: hospital, label: name })),
        ]}
      />
      <TextInput
        type="search"
        label={t('records.text')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
    </search>
  )
}

function Nothing() {
  const { t } = useTranslation('hospital')
  const filter = useFilter()
  const none = { category: undefined, source: undefined, q: undefined, test: undefined }
  return (
    <EmptyState
      title={t('records.noneTitle')}
      why={t('records.none')}
      action={
        <Button variant="outline" onClick={() => filter(none)}>
          {t('records.clear')}
        </Button>
      }
    />
  )
}

function Years({ items }: { items: readonly RecordItem[] }) {
  const { t } = useTranslation('hospital')
  const [most, setMost] = useState(FIRST_ROWS)
  return (
    <>
      {byYear(items.slice(0, most)).map(({ year, items: found }) => (
        <section key={year ?? 'none'} className={styles.year}>
          <h2>{year ?? t('records.undated')}</h2>
          <ul className={rowListClass}>
            {found.map((item) => (
              <li key={`${item.key.custodian}${item.key.type}${item.key.id}`}>
                <RecordLink item={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {items.length > most && (
        <Button variant="outline" onClick={() => setMost(most + FIRST_ROWS)}>
          {t('chart.more', { count: items.length - most })}
        </Button>
      )}
    </>
  )
}
