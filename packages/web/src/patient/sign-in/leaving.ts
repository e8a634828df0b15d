import { signOutAddress } from '../../shared/sign-in/oidc.ts'
import { signInAt } from '../../shared/sign-in/token-store.ts'
import { leave } from './entering.ts'
import { joinedHospitals } from './joined.ts'

/** A hospital whose own session is still to be ended, with the token that says whose it is. */
type Session = { readonly origin: string; readonly idToken: string }

const LEFT = 'anamnesis.sessions-to-end'

function sessionsLeft(): readonly Session[] {
  return JSON.parse(sessionStorage.getItem(LEFT) ?? '[]') as readonly Session[]
}

/** Forgets the person in this tab and remembers which hospitals' sessions are to be ended; nextSignOut() leads through them. */
export function leaveEverywhere(): void {
  const sessions = Object.keys(joinedHospitals()).flatMap((origin) => {
    const idToken = signInAt(origin)?.idToken
    return idToken ? [{ origin, idToken }] : []
  })
  leave()
  sessionStorage.setItem(LEFT, JSON.stringify(sessions))
}

/** Returns the address that ends the next hospital's session and comes back to the start, null when none is left; a hospital that does not answer is skipped: its session ends by itself within 12 h. */
export async function nextSignOut(): Promise<URL | null> {
  for (;;) {
    const [session, ...rest] = sessionsLeft()
    if (!session) return null
    sessionStorage.setItem(LEFT, JSON.stringify(rest))
    const address = await signOutAddress(session.origin, session.idToken, `${location.origin}/`).catch(() => null)
    if (address) return address
  }
}
