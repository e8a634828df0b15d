import type {
  AdverseEvent,
  AllergyIntolerance,
  ClinicalImpression,
  Condition,
  DetectedIssue,
  FamilyMemberHistory,
  Flag,
  Immunization,
  Procedure,
  RiskAssessment,
} from '@medplum/fhirtypes'
import { codesIn, codesOf, conceptWords, firstWords, SYSTEMS } from '../fhir/concepts.ts'
import { sayQuantity } from '../fhir/quantities.ts'
import { referenceWords } from '../fhir/references.ts'
import type { Untrusted } from '../fhir/untrusted.ts'
import { amount, list, text, texts } from '../fhir/untrusted.ts'
import { problemByIcd10, problemBySnomed } from '../terminology/problems.ts'
import { vaccineName } from '../terminology/vaccine-names.ts'
import { capital, enumerate, joined, sayNumber, uncapital } from '../words.ts'
import type { WordsOf } from './words-of.ts'

/** Returns a problem's name: the record's own words, else ours where the code is known. */
export function problemName(code: Untrusted<Condition>['code']): string {
  const own = conceptWords(code)
  if (own !== '') return own
  const concept =
    codesIn(code, SYSTEMS.icd10cm).map(problemByIcd10)[0] ?? codesIn(code, SYSTEMS.snomed).map(problemBySnomed)[0]
  return concept?.name ?? ''
}

/** Returns what a problem is, how sure and how far. */
export function describeCondition(condition: Untrusted<Condition>): WordsOf {
  const certainty = codesOf(condition.verificationStatus)[0] ?? ''
  return {
    title: capital(problemName(condition.code)) || 'Problem without a name',
    detail: joined(
      [
        ['provisional', 'differential', 'unconfirmed', 'refuted'].includes(certainty) ? certainty : '',
        conceptWords(condition.severity),
        firstWords(list(condition.bodySite)),
        conceptWords(list(condition.stage)[0]?.summary),
      ],
      ', ',
    ),
    status: codesOf(condition.clinicalStatus)[0] ?? certainty,
  }
}

/** Returns what an allergy record says: substance, reaction, danger. */
export function describeAllergy(allergy: Untrusted<AllergyIntolerance>): WordsOf {
  const reactions = list(allergy.reaction).flatMap((reaction) => list(reaction.manifestation).map(conceptWords))
  const substance =
    conceptWords(allergy.code) || firstWords(list(allergy.reaction).map((reaction) => reaction.substance))
  const named = /allerg|intoleran|no known/i.test(substance) ? substance : `Allergy: ${substance}`
  return {
    title: substance === '' ? 'Allergy without a name' : capital(named),
    detail: joined(
      [
        reactions
          .filter((words) => words !== '')
          .slice(0, 3)
          .map((words, index) => (index === 0 ? words : uncapital(words)))
          .join(', '),
        text(allergy.criticality) === 'high' ? 'high risk' : '',
      ],
      '; ',
    ),
    status: codesOf(allergy.clinicalStatus)[0] ?? codesOf(allergy.verificationStatus)[0] ?? '',
  }
}

/** Returns which vaccine was or was not given. */
export function describeImmunization(immunization: Untrusted<Immunization>): WordsOf {
  const known = codesIn(immunization.vaccineCode, SYSTEMS.cvx).flatMap((code) => vaccineName(code) ?? [])[0]
  const own = conceptWords(immunization.vaccineCode)
  const dose = amount(list(immunization.protocolApplied)[0]?.doseNumberPositiveInt)
  return {
    title: known ?? (own === '' ? 'Vaccine' : /vaccin/i.test(own) ? capital(own) : `Vaccine: ${own}`),
    detail: joined([dose === null ? '' : `dose ${dose}`, conceptWords(immunization.statusReason)], ', '),
    author:
      list(immunization.performer)
        .map((performer) => referenceWords(performer.actor))
        .find((words) => words !== '') ?? '',
  }
}

/** Returns what was done, with its outcome. */
export function describeProcedure(procedure: Untrusted<Procedure>): WordsOf {
  return {
    title: capital(conceptWords(procedure.code) || conceptWords(procedure.category)) || 'Procedure',
    detail: joined(
      [firstWords(list(procedure.bodySite)), conceptWords(procedure.outcome), firstWords(list(procedure.reasonCode))],
      ', ',
    ),
  }
}

/** Returns who in the family had what, and when it began. */
export function describeFamilyHistory(history: Untrusted<FamilyMemberHistory>): WordsOf {
  const relative = (conceptWords(history.relationship) || text(history.name)).toLowerCase()
  const conditions = list(history.condition).map((condition) =>
    joined(
      [problemName(condition.code), condition.onsetAge == null ? '' : `at ${sayQuantity(condition.onsetAge)}`],
      ' ',
    ),
  )
  return {
    title: relative === '' ? 'Family history' : `Family history: ${relative}`,
    detail: enumerate(conditions.slice(0, 4)),
  }
}

/** Returns what a clinician made of the findings. */
export function describeImpression(impression: Untrusted<ClinicalImpression>): WordsOf {
  return {
    title: text(impression.description) || conceptWords(impression.code) || 'Clinical impression',
    detail: text(impression.summary),
    author: referenceWords(impression.assessor),
  }
}

/** Returns what a detected problem of treatment is. */
export function describeIssue(issue: Untrusted<DetectedIssue>): WordsOf {
  return {
    title: conceptWords(issue.code) || 'Treatment warning',
    detail: text(issue.detail),
    author: referenceWords(issue.author),
  }
}

/** Returns which risk was judged and how high. */
export function describeRisk(risk: Untrusted<RiskAssessment>): WordsOf {
  const prediction = list(risk.prediction)[0]
  const probability = amount(prediction?.probabilityDecimal)
  return {
    title: conceptWords(risk.code) || 'Risk assessment',
    detail: joined(
      [
        conceptWords(prediction?.outcome),
        probability === null ? conceptWords(prediction?.qualitativeRisk) : `${sayNumber(probability)} %`,
      ],
      ' ',
    ),
  }
}

/** Returns what a warning on the record says. */
export function describeFlag(flag: Untrusted<Flag>): WordsOf {
  return { title: capital(conceptWords(flag.code)) || 'Warning', detail: firstWords(list(flag.category)) }
}

/** Returns what went wrong. */
export function describeAdverseEvent(event: Untrusted<AdverseEvent>): WordsOf {
  return {
    title: conceptWords(event.event) || 'Adverse event',
    detail: joined([conceptWords(event.seriousness), conceptWords(event.outcome)], ', '),
    status: text(event.actuality),
    author: referenceWords(event.recorder),
  }
}

/** Returns the given names and family name of the first name that has any. */
export function personName(
  names: readonly Untrusted<{ readonly text?: string; readonly given?: string[]; readonly family?: string }>[],
): string {
  for (const name of names) {
    const words = text(name.text) || joined([...texts(name.given), text(name.family)], ' ')
    if (words !== '') return words
  }
  return ''
}
