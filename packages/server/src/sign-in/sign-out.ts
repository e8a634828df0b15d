import type Provider from 'oidc-provider'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { html } from './html.ts'
import type { KoaContext } from './koa-context.ts'
import { signInPage } from './pages.ts'

/** Path of the script of the sign-out page below the issuer; the page itself is at `/session/end`. */
const SIGN_OUT_SCRIPT_PATH = '/assets/sign-out.js'

/** Says yes for the person who has said so in the app already. */
const SIGN_OUT_SCRIPT = `document.querySelector('button[name="logout"]').click()`

/** Returns the sign-out settings of a provider. An app that holds the token of the very person who is signed in has asked them; any other link that leads here has not. */
export function signOutFeature() {
  return {
    enabled: true,
    logoutSource: async (context: KoaContextWithOIDC, form: string) => {
      const { IdTokenHint, Account } = context.oidc.entities
      const hinted = (IdTokenHint as { payload?: { sub?: string } } | undefined)?.payload?.sub
      const person = Account?.accountId ?? context.oidc.session?.accountId
      context.body = hinted !== undefined && hinted === person ? signingOutPage(form) : askSignOutPage(form)
    },
    postLogoutSuccessSource: async (context: KoaContextWithOIDC) => {
      context.body = signedOutPage()
    },
  }
}

/** Adds to a provider the script of its sign-out page, and the way on for those whose session is over already: the provider's own page runs a script that our policy does not allow. */
export function addSignOut(provider: Provider): void {
  provider.use(async (koa, next) => {
    const context = koa as unknown as KoaContext & Pick<KoaContextWithOIDC, 'oidc'>
    if (context.path === SIGN_OUT_SCRIPT_PATH) {
      context.type = 'text/javascript'
      context.body = SIGN_OUT_SCRIPT
      return
    }
    await next()
    if (context.oidc?.route !== 'end_session' || context.status !== 200 || context.oidc.session?.accountId) return
    const back = context.oidc.params?.post_logout_redirect_uri
    if (typeof back === 'string') context.redirect(back)
    else context.body = signedOutPage()
  })
}

const yes = html`<button class="main" type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>Sign out</button>`

/** The page that asks whether to sign out, around the provider's own form. */
function askSignOutPage(form: string): string {
  return signInPage('Sign out?', html`<p>You will have to sign in again at this hospital.</p>${{ html: form }}${yes}`)
}

/** The page that signs out at once, around the provider's own form; where scripts do not run its button does it. */
function signingOutPage(form: string): string {
  return signInPage(
    'Signing out',
    html`<p role="status">This hospital ends your session.</p>${{ html: form }}${yes}
<script type="module" src="..${SIGN_OUT_SCRIPT_PATH}"></script>`,
  )
}

/** The page of a session that is over. */
function signedOutPage(): string {
  return signInPage('Signed out', html`<p>You are signed out at this hospital. You can close this page.</p>`)
}
