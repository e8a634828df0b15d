import type { HospitalId } from '@anamnesis/core'
import type { Language } from '@anamnesis/core/api'
import type { AllergyFact, Fact, MedicineFact, Person, ProblemFact } from '../facts/fact.ts'
import type { FactCache } from '../facts/fact-cache.ts'
import { facts } from '../facts/facts.ts'
import { personOf } from '../facts/person.ts'
import type { InsightRecord } from '../insight-record.ts'
import type { Speech } from '../language/language.ts'
import { speechIn } from '../language/language.ts'
import type { CareGap } from '../measures/care-gaps.ts'
import type { OwnTerminology } from '../terminology/own-terminology.ts'
import type { ProblemConcept } from '../terminology/problems.ts'
import type { MedicineUse } from './medicine-uses.ts'
import { currentMedicines, medicineUses } from './medicine-uses.ts'
import type { Places } from './places.ts'
import { placesOf } from './places.ts'
import type { Series } from './series.ts'
import { seriesOf } from './series.ts'

/** One problem over all hospitals. */
export type Problem = {
  readonly topic: string
  readonly name: string
  readonly concept: ProblemConcept | null
  /** Newest first. */
  readonly facts: readonly [ProblemFact, ...ProblemFact[]]
  /** True while any hospital holds it active. */
  readonly active: boolean
  /** Earliest onset known, in ms since 1970 UTC. */
  readonly onset: number | null
}

/** What the rules look at: the facts, set in order once. */
export type Overview = {
  /** The moment that "now" stands for, in ms since 1970 UTC. */
  readonly now: number
  /** When the reader last looked, null the first time. */
  readonly lastSeen: number | null
  readonly person: Person
  readonly facts: readonly Fact[]
  readonly problems: readonly Problem[]
  /** Medicines that are being taken as far as the records say. */
  readonly current: readonly MedicineFact[]
  /** Each ingredient with its use at each hospital. */
  readonly uses: readonly MedicineUse[]
  readonly allergies: readonly AllergyFact[]
  readonly series: ReadonlyMap<string, Series>
  /** What the reader is told in. */
  readonly speech: Speech
  readonly place: Places
  /** What quality measures ask for and the records do not show. */
  readonly gaps: readonly CareGap[]
}

/** Who reads the insights, when, since when, and what the hospitals are called; instants in ms since 1970 UTC. */
export type Context = {
  readonly now: number
  /** When the reader last looked; absent or null the first time, when nothing is told as new. */
  readonly lastSeen?: number | null
  readonly hospitals?: Readonly<Record<HospitalId, string>>
  /** The reader's specialty or department in words, English or Spanish; what it treats is told at length. */
  readonly reader?: { readonly specialty: string }
  /** Why the patient comes, in words; the problems behind it are told first. */
  readonly reason?: string
  /** Of all that is told; English where absent. */
  readonly language?: Language
  /** The tables that the hospital added. */
  readonly terminology?: OwnTerminology
  /** What quality measures said of these same records (careGapsOf); none were asked where absent. */
  readonly gaps?: readonly CareGap[]
  /** Keeps facts of records between readings. */
  readonly cache?: FactCache
}

/** Returns what the rules look at. */
export function overviewOf(records: readonly InsightRecord[], context: Context): Overview {
  const person = personOf(records)
  const speech = speechIn(context.language ?? 'en')
  context.cache?.sweep(context.now)
  const all = facts(records, person, context.cache)
  const medicines = all.filter((fact) => fact.kind === 'medicine')
  return {
    now: context.now,
    lastSeen: context.lastSeen ?? null,
    person,
    facts: all,
    problems: problemsOf(all.filter((fact) => fact.kind === 'problem')),
    current: currentMedicines(medicines, context.now),
    uses: medicineUses(medicines, context.now),
    allergies: all.filter((fact) => fact.kind === 'allergy'),
    series: seriesOf(all, person),
    speech,
    place: placesOf(speech, context.hospitals ?? {}),
    gaps: context.gaps ?? [],
  }
}

function problemsOf(facts: readonly ProblemFact[]): readonly Problem[] {
  return [...Map.groupBy(facts, (fact) => fact.topic)].flatMap(([topic, group]) => {
    const [first, ...rest] = group.sort((a, b) => (b.date ?? 0) - (a.date ?? 0))
    if (first === undefined) return []
    const onsets = group.flatMap((fact) => fact.onset ?? [])
    return [
      {
        topic,
        name: first.concept?.name ?? first.name,
        concept: first.concept,
        facts: [first, ...rest],
        active: group.some((fact) => fact.status === 'active'),
        onset: onsets.length === 0 ? null : onsets.reduce((a, b) => Math.min(a, b)),
      },
    ]
  })
}

/** Returns true if the problem with this concept key is active anywhere. */
export function hasProblem(overview: Overview, keys: readonly string[]): boolean {
  return overview.problems.some(
    (problem) => problem.active && problem.concept !== null && keys.includes(problem.concept.key),
  )
}
