import type { CapabilityStatement, Resource } from '@medplum/fhirtypes'
import type { Dice } from './dice.ts'

/** One request as it goes out. */
export type FuzzRequest = {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** What requests are made from. */
export type Material = {
  /** Resources to change; none holds a canary. */
  readonly resources: readonly Resource[]
  /** type/id of records that are there, of whoever. */
  readonly names: readonly string[]
  /** Paths that answers named, to whomever: pages, jobs, files, new versions. They are asked for, never written to, by others. */
  readonly found: readonly string[]
  /** type/id of what this caller wrote. */
  readonly own: readonly string[]
  /** Where notifications to this caller go. */
  readonly hook: string
  readonly capabilities: CapabilityStatement
}

/** Makes one kind of request. */
export type Maker = (chance: Dice, material: Material) => FuzzRequest

/** Path of the FHIR address. */
export const BASE = '/fhir/R4'

/** Returns a request; a body is FHIR JSON unless the headers say otherwise. */
export function plain(method: string, path: string, body?: string, headers: Record<string, string> = {}): FuzzRequest {
  const type = body === undefined ? {} : { 'content-type': 'application/fhir+json' }
  return { method, path, headers: { ...type, ...headers }, body }
}

/** Returns what a header may hold of a text (RFC 9110 section 5.5); other bytes cannot be sent. */
export function header(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '').slice(0, 2000)
}
