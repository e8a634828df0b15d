import type { Messages } from './en.ts'

const MONTHS = ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.']

function day(instant: number): string {
  const date = new Date(instant)
  return `${date.getUTCDate()}. ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

function list(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} und ${last}`
}

/** A noun begins with a capital; a short form such as "pH" or "eGFR" stays as it is. */
function title(name: string): string {
  return /^\p{Ll}\p{Lu}/u.test(name) ? name : name.charAt(0).toUpperCase() + name.slice(1)
}

const STATES: Readonly<Record<string, string>> = {
  active: 'aktiv',
  stopped: 'abgesetzt',
  completed: 'beendet',
  paused: 'pausiert',
  proposed: 'vorgesehen',
  unknown: 'Stand nicht dokumentiert',
}

/** Every sentence of summary and answers in German. */
export const DE: Messages = {
  day,
  amount: (said) => said.replaceAll(/(\d)\.(\d)/g, '$1,$2'),
  list,
  more: (count) => `${count} weitere`,
  title,
  here: 'hier',
  elsewhere: 'anderswo',
  bloodPressure: 'Blutdruck',
  at: (hospital) => `bei ${hospital}`,
  aDay: (dose) => `${dose} täglich`,
  possible: (name) => `Verdacht auf ${title(name)}`,
  medicineWithDose: (name, dose) => `${title(name)} ${dose}`,
  on: (what, when) => `${what} (${when})`,

  problem: {
    since: (name, year, places) => `${name} seit ${year}${places && ` (${places})`}.`,
    in: (name, year, places) => `${name} ${year}${places && ` (${places})`}.`,
    undated: (name, places) => `${name}, Beginn nicht dokumentiert${places && ` (${places})`}.`,
    lineSince: (name, year) => `${name} seit ${year}`,
    lineIn: (name, year) => `${name} ${year}`,
    line: (subject, rest) => (rest.length === 0 ? `${subject}.` : `${subject}: ${rest.join('; ')}.`),
    lineTreatment: (medicines) => `unter ${medicines}`,
    also: (names) => `Außerdem dokumentiert: ${names}.`,
  },
  course: {
    now: (test, value, when, aim, before) => `${test} ${value} (${when})${aim}${before}.`,
    beforeThat: (value, when) => `; zuvor ${value} (${when})`,
    above: (limit) => `, über ${limit}`,
    below: (limit) => `, unter ${limit}`,
    critical: ', kritisch',
    abnormal: ', als auffällig markiert',
    aim: (low, high) => `, Ziel ${low} bis ${high}`,
  },
  treatment: {
    now: (medicines) => `Behandlung: ${medicines}.`,
    also: (medicines) => `Weitere Medikamente: ${medicines}.`,
    stopped: (name, when, reason) => `${title(name)} abgesetzt${when && ` am ${when}`}${reason && `: ${reason}`}.`,
  },
  plan: {
    goal: (aim) => `Ziel: ${aim}.`,
    plan: (name, steps) => `Plan: ${name}${steps && ` (${steps})`}.`,
    order: (name, when) => `Angeordnet${when && ` am ${when}`}: ${name}.`,
    visit: (name, when) => `${name}: geplant für den ${when}.`,
  },
  news: {
    since: (when, items) => `Neu seit dem ${when}: ${items}.`,
    result: (test, value) => `${test} ${value}`,
    ordered: (medicine) => `${title(medicine)} verordnet`,
    stopped: (medicine) => `${title(medicine)} abgesetzt`,
    entry: 'Eintrag der Diagnose geändert',
  },
  missing: {
    never: (test, problem) =>
      `Kein Wert für ${test} in den Unterlagen, die Sie sehen dürfen (dokumentiert: ${problem}).`,
    old: (test, when, problem) =>
      `Seit dem ${when} kein Wert für ${test} in den Unterlagen, die Sie sehen dürfen (dokumentiert: ${problem}).`,
  },

  answer: {
    notInRecords: 'Nicht in den Unterlagen, die Sie sehen dürfen.',
    notUnderstood: 'Ich bin nicht sicher, was gefragt ist. Beantworten kann ich zum Beispiel:',
    latest: (test, value, when, standing) => `Letzter Wert für ${test}: ${value} (${when})${standing}.`,
    rise: (test, from, fromDay, to, toDay) => `${test} stieg von ${from} (${fromDay}) auf ${to} (${toDay}).`,
    fall: (test, from, fromDay, to, toDay) => `${test} fiel von ${from} (${fromDay}) auf ${to} (${toDay}).`,
    same: (test, from, fromDay, toDay) => `${test} war ${from} am ${fromDay} und wieder am ${toDay}.`,
    values: (values) => `Werte: ${values}.`,
    only: (test, value, when) => `Für ${test} gibt es nur einen Wert: ${value} (${when}).`,
    since: (name, when) => `${name} ist seit dem ${when} dokumentiert.`,
    sinceUnknown: (name) => `${name} ist dokumentiert, der Beginn nicht.`,
    history: (name, state, when) => `Ja: ${name}${when && ` (${when})`}, ${state}.`,
    active: 'aktiv',
    resolved: 'abgeklungen',
    unknown: 'Stand nicht dokumentiert',
    stateOf: (status) => STATES[status] ?? status,
    family: (relative, conditions) => `In der Familie: ${relative} mit ${conditions}.`,
    taking: (medicine, when) => `Ja: ${title(medicine)}${when && `, verordnet am ${when}`}, aktiv.`,
    took: (medicine, when, status) => `${title(medicine)}${when && `, verordnet am ${when}`}: ${status}.`,
    medicine: (medicine) => `${title(medicine)}.`,
    allergic: (substance, reactions) => `Allergie gegen ${substance}${reactions && ` (Reaktion: ${reactions})`}.`,
    noAllergy: (places) => `Keine Allergie bekannt, so dokumentiert${places && ` ${places}`}.`,
    problem: (name, year) => `${name}${year && ` seit ${year}`}.`,
    dose: (medicine, dose) => `${title(medicine)}: ${dose}.`,
    noDose: (medicine) => `${title(medicine)} ist aktiv; die Tagesdosis ist nicht genau dokumentiert.`,
    why: (medicine, reason) => `${title(medicine)} wurde verordnet wegen: ${reason}.`,
    whyNot: (medicine) => `${title(medicine)} ist dokumentiert, der Grund nicht.`,
    stopped: (medicine, when, place, reason) =>
      `${medicine} wurde ${place} abgesetzt${when && ` am ${when}`}${reason && `: ${reason}`}.`,
    stillActive: (medicine) => `${medicine} ist noch aktiv.`,
    firstOrdered: (medicine, when) => `${medicine} wurde zuerst verordnet am ${when}.`,
    mentioned: (note, when, quote) => `Erwähnt in: ${note}${when && ` (${when})`}: „${quote}“.`,
    notStopped: (medicine) => `${title(medicine)} ist noch aktiv; ein Absetzen ist nicht dokumentiert.`,
    prescribedBy: (medicine, who, when) => `${title(medicine)} wurde verordnet von ${who}${when && ` am ${when}`}.`,
    noPrescriber: (medicine) => `${title(medicine)} ist dokumentiert; wer es verordnet hat, nicht.`,
    visit: (name, when, reason, place) =>
      `Letzter Besuch: ${name} am ${when}${place && ` ${place}`}${reason && `: ${reason}`}.`,
    doneOn: (name, when) => `${name} wurde durchgeführt am ${when}.`,
    givenOn: (name, when) => `${name} wurde verabreicht am ${when}.`,
    due: (name, when) => `${name}: fällig am ${when}.`,
  },
}
