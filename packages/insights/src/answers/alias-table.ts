import type { DataFile } from '../terminology/data-file.ts'

/**
 * What people call things in questions, beside the names of the tables: kind | words, English and German | keys.
 * For a test and a problem the keys are those of their tables; for a procedure and a vaccine, beginnings of words that its record must have (one group of several words by "+").
 */
export const ALIAS_TABLE: DataFile & { readonly rows: string } = {
  source: 'our own list of everyday and clinical words',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  rows: `
    test | a1c, hba1c, hb a1c, hemoglobin a1c, haemoglobin a1c, hgba1c, glycated hemoglobin, glykohämoglobin, langzeitzucker | hba1c
    test | blood pressure, bp, blutdruck, rr, systolic pressure | systolic
    test | gfr, egfr, kidney function, renal function, nierenfunktion, filtration rate, glomerular filtration rate | egfr
    test | blood sugar, blood glucose, sugar, blutzucker, glucose | glucose
    test | fasting glucose, nüchternzucker | glucose-fasting
    test | hb, hgb, haemoglobin, hämoglobin | hemoglobin
    test | wbc, white count, white blood cells, white cell count, leukocytes, leukozyten | leukocytes
    test | rbc, red blood cells | erythrocytes
    test | platelet count, plt, thrombozyten | platelets
    test | ldl, ldl-c, bad cholesterol | ldl
    test | hdl, hdl-c, good cholesterol | hdl
    test | cholesterol, cholesterin | cholesterol
    test | triglyceride | triglycerides
    test | bun, blood urea nitrogen, harnstoff | urea
    test | serum creatinine, kreatinin | creatinine
    test | serum potassium, kalium | potassium
    test | serum sodium, natrium | sodium
    test | co2, carbon dioxide, bicarb | bicarbonate
    test | bmi | bmi
    test | weight, gewicht | weight
    test | height, größe | height
    test | pulse, heart rate, puls | heart-rate
    test | oxygen saturation, spo2, sao2, sättigung | oxygen
    test | body temperature, temperatur | temperature
    test | ejection fraction, ef, lvef | lvef
    test | bnp | bnp
    test | ntprobnp, nt pro bnp, nt-probnp | nt-probnp
    test | uacr, acr, albumin creatinine ratio, microalbumin | acr
    test | sgpt, alat | alt
    test | sgot, asat | ast
    test | alkaline phosphatase, alk phos | alp
    test | thyroid stimulating hormone | tsh
    test | c-reactive protein, c reactive protein | crp
    test | prostate specific antigen | psa
    test | hematocrit, haematocrit, hct | hematocrit
    test | prothrombin ratio | inr
    problem | diabetes, zuckerkrankheit, zucker krankheit, diabetic | diabetes-2, diabetes-1, diabetes, diabetic-kidney, diabetic-nerve, diabetic-eye, gestational-diabetes
    problem | type 2 diabetes, typ-2-diabetes, dm2, t2dm, type 2 diabetes mellitus | diabetes-2, diabetes, diabetic-kidney, diabetic-nerve, diabetic-eye
    problem | type 1 diabetes, typ-1-diabetes, dm1, t1dm | diabetes-1, diabetes, diabetic-kidney, diabetic-nerve, diabetic-eye
    problem | pre-diabetes | prediabetes
    problem | hypertension, high bp, hypertonie | hypertension, hypertensive-heart, hypertensive-kidney
    problem | hyperlipidemia, high cholesterol, dyslipidemia, hypercholesterolemia, lipids | hyperlipidemia, hypercholesterolemia, hypertriglyceridemia
    problem | heart attack, myocardial infarction, mi, infarct, infarkt, herzinfarkt | myocardial-infarction, old-infarction
    problem | coronary artery disease, cad, coronary disease, chd, khk, ischemic heart disease | coronary-disease, myocardial-infarction, old-infarction
    problem | heart failure, chf, congestive heart failure, cardiac failure, herzschwäche | heart-failure
    problem | atrial fibrillation, afib, a-fib, af, atrial flutter, vorhofflimmern | atrial-fibrillation
    problem | stroke, cva, schlaganfall, apoplex | stroke, past-stroke
    problem | transient ischemic attack, mini stroke | tia, past-stroke
    problem | cardiac arrest, herzstillstand | cardiac-arrest, past-cardiac-arrest
    problem | dvt, deep vein thrombosis, thrombosis, blood clot, thrombose, clot | vein-thrombosis, past-thrombosis, pulmonary-embolism
    problem | pe, lung embolism | pulmonary-embolism, past-thrombosis
    problem | copd, emphysema, emphysem | copd
    problem | osa, sleep apnoea | sleep-apnea
    problem | kidney disease, ckd, renal disease, chronic kidney disease, renal failure, niereninsuffizienz, nierenkrankheit | ckd, ckd-1, ckd-2, ckd-3, ckd-4, ckd-5, diabetic-kidney, hypertensive-kidney
    problem | uti, bladder infection, cystitis, blasenentzündung | urinary-infection
    problem | kidney stones, nephrolithiasis, nierensteine | kidney-stone
    problem | underactive thyroid | hypothyroidism
    problem | overactive thyroid | hyperthyroidism
    problem | broken hip, hüftbruch | hip-fracture
    problem | fractures, fracture, broken bone, knochenbruch, fraktur | fracture, fragility-fracture, hip-fracture
    problem | arthrosis, osteoarthritis, oa | osteoarthritis
    problem | ra, rheumatoid arthritis | rheumatoid-arthritis
    problem | seizures, seizure, krampfanfall | epilepsy, single-seizure
    problem | alzheimers, alzheimer's, alzheimer | alzheimer
    problem | dementia, demenz | dementia, alzheimer
    problem | parkinsons, parkinson's, parkinson | parkinson
    problem | ms | multiple-sclerosis
    problem | major depression, depressive disorder | depression
    problem | cancer, malignancy, krebs, tumor | breast-cancer, past-breast-cancer, prostate-cancer, prostate-in-situ, prostate-growth, lung-cancer, lung-cancer-suspected, colon-cancer, ovarian-cancer, bladder-cancer, skin-cancer, melanoma, lymphoma, leukemia, myeloma, metastasis
    problem | breast cancer, brustkrebs | breast-cancer, past-breast-cancer
    problem | prostate cancer, prostatakrebs | prostate-cancer, prostate-in-situ, prostate-growth
    problem | lung cancer, lungenkrebs | lung-cancer, lung-cancer-suspected
    problem | colon cancer, colorectal cancer, darmkrebs | colon-cancer
    problem | anaemia, anemia, blutarmut | anemia, iron-deficiency, b12-deficiency, sickle-cell
    problem | gerd, heartburn, reflux, sodbrennen | reflux
    problem | stomach ulcer, ulcer, magengeschwür | peptic-ulcer
    problem | gi bleed, gi bleeding, magenblutung | gi-bleed
    problem | cirrhosis, leberzirrhose | cirrhosis
    problem | crohn disease, crohn's, crohns | crohn
    problem | hiv, aids | hiv
    problem | migraines | migraine
    problem | osteoporosis | osteoporosis, fragility-fracture
    problem | pregnant | pregnancy
    class | blood thinner, blood thinners, anticoagulants, blutverdünner, gerinnungshemmer | anticoagulant, heparin
    class | statins, statine | statin
    class | beta blockers, betablocker | beta-blocker
    class | ace inhibitors, ace-hemmer | ace-inhibitor
    class | opioids, opiates, opiate, opioide | opioid
    class | insulins | insulin
    class | nsaids, ibuprofen-like painkillers | nsaid
    class | antidepressants, antidepressiva | ssri, snri, tricyclic
    procedure | colonoscopy, colonoscopies, koloskopie, darmspiegelung | colonoscop
    procedure | mammogram, mammography, mammographie | mammogra
    procedure | appendectomy, blinddarmoperation | appendectom
    procedure | bypass, cabg, bypass surgery | bypass
    procedure | cardioversion, kardioversion | cardioversion
    procedure | chest x-ray, chest xray, chest radiograph, thoraxröntgen | chest+x-ray
    procedure | echocardiogram, echocardiography, echo, echokardiographie | echocardiogra
    procedure | hip replacement, hüftprothese | hip+replacement
    procedure | knee replacement, knieprothese | knee+replacement
    procedure | dialysis, dialyse | dialysis
    procedure | chemotherapy, chemo, chemotherapie | chemotherap
    procedure | bone density scan, dxa, dexa, knochendichte | bone+density
    procedure | cholecystectomy, gallbladder removal | cholecystectom
    procedure | hysterectomy | hysterectom
    procedure | pacemaker implantation | pacemaker
    procedure | ablation, catheter ablation | ablation
    vaccine | flu shot, flu vaccine, influenza vaccine, influenza vaccination, flu, flu jab, grippeimpfung | influenza
    vaccine | tetanus, tetanus shot, tetanus vaccine, tetanusimpfung | tetanus
    vaccine | pneumonia vaccine, pneumococcal, pneumococcal vaccine, pneumokokken | pneumococc
    vaccine | shingles vaccine, shingles shot, zoster, zoster vaccine | shingles, zoster
    vaccine | covid vaccine, covid shot, covid-19 vaccine | covid, sars
    vaccine | hpv vaccine, hpv | hpv, papillom
    vaccine | hepatitis b vaccine, hep b vaccine | hepatitis b+vaccine
    vaccine | mmr, measles vaccine, measles | measles
    vaccine | rabies vaccine, rabies | rabies
    vaccine | yellow fever vaccine, yellow fever | yellow fever
  `,
}

