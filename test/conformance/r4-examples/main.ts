// node test/conformance/r4-examples/main.ts: takes HL7's R4 examples into a hospital of its own and says which are refused, changed, or not found.
import { writeFileSync } from 'node:fs'
import { startOneHospital } from '../../support/one-hospital.ts'
import { readExamples } from './examples.ts'
import { judgeExamples, reportOf } from './judge-examples.ts'

const examples = readExamples()
if (examples !== null) {
  const hospital = await startOneHospital()
  try {
    const judgement = await judgeExamples(hospital.program, examples)
    console.log(reportOf(judgement))
    writeFileSync('r4-examples.json', JSON.stringify(judgement, null, 2))
  } finally {
    await hospital.stop()
  }
}
