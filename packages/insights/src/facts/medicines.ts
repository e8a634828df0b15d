import type {
  CodeableConcept,
  Dosage,
  Medication,
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
} from '@medplum/fhirtypes'
import { medicineWords } from '../describe/medicines.ts'
import { codesIn, conceptWords, firstWords, type LooseConcept, SYSTEMS } from '../fhir/concepts.ts'
import { bounds, DAY, instantAt } from '../fhir/dates.ts'
import { localTarget, referenceTarget } from '../fhir/references.ts'
import { timesPerDay } from '../fhir/timing.ts'
import type { Untrusted } from '../fhir/untrusted.ts'
import { amount, list, text, truth, untrusted } from '../fhir/untrusted.ts'
import type { InsightRecord } from '../insight-record.ts'
import { ingredientsByCode } from '../terminology/ingredients.ts'
import type { MedicineName } from '../terminology/medicine-name.ts'
import { parseMedicineName } from '../terminology/medicine-name.ts'
import { joined, lookup, shorten } from '../words.ts'
import { dailyDose } from './daily-dose.ts'
import type { MedicineFact, MedicinePart } from './fact.ts'
import { purposeOf } from './purpose.ts'
import type { Source } from './source.ts'
import { factBase, resourceOf } from './source.ts'

type Named = {
  readonly medicationCodeableConcept?: Untrusted<CodeableConcept> | null | undefined
  readonly medicationReference?: Untrusted<MedicationRequest>['medicationReference']
  readonly contained?: Untrusted<MedicationRequest>['contained']
}

/** What a medicine record names: the concept, the words, and the Medication record where it points at one. */
function namedMedicine(
  source: Source,
  named: Named,
): { concept: LooseConcept; words: string; others: readonly InsightRecord[] } {
  const local = localTarget(named.medicationReference)
  const contained = list(named.contained).find((item) => local !== '' && text(item.id) === local)
  const [type, id] = referenceTarget(named.medicationReference).split('/')
  const other =
    type === 'Medication' ? source.find(type, id ?? '') : local === '' ? undefined : source.find('Medication', local)
  const pointed = (contained ?? (other === undefined ? undefined : untrusted(other.resource))) as
    | Untrusted<Medication>
    | undefined
  const concept = named.medicationCodeableConcept ?? pointed?.code
  return { concept, words: medicineWords(named) || conceptWords(concept), others: other === undefined ? [] : [other] }
}

// The code decides what is in it, the words what strength it has.
function partsOf(
  concept: LooseConcept,
  name: MedicineName,
  dosages: readonly Untrusted<Dosage>[],
): readonly MedicinePart[] {
  const coded = codesIn(concept, SYSTEMS.rxnorm).flatMap(ingredientsByCode)
  const strengths = new Map(name.parts.map(({ ingredient, strength }) => [ingredient.name, strength]))
  const ingredients = coded.length > 0 ? coded : name.parts.map(({ ingredient }) => ingredient)
  return ingredients.map((ingredient) => {
    const strength = strengths.get(ingredient.name) ?? null
    return { ingredient, strength, daily: dailyDose(dosages, strength, ingredients.length === 1) }
  })
}

const STATUSES: Readonly<Record<string, MedicineFact['status']>> = {
  active: 'active',
  stopped: 'stopped',
  cancelled: 'stopped',
  completed: 'completed',
  'on-hold': 'paused',
  'not-taken': 'paused',
  draft: 'proposed',
  intended: 'proposed',
}

type Course = Pick<MedicineFact, 'source' | 'status' | 'from' | 'until' | 'reason' | 'purpose'>

