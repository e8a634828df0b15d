import { isAnamnesisError } from '@anamnesis/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RESOURCE_TYPES } from '../resource-types.ts'
import { fullUrl } from '../search/full-url.ts'
import { type Chance, chanceFrom } from './chance.test-support.ts'
import { type Case, randomCase } from './looks.test-support.ts'
import { maySee, type World, worldOf } from './oracle.test-support.ts'
import { BASE_URL, contextOf, HOSPITAL, OTHER_HOSPITAL, type Told, tellAll } from './told-world.test-support.ts'
import { makeWorld } from './world.test-support.ts'

/** Cases that go through every route; each asks for every type of the world and for some records one by one. */
const CASES = process.env.ANAMNESIS_FULL === '1' ? 400 : 12
/** Records that each case asks for one by one. */
const LOOKED_AT = 25

const stories = makeWorld(77, 150)
const own: World = worldOf(stories, false)
const visiting: World = worldOf(stories, true)
let world: Awaited<ReturnType<typeof tellAll>>

beforeAll(async () => {
  world = await tellAll(stories)
}, 120_000)
afterAll(() => world.drop())

function allowed(look: Case['look'], { story }: Told): boolean {
  return maySee(story.visit ? visiting : own, look, story)
}

function latest({ story, versions }: Told): string | null {
  if (story.deleted) return null
  const bytes = [...versions].sort(([a], [b]) => a - b).at(-1)?.[1]
  return bytes ? Buffer.from(bytes).toString() : null
}

function urlOf({ story }: Told): string {
  return fullUrl(BASE_URL, story.visit ? OTHER_HOSPITAL : null, story.type, story.id)
}

/** The bytes as text, or the error's code. */
async function outcome(work: Promise<{ readonly bytes: Uint8Array }>): Promise<string> {
  try {
    return Buffer.from((await work).bytes).toString()
  } catch (error) {
    if (isAnamnesisError(error)) return error.code
    throw error
  }
}

/** What a search answers: URL and bytes of the matches, of what is included, and the total. */
async function found(permit: Case['permit'], type: string, query: string) {
  const page = await world.records.search(contextOf(permit), type, `${query}&_count=1000&_total=accurate`, {
    strict: true,
  })
  const of = (mode: string) =>
    new Map(page.entries.filter((entry) => entry.mode === mode).map(({ fullUrl: url, bytes }) => [url, text(bytes)]))
  expect(page.next).toBeNull()
  return { matches: of('match'), included: of('include'), total: page.total }
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString()
}

function expected(look: Case['look'], holds: (told: Told) => boolean): Map<string, string> {
  return new Map(
    world.told.flatMap((told) => {
      const bytes = latest(told)
      return bytes !== null && holds(told) && allowed(look, told) ? [[urlOf(told), bytes] as const] : []
    }),
  )
}

function sorted(map: ReadonlyMap<string, string>): [string, string][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}

async function readsAgree({ look, permit }: Case, told: Told): Promise<void> {
  const { type, id } = told.story
  const may = allowed(look, told)
  const current = latest(told) ?? 'deleted'
  const custodian = told.story.visit ? OTHER_HOSPITAL : HOSPITAL
  const context = contextOf(permit)
  expect(await outcome(world.records.readAt(context, custodian, type, id))).toBe(may ? current : 'not-found')
  for (const [version, bytes] of told.versions) {
    const exact = bytes === null ? 'deleted' : text(bytes)
    expect(await outcome(world.records.readAt(context, custodian, type, id, version))).toBe(may ? exact : 'not-found')
    if (told.story.visit) continue
    expect(await outcome(world.records.vread(context, type, id, version))).toBe(may ? exact : 'not-found')
  }
  if (told.story.visit) return
  expect(await outcome(world.records.read(context, type, id))).toBe(may ? current : 'not-found')
  await historyAgrees({ look, permit }, told, may)
}

