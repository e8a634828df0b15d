import type { Requester } from '@anamnesis/core'
import { AnamnesisError, accountOf, conditionsOf, partSchema } from '@anamnesis/core'
import type { AccountView, GrantView, Preview } from '@anamnesis/core/api'
import { grantSchema, linkRequestSchema, linkSchema, openAccountSchema, revocationSchema } from '@anamnesis/core/api'
import type { CareContext } from '../care-context.ts'
import { endGrants } from '../exchange/end-grants.ts'
import { fetchGrant } from '../exchange/keep-fetching.ts'
import { describeError } from '../http/logger.ts'
import { json } from '../http/outcome.ts'
import { readJson } from '../http/read-body.ts'
import type { SignedInRoute } from '../http/route.ts'
import type { HeldGrant } from './held-grants.ts'
import { grantsOfPatient } from './held-grants.ts'
import { beginLink, completeLink, linkOfPatient } from './links.ts'
import { receiveGrant } from './receive-grant.ts'
import { receiveRevocation } from './receive-revocation.ts'

const PATIENT = ['patient'] as const

/** Keys, links and grants: what a patient's own app calls at each hospital. */
export const consentRoutes: readonly SignedInRoute[] = [
  {
    method: 'GET',
    path: '/api/patient/account',
    callers: PATIENT,
    handler: async (request, { care }) => json(await accountView(care, patientOf(request.requester))),
  },
  {
    method: 'POST',
    path: '/api/patient/account',
    callers: PATIENT,
    handler: async (request, { care }) => {
      const { salt, key } = readJson(request, openAccountSchema)
      await care.consentLedger.openAccount(salt, key)
      return json({ account: accountOf(salt, key) }, 201)
    },
  },
  {
    method: 'POST',
    path: '/api/patient/link/challenge',
    callers: PATIENT,
    handler: async (request, { care }) => {
      const { account } = readJson(request, linkRequestSchema)
      const about = { custodian: care.self, patient: patientOf(request.requester), account, now: care.now() }
      return json(await beginLink(care.database, care.consentLedger, about))
    },
  },
  {
    method: 'POST',
    path: '/api/patient/link',
    callers: PATIENT,
    handler: async (request, { care }) => {
      const about = { custodian: care.self, patient: patientOf(request.requester), now: care.now() }
      await completeLink(care.database, care.consentLedger, { ...readJson(request, linkSchema), ...about })
      return json(await accountView(care, about.patient), 201)
    },
  },
  {
    method: 'GET',
    path: '/api/patient/grants',
    callers: PATIENT,
    handler: async (request, { care }) => {
      const grants = await grantsOfPatient(care.database, patientOf(request.requester))
      return json(grants.map((grant) => grantView(grant, care.now())))
    },
  },
  {
    method: 'POST',
    path: '/api/patient/grants',
    callers: PATIENT,
    bodyLimit: 2 * 1024 * 1024,
    handler: async (request, { care }) => {
      const about = { self: care.self, patient: patientOf(request.requester), now: care.now() }
      const grant = readJson(request, grantSchema)
      if ((await care.findPeer(grant.face.recipient)) === null)
        throw new AnamnesisError('terms-mismatch', 'the recipient is no hospital of the network')
      const held = await receiveGrant(care.database, care.consentLedger, about, grant)
      // Failures of a fetch are kept as the state of its source; the patient's answer does not wait for it.
      fetchGrant(care, held).catch(() => {})
      return json(grantView(held, care.now()), 201)
    },
  },
  {
    method: 'POST',
    path: '/api/patient/revocations',
    callers: PATIENT,
    handler: async (request, { care, logger }) => {
      const revocation = readJson(request, revocationSchema)
      const { relayed } = await receiveRevocation(care.database, care.consentLedger, revocation, care.now())
      // The journal keeps the transaction until it is final; the answer does not wait for the ledger.
      relayed.catch((error) => logger.warn({ cause: describeError(error) }, 'a revocation was not relayed'))
      await endGrants(care)
      return json({ revoked: care.now() })
    },
  },
  {
    method: 'POST',
    path: '/api/patient/preview',
    callers: PATIENT,
    bodyLimit: 2 * 1024 * 1024,
    handler: async (request, { care }) => {
      const conditions = conditionsOf(readJson(request, partSchema))
      const preview: Preview = { visible: await care.records.visibleNames(conditions, patientOf(request.requester)) }
      return json(preview)
    },
  },
]

/** Returns the local Patient id of a signed-in patient. */
export function patientOf(requester: Requester): string {
  if (requester.patient === null) throw new AnamnesisError('not-allowed', 'this sign-in belongs to no patient')
  return requester.patient
}

async function accountView(care: CareContext, patient: string): Promise<AccountView> {
  const link = await linkOfPatient(care.database, patient)
  if (link === null) return null
  const { account, keyEpoch } = link
  const [keys, consentEpoch] = await Promise.all([
    care.consentLedger.keys(account),
    care.consentLedger.consentEpoch(account),
  ])
  return { account, keyEpoch, consentEpoch, keys }
}

function grantView(grant: HeldGrant, now: number): GrantView {
  const { commitment, account, face, part, received, revoked } = grant
  return { commitment, account, face, part, state: stateOf(grant, now), signed: received, revoked }
}

function stateOf(grant: HeldGrant, now: number): GrantView['state'] {
  if (grant.revoked !== null) return 'revoked'
  if (now >= grant.face.until) return 'expired'
  return grant.confirmed === null || now < grant.face.from ? 'waiting' : 'active'
}
