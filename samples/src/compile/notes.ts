import type { Composition, DocumentReference } from '@medplum/fhirtypes'
import { noteTypes } from '../catalog/documents.ts'
import { base64, coding, concept, defined, SYSTEM } from '../fhir.ts'
import type { NoteEntry, SummaryEntry } from '../story.ts'
import { isoTime } from '../when.ts'
import { practitioner, tell, type Visit } from './chart.ts'

const CLINICAL_NOTE = coding(
  'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
  'clinical-note',
)

/** Returns the first sentence of a note, for lists; the headings of its sections are skipped. */
const gist = (text: string): string => {
  const line = text.split('\n').find((one) => one.trim() !== '' && !one.trim().endsWith(':')) ?? ''
  return /^.*?[.?!](?=\s|$)/.exec(line.trim())?.[0] ?? line.trim()
}

/** Writes a clinical note as free text. */
export const writeNote = (visit: Visit, entry: NoteEntry): void => {
  const { chart, story, key } = visit
  const type = noteTypes[entry.type]
  const text = `${tell(entry.text, visit).trim()}\n`
  const author = entry.by ?? story.by
  chart.add<DocumentReference>(
    defined<DocumentReference>({
      resourceType: 'DocumentReference',
      language: entry.language,
      status: 'current',
      docStatus: 'final',
      type: concept(type.text, coding(SYSTEM.loinc, type.loinc)),
      category: [concept('Clinical note', CLINICAL_NOTE)],
      subject: chart.patient,
      date: isoTime(visit.end),
      author: [practitioner(author)],
      authenticator: practitioner(author),
      description: gist(text),
      custodian: chart.organization(),
      content: [
        {
          attachment: {
            contentType: 'text/plain',
            language: entry.language ?? 'en',
            data: base64(text),
            size: Buffer.byteLength(text),
            title: type.text,
            creation: isoTime(visit.end),
          },
        },
      ],
      context: { encounter: [visit.encounter], period: { start: isoTime(visit.start), end: isoTime(visit.end) } },
    }),
    'note',
    key,
    entry.type,
    author,
  )
}

const narrative = (text: string): { status: 'additional'; div: string } => {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const body = safe
    .trim()
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')
  return { status: 'additional', div: `<div xmlns="http://www.w3.org/1999/xhtml">${body}</div>` }
}

/** Writes a signed discharge summary in sections, which point at the diagnoses they speak of. */
export const writeSummary = (visit: Visit, entry: SummaryEntry): void => {
  const { chart, story, key } = visit
  const type = noteTypes.discharge
  chart.add<Composition>(
    {
      resourceType: 'Composition',
      status: 'final',
      type: concept(type.text, coding(SYSTEM.loinc, type.loinc)),
      subject: chart.patient,
      encounter: visit.encounter,
      date: isoTime(visit.end),
      author: [practitioner(story.by)],
      title: entry.title,
      attester: [{ mode: 'legal', time: isoTime(visit.end), party: practitioner(story.by) }],
      custodian: chart.organization(),
      section: entry.sections.map(({ title, text, problems }) => ({
        title,
        text: narrative(tell(text, visit)),
        ...(problems ? { entry: problems.map((code) => chart.problem(code)) } : {}),
      })),
    },
    'summary',
    key,
  )
}
