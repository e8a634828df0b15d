// node test/conformance/us-core/main.ts [VERSION...]: plays US Core against a hospital of its own, prints the table and writes us-core-VERSION.json.
import { writeFileSync } from 'node:fs'
import { addPackages, startOneHospital } from '../../support/one-hospital.ts'
import { readUsCore } from './metadata.ts'
import { playUsCore } from './play-us-core.ts'
import { reportOf, rowsOf } from './report.ts'

const versions = process.argv.slice(2)
for (const version of versions.length > 0 ? versions : ['6.1.0', '7.0.0']) {
  const usCore = readUsCore(version)
  if (usCore === null) continue
  const hospital = await addPackages(await startOneHospital(), [usCore.file])
  try {
    const { played, refused } = await playUsCore(hospital, usCore)
    console.log(reportOf(`US Core ${version}`, played))
    for (const { name, refused: reason } of refused) console.log(`  not taken: ${name}: ${reason}`)
    writeFileSync(
      `us-core-${version}.json`,
      JSON.stringify({ version, rows: rowsOf(played), played, refused }, null, 2),
    )
  } finally {
    await hospital.stop()
  }
}
