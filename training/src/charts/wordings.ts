/** How the questions of the benchmark are worded in a language; WORD stands for what is asked about, and lists are used by turns. */
type Wording = {
  readonly day: (date: string) => string
  readonly amount: (value: number) => string
  /** Three words for each test, in the order of the benchmark's tests; a misspelt one among them. */
  readonly tests: readonly (readonly string[])[]
  readonly problems: readonly string[]
  readonly medicines: readonly string[]
  readonly allergens: readonly string[]
  readonly latest: readonly string[]
  readonly trend: readonly string[]
  readonly history: readonly string[]
  readonly problemList: readonly string[]
  readonly medicineList: readonly string[]
  readonly allergyList: readonly string[]
  readonly allergic: string
  readonly taking: readonly string[]
  readonly dose: string
  readonly why: string
  readonly whoStopped: string
  readonly whoPrescribed: string
  readonly takingSince: string
  readonly since: (problem: string) => string
  readonly lastVisit: readonly string[]
  readonly lastEmergency: readonly string[]
  readonly lastColonoscopy: string
  readonly lastFluShot: readonly string[]
  readonly smoking: readonly string[]
  readonly family: readonly string[]
  readonly next: string
  /** Sentences that say that the records do not have what is asked. */
  readonly notRecorded: RegExp
}

function dayIn(months: readonly string[]): (date: string) => string {
  return (date) => {
    const [year = '', month = '', number = ''] = new Date(date).toISOString().slice(0, 10).split('-')
    return `${Number(number)} ${months[Number(month) - 1]} ${year}`
  }
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100)
}

const LASTING_IN_SPANISH: Readonly<Record<string, string>> = {
  hypertension: 'hipertensión',
  prediabetes: 'prediabetes',
  anemia: 'anemia',
  diabetes: 'diabetes',
}

/** Languages in which the benchmark asks, with their English names. */
export const LANGUAGE_NAMES = { en: 'English', es: 'Spanish' } as const

/** One of the languages in which the benchmark asks. */
export type Language = keyof typeof LANGUAGE_NAMES

