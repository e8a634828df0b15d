import { AnamnesisError } from '@anamnesis/core'
import type { BulkFile, BulkStatus, ExportLevel } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import { EVERYBODY } from '../http/callers.ts'
import { errorOutcome } from '../http/error-outcome.ts'
import type { Outcome } from '../http/outcome.ts'
import { empty, json, stream } from '../http/outcome.ts'
import { parameter } from '../http/parameter.ts'
import type { HttpRequest, SignedInRequest, SignedInRoute } from '../http/route.ts'
import { scopesAllow } from '../sign-in/scopes.ts'
import type { FhirOperation, OperationCall } from './fhir-operation.ts'
import { BUNDLE_LIMIT, FHIR_PATH } from './fhir-route.ts'
import { preferencesOf } from './headers.ts'
import { contextFor } from './request-context.ts'

/** Media types of NDJSON, one resource a line (Bulk Data 2.0). */
const NDJSON = 'application/fhir+ndjson'
const NDJSON_TYPES = [NDJSON, 'application/ndjson', 'application/x-ndjson']
/** When a client should ask for the status again, in seconds. */
const RETRY_AFTER = '1'
const STATUS_PATH = `${FHIR_PATH}/$bulk-status`
const NO_REASON = { code: 'internal', message: 'the job failed' } as const
const DEFINITION = 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition'

const exporting = { name: 'export', affectsState: false, interactions: [] } as const

/** Kick-off of an export of everything, of all patients' records, or of a group's (Bulk Data 2.0), and of an import of the same files. */
export const bulkOperations: readonly FhirOperation[] = [
  {
    ...exporting,
    definition: `${DEFINITION}/export`,
    levels: ['system'],
    types: [],
    handler: (call, context) => startExport(call, context, { of: 'system' }),
  },
  {
    ...exporting,
    definition: `${DEFINITION}/patient-export`,
    levels: ['type'],
    types: ['Patient'],
    handler: (call, context) => startExport(call, context, { of: 'patients' }),
  },
  {
    ...exporting,
    definition: `${DEFINITION}/group-export`,
    levels: ['instance'],
    types: ['Group'],
    interactions: ['r'],
    handler: (call, context) => startExport(call, context, { of: 'group', group: call.id ?? '' }),
  },
  {
    ...{ name: 'import', definition: 'urn:anamnesis:operation:import', levels: ['system'], types: [] },
    ...{ affectsState: true, interactions: ['c', 'u'], ownBody: true, bodyLimit: BUNDLE_LIMIT, handler: startImport },
  },
]

/** The status of a job, its end, and the files of an export: addresses that a kick-off names. */
export const bulkRoutes: readonly SignedInRoute[] = [
  { method: 'GET', path: `${STATUS_PATH}/:job`, callers: EVERYBODY, handler: status },
  { method: 'GET', path: `${STATUS_PATH}/:job/faults`, callers: EVERYBODY, handler: faults },
  { method: 'DELETE', path: `${STATUS_PATH}/:job`, callers: EVERYBODY, handler: cancel },
  { method: 'GET', path: `${FHIR_PATH}/$bulk-file/:job/:file`, callers: EVERYBODY, handler: file },
]

/** Programs by their scopes, the records office, and patients their own record: staff do not carry off whole lists. */
const EXPORTERS: readonly string[] = ['system', 'records-officer', 'patient']

async function startExport(call: OperationCall, context: HospitalContext, level: ExportLevel): Promise<Outcome> {
  const { request, caller, input } = call
  checkAsync(request)
  if (!EXPORTERS.includes(request.requester.role))
    throw new AnamnesisError('not-allowed', 'this role does not export records')
  const query = new URLSearchParams(input.map(({ name, value }) => [name, textOf(value)]))
  const job = await context.records.bulk.startExport(caller, addressOf(request, context), level, query, {
    strict: preferencesOf(request).strict,
    mayRead: (type) => scopesAllow(request.scopes, type, 'r'),
  })
  return accepted(job, context)
}

/** The value of a parameter as text; a reference as what it refers to. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '')
  return 'reference' in value && typeof value.reference === 'string' ? value.reference : ''
}

async function startImport({ request, caller }: OperationCall, context: HospitalContext): Promise<Outcome> {
  if (request.requester.role !== 'system') throw new AnamnesisError('not-allowed', 'only programs import records')
  checkAsync(request)
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!NDJSON_TYPES.includes(type)) throw new AnamnesisError('unsupported-media-type', `send ${NDJSON}`)
  return accepted(await context.records.bulk.startImport(caller, addressOf(request, context), request.body), context)
}

/** @throws `bad-request` unless the client takes the answer later */
function checkAsync({ headers }: HttpRequest): void {
  if (!(headers.prefer ?? '').split(/[,;]/).some((part) => part.trim() === 'respond-async'))
    throw new AnamnesisError('bad-request', 'this is answered later only: send Prefer: respond-async')
}

