import { capital, sayNumber } from '../words.ts'
import type { Messages } from './en.ts'
import {
  conditionInSpanish,
  medicineInSpanish as medicine,
  problemWithin,
  relativeInSpanish,
  substanceInSpanish,
  termInSpanish,
  vaccineInSpanish,
} from './spanish-names.ts'

const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic']

function day(instant: number): string {
  const date = new Date(instant)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

// "e" before the sound of an i: "metformina e insulina", but "potasio y hierro".
function list(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  const and = /^h?[ií](?!e)/i.test(last) ? 'e' : 'y'
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${and} ${last}`
}

// A value with a comma keeps it: only who wrote it knows whether it parts thousands or decimals.
function amount(said: string): string {
  return /\d,\d/.test(said) ? said : said.replaceAll(/(?<![\d.])(\d+)\.(\d+)(?![\d.])/g, '$1,$2')
}

// A year or month alone takes no article.
function since(when: string): string {
  return /^\d{4}(-\d\d)?$/.test(when) ? `desde ${when}` : `desde el ${when}`
}

const begun = (name: string) => capital(medicine(name))
const on = (when: string) => when && ` el ${when}`
const because = (reason: string) => reason && `: ${reason}`
const inside = (words: string) => words && ` (${words})`

const STATES: Readonly<Record<string, string>> = {
  active: 'activo',
  stopped: 'suspendido',
  completed: 'finalizado',
  paused: 'en pausa',
  proposed: 'propuesto',
  unknown: 'no registrado',
}

/** Every sentence of summary and answers in Spanish; forms that agree with no gender, since names of either stand in them. */
export const ES: Messages = {
  day,
  amount,
  number: (value) => amount(sayNumber(value)),
  term: termInSpanish,
  medicine,
  substance: substanceInSpanish,
  relative: relativeInSpanish,
  condition: conditionInSpanish,
  vaccine: vaccineInSpanish,
  list,
  more: (count) => `${count} más`,
  title: capital,
  within: problemWithin,
  here: 'aquí',
  elsewhere: 'en otro centro',
  bloodPressure: 'presión arterial',
  inThisOrder: 'en esta orden',
  at: (hospital) => `en ${hospital}`,
  hospitals: (count) => `en ${count} hospitales`,
  aDay: (dose) => `${dose} al día`,
  aWeek: (dose) => `${dose} a la semana`,
  possible: (name) => `posible ${problemWithin(name)}`,
  medicineWithDose: (name, dose) => `${medicine(name)} ${dose}`,
  on: (what, when) => `${what} (${when})`,

  problem: {
    since: (name, year, places) => `${name} desde ${year}${inside(places)}.`,
    in: (name, year, places) => `${name} en ${year}${inside(places)}.`,
    undated: (name, places) => `${name}, inicio no registrado${inside(places)}.`,
    lineSince: (name, year) => `${name} desde ${year}`,
    lineIn: (name, year) => `${name} en ${year}`,
    line: (subject, rest) => (rest.length === 0 ? `${subject}.` : `${subject}: ${rest.join('; ')}.`),
    lineTreatment: (medicines) => `en tratamiento con ${medicines}`,
    also: (names) => `También consta: ${names}.`,
  },
  course: {
    now: (test, value, when, aim, before) => `${capital(test)} ${value} (${when})${aim}${before}.`,
    beforeThat: (value, when) => `; antes ${value} (${when})`,
    above: (limit) => `, por encima de ${limit}`,
    below: (limit) => `, por debajo de ${limit}`,
    critical: ', crítico',
    abnormal: ', marcado como anormal',
    aim: (low, high) => `, objetivo de ${low} a ${high}`,
  },
  treatment: {
    now: (medicines) => `En tratamiento con ${medicines}.`,
    also: (medicines) => `También toma ${medicines}.`,
    stopped: (name, when, reason) => `${begun(name)} se suspendió${on(when)}${because(reason)}.`,
  },
  plan: {
    goal: (aim) => `Objetivo: ${aim}.`,
    plan: (name, steps) => `Plan: ${name}${inside(steps)}.`,
    order: (name, when) => `Solicitud${when && ` del ${when}`}: ${name}.`,
    visit: (name, when) => `${name}: cita prevista para el ${when}.`,
  },
  news: {
    since: (when, items) => `Novedades desde el ${when}: ${items}.`,
    result: (test, value) => `${test} ${value}`,
    ordered: (name) => `prescripción de ${medicine(name)}`,
    stopped: (name) => `suspensión de ${medicine(name)}`,
    entry: 'cambio en la entrada del problema',
  },
  missing: {
    never: (test, problem) =>
      `No consta ${test} en los registros que usted puede ver (consta: ${problemWithin(problem)}).`,
    old: (test, when, problem) =>
      `No consta ${test} desde el ${when} en los registros que usted puede ver (consta: ${problemWithin(problem)}).`,
  },

  answer: {
    notInRecords: 'No consta en los registros que usted puede ver.',
    notUnderstood: 'No está claro qué se pregunta. Se pueden responder preguntas como estas:',
    latest: (test, value, when, standing) => `Último valor de ${test}: ${value} (${when})${standing}.`,
    rise: (test, from, fromDay, to, toDay) => `${capital(test)}: subida de ${from} (${fromDay}) a ${to} (${toDay}).`,
    fall: (test, from, fromDay, to, toDay) => `${capital(test)}: descenso de ${from} (${fromDay}) a ${to} (${toDay}).`,
    same: (test, from, fromDay, toDay) => `${capital(test)}: ${from} el ${fromDay} y de nuevo el ${toDay}.`,
    values: (values) => `Valores: ${values}.`,
    only: (test, value, when) => `Hay un solo valor de ${test}: ${value} (${when}).`,
    since: (name, when) => `${name}: consta ${since(when)}.`,
    sinceUnknown: (name) => `${name}: consta, pero no su inicio.`,
    history: (name, state, when) => `Sí: ${problemWithin(name)}${inside(when)}; estado: ${state}.`,
    active: 'activo',
    resolved: 'resuelto',
    unknown: 'no registrado',
    stateOf: (status) => STATES[status] ?? status,
    family: (relative, conditions) => `En la familia: ${relativeInSpanish(relative)} con ${conditions}.`,
    taking: (name, when) => `Sí: ${medicine(name)}${when && `, prescripción del ${when}`}; estado: activo.`,
    took: (name, when, status) => `${begun(name)}${when && `, prescripción del ${when}`}; estado: ${status}.`,
    medicine: (name) => `${begun(name)}.`,
    allergic: (substance, reactions) =>
      `Alergia a ${substanceInSpanish(substance)}${reactions && ` (reacción: ${reactions})`}.`,
    noAllergy: (places) => `Consta que no hay alergias conocidas${places && ` ${places}`}.`,
    problem: (name, year) => `${name}${year && ` desde ${year}`}.`,
    dose: (name, dose) => `${begun(name)}: ${dose}.`,
    noDose: (name) => `${begun(name)}: tratamiento activo; no consta la dosis diaria exacta.`,
    why: (name, reason) => `Motivo de la prescripción de ${medicine(name)}: ${reason}.`,
    whyNot: (name) => `${begun(name)}: consta, pero no el motivo.`,
    stopped: (name, when, place, reason) => `${begun(name)} se suspendió ${place}${on(when)}${because(reason)}.`,
    stillActive: (name) => `${begun(name)}: tratamiento aún activo.`,
    firstOrdered: (name, when) => `${begun(name)}: primera prescripción el ${when}.`,
    mentioned: (note, when, quote) => `Mencionado en: ${note}${inside(when)}: «${quote}».`,
    notStopped: (name) => `${begun(name)}: tratamiento aún activo; no consta suspensión.`,
    prescribedBy: (name, who, when) => `Prescripción de ${medicine(name)} por ${who}${on(when)}.`,
    noPrescriber: (name) => `${begun(name)}: consta, pero no quién lo prescribió.`,
    visit: (name, when, reason, place) => `Última visita: ${name}${on(when)}${place && ` ${place}`}${because(reason)}.`,
    doneOn: (name, when) => `${name}: se realizó el ${when}.`,
    givenOn: (name, when) => `${capital(vaccineInSpanish(name))}: se administró el ${when}.`,
    due: (name, when) => `${name}: previsto para el ${when}.`,
  },
}
