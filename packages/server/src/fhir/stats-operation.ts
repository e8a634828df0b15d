import { AnamnesisError } from '@anamnesis/core'
import type { ObservationStatistics } from '@anamnesis/records'
import type { Observation } from '@medplum/fhirtypes'
import type { HospitalContext } from '../context.ts'
import type { Outcome } from '../http/outcome.ts'
import { fhir } from '../http/outcome.ts'
import type { FhirOperation, OperationCall } from './fhir-operation.ts'
import type { OperationInput } from './operation-input.ts'
import { textOf, textsOf } from './operation-input.ts'

const STATISTIC = 'http://terminology.hl7.org/CodeSystem/observation-statistics'
/** Codes that one call may ask for. */
const MOST_CODES = 20
const HOUR = 3_600_000
const KNOWN = ['subject', 'code', 'system', 'coding', 'duration', 'period', 'statistic', 'include', 'limit']

/** Statistics over the values of a patient's observations of some codes (FHIR R4, Observation/$stats). */
export const statsOperation: FhirOperation = {
  name: 'stats',
  definition: 'http://hl7.org/fhir/OperationDefinition/Observation-stats',
  levels: ['type'],
  types: ['Observation'],
  affectsState: false,
  interactions: ['r', 's'],
  handler: stats,
}

type Code = { readonly system?: string; readonly code: string }
type Period = { readonly start?: string; readonly end?: string }

async function stats({ caller, input }: OperationCall, { records, now }: HospitalContext): Promise<Outcome> {
  if (input.some(({ name }) => !KNOWN.includes(name)))
    throw new AnamnesisError('unknown-search-parameter', `$stats takes ${KNOWN.join(', ')}`)
  if (textOf(input, 'include') === 'true')
    throw new AnamnesisError('not-supported', 'the observations themselves are not included: search for them')
  const subject = textOf(input, 'subject')
  const codes = codesOf(input)
  if (subject === undefined || codes.length === 0 || codes.length > MOST_CODES)
    throw new AnamnesisError('bad-request', `$stats takes a subject and 1 to ${MOST_CODES} codes`)
  const period = periodOf(input, now())
  const statistics = textsOf(input, 'statistic').flatMap((text) => text.split(','))
  const parameter: { name: string; resource: Observation }[] = []
  for (const code of codes) {
    const query = queryOf(subject, code, period)
    for (const found of await records.observationStatistics(caller, query, statistics))
      parameter.push({ name: 'statistics', resource: observationOf(subject, code, period, found) })
  }
  return fhir({ resourceType: 'Parameters', ...(parameter.length === 0 ? {} : { parameter }) })
}

function codesOf(input: OperationInput): Code[] {
  const system = textOf(input, 'system')
  const named = textsOf(input, 'code').map((code) => (system === undefined ? { code } : { system, code }))
  const codings = input.flatMap(({ name, value }): Code[] => {
    if (name !== 'coding') return []
    if (typeof value === 'string') {
      const [first = '', second] = value.split('|')
      return second === undefined ? [{ code: first }] : [{ system: first, code: second }]
    }
    const { system: given, code } = (value ?? {}) as { system?: unknown; code?: unknown }
    if (typeof code !== 'string') return []
    return [typeof given === 'string' ? { system: given, code } : { code }]
  })
  return [...named, ...codings]
}

/** The period that is named, else the last `duration` hours, else all time. @throws `bad-request` */
function periodOf(input: OperationInput, now: number): Period {
  const period = input.find(({ name }) => name === 'period')?.value
  if (typeof period === 'object' && period !== null) {
    const { start, end } = period as { start?: unknown; end?: unknown }
    return { ...(typeof start === 'string' ? { start } : {}), ...(typeof end === 'string' ? { end } : {}) }
  }
  const duration = textOf(input, 'duration')
  if (duration === undefined) return {}
  const hours = Number(duration)
  if (!(hours > 0 && hours < 1e7)) throw new AnamnesisError('bad-request', 'duration takes hours')
  return { start: new Date(now - hours * HOUR).toISOString(), end: new Date(now).toISOString() }
}

function queryOf(subject: string, { system, code }: Code, { start, end }: Period): URLSearchParams {
  const escaped = (text: string) => text.replaceAll(/[\\,|$]/g, '\\$&')
  const query = new URLSearchParams({ subject: escaped(subject) })
  query.append('code', system === undefined ? escaped(code) : `${escaped(system)}|${escaped(code)}`)
  if (start !== undefined) query.append('date', `ge${start}`)
  if (end !== undefined) query.append('date', `le${end}`)
  return query
}

function observationOf(
  subject: string,
  code: Code,
  period: Period,
  { unit, values }: ObservationStatistics,
): Observation {
  return {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [code] },
    subject: { reference: subject.includes('/') ? subject : `Patient/${subject}` },
    ...(period.start === undefined && period.end === undefined ? {} : { effectivePeriod: period }),
    component: values.map(({ name, value }) => ({
      code: { coding: [{ system: STATISTIC, code: name }] },
      valueQuantity: { value: Number(value.toPrecision(12)), ...(/count$/.test(name) ? {} : unit) },
    })),
  }
}
