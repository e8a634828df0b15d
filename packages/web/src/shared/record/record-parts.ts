import type { Attachment, CompositionSection, QuestionnaireResponseItem, Resource } from '@medplum/fhirtypes'
import { datatypeText } from './datatype-text.ts'
import { narrativeText } from './narrative-text.ts'

/** A readable text of a record, with its heading where it has one; `path` names the element (TextPlace) whose string it is, as it stands there. */
export type TextPart = { readonly title: string; readonly text: string; readonly path?: string }

const text = (title: string, value: string | undefined): readonly TextPart[] => (value ? [{ title, text: value }] : [])
const verbatim = (path: string, value: string | undefined): readonly TextPart[] =>
  value ? [{ title: '', text: value, path }] : []

function sectionTexts(section: CompositionSection): readonly TextPart[] {
  const own = text(section.title ?? '', section.text?.div && narrativeText(section.text.div))
  return [...own, ...(section.section ?? []).flatMap(sectionTexts)]
}

function answers(item: QuestionnaireResponseItem, language: string): readonly TextPart[] {
  const values = (item.answer ?? []).flatMap((answer) =>
    Object.entries(answer)
      .filter(([name]) => name.startsWith('value'))
      .map(([, value]) => datatypeText(value, language)),
  )
  return [
    ...text(item.text ?? item.linkId ?? '', values.join('; ')),
    ...(item.item ?? []).flatMap((one) => answers(one, language)),
  ]
}

/** Returns the texts that stand in a record itself; those in attachments are loaded apart. */
export function recordTexts(resource: Resource, language: string): readonly TextPart[] {
  switch (resource.resourceType) {
    case 'Composition':
      return (resource.section ?? []).flatMap(sectionTexts)
    case 'DiagnosticReport':
      return verbatim('conclusion', resource.conclusion)
    case 'ClinicalImpression':
      return [...verbatim('description', resource.description), ...verbatim('summary', resource.summary)]
    case 'Communication':
      return (resource.payload ?? []).flatMap((part, index) =>
        verbatim(`payload[${index}].contentString`, part.contentString),
      )
    case 'QuestionnaireResponse':
      return (resource.item ?? []).flatMap((item) => answers(item, language))
    default:
      return []
  }
}

/** Returns the narrative that a record brings for readers; for types whose facts we do not know. */
export function narrativeOf(resource: Resource): string {
  const div = 'text' in resource ? resource.text?.div : undefined
  return div ? narrativeText(div) : ''
}

/**
 * Returns the narrative that a path ends in (`section[1].text.div`), markup included, as a place in it counts; null for another path, or where the
 * record has no such text.
 */
export function citedNarrative(resource: Resource, path: string | undefined): string | null {
  if (path === undefined || !/^(?:section\[\d+\]\.)*text\.div$/.test(path)) return null
  let value: unknown = resource
  for (const step of path.split(/[.[\]]+/)) value = (value as Record<string, unknown> | undefined)?.[step]
  return typeof value === 'string' ? value : null
}

/** Returns the attachments of a record: the content of documents, the pictures of studies, the printed form of reports. */
export function recordAttachments(resource: Resource): readonly Attachment[] {
  switch (resource.resourceType) {
    case 'DocumentReference':
      return (resource.content ?? []).flatMap((content) => content.attachment ?? [])
    case 'DiagnosticReport':
      return resource.presentedForm ?? []
    case 'Media':
      return resource.content ? [resource.content] : []
    case 'Communication':
      return (resource.payload ?? []).flatMap((part) => part.contentAttachment ?? [])
    case 'Binary':
      return resource.data ? [{ contentType: resource.contentType, data: resource.data }] : []
    default:
      return []
  }
}

/** Returns references to records that belong on the same page: a report's results and pictures, a panel's members. */
export function partReferences(resource: Resource): readonly string[] {
  const parts = () => {
    switch (resource.resourceType) {
      case 'DiagnosticReport':
        return [...(resource.media ?? []).map((media) => media.link), ...(resource.result ?? [])]
      case 'Observation':
        return resource.hasMember ?? []
      default:
        return []
    }
  }
  return parts().flatMap((part) => part?.reference ?? [])
}
