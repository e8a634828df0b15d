import type { QueryClient } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { finishSignIn, patientClient } from '../shared/sign-in/oidc.ts'
import type { AppConfig } from './network/app-config.ts'
import { AppShell } from './shell/app-shell.tsx'
import { CrashPage } from './shell/crash-page.tsx'
import { beginAs, type EnterSearch, nextSignIn } from './sign-in/entering.ts'
import { EnteringPage, WaitingPage } from './sign-in/entering-page.tsx'
import { joinedHospitals, markJoined } from './sign-in/joined.ts'
import { LandingPage } from './sign-in/landing-page.tsx'
import { nextSignOut } from './sign-in/leaving.ts'

/** A page that the browser is leaving never resolves, so that nothing flashes by. */
const leaving = () => new Promise<never>(() => undefined)

function hasRecord(): boolean {
  return Object.values(joinedHospitals()).includes('joined')
}

function entryRoutes(config: AppConfig, queries: QueryClient, getParentRoute: () => typeof rootRoute) {
  const landing = createRoute({
    getParentRoute,
    path: '/',
    beforeLoad: async () => {
      const address = await nextSignOut()
      if (address) location.assign(address)
      if (address) await leaving()
    },
    pendingComponent: () => <WaitingPage title="leaving.title" text="leaving.text" />,
    component: LandingPage,
  })
  const enter = createRoute({
    getParentRoute,
    path: '/enter',
    validateSearch: (search: Record<string, unknown>): EnterSearch => ({
      ...(typeof search.as === 'string' ? { as: search.as } : {}),
      ...(typeof search.at === 'string' ? { at: search.at } : {}),
    }),
    beforeLoad: async ({ search }) => {
      beginAs(search.as ?? '')
      queries.clear()
      const address = await nextSignIn(config.hospitals, search)
      if (address) location.assign(address)
      if (address) await leaving()
      if (hasRecord()) throw redirect({ to: '/me', replace: true })
    },
    pendingComponent: () => <EnteringPage failed={false} />,
    component: () => <EnteringPage failed />,
  })
  const callback = createRoute({
    getParentRoute,
    path: '/callback',
    beforeLoad: async () => {
      const { origin, returnTo, failure } = await finishSignIn(patientClient(), new URL(location.href))
      markJoined(origin, failure === null ? 'joined' : failure.code === 'peer-unavailable' ? 'silent' : 'refused')
      throw redirect({ href: returnTo, replace: true })
    },
    pendingComponent: () => <EnteringPage failed={false} />,
    errorComponent: () => <EnteringPage failed />,
  })
  return [landing, enter, callback]
}

const rootRoute = createRootRoute({ errorComponent: CrashPage, notFoundComponent: LandingPage })

function meRoutes(getParentRoute: () => typeof rootRoute) {
  const me = createRoute({
    getParentRoute,
    path: '/me',
    component: AppShell,
    beforeLoad: () => {
      if (!hasRecord()) throw redirect({ to: '/', replace: true })
    },
  })
  const page = (path: string, component: ReturnType<typeof lazyRouteComponent>) =>
    createRoute({
      getParentRoute: () => me,
      path,
      component,
      validateSearch: (search: Record<string, unknown>) => search,
    })
  return me.addChildren([
    page(
      '/',
      lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
    ),
    page(
      '/record',
      lazyRouteComponent(() => import('./record/record-page.tsx'), 'RecordPage'),
    ),
    page(
      '/record/item/$custodian/$type/$id',
      lazyRouteComponent(() => import('./record/item-page.tsx'), 'ItemPage'),
    ),
    page(
      '/record/check',
      lazyRouteComponent(() => import('./record/check-page.tsx'), 'CheckPage'),
    ),
    page(
      '/sharing',
      lazyRouteComponent(() => import('./sharing/sharing-page.tsx'), 'SharingPage'),
    ),
    page(
      '/sharing/new',
      lazyRouteComponent(() => import('./sharing/share-page.tsx'), 'SharePage'),
    ),
    page(
      '/access-log',
      lazyRouteComponent(() => import('./log/access-log-page.tsx'), 'AccessLogPage'),
    ),
    page(
      '/settings',
      lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
    ),
  ])
}

/** Returns the router of the patient app. */
export function createPatientRouter(config: AppConfig, queries: QueryClient) {
  const routeTree = rootRoute.addChildren([...entryRoutes(config, queries, () => rootRoute), meRoutes(() => rootRoute)])
  return createRouter({ routeTree, scrollRestoration: true, defaultPreload: false, defaultPendingMs: 150 })
}
