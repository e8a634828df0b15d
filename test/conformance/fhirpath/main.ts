// node test/conformance/fhirpath/main.ts: plays HL7's FHIRPath cases against the library of the store and says which fail, and how.
import { readFhirPathCases } from './fhirpath-cases.ts'
import { readFhirPathInputs } from './fhirpath-inputs.ts'
import { playFhirPathCases } from './play-fhirpath-cases.ts'
import { fhirPathReport } from './report-fhirpath.ts'

const cases = readFhirPathCases()
if (cases !== null) {
  const verdicts = playFhirPathCases(cases, readFhirPathInputs())
  for (const { of, verdict, why } of verdicts)
    if (verdict !== 'passed') console.log(`${verdict} ${of.name}: ${of.expression} ${why}`)
  console.log(fhirPathReport(verdicts))
}
