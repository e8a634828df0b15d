import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Issue } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import type { ConfigFile } from './config-schema.ts'
import { configSchema } from './config-schema.ts'
import type { Environment } from './environment.ts'
import { withEnvironment } from './environment.ts'
import type { Secrets } from './secrets.ts'
import { readSecrets } from './secrets.ts'

/** The checked configuration of one hospital: paths absolute, secrets read. */
export type Config = Omit<ConfigFile, 'database' | 'keys' | 'folders' | 'tls' | 'languageModel'> & {
  /** A language model that may word sentences; its key is among the secrets. Nothing leaves the hospital where there is none. */
  readonly languageModel?: { readonly url: string; readonly model: string; readonly timeoutMs: number }
  readonly folders: { readonly data: string; readonly keyring: string }
  readonly tls: { readonly certificate: string; readonly key: string } | null
  readonly secrets: Secrets
}

/**
 * Returns the configuration in a file with the environment's overrides.
 * @throws `configuration-invalid` with one issue for every mistake, not only the first
 */
export function loadConfig(file: string, environment: Environment): Config {
  const raw = withEnvironment(readJsonFile(file), environment)
  const parsed = configSchema.safeParse(raw)
  if (!parsed.success)
    throw invalid(parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })))
  return resolveConfig(parsed.data, dirname(resolve(file)))
}

function resolveConfig(file: ConfigFile, folder: string): Config {
  const { database: _, keys: __, languageModel, ...plain } = file
  const { secrets, issues } = readSecrets(file, folder)
  const tls = file.tls
    ? { certificate: resolve(folder, file.tls.certificate), key: resolve(folder, file.tls.key) }
    : null
  const mistakes = [...issues, ...checkTogether(file), ...checkFiles(tls)]
  if (mistakes.length > 0 || secrets === null) throw invalid(mistakes)
  const folders = { data: resolve(folder, file.folders.data), keyring: resolve(folder, file.folders.keyring) }
  return {
    ...plain,
    folders,
    tls,
    secrets,
    ...(languageModel !== undefined && { languageModel: withoutKey(languageModel) }),
  }
}

function withoutKey({ url, model, timeoutMs }: NonNullable<ConfigFile['languageModel']>) {
  return { url, model, timeoutMs }
}

/** Mistakes that no single value shows. */
function checkTogether(file: ConfigFile): Issue[] {
  const issues: Issue[] = []
  const says = (path: string, message: string) => issues.push({ path, message })
  const secure = file.origin.startsWith('https:')
  if (!secure && !isLoopbackHost(new URL(file.origin).hostname))
    says('origin', 'must be https: plain http is for a trial on this machine only')
  if (file.tls && !secure) says('origin', 'must be https where tls is set')
  if (!isLoopbackHost(file.listen.host) && !file.tls && file.trustedProxies.length === 0)
    says('listen.host', 'listens beyond this machine: set tls, or trustedProxies for the proxy that ends it')
  if (file.patientOrigins.includes(file.origin))
    says('patientOrigins', 'must not hold the hospital’s own origin: consent keys need one of their own')
  const model = file.languageModel === undefined ? null : new URL(file.languageModel.url)
  if (model !== null && model.protocol !== 'https:' && !isLoopbackHost(model.hostname))
    says('languageModel.url', 'must be https: sentences about patients go there')
  const ids = file.clients.map((client) => client.id)
  if (new Set(ids).size < ids.length) says('clients', 'has an id twice')
  const issuers = file.clients.flatMap((client) => client.cdsIssuer ?? [])
  if (new Set(issuers).size < issuers.length) says('clients', 'has a cdsIssuer twice')
  return issues
}

function checkFiles(tls: { certificate: string; key: string } | null): Issue[] {
  return Object.entries(tls ?? {})
    .filter(([, path]) => !existsSync(path))
    .map(([name]) => ({ path: `tls.${name}`, message: 'cannot be read' }))
}

/** Returns true if a host name or address can only be reached from this machine. */
export function isLoopbackHost(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '::1' || host === '[::1]' || /^127\./.test(host)
  )
}

function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is not well-formed JSON' : 'cannot be read'
    throw invalid([{ path: file, message: reason }])
  }
}

function invalid(issues: readonly Issue[]): AnamnesisError {
  return new AnamnesisError('configuration-invalid', 'the configuration has mistakes', { issues })
}
