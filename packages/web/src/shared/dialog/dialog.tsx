import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './dialog.module.css'

/** What a dialog needs; `wide` is for lists of records. */
export type DialogProps = {
  readonly title: string
  readonly opened: boolean
  readonly close: () => void
  readonly wide?: boolean
  readonly children: ReactNode
}

/** Shows a dialog over the page; Escape, the close button and a click beside it close it. */
export function Dialog({ title, opened, close, wide = false, children }: DialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      size={wide ? 'xl' : 'md'}
      centered={!wide}
      classNames={{ header: styles.header ?? '', close: styles.close ?? '' }}
      closeButtonProps={{ 'aria-label': t('close'), size: 'lg' }}
    >
      <div className={styles.body}>{children}</div>
    </Modal>
  )
}
