import type { DataFile } from '../terminology/data-file.ts'

/**
 * What people call things in Spanish questions, beside the Spanish names of the tables: kind | words | keys as in ALIAS_TABLE | the name in English, where notes
 * and uncoded records are to be searched for it. Capitals and accents do not count. "LES" (lupus) is not here: "les" is a pronoun.
 */
export const SPANISH_ALIASES: DataFile & { readonly rows: string } = {
  source: 'our own list of everyday and clinical words',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  rows: `
    test | hba1c, a1c, hb a1c, hemoglobina glicosilada, hemoglobina glucosilada, hemoglobina glicada, glicosilada | hba1c
    test | tensión arterial, tensión, presión arterial, presión, ta, pa | systolic
    test | tas, tensión sistólica, presión arterial sistólica | systolic
    test | filtrado glomerular, tasa de filtración glomerular, función renal, tfg, fg, fge, egfr | egfr
    test | azúcar, azúcar en sangre, glucemia, glicemia, glucosa | glucose
    test | glucemia basal, glucemia en ayunas, glicemia en ayunas, glucosa basal | glucose-fasting
    test | hb, hgb | hemoglobin
    test | hto | hematocrit
    test | glóbulos blancos, leucos | leukocytes
    test | glóbulos rojos, eritrocitos | erythrocytes
    test | plaqueta, recuento de plaquetas | platelets
    test | ldl, ldl-c, c-ldl, colesterol malo | ldl
    test | hdl, hdl-c, c-hdl, colesterol bueno | hdl
    test | colesterol | cholesterol
    test | urea, bun | urea
    test | creatinina sérica, creatinina en sangre | creatinine
    test | potasio sérico, potasio en sangre, k | potassium
    test | sodio sérico, sodio en sangre, na | sodium
    test | imc | bmi
    test | peso corporal, pesa | weight
    test | estatura, altura, mide | height
    test | pulso, fc, frecuencia cardiaca | heart-rate
    test | saturación, sato2, spo2, sat o2 | oxygen
    test | temperatura corporal | temperature
    test | fevi, fracción de eyección del ventrículo izquierdo | lvef
    test | nt-probnp, ntprobnp, nt pro bnp, probnp | nt-probnp
    test | cociente albúmina creatinina, microalbuminuria, albuminuria | acr
    test | gpt, transaminasa gpt | alt
    test | got, transaminasa got | ast
    test | gamma gt, gammagt | ggt
    test | ck, cpk | ck
    test | pcr | crp
    test | vsg | esr
    test | tirotropina, hormona estimulante del tiroides | tsh
    test | antígeno prostático, antígeno prostático específico | psa
    test | pth, paratohormona | parathyroid
    test | ácido úrico, urato | urate
    test | dímero d, d-dímero | ddimer
    test | tp | pt
    test | ttpa, ttp | ptt
    problem | diabetes, diabético, diabética, dm, diabetes mellitus | diabetes-2, diabetes-1, diabetes, diabetic-kidney, diabetic-nerve, diabetic-eye, gestational-diabetes | diabetes
    problem | diabetes tipo 2, dm2, diabetes mellitus tipo 2 | diabetes-2, diabetes, diabetic-kidney, diabetic-nerve, diabetic-eye | type 2 diabetes
    problem | diabetes tipo 1, dm1, diabetes mellitus tipo 1 | diabetes-1, diabetes, diabetic-kidney, diabetic-nerve, diabetic-eye | type 1 diabetes
    problem | hipertensión, hipertensión arterial, hta, tensión alta, hipertenso, hipertensa | hypertension, hypertensive-heart, hypertensive-kidney | hypertension
    problem | dislipemia, dislipidemia, hiperlipidemia, colesterol alto, hipercolesterolemia | hyperlipidemia, hypercholesterolemia, hypertriglyceridemia | hyperlipidemia
    problem | infarto, infarto de miocardio, infarto agudo de miocardio, iam, ataque al corazón | myocardial-infarction, old-infarction | myocardial infarction
    problem | cardiopatía isquémica, enfermedad coronaria, coronariopatía | coronary-disease, myocardial-infarction, old-infarction | coronary artery disease
    problem | insuficiencia cardíaca, ic, icc, insuficiencia cardíaca congestiva, fallo cardíaco | heart-failure | heart failure
    problem | fibrilación auricular, fa, acxfa, aleteo auricular, flutter auricular | atrial-fibrillation | atrial fibrillation
    problem | ictus, acv, accidente cerebrovascular, accidente cerebro vascular, derrame cerebral, infarto cerebral | stroke, past-stroke | stroke
    problem | ait, accidente isquémico transitorio | tia, past-stroke | transient ischemic attack
    problem | parada cardíaca, paro cardíaco, parada cardiorrespiratoria | cardiac-arrest, past-cardiac-arrest | cardiac arrest
    problem | trombosis, tvp, trombosis venosa profunda, coágulo, coágulos | vein-thrombosis, past-thrombosis, pulmonary-embolism | thrombosis
    problem | embolia pulmonar, tep, tromboembolismo pulmonar | pulmonary-embolism, past-thrombosis | pulmonary embolism
    problem | epoc, enfisema, enfermedad pulmonar obstructiva crónica | copd | copd
    problem | saos, sahs, apnea | sleep-apnea | sleep apnea
    problem | enfermedad renal, erc, irc, enfermedad renal crónica, insuficiencia renal, insuficiencia renal crónica, nefropatía | ckd, ckd-1, ckd-2, ckd-3, ckd-4, ckd-5, diabetic-kidney, hypertensive-kidney | kidney disease
    problem | itu, infección de orina, infección urinaria, cistitis | urinary-infection | urinary tract infection
    problem | cálculos renales, piedras en el riñón, litiasis renal, nefrolitiasis | kidney-stone | kidney stones
    problem | hbp, hiperplasia benigna de próstata, próstata agrandada | prostate-enlarged | enlarged prostate
    problem | cadera rota | hip-fracture | hip fracture
    problem | fracturas, fractura, hueso roto | fracture, fragility-fracture, hip-fracture | fracture
    problem | osteoartritis | osteoarthritis | osteoarthritis
    problem | artritis reumatoide, ar | rheumatoid-arthritis | rheumatoid arthritis
    problem | lupus eritematoso sistémico | lupus | lupus
    problem | convulsiones, convulsión, crisis epiléptica, crisis epilépticas | epilepsy, single-seizure | seizures
    problem | epilepsia | epilepsy | epilepsy
    problem | alzhéimer, alzheimer | alzheimer | alzheimer
    problem | demencia | dementia, alzheimer | dementia
    problem | párkinson, parkinson | parkinson | parkinson
    problem | tce, traumatismo craneal | brain-injury | brain injury
    problem | depresión mayor, trastorno depresivo | depression | depression
    problem | ansiedad | anxiety | anxiety
    problem | cáncer, tumor maligno, neoplasia maligna, tumor | breast-cancer, past-breast-cancer, prostate-cancer, prostate-in-situ, prostate-growth, lung-cancer, lung-cancer-suspected, colon-cancer, ovarian-cancer, bladder-cancer, skin-cancer, melanoma, lymphoma, leukemia, myeloma, metastasis | cancer
    problem | cáncer de mama, cáncer de pecho | breast-cancer, past-breast-cancer | breast cancer
    problem | cáncer de próstata | prostate-cancer, prostate-in-situ, prostate-growth | prostate cancer
    problem | cáncer de pulmón | lung-cancer, lung-cancer-suspected | lung cancer
    problem | cáncer de colon, cáncer colorrectal, cáncer de intestino | colon-cancer | colon cancer
    problem | anemia | anemia, iron-deficiency, b12-deficiency, sickle-cell | anemia
    problem | reflujo, erge, reflujo gastroesofágico, ardor de estómago, acidez | reflux | reflux
    problem | úlcera de estómago, úlcera gástrica, úlcera duodenal, úlcera | peptic-ulcer | ulcer
    problem | sangrado digestivo, hemorragia digestiva alta, hda | gi-bleed | gi bleed
    problem | cirrosis | cirrhosis | cirrhosis
    problem | crohn | crohn | crohn
    problem | celiaquía, celíaco, celíaca | celiac | celiac
    problem | colon irritable, intestino irritable | irritable-bowel | irritable bowel
    problem | piedras en la vesícula, colelitiasis | gallstones | gallstones
    problem | esteatosis hepática | fatty-liver | fatty liver
    problem | vih, sida | hiv | hiv
    problem | vhb, hepatitis b crónica | hepatitis-b | hepatitis b
    problem | vhc, hepatitis c crónica | hepatitis-c | hepatitis c
    problem | tbc, tb | tuberculosis | tuberculosis
    problem | migrañas, jaqueca, jaquecas | migraine | migraine
    problem | osteoporosis | osteoporosis, fragility-fracture | osteoporosis
    problem | embarazada, gestación | pregnancy | pregnant
    problem | dolor lumbar, lumbalgia | back-pain | back pain
    problem | toc | ocd | obsessive compulsive disorder
    problem | tept, estrés postraumático | ptsd | ptsd
    problem | sop, ovario poliquístico, ovarios poliquísticos | pcos | polycystic ovaries
    problem | dmae | macular-degeneration | macular degeneration
    problem | malaria | malaria | malaria
    problem | ela | als | amyotrophic lateral sclerosis
    class | anticoagulante, anticoagulantes | anticoagulant, heparin | blood thinner
    class | antidepresivo, antidepresivos | ssri, snri, tricyclic | antidepressant
    medicine | aspirina, aas | aspirin
    medicine | hctz | hydrochlorothiazide
    medicine | acetaminofén | acetaminophen
    medicine | albuterol | albuterol
    medicine | meperidina | meperidine
    medicine | epinefrina | epinephrine
    medicine | norepinefrina | norepinephrine
    medicine | hidroxiurea | hydroxyurea
    medicine | metimazol | methimazole
    medicine | alendronato | alendronate
    medicine | zoledronato | zoledronate
    medicine | risedronato | risedronate
    medicine | ibandronato | ibandronate
    medicine | amlodipina | amlodipine
    medicine | nifedipina | nifedipine
    medicine | rifampina | rifampin
    medicine | anfetaminas | amphetamine
    medicine | vitamina D3 | cholecalciferol
    medicine | morfina sulfato, sulfato de morfina | morphine
    procedure | colonoscopia, colonoscopias | colonoscop | colonoscopy
    procedure | mamografía, mamografías | mammogra, mamogra | mammogram
    procedure | apendicectomía, operación de apendicitis | appendectom, apendicectom | appendectomy
    procedure | bypass, baipás, bypass coronario | bypass | bypass
    procedure | cardioversión | cardioversi | cardioversion
    procedure | radiografía de tórax, rx de tórax, placa de tórax | chest+x-ray, radiograf+torax | chest x-ray
    procedure | ecocardiograma, ecocardiografía, eco cardíaca | echocardiogra, ecocardiogra | echocardiogram
    procedure | prótesis de cadera | hip+replacement, protesis+cadera | hip replacement
    procedure | prótesis de rodilla | knee+replacement, protesis+rodilla | knee replacement
    procedure | diálisis, hemodiálisis | dialysis, dialisis, hemodialisis | dialysis
    procedure | quimioterapia, quimio | chemotherap, quimioterap | chemotherapy
    procedure | densitometría, densitometría ósea | bone+density, densitometr | bone density scan
    procedure | colecistectomía | cholecystectom, colecistectom | cholecystectomy
    procedure | histerectomía | hysterectom, histerectom | hysterectomy
    procedure | ablación | ablati, ablacion | ablation
    vaccine | gripe, vacuna de la gripe, vacuna contra la gripe, vacuna antigripal, antigripal | influenza, gripe, antigripal | flu shot
    vaccine | tétanos, vacuna del tétanos, vacuna contra el tétanos, antitetánica, vacuna antitetánica | tetanus, tetanos, antitetanica | tetanus
    vaccine | neumococo, vacuna del neumococo, vacuna antineumocócica, antineumocócica | pneumococc, neumococ, antineumococ | pneumococcal
    vaccine | herpes zóster, vacuna del herpes zóster, vacuna contra el herpes zóster, zóster | shingles, zoster | shingles
    vaccine | covid, vacuna covid, vacuna de la covid, vacuna contra la covid, vacuna contra la covid-19 | covid, sars | covid vaccine
    vaccine | vph, papiloma, vacuna del papiloma, virus del papiloma | hpv, vph, papilom | hpv
    vaccine | vacuna de la hepatitis b, vacuna contra la hepatitis b | hepatitis b+vaccine, vacuna+hepatitis b | hepatitis b vaccine
    vaccine | sarampión, vacuna del sarampión, triple vírica, triple viral | measles, sarampion | measles
    vaccine | rabia, vacuna de la rabia, antirrábica | rabies, rabia, antirrabica | rabies
    vaccine | fiebre amarilla, vacuna de la fiebre amarilla | yellow fever, fiebre amarilla | yellow fever
  `,
}
