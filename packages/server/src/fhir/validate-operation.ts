import { AnamnesisError } from '@anamnesis/core'
import type { Finding } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import { fhir } from '../http/outcome.ts'
import type { FhirOperation, OperationCall } from './fhir-operation.ts'
import type { InputResource } from './operation-input.ts'
import { resourceOf, textOf, textsOf } from './operation-input.ts'

/** Modes of `$validate` (FHIR R4, resource-validation-mode). */
const MODES: readonly string[] = ['create', 'update', 'delete', 'profile']
/** Most profiles of one call. */
const MOST_PROFILES = 20

/** `$validate`: what is wrong with a resource by R4 and by profiles, without writing it (FHIR R4, Resource-validate). */
export const validateOperation: FhirOperation = {
  name: 'validate',
  definition: 'http://hl7.org/fhir/OperationDefinition/Resource-validate',
  levels: ['type', 'instance'],
  types: 'all',
  affectsState: false,
  interactions: ['r'],
  handler: validateCall,
}

async function validateCall(call: OperationCall, context: HospitalContext): Promise<Outcome> {
  const mode = textOf(call.input, 'mode')
  if (mode !== undefined && !MODES.includes(mode))
    throw new AnamnesisError('bad-request', `mode is one of ${MODES.join(', ')}`)
  const profiles = textsOf(call.input, 'profile')
  if (profiles.length > MOST_PROFILES)
    throw new AnamnesisError('bad-request', `a resource is held against at most ${MOST_PROFILES} profiles at once`)
  const given = resourceOf(call.input, 'resource')
  // A removal is about no content: what is asked is whether the record is there for the caller.
  const stored =
    call.id !== null && (given === undefined || mode === 'delete') ? await readStored(call, context) : undefined
  if (mode === 'delete') return answer([])
  const resource = given ?? stored
  if (!resource) throw new AnamnesisError('bad-request', 'there is nothing to validate: send a resource')
  if (resource.resourceType !== call.type)
    throw new AnamnesisError('bad-request', 'the content is a resource of another type than the address names')
  const findings = context.care.records.checkResource(resource, profiles)
  return answer([...idFindings(call, given, mode), ...findings])
}

async function readStored({ caller, type, id }: OperationCall, { care }: HospitalContext): Promise<InputResource> {
  const { bytes } = await care.records.read(caller, type ?? '', id ?? '')
  return JSON.parse(Buffer.from(bytes).toString()) as InputResource
}

/** What an update would be refused for beside its content. */
function idFindings(
  { id, type }: OperationCall,
  given: InputResource | undefined,
  mode: string | undefined,
): Finding[] {
  if (!given || mode === 'profile' || id === null || given.id === id) return []
  const message = 'the id in the content must be the id in the address'
  return [{ severity: mode === 'update' ? 'error' : 'warning', code: 'value', message, path: `${type}.id` }]
}

function answer(findings: readonly Finding[]): Outcome {
  const fine = { severity: 'information', code: 'informational', details: { text: 'nothing is wrong with it' } }
  const issue = findings.map(({ severity, code, message, path }) => ({
    severity,
    code,
    details: { text: message },
    expression: [path],
  }))
  return fhir({ resourceType: 'OperationOutcome', issue: issue.length > 0 ? issue : [fine] })
}
