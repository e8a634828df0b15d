import type { Resource } from '@medplum/fhirtypes'

type Test = (resource: Resource) => boolean

const doNotPerform: Test = (resource) => 'doNotPerform' in resource && resource.doNotPerform === true
const hasStatus =
  (status: string): Test =>
  (resource) =>
    'status' in resource && resource.status === status
const not =
  (test: Test): Test =>
  (resource) =>
    !test(resource)

const notDone = hasStatus('not-done')
/** LOINC 85354-9: the code that FHIR's blood pressure profile fixes. */
const isBloodPressure: Test = (resource) =>
  resource.resourceType === 'Observation' &&
  Array.isArray(resource.code?.coding) &&
  resource.code.coding.some(({ system, code }) => system === 'http://loinc.org' && code === '85354-9')

/**
 * What a profile demands beyond its type, by the last part of its address: a record that says a thing was not done is no record of the thing. Decided
 * by content, as records rarely name profiles (QI-Core 4.1.1, "Negation in QI-Core"; FHIR R4, profile "bp"). A profile that is not here takes all of its type.
 */
export const PROFILE_TESTS: Readonly<Record<string, Test>> = {
  bp: isBloodPressure,
  'us-core-blood-pressure': isBloodPressure,
  'qicore-communication': not(notDone),
  'qicore-communicationnotdone': notDone,
  'qicore-devicenotrequested': doNotPerform,
  'qicore-devicerequest': not(doNotPerform),
  'qicore-immunization': not(notDone),
  'qicore-immunizationnotdone': notDone,
  'qicore-medicationadministration': not(notDone),
  'qicore-mednotadministered': notDone,
  'qicore-medicationadministrationnotdone': notDone,
  'qicore-medicationdispense': not(hasStatus('declined')),
  'qicore-mednotdispensed': hasStatus('declined'),
  'qicore-medicationdispensedeclined': hasStatus('declined'),
  'qicore-medicationrequest': not(doNotPerform),
  'qicore-mednotrequested': doNotPerform,
  'qicore-medicationnotrequested': doNotPerform,
  'qicore-observation': not(hasStatus('cancelled')),
  'qicore-observationcancelled': hasStatus('cancelled'),
  'qicore-procedure': not(notDone),
  'qicore-procedurenotdone': notDone,
  'qicore-servicenotrequested': doNotPerform,
  'qicore-servicerequest': not(doNotPerform),
  'qicore-task': not(hasStatus('rejected')),
  'qicore-taskrejected': hasStatus('rejected'),
}
