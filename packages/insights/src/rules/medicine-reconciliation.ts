import type { DailyDose } from '../facts/fact.ts'
import type { Speech } from '../language/language.ts'
import type { HospitalUse, MedicineUse } from '../overview/medicine-uses.ts'
import type { Overview } from '../overview/overview.ts'
import { sayPlaces } from '../overview/places.ts'
import { classWords } from '../terminology/ingredients.ts'
import { fitting } from '../words.ts'
import type { Draft, Rule } from './rule.ts'
import { sayDaily } from './words-of-facts.ts'

const DAYS_OF_A_WEEK = 7

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
function sayDose(speech: Speech, { daily, fact }: Dosed): string {
  if (fact.everyDay !== false) return speech.aDay(sayDaily(speech, daily))
  const weekly = { value: Number((daily.value * DAYS_OF_A_WEEK).toPrecision(6)), unit: daily.unit }
  return speech.aWeek(sayDaily(speech, weekly))
}

function sayDoses({ speech, place }: Overview, ingredient: string, uses: readonly Dosed[]): string {
  const [say, name] = [speech.rules.medicine, speech.medicine(ingredient)]
  const dose = (use: Dosed | undefined) => (use === undefined ? '' : sayDose(speech, use))
  const [a, b] = uses
  if (a !== undefined && b !== undefined && uses.length === 2)
    return say.twoDoses(name, dose(a), place(a), dose(b), place(b))
  const sorted = [...uses].sort((x, y) => x.daily.value - y.daily.value)
  return say.doses(name, dose(sorted[0]), dose(sorted.at(-1)), String(uses.length))
}

function doseDraft(use: MedicineUse, overview: Overview): Draft {
  const uses = active(use).flatMap((hospital) =>
    hospital.daily === null ? [] : [{ ...hospital, daily: hospital.daily }],
  )
  return {
    topic: use.ingredient.name,
    group: 'conflicting',
    weight: isAlert(use) ? 82 : 72,
    text: sayDoses(overview, use.ingredient.name, uses),
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
        text: overview.speech.rules.medicine.twice(
          overview.speech.medicine(use.ingredient.name),
          sayPlaces(overview, active(use)),
        ),
        holders: active(use).map((item) => item.fact),
      })),
}

// Ordered anew after the stop: that is a restart, not a conflict.
function restarted(stop: HospitalUse, use: HospitalUse): boolean {
  return stop.fact.until !== null && use.fact.from !== null && use.fact.from > stop.fact.until
}

function stopDraft(name: string, stop: HospitalUse, use: HospitalUse, { speech, place }: Overview): Draft {
  const day = stop.fact.until === null ? '' : speech.day(stop.fact.until)
  const say = (why: string) => speech.rules.medicine.stopped(speech.medicine(name), place(stop), day, why, place(use))
  return {
    topic: name,
    group: 'conflicting',
    weight: 76,
    text: fitting(say(stop.fact.reason.toLowerCase()), say('')),
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
