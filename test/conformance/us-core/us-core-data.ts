import type { Provenance, Resource } from '@medplum/fhirtypes'
import { completeRecord, laterRecord, recordOfAnother, template } from './complete-record.ts'
import type { Group, UsCore } from './metadata.ts'

/** Records to fill a hospital with, in an order in which each may go in, and the id of the one that has everything a profile's searches ask for. */
export type UsCoreData = {
  readonly records: readonly { readonly name: string; readonly text: string }[]
  readonly completeId: (group: Group) => string
}

/** Directory and people first: everything else speaks of them. */
const FIRST = [
  'Organization',
  'Location',
  'Practitioner',
  'Endpoint',
  'HealthcareService',
  'PractitionerRole',
  'Patient',
  'RelatedPerson',
]

/** Returns the package's own examples, and for each profile a complete record with two that differ in time and in patient. */
export function usCoreData({ groups, examples }: UsCore): UsCoreData {
  const published = examples.map(({ name, text }) => ({ name, text, resource: JSON.parse(text) as Resource }))
  const templates = ['Endpoint', 'HealthcareService', 'PractitionerRole'].flatMap((type) => template(type) ?? [])
  const known = [...published.map(({ resource }) => resource), ...templates]
  const made = groups.flatMap((group) => {
    const example = exampleOf(group, known)
    if (!example) throw new Error(`there is no example of ${group.name}`)
    const complete = completeRecord(group, example, completeId(group))
    const withIdentifier = ['Patient', 'Practitioner', 'Encounter', 'Organization', 'Location'].includes(group.resource)
    return [
      complete,
      laterRecord(complete, `later-${idText(group.name)}`, 2),
      ...(withIdentifier ? [] : [recordOfAnother(complete, `other-${idText(group.name)}`)]),
      ...(group.revincludes.includes('Provenance:target') ? [provenanceOf(group)] : []),
    ]
  })
  const records = [
    ...published.map(({ name, text, resource }) => ({ name, text, type: resource.resourceType })),
    ...[...templates, ...made].map((resource) => ({
      name: `${resource.resourceType}-${resource.id}`,
      text: JSON.stringify(resource),
      type: resource.resourceType as string,
    })),
  ]
  return { records: records.sort((a, b) => rank(a.type) - rank(b.type)), completeId }
}

/** Published id of a profile's complete record. */
function completeId({ name }: Group): string {
  return `complete-${idText(name)}`
}

/** An id has no underscores. */
function idText(name: string): string {
  return name.replaceAll('_', '-')
}

function exampleOf({ resource, profile }: Group, known: readonly Resource[]): Resource | undefined {
  const ofType = known.filter(({ resourceType }) => resourceType === resource)
  return ofType.find(({ meta }) => meta?.profile?.some((url) => url.split('|')[0] === profile)) ?? ofType[0]
}

function provenanceOf(group: Group): Provenance {
  return {
    resourceType: 'Provenance',
    id: `of-${idText(group.name)}`,
    target: [{ reference: `${group.resource}/${completeId(group)}` }],
    recorded: '2023-02-28T15:26:23.217Z',
    agent: [
      {
        who: { reference: 'Practitioner/practitioner-1' },
        onBehalfOf: { reference: 'Organization/acme-lab' },
      },
      { who: { reference: 'Organization/acme-lab' } },
    ],
  }
}

function rank(type: string): number {
  const place = FIRST.indexOf(type)
  if (place >= 0) return place
  return type === 'Provenance' || type === 'Bundle' ? FIRST.length + 1 : FIRST.length
}