function medicineFact(
  source: Source,
  named: Named,
  dosages: readonly Untrusted<Dosage>[],
  course: Course,
): MedicineFact {
  const { concept, words, others } = namedMedicine(source, named)
  const name = parseMedicineName(words)
  const route = joined(
    dosages.slice(0, 3).map((dosage) => conceptWords(dosage.route)),
    ' ',
  )
  return {
    ...factBase('medicine', source, shorten(words === '' ? 'Medicine without a name' : source.line.title, 8), others),
    parts: partsOf(concept, name, dosages),
    ...course,
    everyDay: dosages.length > 0 && dosages.every((dosage) => (timesPerDay(dosage.timing) ?? 0) >= 1),
    asNeeded: dosages.some(
      (dosage) => truth(dosage.asNeededBoolean) === true || dosage.asNeededCodeableConcept != null,
    ),
    local: name.local || /\b(topical|ophthalmic|nasal|inhal\w*|on the skin|eye|ear)\b/i.test(route.slice(0, 200)),
  }
}

function dosageEnd(dosages: readonly Untrusted<Dosage>[], from: number | null): number | null {
  const ends = dosages.map(({ timing }) => {
    const { boundsPeriod, boundsDuration } = timing?.repeat ?? {}
    const days = text(boundsDuration?.code) === 'd' ? amount(boundsDuration?.value) : null
    return bounds(boundsPeriod).end ?? (days === null || from === null ? null : from + days * DAY)
  })
  return ends.length > 0 && ends.every((end) => end !== null) ? ends.reduce((a, b) => Math.max(a, b)) : null
}

const PROPOSALS = new Set(['proposal', 'plan', 'option'])

/** Returns the medicine that a prescription orders; none where it was entered in error. */
export function requestFacts(source: Source): readonly MedicineFact[] {
  const request = untrusted(resourceOf<MedicationRequest>(source))
  const status = text(request.status)
  if (status === 'entered-in-error') return []
  const proposed = PROPOSALS.has(text(request.intent)) || truth(request.doNotPerform) === true
  const dosages = list(request.dosageInstruction)
  const from = instantAt(request.authoredOn)
  return [
    medicineFact(source, request, dosages, {
      source: 'ordered',
      status: proposed ? 'proposed' : (lookup(STATUSES, status) ?? 'unknown'),
      from,
      until: dosageEnd(dosages, from) ?? bounds(request.dispenseRequest?.validityPeriod).end,
      reason: shorten(conceptWords(request.statusReason), 5),
      purpose: purposeOf(source, list(request.reasonReference), list(request.reasonCode)),
    }),
  ]
}

/** Returns the medicine that a statement says is taken; none where it was entered in error. */
export function statementFacts(source: Source): readonly MedicineFact[] {
  const statement = untrusted(resourceOf<MedicationStatement>(source))
  const status = text(statement.status)
  if (status === 'entered-in-error') return []
  const period = bounds(statement.effectivePeriod)
  const from = period.start ?? instantAt(statement.effectiveDateTime)
  return [
    medicineFact(source, statement, list(statement.dosage), {
      source: 'stated',
      status: lookup(STATUSES, status) ?? 'unknown',
      from,
      until: period.end ?? dosageEnd(list(statement.dosage), from),
      reason: shorten(firstWords(list(statement.statusReason)), 5),
      purpose: purposeOf(source, list(statement.reasonReference), list(statement.reasonCode)),
    }),
  ]
}

function done(status: string): MedicineFact['status'] {
  return status === 'completed' || status === 'in-progress' ? 'completed' : 'unknown'
}

/** Returns the medicine that was handed out. */
export function dispenseFacts(source: Source): readonly MedicineFact[] {
  const dispense = untrusted(resourceOf<MedicationDispense>(source))
  if (text(dispense.status) === 'entered-in-error') return []
  const from = instantAt(dispense.whenHandedOver) ?? instantAt(dispense.whenPrepared)
  const course: Course = { source: 'dispensed', status: done(text(dispense.status)), from, until: null, reason: '' }
  return [medicineFact(source, dispense, list(dispense.dosageInstruction), course)]
}

/** Returns the medicine that was given. */
export function administrationFacts(source: Source): readonly MedicineFact[] {
  const given = untrusted(resourceOf<MedicationAdministration>(source))
  if (text(given.status) === 'entered-in-error' || text(given.status) === 'not-done') return []
  const course: Course = {
    source: 'given',
    status: done(text(given.status)),
    from: source.line.date,
    until: null,
    reason: '',
  }
  return [medicineFact(source, given, [], course)]
}
