import type { RecordItem } from '@anamnesis/core/api'
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { accessTo } from '../../shared/sign-in/token-store.ts'
import { LoadingState } from '../../shared/states/loading-state.tsx'
import { Notice } from '../../shared/states/notice.tsx'
import { type Integrity, independentReaders, verifyRecord } from '../../shared/verify/verify-record.ts'
import { useAppConfig } from '../network/app-config.ts'
import { HospitalNotices } from '../network/hospital-notices.tsx'
import { allAnswered } from '../network/use-each-hospital.ts'
import { useLedger } from '../network/use-ledger.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { ItemList } from './item-link.tsx'
import styles from './record.module.css'
import { useRecord } from './use-record.ts'

/** How many records are checked at the same time. */
const AT_ONCE = 6

type Tally = Readonly<Record<Integrity, readonly RecordItem[]>>

const NOTHING: Tally = { unchanged: [], waiting: [], altered: [], unknown: [] }
const FOUND = ['unchanged', 'waiting', 'altered', 'unknown'] as const

/** Returns what is left of a list, one by one, to several workers at once, until it is empty or stopped. */
async function inParallel<Item>(items: readonly Item[], signal: AbortSignal, work: (item: Item) => Promise<void>) {
  const left = [...items]
  const worker = async () => {
    for (let item = left.shift(); item && !signal.aborted; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

function useCheck() {
  const { hospitals } = useAppConfig()
  const { introduced, ledger } = useLedger()
  const [tally, setTally] = useState<Tally>(NOTHING)
  const [running, setRunning] = useState(false)
  const ending = useRef(new AbortController())
  const origins = introduced.map(({ listed }) => listed.origin)
  const check = async (item: RecordItem): Promise<Integrity> => {
    const origin = hospitals.find(({ id }) => id === item.key.custodian)?.origin ?? ''
    const access = accessTo(origin)
    if (!access || !ledger) return 'unknown'
    const ledgers = [{ chainId: ledger.chainId, contract: ledger.anchors }]
    const { key, version } = item
    const readers = independentReaders(origin, origins)
    return (await verifyRecord({ access, self: key.custodian, key, version, ledgers, readers })).integrity
  }
  const start = async (items: readonly RecordItem[]) => {
    ending.current = new AbortController()
    setTally(NOTHING)
    setRunning(true)
    await inParallel(items, ending.current.signal, async (item) => {
      const found = await check(item)
      setTally((before) => ({ ...before, [found]: [...before[found], item] }))
    })
    setRunning(false)
  }
  return { tally, running, ready: ledger !== null, start, stop: () => ending.current.abort() }
}

/** Lets the person check every record against the ledger, on their own device. */
export function CheckPage() {
  const { t } = useTranslation('patient')
  const { items, asked } = useRecord()
  const { tally, running, ready, start, stop } = useCheck()
  const done = FOUND.reduce((sum, name) => sum + tally[name].length, 0)
  const over = done > 0 && !running
  return (
    <>
      <Link to="/me" className={styles.back}>
        <IconArrowLeft size={18} aria-hidden />
        {t('nav.home')}
      </Link>
      <PageTitle title={t('check.title')}>
        <p>{t('check.intro')}</p>
      </PageTitle>
      <HospitalNotices asked={asked} />
      {!allAnswered(asked) && <LoadingState rows={1} />}
      {allAnswered(asked) && !running && items.length > 0 && (
        <Button size="md" className={styles.start} disabled={!ready} onClick={() => void start(items)}>
          {t('check.start', { count: items.length })}
        </Button>
      )}
      {done > 0 && (
        <section className={styles.card}>
          <div className={styles.progress} aria-hidden>
            <div style={{ inlineSize: `${(done / items.length) * 100}%` }} />
          </div>
          <p role="status">{t('check.progress', { done, total: items.length })}</p>
          <ul className={styles.tally}>
            {FOUND.map(
              (name) =>
                tally[name].length > 0 && <li key={name}>{t(`check.${name}`, { count: tally[name].length })}</li>,
            )}
          </ul>
          {over && tally.altered.length === 0 && tally.unchanged.length > 0 && (
            <Notice tone="success" live>
              {t('check.allGood')}
            </Notice>
          )}
          {running && (
            <Button variant="outline" onClick={stop}>
              {t('check.stop')}
            </Button>
          )}
        </section>
      )}
      {tally.altered.length > 0 && (
        <>
          <Notice tone="critical" live>
            {t('check.bad')}
          </Notice>
          <ItemList items={tally.altered} />
        </>
      )}
    </>
  )
}
