import { AnamnesisError, resourceIdSchema } from '@anamnesis/core'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import type { FhirOperation, OperationCall } from './fhir-operation.ts'
import { preferencesOf } from './headers.ts'
import type { OperationInput } from './operation-input.ts'
import { textOf } from './operation-input.ts'
import { searchset } from './record-operations.ts'

/** Parameters of the operation, and those of a page of its answer. */
const KNOWN = ['patient', 'start', 'end', 'type', 'on-demand', 'profile', '_count']
const MOST_TYPES = 50
/** A dateTime of FHIR R4 (datatypes, section 2.24.0.1). */
const DATE_TIME = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?)?)?$/

/**
 * `$docref`: the current documents of a patient, newest first (US Core 6.1.0 and 7.0.0, OperationDefinition/docref). None is made on demand, so whoever
 * asks for those only gets none, as the definition says.
 */
export const docrefOperation: FhirOperation = {
  name: 'docref',
  definition: 'http://hl7.org/fhir/us/core/OperationDefinition/docref',
  levels: ['type'],
  types: ['DocumentReference'],
  affectsState: false,
  interactions: ['r', 's'],
  handler: docref,
}

async function docref(
  { caller, input, request }: OperationCall,
  { records, config }: HospitalContext,
): Promise<Outcome> {
  const preferences = preferencesOf(request)
  if (preferences.strict && input.some(({ name }) => !KNOWN.includes(name)))
    throw new AnamnesisError('unknown-search-parameter', `$docref takes ${KNOWN.join(', ')}`)
  if (input.some(({ name }) => name === 'profile'))
    throw new AnamnesisError('not-supported', 'documents are not kept by profile: ask without it, or by type')
  const query = queryOf(input)
  if (wantsOnDemandOnly(input))
    return searchset({ entries: [], total: 0, self: `${config.origin}${request.target}`, next: null })
  return searchset(await records.search(caller, 'DocumentReference', query, { strict: true }))
}

function queryOf(input: OperationInput): URLSearchParams {
  const query = new URLSearchParams({ patient: patientOf(input), status: 'current' })
  const types = input.flatMap(({ name, value }) => (name === 'type' ? [tokenOf(value)] : []))
  if (types.length > MOST_TYPES) throw new AnamnesisError('bad-request', `$docref takes at most ${MOST_TYPES} types`)
  if (types.length > 0) query.append('type', types.join(','))
  // The dates are those of the care that a document tells of, not those of the document.
  for (const [name, prefix] of [
    ['start', 'ge'],
    ['end', 'le'],
  ] as const) {
    const time = timeOf(input, name)
    if (time !== undefined) query.append('period', `${prefix}${time}`)
  }
  const count = textOf(input, '_count')
  if (count !== undefined) query.append('_count', count)
  query.append('_sort', '-date')
  return query
}

/** True if only documents are wanted that are made when they are asked for. @throws `bad-request` */
function wantsOnDemandOnly(input: OperationInput): boolean {
  const text = textOf(input, 'on-demand') ?? 'false'
  if (text !== 'true' && text !== 'false') throw new AnamnesisError('bad-request', 'on-demand is true or false')
  return text === 'true'
}

/** @throws `bad-request` without a patient's id */
function patientOf(input: OperationInput): string {
  const text = textOf(input, 'patient') ?? ''
  const id = text.startsWith('Patient/') ? text.slice('Patient/'.length) : text
  if (!resourceIdSchema.safeParse(id).success) throw new AnamnesisError('bad-request', '$docref takes a patient by id')
  return `Patient/${id}`
}

function timeOf(input: OperationInput, name: 'start' | 'end'): string | undefined {
  const text = textOf(input, name)
  if (text !== undefined && !DATE_TIME.test(text)) throw new AnamnesisError('bad-request', `${name} takes a dateTime`)
  return text
}

/** A Coding, or in an address what a token search takes: code or system|code. */
function tokenOf(value: unknown): string {
  const escaped = (text: string) => text.replaceAll(/[\\,$]/g, '\\$&')
  if (typeof value === 'string') return escaped(value)
  const { system, code } = (value ?? {}) as { system?: unknown; code?: unknown }
  if (typeof code !== 'string') throw new AnamnesisError('bad-request', 'a type is a Coding with a code')
  const plain = (text: string) => escaped(text).replaceAll('|', '\\|')
  return typeof system === 'string' ? `${plain(system)}|${plain(code)}` : plain(code)
}
