import { fhir } from '../http/outcome.ts'
import type { FhirOperation } from './fhir-operation.ts'

/** `$versions`: which version of FHIR is spoken here (FHIR R4, CapabilityStatement-versions). */
export const versionsOperation: FhirOperation = {
  name: 'versions',
  definition: 'http://hl7.org/fhir/OperationDefinition/CapabilityStatement-versions',
  levels: ['system'],
  types: [],
  affectsState: false,
  interactions: [],
  handler: async () =>
    fhir({
      resourceType: 'Parameters',
      parameter: [
        { name: 'version', valueCode: '4.0' },
        { name: 'default', valueCode: '4.0' },
      ],
    }),
}
