import type { CapabilityStatement, Resource } from '@medplum/fhirtypes'
import type { OneHospital } from '../../support/one-hospital.ts'
import { knowParameter } from '../judge/search-values.ts'
import type { Loaded } from '../load-records.ts'
import { idFor, loadRecords } from '../load-records.ts'
import { capabilityPlays } from './capability-plays.ts'
import type { Expectation, Group, UsCore } from './metadata.ts'
import { expectationOf } from './metadata.ts'
import type { Played } from './play.ts'
import { playAll } from './play.ts'
import { recordPlays } from './record-plays.ts'
import { responsePlays } from './response-plays.ts'
import type { Levels } from './search-plays.ts'
import { companionPlays, searchPlays } from './search-plays.ts'
import type { Stage } from './stage.ts'
import { nameOf } from './stage.ts'
import { usCoreData } from './us-core-data.ts'

/** How a hospital did: every play, and the records that it did not take. */
export type Performance = {
  readonly played: readonly Played[]
  readonly refused: readonly { readonly name: string; readonly refused: string }[]
}

/** Fills an empty hospital with US Core's examples and plays what this version expects of a server at these levels. */
export async function playUsCore(
  hospital: OneHospital,
  usCore: UsCore,
  levels: readonly Expectation[] = ['SHALL', 'SHOULD'],
): Promise<Performance> {
  const { program } = hospital
  for (const parameter of usCore.parameters) knowParameter(parameter)
  const data = usCoreData(usCore)
  const loaded = await loadRecords(program, data.records)
  const records = loaded.flatMap((each) => ('kept' in each ? [each.kept] : []))
  const stage: Stage = { program, records, byName: new Map(records.map((record) => [nameOf(record), record])) }
  const ask = async () => (await (await program.send('GET', '/fhir/R4/metadata')).json()) as CapabilityStatement
  const played = await playAll('CapabilityStatement', capabilityPlays(usCore.server, remembered(ask)), levels)
  played.push(...(await playAll('answers', responsePlays(hospital), levels)))
  for (const group of typesWithoutProfile(usCore)) {
    const record = records.find(({ resourceType }) => resourceType === group.resource)
    const none = async () => 'the data hold none'
    const plays = record
      ? recordPlays(stage, group, record)
      : group.interactions.map(({ code, expectation }) => ({ level: expectation, what: code, run: none }))
    played.push(...(await playAll(group.name, plays, levels)))
  }
  for (const group of usCore.groups) {
    const record = stage.byName.get(`${group.resource}/${idFor(group.resource, data.completeId(group))}`)
    const plays = record ? groupPlays(stage, usCore, group, record) : []
    if (!record) played.push({ profile: group.name, level: 'SHALL', what: 'takes a record', wrong: 'it was refused' })
    played.push(...(await playAll(group.name, plays, levels)))
  }
  return { played, refused: loaded.filter(isRefused) }
}

function groupPlays(stage: Stage, usCore: UsCore, group: UsCore['groups'][number], record: Resource) {
  return [
    ...recordPlays(stage, group, record),
    ...searchPlays(stage, group, record),
    ...companionPlays(stage, group, record, levelsOf(usCore, group.resource)),
  ]
}

/** Types that US Core has no profile of, with what it wants to be done with them. */
function typesWithoutProfile({ groups, server }: UsCore): Group[] {
  const profiled = new Set(groups.map(({ resource }) => resource))
  const types = (server.rest?.[0]?.resource ?? []).filter(({ type = '' }) => !profiled.has(type))
  return types.map((resource) => ({
    ...{ name: resource.type ?? '', resource: resource.type ?? '', profile: '', definitions: {} },
    ...{ operations: [], searches: [], includes: [], revincludes: [], references: [] },
    interactions: (resource.interaction ?? []).flatMap((interaction) => {
      const expectation = expectationOf(interaction)
      return expectation
        ? [{ code: interaction.code ?? '', expectation: noMoreThan(expectationOf(resource), expectation) }]
        : []
    }),
  }))
}

function noMoreThan(whole: Expectation | undefined, part: Expectation): Expectation {
  return part === 'SHALL' ? (whole ?? part) : part
}

function levelsOf({ server }: UsCore, type: string): Levels {
  const resource = server.rest?.[0]?.resource?.find((each) => each.type === type)
  const marks = resource as unknown as Readonly<Record<string, readonly ({ extension?: [] } | null)[] | undefined>>
  const level =
    (field: 'searchInclude' | 'searchRevInclude') =>
    (include: string): Expectation =>
      expectationOf(marks[`_${field}`]?.[resource?.[field]?.indexOf(include) ?? -1]) ?? 'SHOULD'
  return { include: level('searchInclude'), revinclude: level('searchRevInclude') }
}

function isRefused(loaded: Loaded): loaded is Loaded & { refused: string } {
  return 'refused' in loaded
}

function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  return () => {
    answer ??= ask()
    return answer
  }
}
