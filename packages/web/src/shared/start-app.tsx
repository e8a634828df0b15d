import { isAnamnesisError } from '@anamnesis/core'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { startI18n } from './i18n/start-i18n.ts'
import type { TextLoaders } from './i18n/translation.ts'
import './theme/styles.ts'
import { type Audience, cssVariables, themeFor } from './theme/theme.ts'

/** Only a silent hospital is worth asking again at once; every refusal is an answer. */
function retry(failures: number, error: unknown): boolean {
  return failures < 1 && isAnamnesisError(error, 'peer-unavailable')
}

/** Returns the query client of an app: answers count as fresh for 30 s, and a window that comes back into view asks again. */
export function createQueryClient(): QueryClient {
  // Asked whatever the browser thinks of its network: a hospital on the same machine or in the same house answers all the same.
  const networkMode = 'always'
  return new QueryClient({
    defaultOptions: { queries: { retry, staleTime: 30_000, networkMode }, mutations: { retry: false, networkMode } },
  })
}

/** Renders an app into the page with its theme, its languages and its server state. */
export async function startApp(
  audience: Audience,
  areas: Readonly<Record<string, TextLoaders>>,
  app: ReactNode,
  queries: QueryClient = createQueryClient(),
): Promise<void> {
  const i18n = await startI18n(areas)
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no #root')
  document.documentElement.dataset.audience = audience
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <MantineProvider
          theme={themeFor(audience)}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          colorSchemeManager={localStorageColorSchemeManager({ key: 'anamnesis.color-scheme' })}
        >
          <QueryClientProvider client={queries}>{app}</QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>
    </StrictMode>,
  )
}
