import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/dialog/dialog.tsx'
import { useFocusBack } from '../../shared/dialog/use-focus-back.ts'
import { errorText } from '../../shared/states/error-state.tsx'
import { Notice } from '../../shared/states/notice.tsx'
import { declined, requireSigner } from '../keys/signer.ts'
import { usePatientAccount } from '../keys/use-account.ts'
import { hospitalName, useAppConfig } from '../network/app-config.ts'
import { hospitalsOfPerson } from '../network/use-each-hospital.ts'
import { useLedger } from '../network/use-ledger.ts'
import type { SharedGrant } from './merge-grants.ts'
import styles from './sharing.module.css'
import { stopResult } from './stop-result.ts'
import { stopSharing } from './stop-sharing.ts'
import { accessAtOf } from './use-redelivery.ts'
import { useRecipientWords } from './use-share-words.ts'

const TONES = { stopped: 'success', partly: 'warning', waiting: 'critical', refused: 'critical' } as const

function useStop(grant: SharedGrant) {
  const config = useAppConfig()
  const queries = useQueryClient()
  const { ledger, error } = useLedger()
  const { sign } = usePatientAccount()
  return useMutation({
    mutationFn: async () => {
      if (!ledger) throw error ?? new Error('the hospitals have not said which ledger is theirs')
      const known = [...grant.known, grant.face.recipient, ...grant.parts.map(({ custodian }) => custodian)]
      const hospitals = new Set([...known, ...hospitalsOfPerson(config.hospitals).map(({ id }) => id)])
      const signing = { account: grant.account, ledger, sign: requireSigner(sign) }
      return stopSharing(grant.commitment, [...hospitals], signing, accessAtOf(config))
    },
    onSettled: () =>
      Promise.all(['grants', 'waiting-deliveries'].map((name) => queries.invalidateQueries({ queryKey: [name] }))),
  })
}

/** Asks before sharing is stopped, says honestly what that does and does not do, and shows what became of it. */
export function StopDialog({ grant, close }: { grant: SharedGrant; close: () => void }) {
  const { t, i18n } = useTranslation('patient')
  const { t: shared } = useTranslation()
  const { hospitals } = useAppConfig()
  const who = useRecipientWords()(grant.face)
  const stop = useStop(grant)
  useFocusBack()
  const result = stop.data && stopResult(stop.data)
  const left = new Intl.ListFormat(i18n.language).format((result?.left ?? []).map((id) => hospitalName(hospitals, id)))
  const done = result?.state === 'stopped' || result?.state === 'partly'
  return (
    <Dialog opened close={close} title={t('sharing.stopTitle', { who })}>
      {!stop.data && (
        <>
          <p>{t('sharing.stopText')}</p>
          <p>{t('sharing.stopHonest')}</p>
        </>
      )}
      {stop.isError && (
        <Notice tone={declined(stop.error) ? 'info' : 'critical'} live>
          {declined(stop.error) ? t('key.noSignature') : errorText(stop.error, shared)}
        </Notice>
      )}
      {result && (
        <Notice tone={TONES[result.state]} live>
          {t(`sharing.stopResult.${result.state}`, { who, hospitals: left })}
        </Notice>
      )}
      <div className={styles.actions}>
        {!done && (
          <Button color="critical" loading={stop.isPending} onClick={() => stop.mutate()}>
            {t('sharing.stopConfirm')}
          </Button>
        )}
        <Button variant="outline" onClick={close}>
          {done ? shared('close') : t('sharing.keep')}
        </Button>
      </div>
    </Dialog>
  )
}