async function historyAgrees({ permit }: Case, { story, versions }: Told, may: boolean): Promise<void> {
  const scope = { address: '', types: [story.type], id: story.id }
  const history = world.records.history(contextOf(permit), scope, '_count=1000', { strict: true })
  if (!may) {
    await expect(history).rejects.toMatchObject({ code: 'not-found' })
    return
  }
  const { entries, total } = await history
  expect(total).toBe(versions.size)
  expect(entries.map(({ version, bytes }) => [version, bytes && text(bytes)])).toEqual(
    [...versions].sort(([a], [b]) => b - a).map(([version, bytes]) => [version, bytes && text(bytes)]),
  )
}

async function searchesAgree({ look, permit }: Case, chance: Chance): Promise<void> {
  for (const type of new Set(stories.map((story) => story.type))) {
    const { matches, total } = await found(permit, type, '')
    const all = expected(look, ({ story }) => story.type === type)
    expect(sorted(matches)).toEqual(sorted(all))
    expect(total).toBe(all.size)
  }
  const { story } = chance.pick(world.told)
  const byId = await found(permit, story.type, `_id=${story.id}`)
  const named = expected(look, (told) => told.story.type === story.type && told.story.id === story.id)
  expect(sorted(byId.matches)).toEqual(sorted(named))
}

/** Observations of a report come along if, and only if, they may be seen themselves; the same in the other direction. */
async function includesAgree({ look, permit }: Case): Promise<void> {
  const reports = await found(permit, 'DiagnosticReport', '_include=DiagnosticReport:result')
  const results = new Set(
    world.told.flatMap((told) => {
      const bytes = reports.matches.get(urlOf(told))
      if (bytes === undefined) return []
      const links = (JSON.parse(bytes) as { result?: { reference: string }[] }).result ?? []
      return links.map(({ reference }) => `${told.story.visit ? 'visiting' : 'own'} ${reference}`)
    }),
  )
  const nameOf = ({ story }: Told) => `${story.visit ? 'visiting' : 'own'} ${story.type}/${story.id}`
  expect(sorted(reports.included)).toEqual(sorted(expected(look, (told) => results.has(nameOf(told)))))

  const chained = await found(permit, 'Observation', 'patient.family=Family')
  const seen = new Set(
    sorted(expected(look, ({ story }) => story.type === 'Patient' && !story.visit)).map(([url]) => url),
  )
  const aboutSeen = (told: Told) =>
    told.story.type === 'Observation' &&
    patientsNamed(told).some((id) => seen.has(fullUrl(BASE_URL, null, 'Patient', id)))
  expect(sorted(chained.matches)).toEqual(sorted(expected(look, aboutSeen)))
}

/** All of a patient's compartment that may be seen, if the patient may; nothing where not. Directory records come along and are held to the oracle too. */
async function everythingAgrees({ look, permit }: Case, chance: Chance): Promise<void> {
  const patient = chance.pick(world.told.filter(({ story }) => story.type === 'Patient' && !story.visit))
  const answer = world.records.everything(contextOf(permit), 'Patient', patient.story.id, '', { strict: true })
  if (latest(patient) === null || !allowed(look, patient)) {
    await expect(answer).rejects.toMatchObject({ code: 'not-found' })
    return
  }
  const { entries } = await answer
  const got = new Map(entries.map(({ fullUrl: url, bytes }) => [url, text(bytes)]))
  const all = expected(look, () => true)
  for (const [url, bytes] of got) expect(bytes).toBe(all.get(url))
  const compartment = expected(look, ({ columns }) => columns.patients.includes(patient.story.id))
  expect([...compartment.keys()].filter((url) => !got.has(url))).toEqual([])
}

/** An export lists, and gives out, all own records that may be seen: in the whole, and about the patients alone. */
async function exportsAgree({ look, permit }: Case): Promise<void> {
  const { bulk } = world.records
  const all = { strict: true, mayRead: () => true }
  const query = new URLSearchParams()
  for (const of of ['system', 'patients'] as const) {
    const job = await bulk.startExport(contextOf(permit), 'url', { of }, query, all)
    expect(await bulk.work(async () => permit)).toBe(true)
    const { files } = await bulk.status(permit.requester, job)
    const lines: string[] = []
    for (const { number } of files)
      for await (const part of await bulk.file(contextOf(permit), job, number, all.mayRead))
        lines.push(...text(part).split('\n').slice(0, -1))
    await bulk.cancel(permit.requester, job)
    const own = expected(look, ({ story }) => !story.visit && story.type !== 'AuditEvent')
    if (of === 'system') expect(lines.sort()).toEqual([...own.values()].sort())
    else for (const line of lines) expect([...own.values()]).toContain(line)
  }
}

