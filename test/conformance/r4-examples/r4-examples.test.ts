import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FULL } from '../../support/development-data.ts'
import type { OneHospital } from '../../support/one-hospital.ts'
import { startOneHospital } from '../../support/one-hospital.ts'
import { readExamples } from './examples.ts'
import { EXPLAINED } from './explained.ts'
import type { Judgement } from './judge-examples.ts'
import { judgeExamples, reportOf } from './judge-examples.ts'

/** The short form looks for one record in so many by all of its parameters; all are taken and read back in either. */
const LOOK_FOR_ONE_IN = FULL ? 1 : 6

const examples = readExamples()

describe.skipIf(examples === null)("HL7's R4 examples", () => {
  let hospital: OneHospital
  let judgement: Judgement

  beforeAll(async () => {
    hospital = await startOneHospital()
    judgement = await judgeExamples(hospital.program, examples ?? [], LOOK_FOR_ONE_IN)
    console.log(reportOf(judgement))
  }, 600_000)
  afterAll(() => hospital?.stop())

  test('are taken, but for those that contradict R4 itself', () => {
    expect(judgement.refused.map(({ name }) => name)).toEqual(Object.keys(EXPLAINED))
  })

  test('are kept as they were sent, decimals to the digit', () => {
    expect(judgement.changed).toEqual([])
  })

  test('are found by every search parameter that has a value on them', () => {
    expect(judgement.looked.filter(({ wrong }) => wrong !== null)).toEqual([])
  })
})
