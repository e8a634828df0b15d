/** One environment variable and the place in the configuration that it sets. */
export type Override = { readonly name: string; readonly path: readonly string[]; readonly number?: true }

/** Environment variables that win over the configuration file; secrets are best given so, or as files. */
export const OVERRIDES: readonly Override[] = [
  { name: 'DATABASE_URL', path: ['database', 'url'] },
  { name: 'LEDGER_RPC_URL', path: ['ledger', 'rpcUrl'] },
  { name: 'ANAMNESIS_ORIGIN', path: ['origin'] },
  { name: 'ANAMNESIS_HOST', path: ['listen', 'host'] },
  { name: 'ANAMNESIS_PORT', path: ['listen', 'port'], number: true },
  { name: 'ANAMNESIS_DATA_FOLDER', path: ['folders', 'data'] },
  { name: 'ANAMNESIS_KEYRING_FOLDER', path: ['folders', 'keyring'] },
  { name: 'ANAMNESIS_LOG_LEVEL', path: ['logLevel'] },
  { name: 'ANAMNESIS_OPERATOR_KEY', path: ['keys', 'operator'] },
  { name: 'ANAMNESIS_RELAYER_KEY', path: ['keys', 'relayer'] },
  { name: 'ANAMNESIS_EXCHANGE_KEY', path: ['keys', 'exchange'] },
  { name: 'ANAMNESIS_SEALING_KEY', path: ['keys', 'sealing'] },
  { name: 'ANAMNESIS_SIGN_IN_KEYS', path: ['keys', 'signIn'] },
  { name: 'ANAMNESIS_LANGUAGE_MODEL_KEY', path: ['languageModel', 'key'] },
]

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Returns the file's value with the environment's overrides set in it. */
export function withEnvironment(file: unknown, environment: Environment): unknown {
  return OVERRIDES.reduce((value, { name, path, number }) => {
    const text = environment[name]
    return text === undefined ? value : setAt(value, path, number && /^\d+$/.test(text) ? Number(text) : text)
  }, file)
}

function setAt(value: unknown, path: readonly string[], leaf: unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined) return leaf
  const object = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  return { ...object, [name]: setAt(object[name], rest, leaf) }
}

/** The environment of this process; no other file reads it. */
export const processEnvironment: Environment = process.env
