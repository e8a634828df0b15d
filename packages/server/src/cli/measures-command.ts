import type { Direction, MeasureName } from '@anamnesis/insights'
import { loadConfig } from '../config/config.ts'
import { processEnvironment } from '../config/environment.ts'
import { readResources } from '../insights-file/read-resources.ts'
import type { Directions } from '../measures/kept-measures.ts'
import { addMeasures, namesOfMeasures, removeMeasure } from '../measures/kept-measures.ts'

const RESTART = 'A running server takes it up when it is started again.'

/** Ids of measures whose patients should be in the numerator, or should not, as typed. */
export type DirectionOptions = { readonly increase?: readonly string[]; readonly decrease?: readonly string[] }

/** Keeps the quality measures of files and folders, each in place of the one of its id. */
export async function measuresAdd(
  paths: readonly string[],
  options: DirectionOptions & { config: string },
): Promise<void> {
  print(await addMeasures(dataFolder(options.config), await readResources(paths), directionsOf(options)))
  console.log(RESTART)
}

/** Prints the quality measures that are kept. */
export function measuresList(options: { config: string }): void {
  const names = namesOfMeasures(dataFolder(options.config))
  print(names)
  if (names.length === 0) console.log('There are no quality measures: care gaps are not told.')
}

/** Removes a quality measure. */
export function measuresRemove(id: string, options: { config: string }): void {
  removeMeasure(dataFolder(options.config), id)
  console.log(RESTART)
}

/** Returns what is better for the measures that were named. */
export function directionsOf({ increase, decrease }: DirectionOptions): Directions {
  return { ...each(increase, 'increase'), ...each(decrease, 'decrease') }
}

function each(ids: readonly string[] = [], direction: Direction): Record<string, Direction> {
  return Object.fromEntries(ids.map((id) => [id, direction]))
}

function dataFolder(config: string): string {
  return loadConfig(config, processEnvironment).folders.data
}

function print(names: readonly MeasureName[]): void {
  for (const { id, version, title, direction, kind } of names)
    console.log(`${id} ${version}: ${title} (${kind}, better: ${direction})`)
}
