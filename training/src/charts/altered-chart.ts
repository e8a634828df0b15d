import { randomOf } from '../random.ts'
import { ADDED, BRANDS, IN_ICD10, NOTE_PROBLEMS, NOTE_SENTENCES, OTHER_UNITS } from './altered-words.ts'
import type { Json, Plain } from './truth.ts'
import { at, codesOf, dateOf, nameOf, said } from './truth.ts'

/** What a note says of a problem that no list holds: the page must tell it, or must not. */
export type NoteTruth = {
  readonly note: string
  readonly pattern: RegExp
  readonly isHeld: boolean
  readonly text: string
}

/** A chart that nobody wrote, and what its notes say. */
export type AlteredChart = { readonly plain: readonly Plain[]; readonly notes: readonly NoteTruth[] }

type Dice = {
  /** True with that chance. */
  readonly falls: (chance: number) => boolean
  readonly pick: <T>(items: readonly T[]) => T
  readonly below: (limit: number) => number
  readonly uuid: () => string
}

const DAY = 86_400_000

function diceOf(seed: number): Dice {
  const next = randomOf(Math.imul(seed, 2_654_435_761))
  for (let warm = 0; warm < 20; warm += 1) next()
  const below = (limit: number) => next() % limit
  const hex = (length: number) => Array.from({ length }, () => below(16).toString(16)).join('')
  return {
    falls: (chance) => next() / 2 ** 32 < chance,
    pick: <T>(items: readonly T[]) => items[below(items.length)] as T,
    below,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  }
}

/**
 * Returns another person's chart made of a bundle's: new identifiers and days, a part of the records left out, others stopped, healed, refuted or entered in error; brands
 * for ingredients, ICD-10-CM for SNOMED CT, other units, printed ranges and flags; medicines, problems, allergies and notes added. The same seed gives the same chart.
 */