/** The wordings by language. */
export const WORDINGS: Readonly<Record<Language, Wording>> = {
  en: {
    day: dayIn(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']),
    amount: rounded,
    tests: [
      ['HbA1c', 'a1c', 'hemoglobin A1c'],
      ['LDL', 'LDL cholesterol', 'bad cholesterol'],
      ['hemoglobin', 'haemoglobin', 'hemoglobn'],
      ['potassium', 'serum potassium', 'potasium'],
      ['NT-proBNP', 'nt-probnp', 'NTproBNP'],
      ['PSA', 'psa', 'prostate specific antigen'],
      ['weight', 'body weight', 'Body weight'],
    ],
    problems: ['stroke', 'asthma', 'diabetes', 'osteoporosis', 'epilepsy', 'gout', 'atrial fibrillation'],
    medicines: ['warfarin', 'metformin', 'simvastatin', 'lisinopril', 'amlodipine', 'naproxen'],
    allergens: ['latex', 'peanuts', 'shellfish', 'penicillin'],
    latest: ['What is the latest WORD?', "what's her most recent WORD", 'Show me the last WORD please'],
    trend: ['How did WORD change over time?', 'Trend of WORD?', 'How has the WORD developed?'],
    history: ['Any history of WORD?', 'Has he ever had WORD?', 'Does the patient have WORD'],
    problemList: ['What are the active problems?', 'problem list', 'Which diagnoses are active?'],
    medicineList: ['Which medicines does she take?', 'current medications', 'List the active meds'],
    allergyList: ['Any allergies?', 'known alergies', 'What is the patient allergic to?'],
    allergic: 'Is she allergic to WORD?',
    taking: ['Is the patient taking WORD?', 'Was WORD ever given?', 'WORD?'],
    dose: 'What dose of WORD?',
    why: 'Why is he on WORD?',
    whoStopped: 'Who stopped WORD?',
    whoPrescribed: 'Who prescribed WORD?',
    takingSince: 'Since when has she been taking WORD?',
    since: (problem) => `Since when has she had ${problem}?`,
    lastVisit: ['When was the last visit?', 'last encounter'],
    lastEmergency: ['When was the last emergency visit?', 'last ER visit'],
    lastColonoscopy: 'When was the last colonoscopy?',
    lastFluShot: ['When was the last flu shot?', 'Last influenza vaccine?'],
    smoking: ['Does he smoke?', 'smoking status'],
    family: ['What is the family history?', 'Family history?'],
    next: 'When is the next appointment?',
    notRecorded:
      /is recorded, (the reason|its start) is not|who ordered it is not|no stop is recorded|is not recorded exactly/,
  },
  es: {
    day: dayIn(['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic']),
    amount: (value) => rounded(value).replace('.', ','),
    tests: [
      ['HbA1c', 'hemoglobina glicosilada', 'hemoglobina glucosilada'],
      ['LDL', 'colesterol LDL', 'colesterol malo'],
      ['hemoglobina', 'Hb', 'hemoglobna'],
      ['potasio', 'potasio sérico', 'potacio'],
      ['NT-proBNP', 'nt-probnp', 'NTproBNP'],
      ['PSA', 'psa', 'antígeno prostático específico'],
      ['peso', 'peso corporal', 'Peso'],
    ],
    problems: ['ictus', 'asma', 'diabetes', 'osteoporosis', 'epilepsia', 'gota', 'fibrilación auricular'],
    medicines: ['warfarina', 'metformina', 'simvastatina', 'lisinopril', 'amlodipino', 'naproxeno'],
    allergens: ['el látex', 'los cacahuetes', 'el marisco', 'la penicilina'],
    latest: ['¿Cuál es el último valor de WORD?', '¿Cuál es su WORD más reciente?', 'Muéstrame WORD actual, por favor'],
    trend: ['¿Cómo ha evolucionado WORD?', '¿Evolución de WORD?', '¿Cómo ha cambiado WORD con el tiempo?'],
    history: ['¿Tiene antecedentes de WORD?', '¿Ha tenido alguna vez WORD?', '¿El paciente padece WORD?'],
    problemList: ['¿Cuáles son los problemas activos?', 'lista de problemas', '¿Qué diagnósticos activos tiene?'],
    medicineList: ['¿Qué medicamentos toma?', 'medicación actual', 'Lista de fármacos activos'],
    allergyList: ['¿Qué alergias tiene?', 'alegias conocidas', '¿A qué es alérgico el paciente?'],
    allergic: '¿Es alérgica a WORD?',
    taking: ['¿Toma WORD?', '¿Ha tomado alguna vez WORD?', '¿WORD?'],
    dose: '¿Qué dosis de WORD toma?',
    why: '¿Por qué toma WORD?',
    whoStopped: '¿Quién suspendió WORD?',
    whoPrescribed: '¿Quién recetó WORD?',
    takingSince: '¿Desde cuándo toma WORD?',
    since: (problem) => `¿Desde cuándo tiene ${LASTING_IN_SPANISH[problem] ?? problem}?`,
    lastVisit: ['¿Cuándo fue la última visita?', 'última consulta'],
    lastEmergency: ['¿Cuándo fue la última visita a urgencias?', 'última urgencia'],
    lastColonoscopy: '¿Cuándo fue la última colonoscopia?',
    lastFluShot: ['¿Cuándo fue la última vacuna de la gripe?', '¿Última vacuna antigripal?'],
    smoking: ['¿Fuma?', 'hábito tabáquico'],
    family: ['¿Qué antecedentes familiares tiene?', '¿Antecedentes familiares?'],
    next: '¿Cuándo es la próxima cita?',
    notRecorded: /pero no (el motivo|su inicio|quién)|no consta (suspensión|la dosis diaria exacta)/,
  },
}
