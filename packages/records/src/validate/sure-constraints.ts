type Members = Readonly<Record<string, unknown>>

/** Returns true only if the constraint holds for certain on an object without members for the extensions of primitives. */
export type SureConstraint = (value: Members) => boolean

const ENTERED_IN_ERROR = 'entered-in-error'
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const VERIFIED = 'http://terminology.hl7.org/CodeSystem/condition-ver-status'
const ALLERGY_VERIFIED = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification'
const ENDED = ['resolved', 'remission', 'inactive']

function has(...names: readonly string[]): SureConstraint {
  return (value) => names.some((name) => value[name] !== undefined)
}

function lacks(name: string): SureConstraint {
  return (value) => value[name] === undefined
}

function either(...rules: readonly SureConstraint[]): SureConstraint {
  return (value) => rules.some((rule) => rule(value))
}

/** True if any type of a choice is there; `name` is the element's without its `[x]`. */
function hasChoice(name: string): SureConstraint {
  return (value) => {
    for (const key in value) if (key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length))) return true
    return false
  }
}

function not(rule: SureConstraint): SureConstraint {
  return (value) => !rule(value)
}

function isCoded(element: string, system: string, codes: readonly string[]): SureConstraint {
  return (value) => {
    const { coding } = Object(value[element]) as Members
    return (
      Array.isArray(coding) &&
      coding.some((each: Members) => each.system === system && codes.includes(String(each.code)))
    )
  }
}

function containedAre(rule: (contained: Members, meta: Members) => boolean): SureConstraint {
  return ({ contained }) =>
    contained === undefined ||
    (Array.isArray(contained) && contained.every((each: Members) => rule(each, Object(each.meta) as Members)))
}

const always: SureConstraint = () => true
const isVerifiedWrong = isCoded('verificationStatus', ALLERGY_VERIFIED, [ENTERED_IN_ERROR])

/**
 * Constraints of R4 (4.0.1) by their FHIRPath expression, so that a definition that says something else is not taken for the one that is known. Only
 * those that ordinary records meet; what has another one is left to the library.
 */
export const SURE_CONSTRAINTS: ReadonlyMap<string, SureConstraint> = new Map<string, SureConstraint>([
  ['contained.contained.empty()', containedAre((each) => each.contained === undefined)],
  [
    'contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()',
    containedAre((_, meta) => meta.versionId === undefined && meta.lastUpdated === undefined),
  ],
  ['contained.meta.security.empty()', containedAre((_, meta) => meta.security === undefined)],
  ['extension.exists() != value.exists()', (value) => has('extension')(value) !== hasChoice('value')(value)],
  // The library holds every text for HTML; narrativeFault looks at it.
  ['htmlChecks()', always],
  [
    'name.exists() or telecom.exists() or address.exists() or organization.exists()',
    has('name', 'telecom', 'address', 'organization'),
  ],
  ["where(use = 'home').empty()", ({ use }) => use !== 'home'],
  [
    `abatement.empty() or clinicalStatus.coding.where(system='${CLINICAL}' and (code='resolved' or code='remission' or code='inactive')).exists()`,
    either(not(hasChoice('abatement')), isCoded('clinicalStatus', CLINICAL, ENDED)),
  ],
  [
    `verificationStatus.coding.where(system='${VERIFIED}' and code='${ENTERED_IN_ERROR}').empty() or clinicalStatus.empty()`,
    either(not(isCoded('verificationStatus', VERIFIED, [ENTERED_IN_ERROR])), lacks('clinicalStatus')),
  ],
  ['summary.exists() or assessment.exists()', has('summary', 'assessment')],
  ['code.exists() or detail.exists()', has('code', 'detail')],
  ['dataAbsentReason.empty() or value.empty()', either(lacks('dataAbsentReason'), not(hasChoice('value')))],
  [
    'value.empty() or component.code.where(coding.intersect(%resource.code.coding).exists()).empty()',
    either(lacks('component'), not(hasChoice('value'))),
  ],
  ['low.exists() or high.exists() or text.exists()', has('low', 'high', 'text')],
  ['documentType.exists() or reference.exists()', has('documentType', 'reference')],
  ['dose.exists() or rate.exists()', either(has('dose'), hasChoice('rate'))],
  ['detail.empty() or reference.empty()', either(lacks('detail'), lacks('reference'))],
  [
    'onBehalfOf.exists() implies (member.resolve().iif(empty(), true, ofType(Practitioner).exists()))',
    lacks('onBehalfOf'),
  ],
  ['(detail.exists() and measure.exists()) or detail.exists().not()', either(not(hasChoice('detail')), has('measure'))],
  [
    `verificationStatus.coding.where(system = '${ALLERGY_VERIFIED}' and code = '${ENTERED_IN_ERROR}').exists() or clinicalStatus.exists()`,
    either(isVerifiedWrong, has('clinicalStatus')),
  ],
  [
    `verificationStatus.coding.where(system = '${ALLERGY_VERIFIED}' and code = '${ENTERED_IN_ERROR}').empty() or clinicalStatus.empty()`,
    either(not(isVerifiedWrong), lacks('clinicalStatus')),
  ],
  ['text.exists() or entry.exists() or section.exists()', has('text', 'entry', 'section')],
  ['emptyReason.empty() or entry.empty()', either(lacks('emptyReason'), lacks('entry'))],
  ['(answer.exists() and item.exists()).not()', either(lacks('answer'), lacks('item'))],
  ['orderDetail.empty() or code.exists()', either(lacks('orderDetail'), has('code'))],
  ['duration.empty() or durationUnit.exists()', either(lacks('duration'), has('durationUnit'))],
  ['period.empty() or periodUnit.exists()', either(lacks('period'), has('periodUnit'))],
  ['duration.exists() implies duration >= 0', ({ duration }) => duration === undefined || Number(duration) >= 0],
  ['period.exists() implies period >= 0', ({ period }) => period === undefined || Number(period) >= 0],
  ['periodMax.empty() or period.exists()', either(lacks('periodMax'), has('period'))],
  ['durationMax.empty() or duration.exists()', either(lacks('durationMax'), has('duration'))],
  ['countMax.empty() or count.exists()', either(lacks('countMax'), has('count'))],
  [
    "offset.empty() or (when.exists() and when.select($this in ('C' | 'CM' | 'CD' | 'CV')).allFalse())",
    lacks('offset'),
  ],
  ['timeOfDay.empty() or when.empty()', either(lacks('timeOfDay'), lacks('when'))],
])