export function alteredChart(bundle: readonly Plain[], seed: number, now: number): AlteredChart {
  const dice = diceOf(seed)
  const kept = moved(
    bundle.filter(({ resourceType }) => resourceType === 'Patient' || !dice.falls(0.08)),
    dice,
  ).map((resource) => altered(resource, dice))
  const patient = kept.find(({ resourceType }) => resourceType === 'Patient')?.id ?? ''
  const known = new Set(kept.map(({ id }) => id))
  const added = addedTo(patient, dice, now).filter(({ id }) => !known.has(id))
  const plain = [...kept, ...added]
  const { documents, truths } = notesOf(plain, patient, dice, now)
  return { plain: [...plain, ...documents], notes: truths }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const DATE = /\b(1[89]\d\d|20\d\d)-(\d\d)-(\d\d)(?=T|")/g

function moved(bundle: readonly Plain[], dice: Dice): Plain[] {
  const names = new Map<string, string>()
  const days = dice.below(28)
  const text = JSON.stringify(bundle)
    .replace(UUID, (old) => {
      const known = names.get(old) ?? dice.uuid()
      names.set(old, known)
      return known
    })
    .replace(DATE, (date) => new Date(Date.parse(date) - days * DAY).toISOString().slice(0, 10))
  const resources = JSON.parse(text) as Plain[]
  return resources.map((item) =>
    item.resourceType === 'Patient' ? { ...item, name: [{ family: 'Quillfeather', given: ['Test'] }] } : item,
  )
}

function concept(system: string, code: string, display: string): Json {
  return { coding: [{ system, code, display }], text: display }
}

const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'
const SNOMED = 'http://snomed.info/sct'
const status = (code: string, kind: string): Json => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${kind}`, code }],
})

function altered(item: Plain, dice: Dice): Plain {
  if (item.resourceType === 'Condition') return alteredCondition(item, dice)
  if (item.resourceType === 'MedicationRequest') return alteredMedicine(item, dice)
  return item.resourceType === 'Observation' ? alteredResult(item, dice) : item
}

function alteredCondition(item: Plain, dice: Dice): Plain {
  const icd = IN_ICD10[codesOf(item.code)[0] ?? '']
  const coded = icd !== undefined && dice.falls(0.5) ? { ...item, code: concept(ICD, ...icd) } : item
  if (dice.falls(0.06)) return { ...coded, verificationStatus: status('refuted', 'condition-ver-status') }
  if (dice.falls(0.04)) return { ...coded, verificationStatus: status('entered-in-error', 'condition-ver-status') }
  if (dice.falls(0.08))
    return {
      ...coded,
      clinicalStatus: status('resolved', 'condition-clinical'),
      abatementDateTime: said(item.onsetDateTime),
    }
  return dice.falls(0.05) ? { ...coded, clinicalStatus: status('recurrence', 'condition-clinical') } : coded
}

function alteredMedicine(item: Plain, dice: Dice): Plain {
  const name = nameOf(item.medicationCodeableConcept).toLowerCase().replace('simvistatin', 'simvastatin')
  const single = !name.includes(' / ')
  const brands = BRANDS.filter(([, holds]) => single && name.includes(holds) && !/injection|topical|gel/.test(name))
  const named =
    brands.length > 0 && dice.falls(0.6) ? { ...item, medicationCodeableConcept: { text: dice.pick(brands)[2] } } : item
  if (dice.falls(0.04)) return { ...named, status: 'entered-in-error' }
  if (item.status === 'active' && dice.falls(0.12))
    return { ...named, status: dice.pick(['stopped', 'completed', 'cancelled']) }
  return named
}

function alteredResult(item: Plain, dice: Dice): Plain {
  if (dice.falls(0.03)) return { ...item, status: 'entered-in-error' }
  const corrected = dice.falls(0.1) ? { ...item, status: dice.pick(['corrected', 'amended']) } : item
  const value = at(item, 'valueQuantity.value')
  const other = OTHER_UNITS.find(([loinc]) => codesOf(item.code).includes(loinc))
  if (typeof value !== 'number' || other === undefined || !dice.falls(0.4)) return corrected
  const [, unit, code, from, factor, digits] = other
  if (said(at(item, 'valueQuantity.code')) !== from) return corrected
  const moved = Number((value * factor).toFixed(digits))
  return {
    ...corrected,
    valueQuantity:
      code === '' ? { value: moved, unit } : { value: moved, unit, system: 'http://unitsofmeasure.org', code },
  }
}

function addedTo(patient: string, dice: Dice, now: number): Plain[] {
  const subject = { reference: `urn:uuid:${patient}` }
  const ago = (days: number) => new Date(now - days * DAY).toISOString()
  const conditions = Array.from({ length: 2 + dice.below(3) }, (): Plain => {
    const [system, code, display] = dice.pick(ADDED)
    return {
      resourceType: 'Condition',
      id: dice.uuid(),
      subject,
      code: system === 'T' ? { text: display } : concept(system === 'I' ? ICD : SNOMED, code, display),
      clinicalStatus: status(dice.falls(0.8) ? 'active' : 'inactive', 'condition-clinical'),
      verificationStatus: status(dice.falls(0.9) ? 'confirmed' : 'refuted', 'condition-ver-status'),
      onsetDateTime: ago(100 + dice.below(3000)).slice(0, 10),
    }
  })
  const medicines = Array.from({ length: 3 + dice.below(5) }, (): Plain => {
    const isStatement = dice.falls(0.3)
    const written = dice.pick(BRANDS)[2]
    const began = ago(10 + dice.below(600))
    return {
      resourceType: isStatement ? 'MedicationStatement' : 'MedicationRequest',
      id: dice.uuid(),
      subject,
      status: dice.pick(['active', 'active', 'active', isStatement ? 'not-taken' : 'stopped', 'entered-in-error']),
      medicationCodeableConcept: { text: written },
      ...(isStatement ? { effectiveDateTime: began } : { intent: 'order', authoredOn: began }),
    }
  })
  const allergy = (display: string, clinical: string, verification: string): Plain => ({
    resourceType: 'AllergyIntolerance',
    id: dice.uuid(),
    patient: subject,
    code: { text: display },
    clinicalStatus: status(clinical, 'allergyintolerance-clinical'),
    verificationStatus: status(verification, 'allergyintolerance-verification'),
    recordedDate: ago(400),
  })
  const allergies = dice.falls(0.5)
    ? [
        allergy(
          dice.pick([
            'Penicillin',
            'PCN (penicillin)',
            'Allergy to penicillin',
            'Sulfa drugs',
            'Codeine',
            'Latex',
            'Adhesive tape',
          ]),
          dice.falls(0.8) ? 'active' : 'inactive',
          dice.falls(0.85) ? 'confirmed' : 'refuted',
        ),
      ]
    : []
  return [...conditions, ...medicines, ...allergies, ...resultsFor(subject, dice, ago)]
}

// A laboratory of its own: printed ranges, flags, and now and then a value that somebody must be told of.
function resultsFor(subject: Json, dice: Dice, ago: (days: number) => string): Plain[] {
  const one = (
    loinc: string,
    display: string,
    value: number,
    unit: string,
    more: Readonly<Record<string, Json>>,
  ): Plain => ({
    resourceType: 'Observation',
    id: dice.uuid(),
    subject,
    status: 'final',
    category: [concept('http://terminology.hl7.org/CodeSystem/observation-category', 'laboratory', 'Laboratory')],
    code: concept('http://loinc.org', loinc, display),
    effectiveDateTime: ago(0.5),
    valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
    ...more,
  })
  const range = (low: number, high: number, unit: string): Json => [
    { low: { value: low, unit, code: unit }, high: { value: high, unit, code: unit } },
  ]
  const flag = (code: string): Json => [status(code, 'v3-ObservationInterpretation')]
  const made: Plain[] = []
  if (dice.falls(0.25))
    made.push(
      one('2823-3', 'Potassium', dice.pick([6.8, 7.1, 2.3]), 'mmol/L', { referenceRange: range(3.5, 5.1, 'mmol/L') }),
    )
  if (dice.falls(0.3)) made.push(one('3016-3', 'TSH', 8.4, 'm[IU]/L', { referenceRange: range(0.4, 4.5, 'm[IU]/L') }))
  if (dice.falls(0.3)) made.push(one('2276-4', 'Ferritin', 9, 'ng/mL', { interpretation: flag('L') }))
  if (dice.falls(0.3)) made.push(one('1988-5', 'C reactive protein', 3, 'mg/L', { interpretation: flag('N') }))
  if (dice.falls(0.2)) made.push(one('33762-6', 'NT-proBNP', 2400, 'pg/mL', { interpretation: flag('HH') }))
  return made
}

function notesOf(
  plain: readonly Plain[],
  patient: string,
  dice: Dice,
  now: number,
): { readonly documents: readonly Plain[]; readonly truths: readonly NoteTruth[] } {
  const listed = plain.filter(({ resourceType }) => resourceType === 'Condition').map((item) => nameOf(item.code))
  const free = NOTE_PROBLEMS.filter(([, , pattern]) => !listed.some((name) => pattern.test(name)))
  const truths: NoteTruth[] = []
  const documents = Array.from({ length: Math.min(3, free.length) }, (_, index): Plain => {
    const [name, pattern] = free[(index * 4 + dice.below(4)) % free.length] as (typeof free)[number]
    const id = dice.uuid()
    const [isHeld, sentence] = dice.pick(NOTE_SENTENCES)
    const isNew = !truths.some((truth) => truth.pattern === pattern)
    const text = sentence.replace(
      'HERE',
      sentence.startsWith('HERE') ? name.charAt(0).toUpperCase() + name.slice(1) : name,
    )
    if (isNew) truths.push({ note: id, pattern, isHeld, text })
    const written = `Seen in clinic for follow-up. ${isNew ? text : ''} Vital signs stable. Medications were reviewed with the patient.\n`
    return {
      resourceType: 'DocumentReference',
      id,
      status: 'current',
      subject: { reference: `urn:uuid:${patient}` },
      type: concept('http://loinc.org', '11506-3', 'Progress note'),
      date: new Date(now - (3 + index * 20) * DAY).toISOString(),
      content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(written).toString('base64') } }],
    }
  })
  return { documents, truths }
}

/** Returns the day after the last entry of a chart, in ms since 1970 UTC. */
export function dayAfter(chart: readonly Plain[]): number {
  const dated = chart.filter(({ resourceType }) =>
    ['Encounter', 'Observation', 'MedicationRequest'].includes(resourceType),
  )
  return Math.max(...dated.map((resource) => Date.parse(dateOf(resource)) || 0)) + DAY
}
