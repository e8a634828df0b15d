import { readFileSync } from 'node:fs'
import { AnamnesisError } from '@anamnesis/core'
import type { Finding, Language, Summary } from '@anamnesis/core/api'
import { LANGUAGES } from '@anamnesis/core/api'
import type { Context, Measure } from '@anamnesis/insights'
import { careGapsOf, findingsBundle, insightsOf, ownTableFile, pageText, readOwnTables } from '@anamnesis/insights'
import { createPdfReader } from '../documents/pdf-reader.ts'
import { createTextLayers } from '../documents/text-layers.ts'
import { historyOf } from '../insights-file/history-of.ts'
import { readResources } from '../insights-file/read-resources.ts'
import { openMeasures } from '../measures/kept-measures.ts'
import type { DirectionOptions } from './measures-command.ts'
import { directionsOf } from './measures-command.ts'

/** Forms in which `insights` answers. */
const FORMATS = ['text', 'json', 'fhir'] as const

/** How long the PDFs of a file are waited for, in ms. */
const MOST_WAITING = 60_000

/** What `insights` was asked for, as typed. */
export type InsightsOptions = DirectionOptions & {
  readonly format?: string
  readonly language?: string
  readonly now?: string
  readonly since?: string
  readonly patient?: string
  readonly specialty?: string
  readonly reason?: string
  /** Files of own names. */
  readonly terminology?: readonly string[]
  /** Files and folders of quality measures. */
  readonly measures?: readonly string[]
}

/** Prints what matters in the records of one patient in files, without a hospital: nothing is sent, kept or logged. */
export async function insightsCommand(paths: readonly string[], options: InsightsOptions): Promise<void> {
  const format = oneOf('--format', FORMATS, options.format ?? 'text')
  const context = contextOf(options)
  const { patient, records: found } = historyOf(await readResources(paths), options.patient)
  const records = await createTextLayers(createPdfReader(), Date.now, MOST_WAITING).read(found)
  const gaps = await careGapsOf(records, await measuresOf(options), context.now)
  const { findings, summary } = insightsOf(records, { ...context, gaps })
  if (format === 'text') return console.log(pageText(summary, { records: records.length, now: context.now }))
  if (format === 'json') return console.log(JSON.stringify({ patient, now: context.now, findings, summary }, null, 2))
  const about = {
    patient: `Patient/${patient}`,
    at: context.now,
    referenceTo: ({ type, id }: { type: string; id: string }) => `${type}/${id}`,
  }
  console.log(JSON.stringify(findingsBundle(allOf(findings, summary), about), null, 2))
}

async function measuresOf({ measures, ...better }: InsightsOptions): Promise<readonly Measure[]> {
  return measures === undefined ? [] : openMeasures(await readResources(measures), directionsOf(better))
}

/** What the page says beside the findings (problems, what is not found) is told as well. */
function allOf(findings: readonly Finding[], summary: Summary): readonly Finding[] {
  const told = [...findings, ...summary.problems.flatMap(({ sentences }) => sentences), ...summary.notFound]
  return [...new Map(told.map((finding) => [finding.id, finding])).values()]
}

function contextOf(options: InsightsOptions): Context {
  const { specialty, reason, terminology } = options
  return {
    now: options.now === undefined ? Date.now() : instantOf('--now', options.now),
    lastSeen: options.since === undefined ? null : instantOf('--since', options.since),
    language: oneOf<Language>('--language', LANGUAGES, options.language ?? 'en'),
    ...(specialty !== undefined && { reader: { specialty } }),
    ...(reason !== undefined && { reason }),
    ...(terminology !== undefined && {
      terminology: readOwnTables(terminology.map((file) => ownTableFile(readFileSync(file, 'utf8')))),
    }),
  }
}

function oneOf<T extends string>(name: string, values: readonly T[], value: string): T {
  const found = values.find((one) => one === value)
  if (found === undefined) throw new AnamnesisError('bad-request', `${name} is one of ${values.join(', ')}`)
  return found
}

const DAY_OR_INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/

function instantOf(name: string, value: string): number {
  const instant = DAY_OR_INSTANT.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(instant))
    throw new AnamnesisError('bad-request', `${name} is a day (2026-11-22) or an instant (2026-11-22T12:00:00Z)`)
  return instant
}
