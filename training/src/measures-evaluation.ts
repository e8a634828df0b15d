import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { InsightRecord, Measure, MeasurementPeriod } from '@anamnesis/insights'
import { asking, openMeasure, POPULATIONS, readMeasures } from '@anamnesis/insights'
import type { Result } from './result.ts'

/** A FHIR resource of the test files. */
type Plain = { readonly resourceType: string; readonly [element: string]: unknown }

/** What a MeasureReport of a test patient expects. */
type Report = {
  readonly period: { readonly start: string; readonly end: string }
  readonly group: readonly {
    readonly population: readonly {
      readonly code: { readonly coding: readonly { readonly code: string }[] }
      readonly count?: number
    }[]
  }[]
}

/** Test patients that ask for what their records do not say: by the beginning of their ids, with the reason. */
export const KNOWN_MISSES: Readonly<Record<string, string>> = {
  '8956ebb5': 'the case "HbA1c level is 9.1%" has the value "Yes", and no number',
}

const BEST = { value: 0.9987, source: 'fqm-execution 1.8.6 on 63 measures, 3,137 patients' }

/** How often a patient is asked about before the measured time: what is compiled once is not the patient's cost. */
const WARM_UP = 5

/**
 * Returns, for each quality measure of the public test content (CMS eCQM, QI-Core 2024), the share of test patients whose every population is as their
 * MeasureReport expects, and the processor time of a patient; null where the files are absent.
 */
export async function evaluateMeasures(folder: string): Promise<Result[] | null> {
  const source = join(folder, 'ecqm')
  if (!existsSync(source)) return null
  const unpacked = mkdtempSync(join(tmpdir(), 'anamnesis-measures-'))
  try {
    for (const file of readdirSync(source)) unpack(join(source, file), join(unpacked, basename(file, '.tar.gz')))
    const shared = [...resourcesIn(join(unpacked, 'libraries')), ...resourcesIn(join(unpacked, 'valuesets'))]
    const results: Result[] = []
    for (const name of readdirSync(unpacked).filter((each) => each.endsWith('FHIR')))
      results.push(...(await evaluateMeasure(join(unpacked, name), shared)))
    return results
  } finally {
    rmSync(unpacked, { recursive: true, force: true })
  }
}

function unpack(archive: string, folder: string): void {
  mkdirSync(folder)
  execFileSync('tar', ['-xzf', archive, '-C', folder])
}

function resourcesIn(folder: string): Plain[] {
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
}

async function evaluateMeasure(folder: string, shared: readonly Plain[]): Promise<Result[]> {
  const file = JSON.parse(readFileSync(join(folder, 'measure.json'), 'utf8'))
  const [published] = readMeasures([file, ...shared])
  if (published === undefined) return []
  const measure = await openMeasure(published, 'increase')
  const patients = readdirSync(join(folder, 'tests')).map((id) => ({
    id,
    files: resourcesIn(join(folder, 'tests', id)),
  }))
  const wrong: string[] = []
  let used = 0
  for (const { id, files } of patients) {
    const report = files.find(({ resourceType }) => resourceType === 'MeasureReport') as unknown as Report
    const records = files.filter(({ resourceType }) => resourceType !== 'MeasureReport')
    const { seen, milliseconds } = await ask(measure, records, periodOf(report))
    used += milliseconds
    if (seen !== expected(report) && !(id.slice(0, 8) in KNOWN_MISSES)) wrong.push(id)
  }
  if (wrong.length > 0) console.error(`${measure.id}: other populations than expected for ${wrong.join(', ')}`)
  const missed = patients.filter(({ id }) => id.slice(0, 8) in KNOWN_MISSES).length
  const set = `eCQM ${measure.id} ${measure.title.slice(0, 40)}`
  const size = patients.length
  return [
    {
      set,
      size,
      metric: 'patients with every population as expected',
      ours: 1 - (wrong.length + missed) / size,
      best: BEST,
    },
    { set, size, metric: 'of the others, known faults of the test data', ours: missed },
    { set, size, metric: 'processor time, ms a patient', ours: used / size },
  ]
}

async function ask(measure: Measure, records: readonly Plain[], period: MeasurementPeriod) {
  const resources = records as unknown as InsightRecord['resource'][]
  for (let n = 0; n < WARM_UP; n += 1) await populationsOf(measure, resources, period)
  const before = process.cpuUsage()
  const seen = await populationsOf(measure, resources, period)
  const { user, system } = process.cpuUsage(before)
  return { seen, milliseconds: (user + system) / 1000 }
}

async function populationsOf(
  measure: Measure,
  resources: readonly InsightRecord['resource'][],
  period: MeasurementPeriod,
): Promise<string> {
  const asked = await (await asking(resources))?.(measure, period)
  return (asked?.memberships ?? [])
    .map((membership) => POPULATIONS.filter((population) => membership[population]).join(' '))
    .join(' | ')
}

function expected({ group }: Report): string {
  return group
    .map(({ population }) => {
      const counted = population.filter(({ count }) => count === 1).map(({ code }) => code.coding[0]?.code)
      return POPULATIONS.filter((one) => counted.includes(one)).join(' ')
    })
    .join(' | ')
}

/** Periods of the reports are whole days, UTC. */
function periodOf({ period: { start, end } }: Report): MeasurementPeriod {
  return { start: Date.parse(start.slice(0, 10)), end: Date.parse(end.slice(0, 10)) + 86_400_000 - 1 }
}
