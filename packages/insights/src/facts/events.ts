import { classify } from '@anamnesis/core'
import type {
  DiagnosticReport,
  DocumentReference,
  Encounter,
  FamilyMemberHistory,
  Immunization,
  Procedure,
} from '@medplum/fhirtypes'
import { problemName } from '../describe/clinical.ts'
import { describe } from '../describe/describe.ts'
import { codesOf, conceptWords, firstWords } from '../fhir/concepts.ts'
import { bounds } from '../fhir/dates.ts'
import type { Untrusted } from '../fhir/untrusted.ts'
import { list, text, untrusted } from '../fhir/untrusted.ts'
import { mentionsIn } from '../notes/mentions/mentions.ts'
import { noteSource } from '../notes/source/note-source.ts'
import { lookup, shorten } from '../words.ts'
import type { FamilyFact, ImmunizationFact, NoteFact, ProcedureFact, VisitFact } from './fact.ts'
import type { Source } from './source.ts'
import { factBase, resourceOf } from './source.ts'

const NOT_DONE = new Set(['entered-in-error', 'not-done', 'preparation'])

/** Returns what was done; none where it was not done or entered in error. */
export function procedureFacts(source: Source): readonly ProcedureFact[] {
  const procedure = untrusted(resourceOf<Procedure>(source))
  return NOT_DONE.has(text(procedure.status)) ? [] : [factBase('procedure', source, source.line.title)]
}

/** Returns the vaccine that was given; none where it was not or entered in error. */
export function immunizationFacts(source: Source): readonly ImmunizationFact[] {
  const immunization = untrusted(resourceOf<Immunization>(source))
  return NOT_DONE.has(text(immunization.status)) ? [] : [factBase('immunization', source, source.line.title)]
}

const NO_VISIT = new Set(['entered-in-error', 'cancelled', 'planned'])

/** Returns the visit that took or takes place. */
export function visitFacts(source: Source): readonly VisitFact[] {
  const encounter = untrusted(resourceOf<Encounter>(source))
  if (NO_VISIT.has(text(encounter.status))) return []
  return [
    {
      ...factBase('visit', source, source.line.title),
      setting: text(encounter.class?.code),
      reason: shorten(firstWords(list(encounter.reasonCode)), 8),
      ended: bounds(encounter.period).end,
      urgent: urgencyOf(encounter),
      service: shorten(conceptWords(encounter.serviceType), 6),
    },
  ]
}

/** ActPriority (terminology.hl7.org CodeSystem v3-ActPriority): emergency, urgent; preoperative, routine. */
const PRIORITIES: Readonly<Record<string, boolean>> = {
  EM: true,
  UR: true,
  R: false,
  EL: false,
  P: false,
}

// From the emergency department (admit-source `emd`) is urgent whatever the priority says.
function urgencyOf(encounter: Untrusted<Encounter>): boolean | null {
  if (codesOf(encounter.hospitalization?.admitSource).includes('emd')) return true
  return codesOf(encounter.priority).flatMap((code) => lookup(PRIORITIES, code) ?? [])[0] ?? null
}

/** Returns what a relative has or had; none where it was entered in error. */
export function familyFacts(source: Source): readonly FamilyFact[] {
  const history = untrusted(resourceOf<FamilyMemberHistory>(source))
  if (text(history.status) === 'entered-in-error') return []
  const conditions = list(history.condition).map((condition) => shorten(problemName(condition.code), 8))
  const relative = shorten(conceptWords(history.relationship) || text(history.name), 4).toLowerCase()
  return [
    {
      ...factBase('family', source, source.line.title),
      relative,
      conditions: conditions.filter((words) => words !== ''),
    },
  ]
}

function noteFact(source: Source, report: boolean): NoteFact {
  const { resource, layer } = source.record
  const read = noteSource(resource, layer)
  const about = { ...factBase('note', source, source.line.title), author: describe(resource).author, report }
  if (read === null || typeof read === 'string') return { ...about, mentions: [], cut: false, unread: read }
  const { cut, unread, placeOf } = read
  const mentions = mentionsIn(read.text, about.date).map((mention) => ({ ...mention, place: placeOf(mention) }))
  return { ...about, mentions, cut, unread }
}

/** Returns the note that a document or message is; none for an administrative one or one entered in error. */
export function noteFacts(source: Source): readonly NoteFact[] {
  const status = text(untrusted(resourceOf<DocumentReference>(source)).status)
  if (status === 'entered-in-error') return []
  const found = classify(source.record.resource as Parameters<typeof classify>[0], 1)
  return found !== undefined && 'category' in found && found.category === 'notes' ? [noteFact(source, false)] : []
}

/** Returns the report of an examination that says something of its own, beside its results. */
export function reportFacts(source: Source): readonly NoteFact[] {
  const report = untrusted(resourceOf<DiagnosticReport>(source))
  if (['entered-in-error', 'cancelled', 'registered'].includes(text(report.status))) return []
  const speaks = text(report.conclusion) !== '' || list(report.presentedForm).length > 0
  return speaks ? [noteFact(source, true)] : []
}
