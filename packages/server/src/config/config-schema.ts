import { bytes32Schema } from '@anamnesis/core'
import { z } from 'zod'

/** Levels of the log, from most to least. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

/** How much the log says. */
export type LogLevel = (typeof LOG_LEVELS)[number]

const filePath = z.string().min(1).max(4096)

/** Accepts scheme, host and port of a web origin, without path or trailing slash. */
export const originSchema = z.string().refine((text) => isOrigin(text), {
  error: 'expected an origin such as https://records.example.org, without path or trailing slash',
})

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text
}

const address = z.custom<`0x${string}`>(
  (value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value),
  'expected a contract address: 0x and 40 hexadecimal digits',
)

const ledgerSchema = z.strictObject({
  chainId: z.int().positive().describe('chain id that the RPC must report'),
  registry: address.describe('address of HospitalRegistry'),
  accounts: address.describe('address of PatientAccounts'),
  consents: address.describe('address of ConsentRegistry'),
  anchors: address.describe('address of AnchorLog'),
})

const clientSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,64}$/)
    .describe('client_id'),
  name: z.string().min(1).max(200).describe('what the access log calls the program'),
  scope: z.string().min(1).max(2000).describe('SMART system scopes it may ask for, for example "system/*.cruds"'),
  jwks: z
    .strictObject({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) })
    .describe('its public keys (ES256, ES384 or RS384)'),
  cdsIssuer: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional()
    .describe('"iss" of the tokens that it signs itself for CDS Hooks services (ES384 or RS384 by the same keys)'),
})

const patientHospitalSchema = z.strictObject({
  id: bytes32Schema,
  name: z.string().min(1).max(200),
  origin: originSchema,
  description: z.string().max(500),
})

/** Accepts the configuration file of one hospital; a secret is either a value (from the environment) or a file. */
export const configSchema = z.strictObject({
  hospital: z
    .strictObject({
      id: bytes32Schema.describe('hospitalId on the ledger, 32 bytes'),
      name: z.string().min(1).max(200).describe('name that people read'),
    })
    .describe('who this hospital is'),
  origin: originSchema.describe('public origin of this server; also the base of its issuer and FHIR addresses'),
  patientOrigins: z.array(originSchema).default([]).describe('origins of patient apps that may call this server'),
  listen: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1').describe('address to bind; loopback unless you say otherwise'),
      port: z.int().min(0).max(65_535).default(8443).describe('TCP port'),
    })
    .prefault({}),
  tls: z
    .strictObject({ certificate: filePath, key: filePath })
    .optional()
    .describe('PEM files; without them TLS ends at a trusted proxy'),
  trustedProxies: z
    .array(z.string())
    .default([])
    .describe('addresses or networks whose X-Forwarded-* headers are believed'),
  database: z
    .strictObject({
      url: z.string().startsWith('postgres').optional().describe('PostgreSQL URL; rather set DATABASE_URL'),
      urlFile: filePath.optional().describe('file that holds the PostgreSQL URL'),
    })
    .prefault({}),
  ledger: z.strictObject({
    rpcUrl: z.url({ protocol: /^https?$/ }).describe('JSON-RPC of an Ethereum client; or set LEDGER_RPC_URL'),
    ledgers: z.array(ledgerSchema).min(1).describe('ledgers in use, oldest first; the last one is written to'),
  }),
  folders: z.strictObject({
    data: filePath.describe('folder of this hospital for everything that is not in the database'),
    keyring: filePath.describe('folder of the keyring; never inside the database or its backup'),
  }),
  keys: z.strictObject({
    operator: z.string().optional(),
    operatorFile: filePath.optional().describe('Ethereum key that anchors: 0x and 64 hexadecimal digits'),
    relayer: z.string().optional(),
    relayerFile: filePath.optional().describe('Ethereum key that relays patients’ transactions'),
    exchange: z.string().optional(),
    exchangeFile: filePath.optional().describe('P-256 private key (JWK) that signs requests to other hospitals'),
    sealing: z.string().optional(),
    sealingFile: filePath.optional().describe('X25519 private key: 0x and 64 hexadecimal digits'),
    signIn: z.string().optional(),
    signInFile: filePath.optional().describe('private keys (JWK set) that sign access tokens'),
  }),
  clients: z.array(clientSchema).default([]).describe('back-end programs that sign in with a key of their own'),
  subscriptionHosts: z
    .array(z.string().min(1))
    .default([])
    .describe('names of hosts on private networks that subscriptions may send to'),
  demandedProfiles: z
    .record(z.string().regex(/^[A-Z][A-Za-z]{1,63}$/), z.array(z.string().min(1).max(500)).min(1).max(50))
    .default({})
    .describe(
      'profiles of added packages that written records must meet: by type, canonical URLs of which one must fit',
    ),
  patientApp: z
    .strictObject({
      listen: z.strictObject({ host: z.string().default('127.0.0.1'), port: z.int().min(0).max(65_535) }),
      hospitals: z.array(patientHospitalSchema).min(1),
    })
    .optional()
    .describe('serves the patient app too, on its own port and origin'),
  languageModel: z
    .strictObject({
      url: z
        .url({ protocol: /^https?$/ })
        .max(2000)
        .describe('address of an interface like OpenAI’s, before /chat/completions'),
      model: z.string().min(1).max(200).describe('name of the model'),
      key: z.string().min(1).optional(),
      keyFile: filePath.optional().describe('file that holds its key, if it asks for one'),
      timeoutMs: z.int().min(100).max(60_000).default(8000).describe('how long it may take before our own words stand'),
    })
    .optional()
    .describe(
      'a language model that may put sentences of a page into other words, when a reader asks for it. Off if absent. What leaves this hospital then: up to 60 ' +
        'sentences about the patient as the page has them (problems, medicines, results, dates, names of hospitals; no note, no name, no birth date), each time in the access log',
    ),
  logLevel: z.enum(LOG_LEVELS).default('info').describe('trace, debug, info, warn, error or silent'),
})

/** The configuration file as written, checked, with defaults. */
export type ConfigFile = z.infer<typeof configSchema>