/** What a subscription is told of is what its subscriber may see, by the same statement as a search. */
async function deliveriesAgree({ look, permit }: Case): Promise<void> {
  for (const type of new Set(stories.map((story) => story.type))) {
    const ids = stories.filter((story) => story.type === type && !story.visit).map(({ id }) => id)
    const told = await world.records.matchingIds({ permit }, type, '', ids)
    const open = world.told.filter((each) => each.story.type === type && !each.story.visit && latest(each) !== null)
    expect([...told].sort()).toEqual(
      open
        .filter((each) => allowed(look, each))
        .map(({ story }) => story.id)
        .sort(),
    )
  }
}

/** A search over all types, and the members of a list, show what the oracle lets through: a hidden list has no members. */
async function acrossAgrees({ look, permit }: Case): Promise<void> {
  const scope = { address: '', types: RESOURCE_TYPES }
  const query = '_count=1000&_total=accurate'
  const page = await world.records.searchAcross(contextOf(permit), scope, query, { strict: true })
  const all = expected(look, () => true)
  expect(sorted(new Map(page.entries.map(({ fullUrl: url, bytes }) => [url, text(bytes)])))).toEqual(sorted(all))
  expect(page.total).toBe(all.size)
  for (const list of world.told.filter(({ story }) => story.type === 'List' && !story.visit)) {
    const bytes = latest(list)
    const entries = bytes === null ? [] : ((JSON.parse(bytes) as { entry?: ListEntry[] }).entry ?? [])
    const items = new Set(entries.map(({ item }) => item.reference))
    const members = await found(permit, 'Condition', `_list=${list.story.id}`)
    const isMember = ({ story }: Told) =>
      story.type === 'Condition' && !story.visit && items.has(`${story.type}/${story.id}`)
    const opened = allowed(look, list) ? expected(look, isMember) : new Map<string, string>()
    expect(sorted(members.matches)).toEqual(sorted(opened))
  }
}

/** Histories of a type and of all hold every version of every own record that may be seen, newest first, page by page. */
async function historiesAgree({ look, permit }: Case, chance: Chance): Promise<void> {
  for (const types of [[chance.pick(stories).type], RESOURCE_TYPES]) {
    const shown: string[] = []
    let query = '_count=37'
    for (let more = true; more; ) {
      const page = await world.records.history(contextOf(permit), { address: '', types }, query, { strict: true })
      for (const { type, id, version, bytes } of page.entries)
        shown.push(`${type}/${id}/${version} ${bytes && text(bytes)}`)
      more = page.next !== null
      query = new URL(page.next ?? page.self).search
      if (!more) expect(page.total).toBe(shown.length)
    }
    const all = world.told.flatMap((told) => {
      const { type, id, visit } = told.story
      if (visit || !types.includes(type) || !allowed(look, told)) return []
      return [...told.versions].map(([version, bytes]) => `${type}/${id}/${version} ${bytes && text(bytes)}`)
    })
    expect(shown.sort()).toEqual(all.sort())
  }
}

type ListEntry = { readonly item: { readonly reference: string } }

function patientsNamed({ story }: Told): readonly string[] {
  return story.visit ? [story.visit.patient] : (story.versions.at(-1)?.patients ?? [])
}

test(`read, vread, histories, search, count, include, chain, $everything and export show exactly what the oracle lets through, to the byte, in ${CASES} cases`, async () => {
  const chance = chanceFrom(78)
  for (let n = 0; n < CASES; n += 1) {
    const each = randomCase(chance, HOSPITAL, [...own.keys()])
    for (let m = 0; m < LOOKED_AT; m += 1) await readsAgree(each, chance.pick(world.told))
    await searchesAgree(each, chance)
    await includesAgree(each)
    await acrossAgrees(each)
    await historiesAgree(each, chance)
    await everythingAgrees(each, chance)
    await deliveriesAgree(each)
    if (n % 4 === 0) await exportsAgree(each)
  }
}, 1_200_000)
