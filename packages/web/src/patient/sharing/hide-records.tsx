import { recordName } from '@anamnesis/core'
import type { RecordItem } from '@anamnesis/core/api'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RecordRowContent, rowClass, rowListClass } from '../../shared/display/record-row.tsx'
import { Notice } from '../../shared/states/notice.tsx'
import { hospitalName, useAppConfig } from '../network/app-config.ts'
import { filterItems } from '../record/filter-items.ts'
import { SearchField } from '../shell/search-field.tsx'
import type { ShareDraft } from './share-draft.ts'
import styles from './sharing.module.css'
import { hiddenAlong, sharedItems } from './visible-items.ts'

/** How many records are offered at once; more are found by typing. */
const OFFERED = 20

type HideRecordsProps = {
  readonly draft: ShareDraft
  readonly change: (draft: ShareDraft) => void
  /** The records that could be shared. */
  readonly items: readonly RecordItem[]
}

function Rows({ items, draft, change }: HideRecordsProps) {
  const { t } = useTranslation('patient')
  const { hospitals } = useAppConfig()
  const { hidden } = draft
  return (
    <ul className={rowListClass}>
      {items.map((item) => {
        const name = recordName(item.key)
        const off = hidden.includes(name)
        const set = () => change({ ...draft, hidden: off ? hidden.filter((one) => one !== name) : [...hidden, name] })
        const label = off ? t('share.unhide') : t('share.hide')
        return (
          <li key={name} className={rowClass}>
            <RecordRowContent
              item={item}
              source={hospitalName(hospitals, item.key.custodian)}
              end={
                <Button
                  size="compact-md"
                  variant={off ? 'light' : 'outline'}
                  aria-label={`${label}: ${item.title}`}
                  onClick={set}
                >
                  {label}
                </Button>
              }
            />
          </li>
        )
      })}
    </ul>
  )
}

/** Lets the person hide records one by one, and says what else gets hidden because it mentions them. */
export function HideRecords({ draft, change, items }: HideRecordsProps) {
  const { t } = useTranslation('patient')
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const chosen = items.filter(({ key }) => draft.hidden.includes(recordName(key)))
  const along = hiddenAlong(items, draft.hidden)
  // What is not shared anyway need not be hidden.
  const offered = filterItems(sharedItems(items, draft), { text }).slice(0, OFFERED)
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{t('share.hideTitle')}</legend>
      {chosen.length > 0 && <Rows items={chosen} draft={draft} change={change} />}
      {along.length > 0 && (
        <Notice tone="info" live>
          {t('share.hiddenAlong', { count: along.length })}
          <ul>
            {along.map((item) => (
              <li key={recordName(item.key)}>{item.title}</li>
            ))}
          </ul>
        </Notice>
      )}
      {chosen.length > 0 && <p className={styles.quiet}>{t('share.hiddenCaution')}</p>}
      {open ? (
        <>
          <SearchField label={t('share.hideSearch')} value={text} change={setText} />
          <Rows items={offered} draft={draft} change={change} />
        </>
      ) : (
        <Button variant="outline" className={styles.start} onClick={() => setOpen(true)}>
          {t('share.hideOpen')}
        </Button>
      )}
    </fieldset>
  )
}
