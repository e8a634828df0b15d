import { AnamnesisError } from '@anamnesis/core'
import type { SearchEntry } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import { fhir } from '../http/outcome.ts'
import { buildSummary, IPS_BUNDLE } from '../patient-summary/build-summary.ts'
import type { FhirOperation, OperationCall } from './fhir-operation.ts'
import { preferencesOf } from './headers.ts'
import { checkAllTypes, documentBytes } from './record-operations.ts'

/** The International Patient Summary of what the requester may see of a patient, own and visiting records in one. */
export const summaryOperation: FhirOperation = {
  name: 'summary',
  definition: 'http://hl7.org/fhir/uv/ips/OperationDefinition/summary',
  levels: ['instance'],
  types: ['Patient'],
  affectsState: false,
  interactions: ['r', 's'],
  handler: summary,
}

async function summary(call: OperationCall, context: HospitalContext): Promise<Outcome> {
  checkAllTypes(call)
  if (call.input.length > 0 && preferencesOf(call.request).strict)
    throw new AnamnesisError('unknown-search-parameter', '$summary takes no parameters here')
  const source = {
    entries: await everythingOf(call, context),
    hospital: context.config.hospital.name,
    now: context.now(),
  }
  return fhir(documentBytes(source.now, buildSummary(source), { meta: { profile: [IPS_BUNDLE] } }))
}

async function everythingOf({ caller, id }: OperationCall, { records }: HospitalContext): Promise<SearchEntry[]> {
  const entries: SearchEntry[] = []
  let query: string | null = ''
  while (query !== null) {
    const page: Awaited<ReturnType<typeof records.everything>> = await records.everything(
      caller,
      'Patient',
      id ?? '',
      query,
      { strict: true },
    )
    entries.push(...page.entries)
    query = page.next === null ? null : new URL(page.next).search
  }
  return entries
}
