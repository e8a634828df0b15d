import { capital } from '../words.ts'
import type { RuleMessages } from './rules-en.ts'

const at = (place: string) => place && ` ${place}`
const inside = (words: string) => words && ` (${words})`
const side = (isHigh: boolean) => (isHigh ? 'por encima de' : 'por debajo de')

/** Every sentence of the rules in Spanish; forms that agree with no gender, since names of either stand in them. */
export const RULES_ES: RuleMessages = {
  allergy: {
    list: (substances) => `Alergia a ${substances}.`,
    direct: (medicine, place, substance, from, reaction) =>
      `${capital(medicine)}: tratamiento activo ${place} pese a una alergia a ${substance} registrada ${from}${inside(reaction)}.`,
    chain: (medicine, place, substance, from) =>
      `${capital(medicine)}, tratamiento activo ${place}: posible reacción cruzada con la alergia a ${substance} registrada ${from}.`,
    none: (kind, place, substance, reaction, from) =>
      `Consta ${place} que no hay ${kind}, pero consta ${from} una alergia a ${substance}${inside(reaction)}.`,
    kinds: {
      any: 'alergias conocidas',
      medicine: 'alergias conocidas a medicamentos',
      food: 'alergias alimentarias conocidas',
      environment: 'alergias ambientales conocidas',
    },
    status: (substance, active, ended) => `Alergia a ${substance}: activa ${active}, pero resuelta ${ended}.`,
    inNote: (day, substance) =>
      `La nota del ${day} indica una alergia a ${substance} que no consta en ninguna lista de alergias.`,
  },
  pressure: {
    high: (pressure, day) => `Presión arterial ${pressure} mmHg (${day}): igual o superior a 140/90.`,
    crisis: (pressure, day) => `Presión arterial ${pressure} mmHg (${day}): igual o superior a 180/120.`,
  },
  identity: {
    differs: (what) =>
      `${what} difiere entre hospitales: compruebe que todos estos registros son de una misma persona.`,
    what: { sex: 'El sexo', birth: 'La fecha de nacimiento' },
  },
  care: {
    due: (title) => `Pendiente, según los registros que usted puede ver: ${title}.`,
    notReached: (title) => `No alcanzado, según los registros que usted puede ver: ${title}.`,
    toAvoid: (title) => `A evitar, pero presente según los registros que usted puede ver o por su falta: ${title}.`,
    undecided: (title) => `Sin decidir con los registros que usted puede ver: ${title}.`,
  },
  life: {
    family: (relatives) => `Familia: ${relatives}.`,
    relative: 'familiar',
    social: (answers) => `Vida: ${answers}.`,
    packYears: (count) => `${count} paquetes-año`,
  },
  medicine: {
    pair: (a, atA, b, atB, effect) => `${capital(a)}${inside(atA)} con ${b}${inside(atB)}: riesgo de ${effect}.`,
    pairProven: (a, atA, b, atB, effect, test, value) =>
      `${capital(a)}${inside(atA)} con ${b}${inside(atB)}: riesgo de ${effect}; ${test} ${value}.`,
    notTaken: (medicine, place, why, limit) =>
      `${capital(medicine)}: tratamiento activo${at(place)} pese a ${why}; no debe tomarse${limit && ` por debajo de ${limit}`}.`,
    tooMuch: (medicine, dose, place, most, why) =>
      `${capital(medicine)} ${dose} al día${at(place)}: por encima de ${most}, lo aconsejado con ${why}.`,
    filtration: (value) => `un filtrado glomerular estimado de ${value}`,
    clearance: (value) => `un aclaramiento de creatinina de ${value}`,
    cirrhosis: 'una cirrosis hepática',
    twoDoses: (name, a, atA, b, atB) => `${capital(name)}: ${a} ${atA}, ${b} ${atB}.`,
    doses: (name, least, most, count) =>
      `${capital(name)}: dosis distintas en ${count} hospitales, de ${least} a ${most}.`,
    twice: (name, places) => `${capital(name)}: tratamiento activo ${places}; compruebe que no se toma dos veces.`,
    stopped: (name, stop, day, why, use) =>
      `${capital(name)} se suspendió ${stop}${day && ` el ${day}`}${inside(why)}, pero sigue en activo ${use}.`,
    sameClass: (count, kind, members) => `${count} tratamientos activos de una misma clase (${kind}): ${members}.`,
    inNote: (day, medicine) => `La nota del ${day} indica ${medicine}, que no consta en ningún registro de medicación.`,
    doseInNote: (day, medicine, dose, listed) =>
      `La nota del ${day} indica ${medicine} ${dose} al día; la lista de medicación indica ${listed}.`,
  },
  result: {
    critical: (name, value, _isPast, isHigh, limit) =>
      `${capital(name)} ${value}: valor crítico, ${isHigh ? 'alto' : 'bajo'}${limit && ` (límite ${limit})`}.`,
    beyond: (name, value, _isPast, isHigh, limit) => `${capital(name)} ${value}: ${side(isHigh)} ${limit}.`,
    usual: (limit) => `lo habitual, ${limit}`,
    flagged: (name, value) => `${capital(name)}: ${value}, marcado como anormal.`,
    trend: (name, isFalling, time, from, to, slope, count) =>
      `${capital(name)}: en ${isFalling ? 'descenso' : 'ascenso'} durante ${time}, de ${from} a ${to}${slope && `, cerca de ${slope} al año`}, en ${count} resultados.`,
    months: (count) => `${count} ${count === 1 ? 'mes' : 'meses'}`,
    years: (count) => `${count} ${count < 2 ? 'año' : 'años'}`,
    changed: (name, hasRisen, from, day, to, usual, now) =>
      `${capital(name)}: ${hasRisen ? 'subida' : 'bajada'} de ${from} (${day}) a ${to}, más allá de su variación habitual del ${usual} %${now && `; valor ${now}`}.`,
    high: 'alto',
    low: 'bajo',
    offTarget: (name, value, isHigh, low, high, medicine) =>
      `${capital(name)} ${value}: ${isHigh ? 'por encima' : 'por debajo'} del objetivo habitual de ${low} a ${high} con ${medicine}.`,
    inNote: (day, test, value) =>
      `La nota del ${day} indica un valor crítico de ${test}, ${value}; no consta en ningún resultado.`,
  },
  problem: {
    status: (name, active, ended, day) =>
      `${name}: en activo ${active}, pero con fin registrado ${ended}${day && ` el ${day}`}.`,
    stages: (a, atA, b, atB) => `Consta ${a} ${atA}, ${b} ${atB}.`,
    inNote: (day, name) => `La nota del ${day} menciona ${name}, que no consta en la lista de problemas.`,
    named: (day, name) => `La nota del ${day} nombra «${name}», que no consta en la lista de problemas.`,
    kidney: (value) =>
      `Filtrado glomerular estimado bajo 60 más de 3 meses, ahora ${value}, sin enfermedad renal en la lista de problemas.`,
    diabetes: (value) => `HbA1c de 6,5 % o más en dos días, la última ${value}, sin diabetes en la lista de problemas.`,
  },
  plan: {
    inNote: (day, plan) => `La nota del ${day} prevé «${plan}»; después no consta nada accesible para usted.`,
  },
  recent: {
    list: (what, day, names) => `${what} desde el ${day}: ${names}.`,
    andMore: (names, count) => `${names} y ${count} más`,
    results: (day, count, out) =>
      `Resultados nuevos desde el ${day}: ${count}, ${out === 0 ? 'ninguno que conste' : `${out} de ellos`} fuera de rango.`,
    what: {
      allergies: 'Nuevas entradas de alergias',
      started: 'Medicamentos prescritos o cambiados',
      stopped: 'Medicamentos suspendidos',
      problems: 'Problemas nuevos o cambiados',
      reports: 'Nuevas notas e informes',
      visits: 'Visitas',
      procedures: 'Procedimientos',
      vaccines: 'Vacunas',
    },
  },
  reading: {
    document: (name, day, why, more) =>
      `«${name}»${day && ` del ${day}`}: ${why}${more === 0 ? '' : ` (y ${more} más por lo mismo)`}.`,
    nameless: 'documento',
    damaged: 'no se pudo leer; el contenido está dañado',
    format: 'no se pudo leer; el formato no es de los que aquí se leen',
    'no-text': 'no se pudo leer; no contiene texto, quizá sea una imagen',
    elsewhere: 'no se leyó; el contenido se guarda aparte del registro',
    'too-large': 'no se leyó; es mayor de lo que aquí se lee',
    pending: 'aún no se ha leído; vuelva a mirar en un momento',
    cut: (most) => `es muy largo y solo se leyó su primera parte (como máximo ${most} caracteres)`,
  },
  risk: {
    missing: (equation, missing, within) =>
      `${capital(equation)}, sin calcular: sin datos de ${missing.join(' ni de ')} en los registros que usted puede ver${inside(within)}.`,
    clearanceFor: (medicine) => `Aclaramiento de creatinina para ${medicine}`,
    since: (day) => `, datos desde el ${day}`,
    atLeast: (points, isLeast) => `${isLeast ? 'al menos ' : ''}${points}`,
    notKnown: (inputs) => `; no consta: ${inputs}`,
    because: (inputs) => `: ${inputs}`,
    signs: (score, points, day, advice, open) => `${score} ${points} (${day})${advice && `: ${advice}`}${open}.`,
    news2: 'Escala de alerta temprana NEWS2',
    news2Scale1: 'Escala de alerta temprana NEWS2 (escala 1)',
    emergency: 'se aconseja una respuesta de emergencia',
    urgent: 'se aconseja una respuesta urgente',
    single: 'un signo tiene 3 puntos',
    qsofa: 'Infección con qSOFA',
    sepsis: 'busque una sepsis',
    curb65: 'Neumonía con CURB-65',
    severe: 'grave',
    untreated: (va, vasc, why) =>
      `Fibrilación auricular con CHA2DS2-VA ${va} (VASc ${vasc}${why}): no consta anticoagulante en los registros que usted puede ver.`,
    treated: (va, vasc, why) =>
      `Fibrilación auricular: riesgo de ictus CHA2DS2-VA ${va}, CHA2DS2-VASc ${vasc}${why}; en tratamiento anticoagulante.`,
    bleeding: (points, why, open) => `Riesgo de hemorragia HAS-BLED ${points}${why}${open}.`,
    bodyMass: (bmi, day, words) =>
      `Índice de masa corporal ${bmi} kg/m2 (${day}): ${words}, no consta en la lista de problemas.`,
    clearance: (clearance, weight, day, medicine, limit) =>
      `Aclaramiento de creatinina ${clearance} mL/min (Cockcroft-Gault, peso real ${weight} kg, ${day}) con ${medicine}${limit && `, que no debe tomarse por debajo de ${limit}`}.`,
    cardiovascular: (cvd, ascvd, failure, thirty, from) =>
      `Riesgo cardiovascular a 10 años ${cvd} (ASCVD ${ascvd}, insuficiencia cardíaca ${failure})${thirty && `, a 30 años ${thirty}`} según PREVENT${from}.`,
    kidney: (five, two, from) =>
      `Riesgo de fallo renal (KFRE): a 5 años ${five[0]} (Norteamérica) o ${five[1]} (otros); a 2 años ${two[0]} o ${two[1]}${from}.`,
    fibrosis: (value, meaning, from) => `FIB-4 ${value}: ${meaning}${from}.`,
    fibrosisIs: {
      low: 'fibrosis avanzada improbable',
      indeterminate: 'fibrosis avanzada no descartada; se aconseja elastografía',
      high: 'fibrosis avanzada probable; se aconseja consulta de hepatología',
    },
    inrChanged: (medicine) => `MELD 3.0, sin calcular: ${medicine} altera el INR.`,
    aMedicine: 'un medicamento',
    cirrhosis: (points, day, from, isHigh) =>
      `MELD 3.0: ${points} puntos (${day}${from})${isHigh ? '; desde 15 se aconseja evaluar el trasplante' : ''}.`,
    readmission: (day, scores, open) => `Alta el ${day}; riesgo de reingreso en 30 días: ${scores}${open}.`,
    score: (name, points, high) => `${name} ${points} (alto desde ${high})`,
  },
}
