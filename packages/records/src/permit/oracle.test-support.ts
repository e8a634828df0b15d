import type { Story } from './story.test-support.ts'

// The oracle says who may see what from the words of design.md sections 6 and 8 and from how the world was made up. It shares no code with core's
// permit, with permit-sql or with the store's labels, and is written the other way round: it looks for a reason to hide.

/** What a patient's signed terms let a hospital's visitor see of this hospital's records. */
export type TermsSeen = {
  readonly patient: string
  readonly categories: readonly string[]
  readonly sensitivities: readonly string[]
  /** `Type/id` of the only records let in, or null for no such list. */
  readonly only: readonly string[] | null
  /** `Type/id` of the records left out. */
  readonly except: readonly string[]
  readonly from: number | null
  readonly until: number | null
}

/** Everything that may speak for somebody who wants to look, as facts. */
export type Look = {
  /** A program of the hospital sees all its records. */
  readonly program: boolean
  /** Staff see records about nobody, of these categories. */
  readonly directory: readonly string[]
  /** Somebody who looks for a patient sees who the patients are. */
  readonly seeksPatients: boolean
  /** Patients treated (or the patient in person), with what the role may read. */
  readonly treats: readonly { readonly patient: string; readonly categories: readonly string[] }[]
  readonly terms: readonly TermsSeen[]
  readonly grants: readonly { readonly patient: string; readonly grant: string }[]
}

/** A world by record name, own and visiting apart. */
export type World = ReadonlyMap<string, Story>

/** Returns the world by name. */
export function worldOf(stories: readonly Story[], visiting: boolean): World {
  const mine = stories.filter((story) => (story.visit !== undefined) === visiting)
  return new Map(mine.map((story) => [`${story.type}/${story.id}`, story]))
}

/** What follows from the story alone is worked out once for each. */
function once<T>(work: (world: World, story: Story) => T): (world: World, story: Story) => T {
  const known = new WeakMap<Story, { readonly result: T }>()
  return (world, story) => {
    const found = known.get(story) ?? { result: work(world, story) }
    known.set(story, found)
    return found.result
  }
}

/** The record and everything it tells of, directly or through others. */
const toldBy = once((world, story): Story[] => {
  const told = new Set([story])
  for (const each of told)
    for (const name of each.versions.flatMap(({ tells }) => tells)) {
      const other = world.get(name)
      if (other) told.add(other)
    }
  return [...told]
})

/** Provenance and List have no category and no patient beside what they are about. */
function followed(world: World, story: Story): Story[] {
  if (story.versions.some(({ category }) => category !== undefined)) return [story]
  const direct = story.versions.flatMap(({ tells }) => tells.flatMap((name) => world.get(name) ?? []))
  return [story, ...direct.flatMap((other) => followed(world, other))]
}

const patientsOf = once((world, story): readonly string[] => {
  const named = followed(world, story).flatMap(({ versions }) => versions.flatMap(({ patients }) => patients))
  return [...new Set(named)]
})

const categoriesOf = once((world, story): readonly string[] => {
  const all = followed(world, story).flatMap(({ versions }) => versions.flatMap(({ category }) => category ?? []))
  return [...new Set(all)]
})

/** Returns true if the one who looks may see the record: some ground speaks for each patient that it is about. */
export function maySee(world: World, look: Look, story: Story): boolean {
  if (story.visit) {
    const { patient, grants } = story.visit
    return look.grants.some((held) => held.patient === patient && grants.includes(held.grant))
  }
  if (look.program) return true
  const patients = patientsOf(world, story)
  const categories = categoriesOf(world, story)
  if (patients.length === 0) return categories.every((category) => look.directory.includes(category))
  return patients.every((patient) => speaksFor(world, look, story, categories, patient))
}

function speaksFor(world: World, look: Look, story: Story, categories: readonly string[], patient: string): boolean {
  if (look.seeksPatients && isPlainIdentity(world, story, categories)) return true
  const treats = look.treats.filter((treated) => treated.patient === patient)
  if (treats.some((treated) => categories.every((category) => treated.categories.includes(category)))) return true
  const terms = look.terms.filter((signed) => signed.patient === patient)
  return terms.some((signed) => reasonToHide(world, signed, story, categories) === undefined)
}

function isPlainIdentity(world: World, story: Story, categories: readonly string[]): boolean {
  const sensitive = toldBy(world, story).some(({ versions }) => versions.some((each) => each.sensitivities.length > 0))
  return categories.every((category) => category === 'identity') && !sensitive
}

function reasonToHide(world: World, terms: TermsSeen, story: Story, categories: readonly string[]): string | undefined {
  const name = `${story.type}/${story.id}`
  const told = toldBy(world, story)
  for (const category of categories)
    if (category !== 'identity' && !terms.categories.includes(category)) return `the category ${category} is not shared`
  for (const sensitivity of told.flatMap(({ versions }) => versions.flatMap((each) => each.sensitivities)))
    if (!terms.sensitivities.includes(sensitivity)) return `${sensitivity} is not shared`
  if (terms.only !== null && !terms.only.includes(name)) return 'it is not among the records let in'
  for (const other of told)
    if (terms.except.includes(`${other.type}/${other.id}`)) return 'it is, or tells of, a record left out'
  if (terms.from === null && terms.until === null) return undefined
  if (categories.every((category) => category === 'identity')) return undefined
  for (const { when } of story.versions) {
    if (when === undefined) return 'it has no date, so it is outside any window'
    if (terms.from !== null && when[0] < terms.from) return 'it begins before the window'
    if (terms.until !== null && when[1] > terms.until) return 'it ends after the window'
  }
  return undefined
}
