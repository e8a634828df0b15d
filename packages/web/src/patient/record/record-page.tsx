import type { Category, HospitalId } from '@anamnesis/core'
import { CATEGORIES } from '@anamnesis/core'
import { Button, NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CategoryIcon } from '../../shared/display/category-icon.tsx'
import { EmptyState } from '../../shared/states/empty-state.tsx'
import { LoadingState } from '../../shared/states/loading-state.tsx'
import { HospitalNotices } from '../network/hospital-notices.tsx'
import { stillLoading } from '../network/use-each-hospital.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { SearchField } from '../shell/search-field.tsx'
import { countItems, filterItems, groupByYear, type RecordFilter } from './filter-items.ts'
import { ItemList } from './item-link.tsx'
import styles from './record.module.css'
import { useRecord } from './use-record.ts'

/** How many rows are drawn at once; more come on request, so that a record of thousands opens as fast as a small one. */
const PAGE_SIZE = 100

function useFilter(): [RecordFilter, (change: RecordFilter) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const word = (name: string) => (typeof search[name] === 'string' ? (search[name] as string) : undefined)
  const category = CATEGORIES.find((name) => name === word('category'))
  const filter: RecordFilter = { category, source: word('source') as HospitalId | undefined, text: word('text') }
  return [filter, (change) => void navigate({ to: '.', search: { ...filter, ...change }, replace: true })]
}

type Counts = ReturnType<typeof countItems>

function CategoryChips({
  counts,
  filter,
  choose,
}: {
  counts: Counts
  filter: RecordFilter
  choose: (category?: Category) => void
}) {
  const { t } = useTranslation('patient')
  const { t: shared } = useTranslation()
  const present = CATEGORIES.filter((category) => counts.categories.has(category))
  return (
    <fieldset className={styles.chips} aria-label={t('record.kind')}>
      <button type="button" aria-pressed={filter.category === undefined} onClick={() => choose(undefined)}>
        {t('record.all')}
      </button>
      {present.map((category) => (
        <button
          key={category}
          type="button"
          aria-pressed={filter.category === category}
          onClick={() => choose(filter.category === category ? undefined : category)}
        >
          <CategoryIcon category={category} size={18} />
          {shared(`category.${category}`)} <span className="an-numbers">{counts.categories.get(category)}</span>
        </button>
      ))}
    </fieldset>
  )
}

/** Shows all records of the person from all hospitals, by kind, hospital and words. */
export function RecordPage() {
  const { t } = useTranslation('patient')
  const { items, asked } = useRecord()
  const [filter, change] = useFilter()
  const [size, setSize] = useState(PAGE_SIZE)
  const text = useDeferredValue(filter.text)
  const found = filterItems(items, { ...filter, text })
  const narrowed = Object.values(filter).some(Boolean)
  const counts = countItems(items)
  const sources = asked.filter(({ hospital }) => counts.sources.has(hospital.id)).map(({ hospital }) => hospital)
  return (
    <>
      <PageTitle title={t('record.title')}>
        {items.length > 0 && <p>{t('record.count', { count: items.length, hospitals: sources.length })}</p>}
      </PageTitle>
      <HospitalNotices asked={asked} />
      {stillLoading(asked) && <LoadingState rows={8} />}
      {items.length > 0 && (
        <search className={styles.filters}>
          <SearchField
            label={t('record.search')}
            value={filter.text ?? ''}
            change={(text) => change({ text: text || undefined })}
          />
          <NativeSelect
            size="md"
            aria-label={t('record.source')}
            value={filter.source ?? ''}
            onChange={(event) => change({ source: (event.currentTarget.value || undefined) as HospitalId | undefined })}
            data={[
              { value: '', label: t('record.allSources') },
              ...sources.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <CategoryChips counts={counts} filter={filter} choose={(category) => change({ category })} />
        </search>
      )}
      <p className="an-visually-hidden" role="status">
        {narrowed ? t('record.found', { count: found.length }) : ''}
      </p>
      {groupByYear(found.slice(0, size)).map((group) => (
        <section key={group.year ?? 'none'} className={styles.group}>
          <h2>{group.year ?? t('record.noDate')}</h2>
          <ItemList items={group.items} />
        </section>
      ))}
      {found.length > size && (
        <Button variant="outline" onClick={() => setSize(size + PAGE_SIZE)}>
          {t('record.more')}
        </Button>
      )}
      {!stillLoading(asked) && items.length === 0 && (
        <EmptyState title={t('record.emptyTitle')} why={t('record.empty')} />
      )}
      {items.length > 0 && found.length === 0 && (
        <EmptyState
          title={t('record.noneTitle')}
          why={t('record.none')}
          action={
            <Button
              variant="outline"
              onClick={() => change({ category: undefined, source: undefined, text: undefined })}
            >
              {t('record.showAll')}
            </Button>
          }
        />
      )}
      {items.length > 0 && <p className={styles.footnote}>{t('record.absent')}</p>}
    </>
  )
}
