import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Hex, Issue } from '@anamnesis/core'
import { bytes32Schema, fromHex } from '@anamnesis/core'
import { z } from 'zod'
import type { ConfigFile } from './config-schema.ts'

const privateJwk = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  d: z.string(),
  x: z.string(),
  y: z.string(),
  kid: z.string().optional(),
})

/** A P-256 private key as JSON Web Key (RFC 7517). */
export type PrivateJwk = z.infer<typeof privateJwk>

/** Everything that must not be read by others. */
export type Secrets = {
  readonly databaseUrl: string
  readonly operator: Hex
  readonly relayer: Hex
  readonly exchange: PrivateJwk
  /** X25519 private key, 32 bytes. */
  readonly sealing: Uint8Array
  readonly signIn: readonly PrivateJwk[]
  /** Key of the language model; absent where none is configured or it asks for none. */
  readonly languageModel?: string
}

type Source = { readonly value: string | undefined; readonly file: string | undefined }

/** Returns the secrets that a configuration names, or an issue for each that is missing, unreadable or malformed; no issue quotes a secret. */
export function readSecrets(file: ConfigFile, folder: string): { secrets: Secrets | null; issues: Issue[] } {
  const issues: Issue[] = []
  const read = <T>(path: string, source: Source, parse: (text: string) => T | undefined): T | undefined => {
    const text = source.value ?? readFile(path, source.file, folder, issues)
    if (text === undefined) return undefined
    const parsed = parse(text.trim())
    if (parsed === undefined) issues.push({ path, message: 'has the wrong form' })
    return parsed
  }
  const { database, keys } = file
  const databaseUrl = read('database.url', { value: database.url, file: database.urlFile }, (text) =>
    text.startsWith('postgres') ? text : undefined,
  )
  const operator = read('keys.operator', { value: keys.operator, file: keys.operatorFile }, parseHex)
  const relayer = read('keys.relayer', { value: keys.relayer, file: keys.relayerFile }, parseHex)
  const exchange = read('keys.exchange', { value: keys.exchange, file: keys.exchangeFile }, (text) =>
    parseJson(privateJwk, text),
  )
  const sealing = read('keys.sealing', { value: keys.sealing, file: keys.sealingFile }, parseHex)
  const signIn = read('keys.signIn', { value: keys.signIn, file: keys.signInFile }, (text) =>
    parseJson(z.object({ keys: z.array(privateJwk).min(1) }), text),
  )
  const { key, keyFile } = file.languageModel ?? {}
  const languageModel =
    key === undefined && keyFile === undefined
      ? undefined
      : read('languageModel.key', { value: key, file: keyFile }, (text) => (text === '' ? undefined : text))
  if (!databaseUrl || !operator || !relayer || !exchange || !sealing || !signIn) return { secrets: null, issues }
  if (operator === relayer) issues.push({ path: 'keys.relayer', message: 'must differ from the operator key' })
  return {
    secrets: {
      databaseUrl,
      operator,
      relayer,
      exchange,
      sealing: fromHex(sealing),
      signIn: signIn.keys,
      ...(languageModel !== undefined && { languageModel }),
    },
    issues,
  }
}

function readFile(path: string, file: string | undefined, folder: string, issues: Issue[]): string | undefined {
  if (file === undefined) {
    issues.push({ path, message: `is missing: set ${path}File or its environment variable` })
    return undefined
  }
  try {
    return readFileSync(resolve(folder, file), 'utf8')
  } catch (error) {
    issues.push({ path: `${path}File`, message: `cannot be read (${(error as NodeJS.ErrnoException).code})` })
    return undefined
  }
}

function parseHex(text: string): Hex | undefined {
  return bytes32Schema.safeParse(text).data
}

function parseJson<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
