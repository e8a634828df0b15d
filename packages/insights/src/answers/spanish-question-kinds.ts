import { type KindWords, phrases } from './question-kinds.ts'

/**
 * Spanish words that say nothing of what is asked, without accents. "no", "sin", "antes", "nunca", "madre" and their like must never stand here: they turn
 * a question around, set its time or ask of another person.
 */
export const SPANISH_VOID_WORDS: ReadonlySet<string> = new Set(
  `que cual cuales es son era fue fueron ser el la los las lo un una unos unas de del al a en con para por su sus le les se me mi nos ha han haya
  he hay tiene tienen tuvo tenido esta estan este esta paciente pacientes ella ellos ellas usted dime digame muestra muestre muestrame muestreme
  indica indique indicame favor puede puedes podria saber ver dar dame deme quiero necesito hoy ahora actualmente ya como segun registro registros
  registrado registrada consta constan historial expediente ficha datos y o algun alguna algunos algunas hola gracias doctor doctora sr sra dr dra`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Spanish words that tell time, person or denial: never taken for a misspelt other word. */
export const TELLING_WORDS: ReadonlySet<string> = new Set(
  `no sin ni nunca jamas ningun ninguna ninguno nada nadie tampoco niega negativo antes despues durante hasta salvo excepto contra madre padre madres
  padres hermano hermana hijo hija abuelo abuela tio tia primo prima esposo esposa marido mujer pareja otro otra otros otras maximo maxima minimo
  minima primero primera anterior previo previa pasado futuro siempre`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

const LAST = phrases('ultimo, ultima, ultimos, ultimas, mas reciente, mas recientes, reciente, recientes')

/** Kinds of questions in Spanish, the first that fits counts; without accents. */
export const SPANISH_KINDS: readonly KindWords[] = [
  {
    kind: 'who-stopped',
    any: phrases(
      'suspendio, suspendieron, suspendido, suspendida, suspender, suspension, retiro, retiraron, retirado, retirada, interrumpio, interrumpieron, interrumpido, interrumpida, dejo, dejado',
    ),
    more: phrases('quien, por que, cuando, donde, motivo, razon, causa, tomar, tratamiento'),
    about: ['medicine'],
  },
  {
    kind: 'who-prescribed',
    any: phrases(
      'receto, recetaron, recetado, recetada, prescribio, prescribieron, prescrito, prescrita, prescribe, indico, indicaron, pauto, pautaron, pautado, pautada, ordeno',
    ),
    and: phrases('quien, quienes, que medico, que medica, que doctor, que doctora'),
    more: phrases('medico, medica, facultativo'),
    about: ['medicine'],
  },
  {
    kind: 'why',
    any: phrases('por que, para que, motivo, razon, indicacion, a que se debe'),
    more: phrases(
      'toma, tomando, tomar, lleva, recibe, recibiendo, usa, recetado, recetada, receto, recetaron, prescrito, prescrita, prescribio, prescribieron, pautado, pauto, empezo, inicio, tratamiento',
    ),
    about: ['medicine'],
  },
  {
    kind: 'dose',
    any: phrases('dosis, cuanto, cuanta, cuantos mg, cuantos miligramos, posologia, pauta'),
    more: phrases('toma, tomando, tomar, recibe, mg, miligramos, cuantos, diaria, diario, dia, cada'),
    about: ['medicine'],
  },
  {
    kind: 'trend',
    any: phrases(
      'evolucion, evolucionado, evoluciono, evoluciona, tendencia, tendencias, cambiado, cambio, cambios, variado, variacion, curso, progresion, progresado, a lo largo del tiempo, con el tiempo',
    ),
    more: phrases('nivel, niveles, valor, valores, resultado, resultados, tiempo, largo, ido'),
    about: ['test'],
  },
  {
    kind: 'last-visit',
    any: phrases(
      'visita, visitas, consulta, consultas, cita, ingreso, ingresos, ingresado, ingresada, ingreso hospitalario, hospitalizacion, hospitalizaciones, hospitalizado, hospitalizada, estancia, urgencia, urgencias, atendido, atendida, visto, vista',
    ),
    and: LAST,
    more: phrases('cuando, medica, medico, hospital, hospitalario, hospitalaria, vez'),
    about: ['nothing'],
  },
  {
    kind: 'next-due',
    any: phrases(
      'proximo, proxima, proximos, proximas, siguiente, pendiente, pendientes, programado, programada, programados, programadas, previsto, prevista',
    ),
    more: phrases('cita, citas, visita, visitas, consulta, consultas, revision, revisiones, cuando'),
    about: ['nothing'],
  },
  {
    kind: 'allergies',
    any: phrases('alergia, alergias, alergico, alergica, intolerancia, intolerancias'),
    more: phrases(
      'conocida, conocidas, contra, medicamento, medicamentos, medicamentosa, medicamentosas, farmaco, farmacos, antecedentes',
    ),
    about: ['nothing', 'medicine'],
  },
  {
    kind: 'family',
    any: phrases('familia, familiar, familiares'),
    more: phrases('antecedentes, antecedente, historia, alguien'),
    about: ['nothing', 'problem'],
  },
  {
    kind: 'smoking',
    any: phrases('fuma, fumador, fumadora, fumar, tabaco, tabaquismo, tabaquico, cigarrillos'),
    more: phrases('habito, consumo, consume, estado, vez, antecedentes'),
    about: ['nothing'],
  },
  {
    kind: 'alcohol',
    any: phrases('bebe, beber, bebedor, bebedora, alcohol'),
    more: phrases('consumo, consume, toma, cuanto, habito, estado'),
    about: ['nothing'],
  },
  {
    kind: 'vaccines',
    any: phrases('vacuna, vacunas, vacunado, vacunada, vacunacion, vacunaciones, vacuno, inmunizacion, inmunizaciones'),
    more: [...phrases('cuando, contra, frente, recibio, recibido, puesto, puso, estado, vez'), ...LAST],
    about: ['nothing', 'vaccine'],
  },
  {
    kind: 'vaccines',
    any: [...LAST, ...phrases('cuando, vez, recibio, recibido')],
    more: phrases('contra, vez, mas, puso, puesto'),
    about: ['vaccine'],
  },
  {
    kind: 'procedures',
    any: [...LAST, ...phrases('cuando, vez, antecedentes, hecho, hizo, hicieron, realizo, realizado, realizaron')],
    more: phrases('mas, vez, antecedentes'),
    about: ['procedure'],
  },
  {
    kind: 'medicines',
    any: phrases(
      'medicamentos, medicamento, medicacion, medicinas, medicina, farmacos, recetas, toma, tomando, tratamiento, tratamientos',
    ),
    more: phrases('lista, activo, activos, activa, activas, actual, actuales, todos, todas, habitual, toma, tomando'),
    about: ['nothing'],
  },
  {
    kind: 'problems',
    any: phrases('problemas, problema, diagnosticos, diagnostico, enfermedades, patologias'),
    more: phrases(
      'lista, activo, activos, activa, activas, actual, actuales, todos, todas, conocidos, conocidas, medicos, salud, cronicos, cronicas, principales',
    ),
    about: ['nothing'],
  },
  {
    kind: 'since',
    any: phrases(
      'desde cuando, desde hace cuanto, cuanto tiempo, hace cuanto, cuando, inicio, comienzo, empezo, comenzo, diagnosticaron, diagnostico, diagnosticado, diagnosticada',
    ),
    more: phrases('toma, tomando, tomar, lleva, desde, hace, cuanto, tiempo, conoce, sabe, tratamiento'),
    about: ['problem', 'medicine'],
  },
  {
    kind: 'latest',
    any: [
      ...LAST,
      ...phrases('actual, actuales, nivel, niveles, valor, resultado, medido, cual, cuanto, cuando, es, esta'),
    ],
    more: phrases('mas, prueba, analisis, analitica, laboratorio, medicion, determinacion, resultados, valores, vez'),
    about: ['test'],
  },
  {
    kind: 'history',
    any: phrases(
      'antecedentes, antecedente, historia, alguna vez, tiene, tuvo, tenido, tenia, padece, padecido, padecio, sufre, sufrido, sufrio, presenta, presentado, hay, diagnosticado, diagnosticada, diagnostico, conocido, conocida, toma, tomado, tomando, tomo, recibe, recibido, recibio, usa, usado, es, esta, ha',
    ),
    more: phrases(
      'medico, medicos, personal, personales, vez, tratado, tratada, tratamiento, enfermedad, diagnosticaron',
    ),
    about: ['problem', 'medicine'],
  },
]
