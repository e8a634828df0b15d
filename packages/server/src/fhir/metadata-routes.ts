import { AnamnesisError } from '@anamnesis/core'
import type { Capabilities, Form } from '@anamnesis/records'
import { formOf, subsetOf } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import { empty, fhir, json } from '../http/outcome.ts'
import type { HttpRequest, OpenRoute, Route } from '../http/route.ts'
import { CLIENT_ALGORITHMS, HOSPITAL_APP_SCOPES, PATIENT_APP_SCOPES } from '../sign-in/clients.ts'
import { ISSUER_PATH } from '../sign-in/provider.ts'
import { OPENID_SCOPES } from '../sign-in/scopes.ts'
import { TOPICS, topicUrl } from '../subscriptions/topics.ts'
import type { Described } from './capability-statement.ts'
import { capabilityStatement } from './capability-statement.ts'
import type { FhirOperation } from './fhir-operation.ts'
import { FHIR_PATH, inWantedForm } from './fhir-route.ts'
import { etagOfBytes, isKnown } from './headers.ts'

/** Version of the interface that /metadata names. */
const SOFTWARE = '0.1.0'

/** Returns the public rows that describe the server: its CapabilityStatement over the given rows and operations, and its SMART configuration. */
export function metadataRoutes(
  described: readonly Route[],
  operations: readonly FhirOperation[],
): readonly OpenRoute[] {
  let built: { store: Capabilities; body: Uint8Array; etag: string } | undefined
  const build = (store: Capabilities, context: HospitalContext) => {
    const statement = capabilityStatement({ routes: described, operations, store, server: serverOf(context) })
    const body = new TextEncoder().encode(JSON.stringify(statement))
    return { store, body, etag: etagOfBytes(body) }
  }
  return [
    {
      method: 'GET',
      path: `${FHIR_PATH}/metadata`,
      callers: 'anyone',
      handler: (request, context) =>
        inWantedForm(request, async () => {
          const form = wantedForm(request)
          const store = context.records.capabilities()
          if (built?.store !== store) built = build(store, context)
          const body = subsetOf('CapabilityStatement', built.body, form)
          const etag = body === built.body ? built.etag : etagOfBytes(body)
          return isKnown(request, etag) ? empty(304, { etag }) : fhir(body, 200, { etag })
        }),
    },
    {
      method: 'GET',
      path: `${FHIR_PATH}/.well-known/smart-configuration`,
      callers: 'anyone',
      handler: async (_request, { config }) => json(smartConfiguration(config.origin)),
    },
  ]
}

/** How much of the statement is wanted (FHIR R4 http.html, capabilities). @throws `not-supported` for another mode than full, `bad-request` */
function wantedForm({ query }: HttpRequest): Form {
  const mode = query.get('mode') ?? 'full'
  if (mode === 'normative' || mode === 'terminology')
    throw new AnamnesisError('not-supported', 'the statement is told in full only: leave out mode')
  if (mode !== 'full') throw new AnamnesisError('bad-request', 'mode is full, normative or terminology')
  return formOf('CapabilityStatement', query)
}

function serverOf({ config, now }: HospitalContext): Described['server'] {
  const { origin, hospital, patientOrigins } = config
  const topics = TOPICS.map(({ name }) => topicUrl(`${origin}${FHIR_PATH}`, name))
  return { origin, name: hospital.name, software: SOFTWARE, since: now(), cors: patientOrigins.length > 0, topics }
}

/** The SMART configuration (SMART App Launch 2.2, section "Using .well-known"). */
function smartConfiguration(origin: string): object {
  const issuer = `${origin}${ISSUER_PATH}`
  return {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: CLIENT_ALGORITHMS,
    grant_types_supported: ['authorization_code', 'client_credentials'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: [...OPENID_SCOPES, ...HOSPITAL_APP_SCOPES, ...PATIENT_APP_SCOPES, 'system/*.cruds'],
    capabilities: [
      'client-public',
      'client-confidential-asymmetric',
      'sso-openid-connect',
      'permission-patient',
      'permission-user',
      'permission-v2',
    ],
  }
}