function addressOf({ target }: HttpRequest, { config }: HospitalContext): string {
  return `${config.origin}${target}`
}

function accepted(job: string, { config }: HospitalContext): Outcome {
  return empty(202, { 'content-location': `${config.origin}${STATUS_PATH}/${job}` })
}

async function status(request: SignedInRequest, context: HospitalContext): Promise<Outcome> {
  const job = parameter(request, 'job')
  const found = await context.records.bulk.status(request.requester, job)
  if (found.state === 'failed') {
    const { code, message } = found.failure ?? NO_REASON
    return errorOutcome(new AnamnesisError(code, message), 'fhir', job)
  }
  if (found.state === 'waiting') {
    const progress = `${found.done} of ${found.total} steps, ${found.records} records`
    return empty(202, { 'x-progress': progress, 'retry-after': RETRY_AFTER })
  }
  const headers = { expires: new Date(found.expires).toUTCString() }
  return json(found.kind === 'export' ? manifest(found, job, context) : importReport(found, job, context), 200, headers)
}

/** What a file holds unless it is the records themselves (Bulk Data 2.0, "Complete Status"). */
const FILE_TYPES: Readonly<Partial<Record<BulkFile['kind'], string>>> = { deleted: 'Bundle', error: 'OperationOutcome' }

function manifest({ asOf, request, files, ignored }: BulkStatus, job: string, context: HospitalContext): object {
  const { config } = context
  const of = (kind: BulkFile['kind']) =>
    files
      .filter((each) => each.kind === kind)
      .map(({ number, type, count }) => ({
        type: FILE_TYPES[kind] ?? type,
        url: `${config.origin}${FHIR_PATH}/$bulk-file/${job}/${number}`,
        count,
      }))
  return {
    transactionTime: new Date(asOf ?? 0).toISOString(),
    request,
    requiresAccessToken: true,
    output: of('output'),
    deleted: of('deleted'),
    error: [...of('error'), ...faultFile(ignored.length, job, context)],
  }
}

/** The file of what concerns the request and not a record: lines of an import that were not taken, parameters of an export that were left out. */
function faultFile(count: number, job: string, { config }: HospitalContext): object[] {
  return count === 0 ? [] : [{ type: 'OperationOutcome', url: `${config.origin}${STATUS_PATH}/${job}/faults`, count }]
}

function importReport({ request, records, faultCount }: BulkStatus, job: string, context: HospitalContext): object {
  return {
    request,
    requiresAccessToken: true,
    imported: records,
    error: faultFile(faultCount, job, context),
  }
}

/** One OperationOutcome a line, each about one line of the body that was sent, or one parameter that was left out. */
async function faults(request: SignedInRequest, { records }: HospitalContext): Promise<Outcome> {
  const { faults: bad, ignored } = await records.bulk.status(request.requester, parameter(request, 'job'))
  const issues = [
    ...bad.map(({ line, reason }) => ({
      ...{ severity: 'error', code: 'processing', diagnostics: reason, location: [`line ${line}`] },
    })),
    ...ignored.map((name) => ({
      ...{ severity: 'warning', code: 'not-supported', diagnostics: `${name} is not known here and was left out` },
    })),
  ]
  const lines = issues.map((issue) => JSON.stringify({ resourceType: 'OperationOutcome', issue: [issue] }))
  return {
    status: 200,
    headers: { 'content-type': NDJSON },
    body: Buffer.from(lines.map((line) => `${line}\n`).join('')),
  }
}

async function cancel(request: SignedInRequest, { records }: HospitalContext): Promise<Outcome> {
  await records.bulk.cancel(request.requester, parameter(request, 'job'))
  return empty(202)
}

async function file(request: SignedInRequest, context: HospitalContext): Promise<Outcome> {
  const number = parameter(request, 'file')
  const reader = await contextFor(request, context, '*')
  const lines = await context.records.bulk.file(
    reader,
    parameter(request, 'job'),
    /^\d{1,9}$/.test(number) ? Number(number) : 0,
    (type) => scopesAllow(request.scopes, type, 'r'),
  )
  return stream(lines, NDJSON)
}
