import type { HospitalId, Sensitivity } from '@anamnesis/core'
import {
  AnamnesisError,
  CONTENT_PATHS,
  DEFAULT_SUBJECT,
  DIRECTORY_TYPES,
  SENSITIVITIES,
  SUBJECT_PATHS,
  sensitivitiesOf,
  sensitivitiesOfResource,
  valuesAt,
} from '@anamnesis/core'
import type { InsightRecord } from '@anamnesis/insights'
import { sensitivitiesOfText } from '@anamnesis/insights'
import { sensitivitiesOfWords } from '@anamnesis/records'
import type { Resource } from '@medplum/fhirtypes'
import type { FileResource } from './read-resources.ts'

/** Stands for the place where the records of a file are kept; no hospital has this id. */
export const FILE_PLACE: HospitalId = `0x${'f1'.repeat(32)}`

/** One patient's records of a file, as the insights read them. */
export type History = { readonly patient: string; readonly records: readonly InsightRecord[] }

/**
 * Returns the records of one patient, and of no other: those that name the patient, and the directory (medicines, people, places).
 * @throws `bad-request` where there is no such patient, or several and none is named
 */
export function historyOf(resources: readonly FileResource[], wanted: string | undefined): History {
  const about = new Map(resources.map((resource) => [resource, patientsOf(resource)]))
  const patients = [...new Set([...about.values()].flat())].sort()
  const patient = wanted ?? patients[0]
  if (patient === undefined) throw new AnamnesisError('bad-request', 'no record names a patient')
  if (!patients.includes(patient)) throw new AnamnesisError('bad-request', `there is no Patient/${patient} in this`)
  if (wanted === undefined && patients.length > 1)
    throw new AnamnesisError('bad-request', `this holds ${patients.length} patients; choose one by --patient ID:`, {
      issues: patients.slice(0, 50).map((id) => ({ message: id })),
    })
  const own = resources.filter((resource) => {
    const named = about.get(resource) ?? []
    return named.length === 0 ? DIRECTORY_TYPES.has(resource.resourceType) : named.every((id) => id === patient)
  })
  const sensitive = sensitivitiesWithin(own)
  return { patient, records: own.map((resource) => recordOf(resource, sensitive.get(nameOf(resource)) ?? [])) }
}

function nameOf({ resourceType, id }: FileResource): string {
  return `${resourceType}/${id}`
}

const TARGET = /(?:^|\/)([A-Z][A-Za-z]{1,63}\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]+)?$/

function targetsAt(resource: FileResource, paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    valuesAt(resource, path).flatMap((value) => {
      const { reference } = (value ?? {}) as { reference?: unknown }
      return typeof reference === 'string' ? (TARGET.exec(reference)?.[1] ?? []) : []
    }),
  )
}

function patientsOf(resource: FileResource): string[] {
  if (resource.resourceType === 'Patient') return [resource.id]
  const named = targetsAt(resource, SUBJECT_PATHS[resource.resourceType] ?? DEFAULT_SUBJECT)
  return named.flatMap((name) => (name.startsWith('Patient/') ? name.slice('Patient/'.length) : []))
}

function ownSensitivities(resource: FileResource): Sensitivity[] {
  return [...sensitivitiesOfResource(resource), ...sensitivitiesOf(sensitivitiesOfWords(resource, sensitivitiesOfText))]
}

/** A record takes the sensitivities of what it mentions (design.md section 5), as in a hospital's store. */
function sensitivitiesWithin(resources: readonly FileResource[]): ReadonlyMap<string, readonly Sensitivity[]> {
  const held = new Map(resources.map((resource) => [nameOf(resource), new Set(ownSensitivities(resource))]))
  const mentions = resources.map((resource) => ({
    own: held.get(nameOf(resource)) ?? new Set<Sensitivity>(),
    others: targetsAt(resource, CONTENT_PATHS[resource.resourceType] ?? []).flatMap((name) => held.get(name) ?? []),
  }))
  for (let grown = true; grown; ) {
    grown = false
    for (const { own, others } of mentions) {
      const before = own.size
      for (const other of others) for (const sensitivity of other) own.add(sensitivity)
      grown ||= own.size > before
    }
  }
  return new Map([...held].map(([name, set]) => [name, SENSITIVITIES.filter((one) => set.has(one))]))
}

function recordOf(resource: FileResource, sensitivities: readonly Sensitivity[]): InsightRecord {
  const { versionId, lastUpdated } = (resource.meta ?? {}) as { versionId?: unknown; lastUpdated?: unknown }
  const version = Number(versionId)
  const updated = Date.parse(String(lastUpdated))
  return {
    key: { custodian: FILE_PLACE, type: resource.resourceType, id: resource.id },
    version: Number.isSafeInteger(version) && version > 0 ? version : 1,
    resource: resource as unknown as Resource,
    sensitivities,
    visitingUnder: null,
    updated: Number.isFinite(updated) ? updated : 0,
  }
}
