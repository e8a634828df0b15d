import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { AnamnesisError } from '@anamnesis/core'
import type { Direction, Measure, MeasureName, PublishedMeasure } from '@anamnesis/insights'
import { directionOf, nameOf, openMeasure, readMeasures } from '@anamnesis/insights'

const FOLDER = 'measures'
const ENDING = '.json.gz'

/** What is better for measures whose own notation does not say it, by id. */
export type Directions = Readonly<Record<string, Direction>>

type Kept = { readonly direction: Direction; readonly published: PublishedMeasure }

/** Returns the quality measures that a hospital keeps in its data folder, ready to be asked. @throws `bad-request` for one that cannot be used */
export async function openKeptMeasures(dataFolder: string): Promise<readonly Measure[]> {
  return openAll(readKept(dataFolder))
}

/**
 * Returns every measure among FHIR resources, ready to be asked, without keeping it.
 * @throws `bad-request` for one that cannot be used, or of which nobody says what is better
 */
export async function openMeasures(resources: readonly unknown[], directions: Directions): Promise<readonly Measure[]> {
  return openAll(decidedAmong(resources, directions))
}

/** Returns what the measures that a hospital keeps say of themselves. */
export function namesOfMeasures(dataFolder: string): readonly MeasureName[] {
  return readKept(dataFolder).map(({ published, direction }) => nameOf(published.measure, direction))
}

/**
 * Keeps every measure among FHIR resources in the data folder, each in place of the one of its id; all of them or none.
 * @throws `bad-request` for one that cannot be used, or of which nobody says what is better
 */
export async function addMeasures(
  dataFolder: string,
  resources: readonly unknown[],
  directions: Directions,
): Promise<readonly MeasureName[]> {
  const added = decidedAmong(resources, directions)
  const opened = await openAll(added)
  const files = opened.map(({ id }) => fileOf(dataFolder, id))
  mkdirSync(join(dataFolder, FOLDER), { recursive: true })
  files.forEach((name, index) => {
    writeFileSync(`${name}.new`, gzipSync(JSON.stringify(added[index])))
    renameSync(`${name}.new`, name)
  })
  return opened
}

/** Removes a measure. @throws `not-found` where none of this id is kept */
export function removeMeasure(dataFolder: string, id: string): void {
  const name = fileOf(dataFolder, id)
  if (!existsSync(name)) throw new AnamnesisError('not-found', `no measure ${id} is kept`)
  rmSync(name)
}

function openAll(measures: readonly Kept[]): Promise<readonly Measure[]> {
  return Promise.all(measures.map(({ published, direction }) => openMeasure(published, direction)))
}

function decidedAmong(resources: readonly unknown[], directions: Directions): readonly Kept[] {
  return readMeasures(resources).map((published) => ({ published, direction: decided(published, directions) }))
}

function readKept(dataFolder: string): readonly Kept[] {
  const folder = join(dataFolder, FOLDER)
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => name.endsWith(ENDING))
  return files.sort().map((name) => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString()))
}

function fileOf(dataFolder: string, id: string): string {
  if (!/^[\w.-]{1,100}$/.test(id))
    throw new AnamnesisError('bad-request', 'the id of a measure is letters, digits, . _ -')
  return join(dataFolder, FOLDER, `${id}${ENDING}`)
}

function decided({ measure }: PublishedMeasure, directions: Directions): Direction {
  const { id } = nameOf(measure, 'increase')
  const direction = (Object.hasOwn(directions, id) ? directions[id] : null) ?? directionOf(measure)
  if (direction !== null) return direction
  throw new AnamnesisError(
    'bad-request',
    `${id}: its improvement notation does not say, or says twice, what is better; say --increase ${id} (patients should be in the numerator) or --decrease ${id}`,
  )
}
