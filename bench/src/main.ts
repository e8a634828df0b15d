import { cpus, totalmem } from 'node:os'
import { measureGas } from '@anamnesis/contracts/gas'
import { measureHospital } from './hospital.ts'
import { measureInsights } from './insights.ts'
import { measurePageWeight } from './page-weight.ts'
import { measurePermits } from './permits.ts'
import { measureRecords } from './records.ts'
import type { Row } from './table.ts'
import { table } from './table.ts'

/** Each group of measurements by the name it is asked for on the command line. */
const GROUPS: Readonly<Record<string, { readonly title: string; readonly measure: () => Promise<Row[]> | Row[] }>> = {
  hospital: {
    title: 'One hospital over HTTP (embedded PostgreSQL, load generator on the same cores)',
    measure: measureHospital,
  },
  records: { title: 'The FHIR store over HTTP, many records', measure: measureRecords },
  permits: { title: 'Permit', measure: measurePermits },
  insights: { title: 'Insights (parsed records to findings and page, one core)', measure: measureInsights },
  gas: { title: 'Gas (P256VERIFY present)', measure: gasRows },
  pages: { title: 'Page weight', measure: measurePageWeight },
}

async function gasRows(): Promise<Row[]> {
  return (await measureGas()).map(({ operation, gas }) => ({ what: operation, figure: Number(gas), unit: 'gas' }))
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in GROUPS))
if (unknown.length > 0) {
  console.error(`There is no group ${unknown.join(', ')}; there are: ${Object.keys(GROUPS).join(', ')}`)
  process.exit(2)
}
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
)
for (const [name, { title, measure }] of Object.entries(GROUPS)) {
  if (asked.length === 0 || asked.includes(name)) console.log(table(title, await measure()))
}
