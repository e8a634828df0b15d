import type { DailyDose } from '../facts/fact.ts'
import { sayDay } from '../fhir/dates.ts'
import type { HospitalUse, MedicineUse } from '../overview/medicine-uses.ts'
import type { Overview } from '../overview/overview.ts'
import { sayPlaces } from '../overview/places.ts'
import { classWords } from '../terminology/ingredients.ts'
import { capital, fitting } from '../words.ts'
import type { Draft, Rule } from './rule.ts'
import { sayDaily } from './words-of-facts.ts'

const DAYS_OF_A_WEEK = 7

const SAY = {
  twoDoses: (name: string, a: string, atA: string, b: string, atB: string) =>
    `${capital(name)}: ${a} ${atA}, ${b} ${atB}.`,
  doses: (name: string, doses: string, count: number) =>
    `${capital(name)} doses differ at ${count} hospitals: ${doses}.`,
  twice: (name: string, places: string) => `${capital(name)} is active ${places}; check that it is not taken twice.`,
  stopped: (name: string, atStop: string, day: string, why: string, atUse: string) =>
    `${capital(name)} was stopped ${atStop}${day}${why} but is still active ${atUse}.`,
}

function active(use: MedicineUse): readonly HospitalUse[] {
  return use.hospitals.filter((hospital) => hospital.state === 'active')
}

/** Returns the uses in the whole body: two hospitals' creams or eye drops may be for two places. */
function systemic(overview: Overview): readonly MedicineUse[] {
  return overview.uses.filter((use) => !use.local)
}

function isAlert(use: MedicineUse): boolean {
  return use.ingredient.classes.some((key) => classWords(key)?.alert === true)
}

function dosesDiffer(uses: readonly HospitalUse[]): boolean {
  const known = uses.flatMap((use) => use.daily ?? [])
  return known.length > 1 && known.some((dose) => dose.unit === known[0]?.unit && dose.value !== known[0]?.value)
}

type Dosed = HospitalUse & { readonly daily: DailyDose }

// A dose of once a week said by the day would be read as one to take each day (ISMP on oral methotrexate).
function sayDose({ daily, fact }: Dosed): string {
  if (fact.everyDay !== false) return `${sayDaily(daily)} a day`
  return `${sayDaily({ value: Number((daily.value * DAYS_OF_A_WEEK).toPrecision(6)), unit: daily.unit })} a week`
}

function doseSpan(uses: readonly Dosed[]): string {
  const sorted = [...uses].sort((a, b) => a.daily.value - b.daily.value)
  const [least, most] = [sorted[0], sorted.at(-1)]
  return least === undefined || most === undefined ? '' : `${sayDose(least)} to ${sayDose(most)}`
}

function doseDraft(use: MedicineUse, overview: Overview): Draft {
  const name = use.ingredient.name
  const uses = active(use).flatMap((hospital) =>
    hospital.daily === null ? [] : [{ ...hospital, daily: hospital.daily }],
  )
  const [a, b] = uses
  return {
    topic: name,
    group: 'conflicting',
    weight: isAlert(use) ? 82 : 72,
    text:
      a !== undefined && b !== undefined && uses.length === 2
        ? SAY.twoDoses(name, sayDose(a), overview.place(a), sayDose(b), overview.place(b))
        : SAY.doses(name, doseSpan(uses), uses.length),
    holders: uses.map((item) => item.fact),
  }
}

/** One ingredient at different daily doses in different hospitals. */
export const doseConflict: Rule = {
  id: 'medicine-dose-conflict',
  version: '1',
  source: null,
  find: (overview) =>
    systemic(overview)
      .filter((use) => dosesDiffer(active(use)))
      .map((use) => doseDraft(use, overview)),
}

/** One ingredient active in several hospitals, with the same dose or with doses that cannot be compared. */
export const duplicateMedicine: Rule = {
  id: 'medicine-duplicate',
  version: '1',
  source: null,
  find: (overview) =>
    systemic(overview)
      .filter((use) => active(use).length > 1 && !dosesDiffer(active(use)))
      .map((use) => ({
        topic: use.ingredient.name,
        group: isAlert(use) ? ('act-now' as const) : ('conflicting' as const),
        weight: isAlert(use) ? 78 : 60,
        text: SAY.twice(use.ingredient.name, sayPlaces(overview.place, active(use))),
        holders: active(use).map((item) => item.fact),
      })),
}

// Ordered anew after the stop: that is a restart, not a conflict.
function restarted(stop: HospitalUse, use: HospitalUse): boolean {
  return stop.fact.until !== null && use.fact.from !== null && use.fact.from > stop.fact.until
}

function stopDraft(name: string, stop: HospitalUse, use: HospitalUse, overview: Overview): Draft {
  const day = stop.fact.until === null ? '' : ` on ${sayDay(stop.fact.until)}`
  const why = stop.fact.reason === '' ? '' : ` (${stop.fact.reason.toLowerCase()})`
  return {
    topic: name,
    group: 'conflicting',
    weight: 76,
    text: fitting(
      SAY.stopped(name, overview.place(stop), day, why, overview.place(use)),
      SAY.stopped(name, overview.place(stop), day, '', overview.place(use)),
    ),
    holders: [stop.fact, use.fact],
  }
}

/** One ingredient that one hospital stopped and another still has as active. */
export const stoppedElsewhere: Rule = {
  id: 'medicine-stopped-elsewhere',
  version: '1',
  source: null,
  find: (overview) =>
    systemic(overview).flatMap((use) => {
      const stop = use.hospitals.find((hospital) => hospital.state === 'stopped')
      const still = stop && active(use).find((hospital) => !restarted(stop, hospital))
      return stop === undefined || still === undefined ? [] : [stopDraft(use.ingredient.name, stop, still, overview)]
    }),
}