/** Words that say nothing of what is asked, in both languages. */
export const VOID_WORDS: ReadonlySet<string> = new Set(
  `what whats what's is was are were be been being the a an of for in on at to with this that these those patient patients patient's pt
  her his their she he they him them hers me my i you we us do does did has have had it its there can could please tell show give know
  need want find say about get from record records chart file documented recorded according currently now today current so right yet still
  how which and or any some hi hello doctor's mr mrs ms's
  welche welcher welches welchen was ist war sind waren der die das den dem des ein eine einen einem einer von für im in am an zu mit bei
  patient patientin patienten er sie ihr ihre ihren sein seine seinen hat hatte haben habe wird wurde werden es gibt gab bitte zeige nenne
  sag mir ich wie und oder derzeit aktuell heute jetzt noch laut akte unterlagen dokumentiert`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** One kind of question: it is meant where a phrase of `any` stands and, where given, one of `and`; `more` are further words that may stand. */
export type KindWords = {
  readonly kind: string
  readonly any: readonly string[]
  readonly and?: readonly string[]
  readonly more: readonly string[]
  readonly about: readonly ('test' | 'problem' | 'medicine' | 'procedure' | 'vaccine' | 'nothing')[]
}

const words = (text: string) => text.split(',').map((item) => item.trim())
const LAST = words(
  'last, latest, recent, most recent, previous, letzte, letzter, letzten, letztes, newest, jüngste, neueste',
)

/** Kinds of questions, the first that fits counts. */
export const KINDS: readonly KindWords[] = [
  {
    kind: 'who-stopped',
    any: words('stopped, stop, stopping, discontinued, discontinue, abgesetzt, absetzen, abgebrochen, gestoppt'),
    more: words('who, why, when, taking, take, reason, wer, wann, warum, weshalb, grund, einnahme, where, wo'),
    about: ['medicine'],
  },
  {
    kind: 'who-prescribed',
    any: words(
      'prescribed, prescribe, prescribes, prescriber, prescribing, ordered, orders, verordnet, verschrieben, verschrieb, verordnete, angeordnet',
    ),
    and: words('who, whom, prescriber, which doctor, which physician, wer, wem'),
    more: words('doctor, physician, clinician, first, arzt, ärztin'),
    about: ['medicine'],
  },
  {
    kind: 'why',
    any: words('why, reason, indication, what for, warum, weshalb, wofür, wozu, grund, indikation'),
    more: words(
      'taking, takes, take, prescribed, given, started, put, getting, receiving, nimmt, bekommt, erhält, einnimmt, verordnet, verschrieben',
    ),
    about: ['medicine'],
  },
  {
    kind: 'dose',
    any: words(
      'dose, doses, dosage, dosing, dosed, how much, how many mg, strength, dosis, dosierung, tagesdosis, wie viel, wieviel',
    ),
    more: words('taking, takes, take, mg, daily, day, per, nimmt, täglich, pro, tag, many, much, viel'),
    about: ['medicine'],
  },
  {
    kind: 'trend',
    any: words(
      'trend, trends, trending, course, over time, development, developed, changed, change, changes, changing, progress, progressed, progression, evolved, verlauf, entwicklung, entwickelt, verändert, trend',
    ),
    more: words('level, levels, value, values, result, results, werte, wert, time, sich'),
    about: ['test'],
  },
  {
    kind: 'last-visit',
    any: words(
      'visit, visits, encounter, appointment, admission, admitted, hospitalization, hospitalisation, stay, seen, consultation, besuch, aufenthalt, termin, konsultation, krankenhausaufenthalt, vorstellung',
    ),
    and: LAST,
    more: words(
      'when, emergency, er, ed, room, department, hospital, inpatient, wann, notaufnahme, stationär, stationäre, stationären, stationärer, krankenhaus, most',
    ),
    about: ['nothing'],
  },
  {
    kind: 'next-due',
    any: words(
      'next, due, upcoming, scheduled, planned, nächste, nächster, nächsten, nächstes, fällig, geplant, ansteht, anstehend, anstehende',
    ),
    more: words(
      'appointment, appointments, visit, visits, when, wann, termin, termine, besuch, follow-up, followup, steht',
    ),
    about: ['nothing'],
  },
  {
    kind: 'allergies',
    any: words(
      'allergy, allergies, allergic, intolerance, intolerances, allergie, allergien, allergisch, unverträglichkeit, unverträglichkeiten, react, reacted',
    ),
    more: words('known, against, drug, drugs, medicine, medication, bekannt, bekannte, gegen, auf, history'),
    about: ['nothing', 'medicine'],
  },
  {
    kind: 'family',
    any: words('family, familial, relatives, familie, familienanamnese, verwandte, familiär'),
    more: words('history, runs, members, anamnese'),
    about: ['nothing', 'problem'],
  },
  {
    kind: 'smoking',
    any: words('smoke, smokes, smoker, smoking, tobacco, cigarettes, raucht, raucher, raucherin, rauchen, tabak'),
    more: words('status, history, ever, use, former, never, rauchstatus'),
    about: ['nothing'],
  },
  {
    kind: 'alcohol',
    any: words('drink, drinks, drinking, alcohol, alkohol, trinkt, trinken'),
    more: words('use, much, consumption, status, konsum, viel'),
    about: ['nothing'],
  },
  {
    kind: 'vaccines',
    any: words(
      'vaccine, vaccines, vaccination, vaccinations, vaccinated, immunized, immunised, immunization, immunizations, immunisation, shot, shots, jab, impfung, impfungen, geimpft, impfstatus',
    ),
    more: [
      ...words('when, against, received, given, gegen, wann, zuletzt, ever, had, against, status, history, gotten'),
      ...LAST,
    ],
    about: ['nothing', 'vaccine'],
  },
  {
    kind: 'vaccines',
    any: [...LAST, ...words('when, ever, had, wann, zuletzt, jemals, received, given')],
    more: words('against, gegen, jemals, most'),
    about: ['vaccine'],
  },
  {
    kind: 'procedures',
    any: [...LAST, ...words('when, ever, had, wann, zuletzt, jemals, history, done, performed, undergone, underwent')],
    more: words('most, history, durchgeführt, je'),
    about: ['procedure'],
  },
  {
    kind: 'medicines',
    any: words(
      'medicines, medications, medication, meds, drugs, medicine, drug, prescriptions, medikamente, medikation, arzneimittel, taking, take, takes, nimmt, einnimmt',
    ),
    more: words('list, active, all, taking, takes, take, liste, aktive, alle, nimmt'),
    about: ['nothing'],
  },
  {
    kind: 'problems',
    any: words(
      'problems, problem, diagnoses, diagnosis, conditions, illnesses, diseases, probleme, diagnosen, erkrankungen, krankheiten, beschwerden',
    ),
    more: words('list, active, all, known, medical, liste, aktive, alle, bekannte, bekannten, bekannt, main, chronic'),
    about: ['nothing'],
  },
  {
    kind: 'since',
    any: words(
      'since when, how long, when, onset, start, started, begin, began, diagnosed, seit wann, wie lange, wann, beginn, diagnostiziert, since, seit',
    ),
    more: words(
      'taking, take, known, diagnosis, first, nimmt, bekannt, besteht, long, lange, been, begonnen, diagnose, when, wann, on',
    ),
    about: ['problem', 'medicine'],
  },
  {
    kind: 'latest',
    any: [
      ...LAST,
      ...words(
        'current, level, levels, value, result, measured, checked, high, aktuelle, aktueller, aktuellen, wert, ergebnis, what, was, how, wie, when, wann, is, ist',
      ),
    ],
    more: words(
      'when, most, test, lab, reading, measurement, laborwert, gemessen, measure, number, hoch, zuletzt, value, level, result, current, now',
    ),
    about: ['test'],
  },
  {
    kind: 'history',
    any: words(
      'history, ever, had, has, have, suffer, suffers, suffering, diagnosed, known, taken, take, takes, taking, on, given, received, is, does, did, was, vorgeschichte, jemals, je, hatte, hat, leidet, bekannt, gehabt, genommen, bekommen, erhalten, nimmt, bekommt, erhält, ist, gibt, wurde, past, previous',
    ),
    more: words(
      'of, diagnosis, medical, past, patient, an, unter, medication, medicine, treated, behandelt, prescribed, verordnet, taking, any, been',
    ),
    about: ['problem', 'medicine'],
  },
]
