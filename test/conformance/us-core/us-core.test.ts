import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FULL } from '../../support/development-data.ts'
import type { OneHospital } from '../../support/one-hospital.ts'
import { addPackages, startOneHospital } from '../../support/one-hospital.ts'
import { KNOWN_GAPS } from './known-gaps.ts'
import type { UsCore } from './metadata.ts'
import { readUsCore } from './metadata.ts'
import type { Performance } from './play-us-core.ts'
import { playUsCore } from './play-us-core.ts'
import { reportOf, rowsOf } from './report.ts'

/** The short form plays what a server SHALL do by the newer version. */
const versions = FULL ? ['6.1.0', '7.0.0'] : ['7.0.0']
const levels = FULL ? (['SHALL', 'SHOULD'] as const) : (['SHALL'] as const)

describe.each(versions)('US Core %s', (version) => {
  const usCore = readUsCore(version)
  let hospital: OneHospital
  let performance: Performance

  beforeAll(async () => {
    if (usCore === null) return
    hospital = await addPackages(await startOneHospital(), [usCore.file])
    performance = await playUsCore(hospital, usCore as UsCore, levels)
    console.log(reportOf(`US Core ${version}`, performance.played))
  }, 600_000)
  afterAll(() => hospital?.stop())

  test.skipIf(usCore === null)('takes every example and every record made from one', () => {
    expect(performance.refused).toEqual([])
  })

  test.skipIf(usCore === null)('does what a server SHALL and SHOULD do, but for what is known to be missing', () => {
    const unknown = performance.played.filter(
      ({ profile, what, wrong }) =>
        wrong !== null && !KNOWN_GAPS.some((gap) => what.startsWith(gap.what) && (gap.profile ?? profile) === profile),
    )
    expect(unknown).toEqual([])
  })

  test.skipIf(usCore === null)('plays every profile', () => {
    expect(rowsOf(performance.played).length).toBeGreaterThanOrEqual((usCore?.groups.length ?? 0) + 2)
  })
})
