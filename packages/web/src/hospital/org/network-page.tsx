import type { AdminStatus } from '@anamnesis/core/api'
import { IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconHelpCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../shared/api/call-api.ts'
import { DateText } from '../../shared/display/date-text.tsx'
import { ErrorState } from '../../shared/states/error-state.tsx'
import { LoadingState } from '../../shared/states/loading-state.tsx'
import { NoAccessState } from '../../shared/states/no-access-state.tsx'
import { Notice } from '../../shared/states/notice.tsx'
import { overseesHospital, useSession } from '../session/session.ts'
import { PageTitle } from '../shell/page-title.tsx'
import shell from '../shell/shell.module.css'
import { Table } from '../shell/table.tsx'
import { anchoringState, type HospitalState, hospitalState } from './network-state.ts'
import styles from './org.module.css'

/** How often the page asks again, in ms. */
const REFRESH_MS = 5_000

const COLUMNS = ['hospital', 'state', 'lastAnchor', 'batches', 'address'] as const

const LOOKS = {
  well: { Icon: IconCircleCheck, color: 'var(--an-success)' },
  silent: { Icon: IconAlertTriangle, color: 'var(--an-warning)' },
  unknown: { Icon: IconHelpCircle, color: 'var(--an-muted)' },
  inactive: { Icon: IconCircleMinus, color: 'var(--an-muted)' },
} as const satisfies Record<HospitalState, unknown>

/** Shows how the network, the ledger and this hospital's store are doing. */
export function NetworkPage() {
  const { t } = useTranslation('hospital')
  const { access, me } = useSession()
  const allowed = overseesHospital(me)
  const status = useQuery({
    queryKey: ['admin-status'],
    queryFn: () => callApi<AdminStatus>(access, '/api/admin/status'),
    refetchInterval: REFRESH_MS,
    enabled: allowed,
  })
  return (
    <div className={shell.page}>
      <PageTitle title={t('org.network')}>
        {status.data && (
          <span className={shell.muted}>
            {t('org.asOf')} <DateText at={status.dataUpdatedAt} style="time" />
          </span>
        )}
      </PageTitle>
      {!allowed && <NoAccessState why={t('org.notAllowed')} />}
      {allowed && status.isPending && <LoadingState rows={6} height={36} />}
      {status.isError && !status.data && <ErrorState error={status.error} retry={() => void status.refetch()} />}
      {status.isError && status.data && (
        <Notice tone="warning" live>
          {t('org.stale')}
        </Notice>
      )}
      {status.data && <Status status={status.data} />}
    </div>
  )
}

function Status({ status }: { status: AdminStatus }) {
  const { t } = useTranslation('hospital')
  const { chain, anchoring, store } = status
  return (
    <>
      <Hospitals hospitals={status.hospitals} />
      <div className={styles.cards}>
        <Card title={t('org.ledger')}>
          <State state={chain.reachable ? 'well' : 'silent'}>
            {t(chain.reachable ? 'org.answering' : 'org.ledgerSilent')}
          </State>
          <Facts
            facts={[
              [t('org.height'), <Count key="height" value={chain.height} />],
              [t('org.blockTime'), <DateText key="time" at={chain.blockTime} style="recent" />],
              [t('org.chainId'), String(chain.chainId)],
            ]}
          />
        </Card>
        <Card title={t('org.anchoring')}>
          <State state={anchoringState(anchoring, Date.now()) === 'late' ? 'silent' : 'well'}>
            {t(`org.anchor.${anchoringState(anchoring, Date.now())}`)}
          </State>
          <Facts
            facts={[
              [t('org.backlog'), <Count key="backlog" value={anchoring.backlog} />],
              [t('org.lastAnchored'), <DateText key="last" at={anchoring.lastAnchoredAt} style="recent" />],
              [t('org.lastSequence'), <Count key="sequence" value={anchoring.lastSequence} />],
              [t('org.anchoredCount'), <Count key="anchored" value={anchoring.anchored} />],
            ]}
          />
        </Card>
        <Card title={t('org.store')}>
          <Facts
            facts={[
              [t('org.patients'), <Count key="patients" value={store.patients} />],
              [t('org.records'), <Count key="records" value={store.records} />],
              [t('org.versions'), <Count key="versions" value={store.versions} />],
              [t('org.visiting'), <Count key="visiting" value={store.visiting} />],
            ]}
          />
          <p className={shell.muted}>{t('org.visitingHint')}</p>
        </Card>
      </div>
    </>
  )
}

function Hospitals({ hospitals }: Pick<AdminStatus, 'hospitals'>) {
  const { t } = useTranslation('hospital')
  return (
    <section>
      <h2 className={styles.heading}>{t('org.hospitals')}</h2>
      <Table columns={COLUMNS.map((name) => t(`org.${name}`))}>
        {hospitals.map((hospital) => (
          <tr key={hospital.id}>
            <th scope="row">
              {hospital.name}
              {hospital.self && <span className={shell.muted}> {t('org.self')}</span>}
            </th>
            <td data-name={t('org.state')}>
              <State state={hospitalState(hospital)}>{t(`org.hospitalState.${hospitalState(hospital)}`)}</State>
            </td>
            <td data-name={t('org.lastAnchor')}>
              {hospital.lastAnchor === null ? t('org.never') : <DateText at={hospital.lastAnchor} style="recent" />}
            </td>
            <td data-name={t('org.batches')}>
              <Count value={hospital.sequence} />
            </td>
            <td data-name={t('org.address')} className={styles.address}>
              {hospital.endpoint}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

function State({ state, children }: { state: HospitalState; children: ReactNode }) {
  const { Icon, color } = LOOKS[state]
  return (
    <span className={styles.state} style={{ color }}>
      <Icon size={16} aria-hidden />
      {children}
    </span>
  )
}

function Count({ value }: { value: number }) {
  const { i18n } = useTranslation()
  return <span className="an-numbers">{new Intl.NumberFormat(i18n.language).format(value)}</span>
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.card}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
