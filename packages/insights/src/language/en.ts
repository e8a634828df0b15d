import { sayDay } from '../fhir/dates.ts'
import { capital, enumerate, sayNumber } from '../words.ts'

/** Every sentence of summary and answers in English; amounts, names and days come in words. */
export const EN = {
  day: sayDay,
  amount: (said: string) => said,
  number: sayNumber,
  term: (name: string) => name,
  medicine: (name: string) => name,
  substance: (name: string) => name,
  relative: (name: string) => name,
  condition: (name: string) => name,
  vaccine: (name: string) => name,
  list: (items: readonly string[]) => enumerate(items),
  more: (count: number) => `${count} more`,
  title: capital,
  within: (name: string) => name,
  here: 'here',
  elsewhere: 'elsewhere',
  bloodPressure: 'Blood pressure',
  inThisOrder: 'in this order',
  at: (hospital: string) => `at ${hospital}`,
  hospitals: (count: number) => `at ${count} hospitals`,
  aDay: (dose: string) => `${dose} a day`,
  aWeek: (dose: string) => `${dose} a week`,
  possible: (name: string) => `possible ${name}`,
  medicineWithDose: (name: string, dose: string) => `${name} ${dose}`,
  on: (what: string, day: string) => `${what} (${day})`,

  problem: {
    since: (name: string, year: string, places: string) => `${name} since ${year}${places && ` (${places})`}.`,
    in: (name: string, year: string, places: string) => `${name} in ${year}${places && ` (${places})`}.`,
    undated: (name: string, places: string) => `${name}, start not recorded${places && ` (${places})`}.`,
    lineSince: (name: string, year: string) => `${name} since ${year}`,
    lineIn: (name: string, year: string) => `${name} in ${year}`,
    line: (subject: string, rest: readonly string[]) =>
      rest.length === 0 ? `${subject}.` : `${subject}: ${rest.join('; ')}.`,
    lineTreatment: (medicines: string) => `on ${medicines}`,
    also: (names: string) => `Also recorded: ${names}.`,
  },
  course: {
    now: (test: string, value: string, day: string, aim: string, before: string) =>
      `${test} ${value} (${day})${aim}${before}.`,
    beforeThat: (value: string, day: string) => `; before ${value} (${day})`,
    above: (limit: string) => `, above ${limit}`,
    below: (limit: string) => `, below ${limit}`,
    critical: ', critical',
    abnormal: ', flagged as abnormal',
    aim: (low: string, high: string) => `, target ${low} to ${high}`,
  },
  treatment: {
    now: (medicines: string) => `Treated with ${medicines}.`,
    also: (medicines: string) => `Also taking ${medicines}.`,
    stopped: (name: string, day: string, reason: string) =>
      `${name} was stopped${day && ` on ${day}`}${reason && `: ${reason}`}.`,
  },
  plan: {
    goal: (aim: string) => `Goal: ${aim}.`,
    plan: (name: string, steps: string) => `Plan: ${name}${steps && ` (${steps})`}.`,
    order: (name: string, day: string) => `Ordered${day && ` on ${day}`}: ${name}.`,
    visit: (name: string, day: string) => `${name}: planned for ${day}.`,
  },
  news: {
    since: (day: string, items: string) => `New since ${day}: ${items}.`,
    result: (test: string, value: string) => `${test} ${value}`,
    ordered: (medicine: string) => `${medicine} ordered`,
    stopped: (medicine: string) => `${medicine} stopped`,
    entry: 'entry of the problem changed',
  },
  missing: {
    never: (test: string, problem: string) => `No ${test} in the records you may see (recorded: ${problem}).`,
    old: (test: string, day: string, problem: string) =>
      `No ${test} since ${day} in the records you may see (recorded: ${problem}).`,
  },

  answer: {
    notInRecords: 'Not in the records you may see.',
    notUnderstood: 'I am not sure what is asked. I can answer questions such as these:',
    latest: (test: string, value: string, day: string, standing: string) =>
      `Latest ${test}: ${value} (${day})${standing}.`,
    rise: (test: string, from: string, fromDay: string, to: string, toDay: string) =>
      `${test} rose from ${from} (${fromDay}) to ${to} (${toDay}).`,
    fall: (test: string, from: string, fromDay: string, to: string, toDay: string) =>
      `${test} fell from ${from} (${fromDay}) to ${to} (${toDay}).`,
    same: (test: string, from: string, fromDay: string, toDay: string) =>
      `${test} was ${from} on ${fromDay} and again on ${toDay}.`,
    values: (values: string) => `Values: ${values}.`,
    only: (test: string, value: string, day: string) => `There is one ${test} only: ${value} (${day}).`,
    since: (name: string, day: string) => `${name} is recorded since ${day}.`,
    sinceUnknown: (name: string) => `${name} is recorded, its start is not.`,
    history: (name: string, state: string, day: string) => `Yes: ${name}${day && ` (${day})`}, ${state}.`,
    active: 'active',
    resolved: 'resolved',
    unknown: 'state not recorded',
    stateOf: (status: string) => status,
    family: (relative: string, conditions: string) => `In the family: ${relative} with ${conditions}.`,
    taking: (medicine: string, day: string) => `Yes: ${medicine}${day && `, ordered on ${day}`}, active.`,
    took: (medicine: string, day: string, status: string) => `${medicine}${day && `, ordered on ${day}`}: ${status}.`,
    medicine: (medicine: string) => `${medicine}.`,
    allergic: (substance: string, reactions: string) =>
      `Allergic to ${substance}${reactions && ` (reaction: ${reactions})`}.`,
    noAllergy: (places: string) => `No known allergy is recorded${places && ` ${places}`}.`,
    problem: (name: string, year: string) => `${name}${year && ` since ${year}`}.`,
    dose: (medicine: string, dose: string) => `${medicine}: ${dose}.`,
    noDose: (medicine: string) => `${medicine} is active; its dose a day is not recorded exactly.`,
    why: (medicine: string, reason: string) => `${medicine} was ordered for ${reason}.`,
    whyNot: (medicine: string) => `${medicine} is recorded, the reason is not.`,
    stopped: (medicine: string, day: string, place: string, reason: string) =>
      `${medicine} was stopped ${place}${day && ` on ${day}`}${reason && `: ${reason}`}.`,
    stillActive: (medicine: string) => `${medicine} is still active.`,
    firstOrdered: (medicine: string, day: string) => `${medicine} was first ordered on ${day}.`,
    mentioned: (note: string, day: string, quote: string) => `Mentioned in: ${note}${day && ` (${day})`}: “${quote}”.`,
    notStopped: (medicine: string) => `${medicine} is still active; no stop is recorded.`,
    prescribedBy: (medicine: string, who: string, day: string) =>
      `${medicine} was ordered by ${who}${day && ` on ${day}`}.`,
    noPrescriber: (medicine: string) => `${medicine} is recorded; who ordered it is not.`,
    visit: (name: string, day: string, reason: string, place: string) =>
      `The last visit was ${name} on ${day}${place && ` ${place}`}${reason && `: ${reason}`}.`,
    doneOn: (name: string, day: string) => `${name} was done on ${day}.`,
    givenOn: (name: string, day: string) => `${name} was given on ${day}.`,
    due: (name: string, day: string) => `${name}: due on ${day}.`,
  },
}

/** What every language says, by key. */
export type Messages = typeof EN
