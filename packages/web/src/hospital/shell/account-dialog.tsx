import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/dialog/dialog.tsx'
import { LanguageSwitch } from '../../shared/i18n/language-switch.tsx'
import { signOutAddress } from '../../shared/sign-in/oidc.ts'
import { signInAt } from '../../shared/sign-in/token-store.ts'
import { ThemeSwitch } from '../../shared/theme/theme-switch.tsx'
import { useSession } from '../session/session.ts'
import { leave } from '../sign-in/enter.ts'
import styles from './shell.module.css'

/** Shows who is signed in, how the app looks and speaks, and the way out. */
export function AccountDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation('hospital')
  const { t: shared } = useTranslation()
  const { me, hospital } = useSession()
  const queries = useQueryClient()
  const signOut = async () => {
    const { origin } = location
    const idToken = signInAt(origin)?.idToken
    const address = idToken ? await signOutAddress(origin, idToken, `${origin}/`).catch(() => null) : null
    leave()
    queries.clear()
    location.assign(address ?? '/login')
  }
  return (
    <Dialog title={me.name} opened={opened} close={close}>
      <p className={styles.muted}>
        {shared(`role.${me.role}`)}, {hospital.name}
      </p>
      <div className={styles.setting}>
        <span>{shared('theme.label')}</span>
        <ThemeSwitch />
      </div>
      <div className={styles.setting}>
        <span>{shared('language')}</span>
        <LanguageSwitch />
      </div>
      <p className={styles.muted}>{t('account.drafts')}</p>
      <Button variant="outline" onClick={() => void signOut()}>
        {shared('signOut')}
      </Button>
    </Dialog>
  )
}
