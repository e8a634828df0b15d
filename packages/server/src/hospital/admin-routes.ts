import { AnamnesisError, resourceIdSchema } from '@anamnesis/core'
import type { AdminStatus, AuditPage, NetworkHospital } from '@anamnesis/core/api'
import { z } from 'zod'
import type { HospitalContext } from '../context.ts'
import { erasePerson, plannedErasure } from '../erasure/erase-person.ts'
import { json } from '../http/outcome.ts'
import { readJson } from '../http/read-body.ts'
import type { SignedInRoute } from '../http/route.ts'
import { toAccessEntries } from '../patient/access-entry.ts'
import { scopesAllow } from '../sign-in/scopes.ts'
import { networkHospitals } from './network-hospitals.ts'

/** Audit rows of one page. */
const PAGE = 50
/** How long another hospital may take to say that it lives, in ms. */
const PATIENCE_MS = 2000

const auditQuery = z.object({
  before: z
    .string()
    .regex(/^\d{1,15}\.[\da-f-]{36}$/)
    .transform((cursor) => ({ at: Number(cursor.split('.')[0]), id: cursor.split('.')[1] }))
    .pipe(z.object({ at: z.int(), id: z.uuid() }))
    .optional(),
  // PostgreSQL stores no NUL, so nobody is called by one.
  person: z
    .string()
    .max(200)
    .refine((text) => !text.includes('\0'))
    .optional(),
  patient: resourceIdSchema.optional(),
})

/** What administrators and privacy officers watch and do; no clinical content. */
export const adminRoutes: readonly SignedInRoute[] = [
  {
    method: 'GET',
    path: '/api/admin/status',
    callers: ['administrator', 'privacy-officer', 'system'],
    handler: async (_request, context) => json(await status(context)),
  },
  {
    method: 'POST',
    path: '/api/admin/erasures',
    callers: ['privacy-officer', 'system'],
    handler: async (request, context) => {
      const { requester, scopes } = request
      if (requester.role === 'system' && !scopesAllow(scopes, 'Patient', 'd'))
        throw new AnamnesisError('not-allowed', 'this program may not remove patients')
      const { patient, dryRun } = readJson(
        request,
        z.strictObject({ patient: resourceIdSchema, dryRun: z.boolean().optional() }),
      )
      return json(await (dryRun ? plannedErasure(context, patient) : erasePerson(context, requester, patient)))
    },
  },
  {
    method: 'GET',
    path: '/api/admin/reindex',
    callers: ['administrator', 'system'],
    handler: async (_request, { reindexing }) => json(reindexing.state()),
  },
  {
    method: 'POST',
    path: '/api/admin/reindex',
    callers: ['administrator', 'system'],
    handler: async (request, { reindexing }) => {
      const { requester, scopes } = request
      if (requester.role === 'system' && !scopesAllow(scopes, 'SearchParameter', 'u'))
        throw new AnamnesisError('not-allowed', 'this program may not change search parameters')
      const { anew = false } = readJson(request, z.strictObject({ anew: z.boolean().optional() }))
      reindexing.start(anew)
      return json(reindexing.state(), 202)
    },
  },
  {
    method: 'GET',
    path: '/api/admin/audit',
    callers: ['administrator', 'privacy-officer'],
    handler: async (request, context) => {
      const query = auditQuery.safeParse(Object.fromEntries(request.query))
      if (!query.success) throw new AnamnesisError('bad-request', 'before, person and patient are the filters')
      return json(await auditPage(context, query.data))
    },
  },
]

async function auditPage({ records, care }: HospitalContext, query: z.infer<typeof auditQuery>): Promise<AuditPage> {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
  const rows = await records.audit.list({ ...given, limit: PAGE })
  const entries = await toAccessEntries(care, rows)
  // The same page without what was looked at: which records, and of what kind, is clinical.
  const shown = entries.map((entry, index) => ({
    ...entry,
    categories: [],
    records: [],
    patient: rows[index]?.patient ?? null,
  }))
  const last = rows.at(PAGE - 1)
  return { entries: shown, next: last ? `${last.at}.${last.id}` : null }
}

async function status(context: HospitalContext): Promise<AdminStatus> {
  const [hospitals, chain, anchoring, store] = await Promise.all([
    networkHospitals(context).then((found) => Promise.all(found.map((hospital) => hospitalStatus(context, hospital)))),
    chainStatus(context),
    context.anchoringStatus(),
    context.records.counts(),
  ])
  return { hospitals, chain, anchoring, store }
}

async function hospitalStatus({ ledger }: HospitalContext, hospital: NetworkHospital) {
  const sequence = await ledger.anchors.lastSequence(hospital.id)
  const lastAnchor = sequence === 0 ? null : await ledger.anchors.anchoredAt(hospital.id, sequence)
  return { ...hospital, sequence, lastAnchor, reachable: hospital.self ? true : await lives(hospital.endpoint) }
}

async function lives(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/livez`, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ ok }) => ok,
    () => false,
  )
}

async function chainStatus({ ledger }: HospitalContext): Promise<AdminStatus['chain']> {
  const { chainId } = ledger.addresses
  try {
    const block = await ledger.client.getBlock()
    return { reachable: true, chainId, height: Number(block.number), blockTime: Number(block.timestamp) * 1000 }
  } catch {
    return { reachable: false, chainId, height: 0, blockTime: null }
  }
}
