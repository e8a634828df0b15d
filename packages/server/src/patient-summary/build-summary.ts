import { randomUUID } from 'node:crypto'
import { describe } from '@anamnesis/insights'
import type { SearchEntry } from '@anamnesis/records'
import type { Composition, CompositionSection, Observation, Organization, Resource } from '@medplum/fhirtypes'
import type { BundleEntryBytes } from '../fhir/bundle-text.ts'
import type { SummarySection } from './sections.ts'
import { dateOf, SUMMARY_SECTIONS } from './sections.ts'

/** An opened record with its resource. */
type Parsed = SearchEntry & { readonly resource: Resource }

/** What a summary is about and from. */
export type SummarySource = {
  /** The patient first, then everything that may be seen of them, directory records that it refers to included. */
  readonly entries: readonly SearchEntry[]
  /** Name of the hospital that makes the summary. */
  readonly hospital: string
  /** In ms since 1970 UTC. */
  readonly now: number
}

const IPS = 'http://hl7.org/fhir/uv/ips/StructureDefinition'

/** Profile of the document Bundle (IPS 1.1). */
export const IPS_BUNDLE = `${IPS}/Bundle-uv-ips`

/**
 * Returns the entries of an International Patient Summary: a Composition with a section of each kind, who made it, the patient, and the records that
 * the sections name, byte for byte. A required section of which nothing may be seen says "unavailable", which is true whether there is nothing or not.
 */
export function buildSummary({ entries, hospital, now }: SummarySource): BundleEntryBytes[] {
  const parsed = entries.map((entry) => ({
    ...entry,
    resource: JSON.parse(Buffer.from(entry.bytes).toString()) as Resource,
  }))
  const [patient, ...records] = parsed
  if (!patient) throw new RangeError('a summary is about a patient')
  const sections = fillSections(records)
  const chosen = sections.flatMap(({ held }) => held)
  const author: Organization = { resourceType: 'Organization', id: randomUUID(), name: hospital }
  const composition = compositionOf(patient.fullUrl, author, sections, now)
  return [
    madeUp(composition),
    madeUp(author),
    ...[patient, ...chosen, ...referredTo(chosen, records)].map(({ fullUrl, bytes }) => ({
      fullUrl,
      resource: bytes,
      members: {},
    })),
  ]
}

function madeUp(resource: Composition | Organization): BundleEntryBytes {
  return { fullUrl: `urn:uuid:${resource.id}`, resource: Buffer.from(JSON.stringify(resource)), members: {} }
}

type Filled = { readonly section: SummarySection; readonly held: readonly Parsed[] }

function fillSections(records: readonly Parsed[]): Filled[] {
  const newestFirst = [...records].sort((a, b) => compare(dateOf(b.resource) ?? '', dateOf(a.resource) ?? ''))
  const left = new Set(newestFirst)
  return SUMMARY_SECTIONS.map((section) => {
    const holding = [...left].filter(({ resource }) => section.holds(resource))
    for (const record of holding) left.delete(record)
    return { section, held: section.newestOnly ? newestOfEachCode(holding) : holding }
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function newestOfEachCode(records: readonly Parsed[]): Parsed[] {
  const seen = new Set<string>()
  return records.filter(({ resource, fullUrl }) => {
    const { coding, text } = (resource as Observation).code ?? {}
    const { system, code } = coding?.[0] ?? {}
    const key = JSON.stringify([resource.resourceType, ...(code === undefined ? [text ?? fullUrl] : [system, code])])
    return seen.has(key) ? false : seen.add(key)
  })
}

/** Directory records (medications, practitioners, places) that the chosen ones name, each under the base of the record that names it. */
function referredTo(chosen: readonly Parsed[], records: readonly Parsed[]): Parsed[] {
  const named = new Set(
    chosen.flatMap(({ fullUrl, resource }) => {
      const base = fullUrl.split('/').slice(0, -2).join('/')
      return referencesIn(resource).map((reference) => (reference.includes('://') ? reference : `${base}/${reference}`))
    }),
  )
  return records.filter((record) => DIRECTORY.has(record.resource.resourceType) && named.has(record.fullUrl))
}

const DIRECTORY: ReadonlySet<string> = new Set([
  ...['Medication', 'Practitioner', 'PractitionerRole', 'Organization', 'Location', 'Device', 'Specimen'],
])

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'reference' && typeof member === 'string' ? [member] : referencesIn(member),
  )
}

function compositionOf(patient: string, author: Organization, sections: readonly Filled[], now: number): Composition {
  const shown = sections.filter(({ section, held }) => section.required || held.length > 0)
  return {
    resourceType: 'Composition',
    id: randomUUID(),
    meta: { profile: [`${IPS}/Composition-uv-ips`] },
    text: {
      status: 'generated',
      div: xhtml(`<p>${escaped(shown.map(({ section }) => section.title).join(', '))}</p>`),
    },
    status: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '60591-5', display: 'Patient summary Document' }] },
    subject: { reference: patient },
    date: new Date(now).toISOString(),
    author: [{ reference: `urn:uuid:${author.id}`, ...(author.name === undefined ? {} : { display: author.name }) }],
    title: 'International Patient Summary',
    confidentiality: 'R',
    section: shown.map(sectionOf),
  }
}

const EMPTY_REASON = 'http://terminology.hl7.org/CodeSystem/list-empty-reason'

function sectionOf({ section: { title, code, display }, held }: Filled): CompositionSection {
  const head = { title, code: { coding: [{ system: 'http://loinc.org', code, display }] } }
  if (held.length > 0)
    return {
      ...head,
      text: { status: 'generated', div: tableOf(held) },
      entry: held.map(({ fullUrl }) => ({ reference: fullUrl })),
    }
  return {
    ...head,
    text: { status: 'generated', div: xhtml('<p>No information available</p>') },
    emptyReason: { coding: [{ system: EMPTY_REASON, code: 'unavailable', display: 'Unavailable' }] },
  }
}

function tableOf(held: readonly Parsed[]): string {
  const rows = held.map(({ resource }) => {
    const { title, detail, status } = describe(resource)
    const cells = [title, detail ?? '', status ?? '', (dateOf(resource) ?? '').slice(0, 10)]
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`
  })
  return xhtml(`<table><tbody>${rows.join('')}</tbody></table>`)
}

function xhtml(content: string): string {
  return `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
