import type { DataFile } from '../terminology/data-file.ts'

/** Names of problems in Spanish by their keys in the tables, as in the middle of a sentence: key | name. */
export const SPANISH_PROBLEM_NAMES: DataFile & { readonly rows: string } = {
  source: 'our own words, in the usage of Spanish clinical writing',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  rows: `
    diabetes-2 | diabetes tipo 2
    diabetes-1 | diabetes tipo 1
    diabetes | diabetes
    diabetic-kidney | enfermedad renal diabética
    diabetic-nerve | neuropatía diabética
    diabetic-eye | retinopatía diabética
    prediabetes | prediabetes
    hyperglycemia | glucemia elevada
    gestational-diabetes | diabetes gestacional
    metabolic-syndrome | síndrome metabólico
    hypertension | hipertensión arterial
    hypertensive-heart | cardiopatía hipertensiva
    hypertensive-kidney | enfermedad renal hipertensiva
    hyperlipidemia | hiperlipidemia
    hypercholesterolemia | hipercolesterolemia
    hypertriglyceridemia | hipertrigliceridemia
    obesity | obesidad
    overweight | sobrepeso
    coronary-disease | enfermedad coronaria
    myocardial-infarction | infarto de miocardio
    old-infarction | infarto de miocardio antiguo
    heart-failure | insuficiencia cardíaca
    cardiomyopathy | miocardiopatía
    atrial-fibrillation | fibrilación o aleteo auricular
    cardiac-arrest | parada cardíaca
    past-cardiac-arrest | parada cardíaca previa
    valve-disease | valvulopatía cardíaca
    valve-prosthesis | prótesis valvular cardíaca
    pacemaker | marcapasos
    peripheral-artery | enfermedad arterial periférica
    aortic-aneurysm | aneurisma o disección de aorta
    stroke | ictus
    past-stroke | ictus o AIT previo
    tia | accidente isquémico transitorio
    vein-thrombosis | trombosis venosa
    pulmonary-embolism | embolia pulmonar
    past-thrombosis | trombosis o embolia previa
    asthma | asma
    copd | EPOC
    sleep-apnea | apnea del sueño
    pneumonia | neumonía
    respiratory-failure | insuficiencia respiratoria
    chronic-respiratory-failure | insuficiencia respiratoria crónica
    bronchitis | bronquitis aguda
    sinusitis | sinusitis
    chronic-sinusitis | sinusitis crónica
    pharyngitis | faringitis
    cold | infección de las vías respiratorias altas
    influenza | gripe
    covid | COVID-19
    allergic-rhinitis | rinitis alérgica
    ear-infection | otitis media
    tuberculosis | tuberculosis
    ckd | enfermedad renal crónica
    ckd-1 | enfermedad renal crónica en estadio 1
    ckd-2 | enfermedad renal crónica en estadio 2
    ckd-3 | enfermedad renal crónica en estadio 3
    ckd-4 | enfermedad renal crónica en estadio 4
    ckd-5 | insuficiencia renal terminal
    acute-kidney-injury | lesión renal aguda
    kidney-stone | cálculo renal
    kidney-transplant | trasplante renal
    urinary-infection | infección urinaria
    prostate-enlarged | hiperplasia de próstata
    hypothyroidism | hipotiroidismo
    hyperthyroidism | hipertiroidismo
    thyroid-nodule | bocio o nódulo tiroideo
    osteoporosis | osteoporosis
    fragility-fracture | fractura osteoporótica
    hip-fracture | fractura de cadera
    fracture | fractura
    osteoarthritis | artrosis
    rheumatoid-arthritis | artritis reumatoide
    lupus | lupus
    gout | gota
    back-pain | dolor de espalda
    fibromyalgia | fibromialgia
    chronic-pain | dolor crónico
    sprain | esguince o luxación
    wound | herida
    burn | quemadura
    concussion | conmoción cerebral
    brain-injury | traumatismo craneoencefálico
    epilepsy | epilepsia
    single-seizure | crisis convulsivas
    migraine | migraña
    parkinson | enfermedad de Parkinson
    multiple-sclerosis | esclerosis múltiple
    alzheimer | enfermedad de Alzheimer
    dementia | demencia
    neuropathy | neuropatía
    depression | depresión
    anxiety | trastorno de ansiedad
    bipolar | trastorno bipolar
    schizophrenia | esquizofrenia
    ptsd | trastorno por estrés postraumático
    adhd | TDAH
    alcohol | trastorno por consumo de alcohol
    opioid-use | trastorno por consumo de opioides
    overdose | sobredosis
    tobacco | tabaquismo
    past-smoking | tabaquismo previo
    violence | maltrato o violencia
    reflux | enfermedad por reflujo
    peptic-ulcer | úlcera péptica
    gi-bleed | hemorragia digestiva
    crohn | enfermedad de Crohn
    ulcerative-colitis | colitis ulcerosa
    celiac | enfermedad celíaca
    irritable-bowel | síndrome del intestino irritable
    diverticulitis | enfermedad diverticular
    gallstones | cálculos biliares
    cholecystitis | colecistitis
    pancreatitis | pancreatitis
    appendicitis | apendicitis
    past-appendectomy | apendicectomía previa
    colon-polyp | pólipo de colon
    fatty-liver | hígado graso
    cirrhosis | cirrosis hepática
    hepatitis-c | hepatitis C
    hepatitis-b | hepatitis B
    hiv | infección por VIH
    chlamydia | infección por clamidia
    gonorrhea | gonorrea
    syphilis | sífilis
    sepsis | sepsis
    cellulitis | infección de la piel
    anemia | anemia
    iron-deficiency | anemia ferropénica
    b12-deficiency | déficit de vitamina B12
    vitamin-d-deficiency | déficit de vitamina D
    thrombocytopenia | trombocitopenia
    sickle-cell | drepanocitosis
    hyponatremia | hiponatremia
    hyperkalemia | hiperpotasemia
    hypokalemia | hipopotasemia
    breast-cancer | cáncer de mama
    past-breast-cancer | cáncer de mama previo
    prostate-cancer | cáncer de próstata
    prostate-in-situ | cáncer de próstata incipiente
    prostate-growth | neoplasia de próstata
    lung-cancer | cáncer de pulmón
    lung-cancer-suspected | sospecha de cáncer de pulmón
    colon-cancer | cáncer colorrectal
    ovarian-cancer | cáncer de ovario
    bladder-cancer | cáncer de vejiga
    skin-cancer | cáncer de piel
    melanoma | melanoma
    lymphoma | linfoma
    leukemia | leucemia
    myeloma | mieloma múltiple
    metastasis | cáncer metastásico
    brca | riesgo hereditario de cáncer de mama
    pregnancy | embarazo
    ended-pregnancy | embarazo finalizado
    preeclampsia | preeclampsia
    miscarriage | aborto espontáneo
    ectopic-pregnancy | embarazo ectópico
    fetal-problem | sospecha de problema fetal
    contraception | anticoncepción
    menopause | síntomas de la menopausia
    endometriosis | endometriosis
    pcos | síndrome de ovario poliquístico
    eczema | eccema
    psoriasis | psoriasis
    glaucoma | glaucoma
    cataract | catarata
    impacted-teeth | molares retenidos
    transplant | trasplante de órgano
    anticoagulation | anticoagulación prolongada
    falls | caídas
    angina | angina de pecho
    unstable-angina | angina inestable
    ventricular-tachycardia | taquicardia ventricular
    ventricular-fibrillation | fibrilación ventricular
    supraventricular-tachycardia | taquicardia supraventricular
    heart-block | bloqueo cardíaco
    sick-sinus | síndrome del seno enfermo
    extrasystoles | extrasístoles
    long-qt | QT largo
    pericarditis | pericarditis
    pericardial-effusion | derrame pericárdico
    myocarditis | miocarditis
    endocarditis | endocarditis
    pulmonary-hypertension | hipertensión pulmonar
    carotid-disease | enfermedad carotídea
    hypotension | hipotensión
    varicose-veins | varices de las piernas
    venous-insufficiency | insuficiencia venosa
    lymphedema | linfedema
    hemorrhoids | hemorroides
    brain-hemorrhage | hemorragia cerebral
    brain-aneurysm | aneurisma cerebral
    hemiplegia | hemiplejia
    aphasia | afasia
    bronchiectasis | bronquiectasias
    lung-fibrosis | fibrosis pulmonar
    pleural-effusion | derrame pleural
    pneumothorax | neumotórax
    sarcoidosis | sarcoidosis
    cystic-fibrosis | fibrosis quística
    lung-nodule | nódulo pulmonar
    oxygen-dependence | oxigenoterapia domiciliaria
    ards | síndrome de dificultad respiratoria aguda
    nephrotic | síndrome nefrótico
    glomerulonephritis | glomerulonefritis
    polycystic-kidney | poliquistosis renal
    kidney-cyst | quiste renal
    hydronephrosis | hidronefrosis
    proteinuria | proteinuria
    hematuria | hematuria
    incontinence | incontinencia urinaria
    overactive-bladder | vejiga hiperactiva
    urinary-retention | retención urinaria
    erectile-dysfunction | disfunción eréctil
    kidney-donor | donante de riñón
    diabetes-insipidus | diabetes insípida
    pituitary | enfermedad de la hipófisis
    cushing | síndrome de Cushing
    addison | insuficiencia suprarrenal
    hyperaldosteronism | hiperaldosteronismo
    hyperparathyroidism | hiperparatiroidismo
    hypoparathyroidism | hipoparatiroidismo
    hypercalcemia | hipercalcemia
    hypocalcemia | hipocalcemia
    hypomagnesemia | hipomagnesemia
    hypoglycemia | hipoglucemia
    ketoacidosis | cetoacidosis diabética
    hyponutrition | desnutrición
    weight-loss | pérdida de peso
    dehydration | deshidratación
    acidosis | acidosis
    hypernatremia | hipernatremia
    hemochromatosis | hemocromatosis
    wilson | enfermedad de Wilson
    porphyria | porfiria
    amyloidosis | amiloidosis
    osteopenia | osteopenia
    ankylosing-spondylitis | espondilitis anquilosante
    psoriatic-arthritis | artritis psoriásica
    polymyalgia | polimialgia reumática
    giant-cell-arteritis | arteritis de células gigantes
    vasculitis | vasculitis
    sjogren | síndrome de Sjögren
    scleroderma | esclerodermia
    myositis | miositis
    rhabdomyolysis | rabdomiólisis
    spinal-stenosis | estenosis del canal raquídeo
    disc-disease | discopatía vertebral
    sciatica | ciática
    neck-pain | dolor cervical
    scoliosis | escoliosis
    shoulder | enfermedad del hombro
    carpal-tunnel | síndrome del túnel carpiano
    joint-replacement | prótesis articular
    amputation | amputación
    neuralgia | neuralgia
    als | esclerosis lateral amiotrófica
    huntington | enfermedad de Huntington
    myasthenia | miastenia grave
    guillain-barre | síndrome de Guillain-Barré
    restless-legs | síndrome de piernas inquietas
    tremor | temblor
    narcolepsy | narcolepsia
    insomnia | insomnio
    cerebral-palsy | parálisis cerebral
    spina-bifida | espina bífida
    hydrocephalus | hidrocefalia
    meningitis | meningitis
    encephalitis | encefalitis
    encephalopathy | encefalopatía
    delirium | delirium
    cognitive-impairment | deterioro cognitivo leve
    vertigo | vértigo
    syncope | síncope
    intellectual-disability | discapacidad intelectual
    autism | autismo
    eating-disorder | trastorno de la conducta alimentaria
    ocd | trastorno obsesivo-compulsivo
    panic | trastorno de pánico
    personality-disorder | trastorno de la personalidad
    suicide-risk | riesgo de suicidio
    schizoaffective | trastorno esquizoafectivo
    cannabis-use | trastorno por consumo de cannabis
    cocaine-use | trastorno por consumo de cocaína
    barrett | esófago de Barrett
    esophagitis | esofagitis
    hiatal-hernia | hernia de hiato
    hernia | hernia
    gastritis | gastritis
    gastroparesis | gastroparesia
    h-pylori | infección por Helicobacter pylori
    constipation | estreñimiento
    bowel-obstruction | obstrucción intestinal
    c-difficile | infección por Clostridioides difficile
    ascites | ascitis
    varices | varices esofágicas
    autoimmune-hepatitis | hepatitis autoinmune
    alcoholic-liver | hepatopatía alcohólica
    biliary-cholangitis | colangitis
    hepatitis-a | hepatitis A
    ostomy | estoma intestinal
    weight-surgery | cirugía bariátrica previa
    shingles | herpes zóster
    genital-herpes | herpes genital
    lyme | enfermedad de Lyme
    malaria | paludismo
    mrsa | portador de SARM
    osteomyelitis | osteomielitis
    abscess | absceso
    leukopenia | leucopenia
    pancytopenia | pancitopenia
    hemophilia | hemofilia
    von-willebrand | enfermedad de von Willebrand
    thrombophilia | trombofilia
    thalassemia | talasemia
    polycythemia | policitemia
    monoclonal-gammopathy | gammapatía monoclonal
    myelodysplasia | síndrome mielodisplásico
    spleen-removed | ausencia de bazo
    kidney-cancer | cáncer de riñón
    liver-cancer | cáncer de hígado
    pancreas-cancer | cáncer de páncreas
    stomach-cancer | cáncer de estómago
    esophagus-cancer | cáncer de esófago
    thyroid-cancer | cáncer de tiroides
    uterus-cancer | cáncer de útero
    cervix-cancer | cáncer de cuello uterino
    testis-cancer | cáncer de testículo
    brain-cancer | cáncer cerebral
    head-neck-cancer | cáncer de cabeza y cuello
    past-cancer | cáncer previo
    benign-breast | enfermedad benigna de la mama
    fibroids | miomas uterinos
    infertility | infertilidad
    heavy-periods | menstruación abundante
    preterm-birth | parto prematuro
    pregnancy-hypertension | hipertensión del embarazo
    acne | acné
    rosacea | rosácea
    urticaria | urticaria
    pressure-ulcer | úlcera por presión
    skin-ulcer | úlcera de la pierna
    hidradenitis | hidradenitis
    alopecia | alopecia
    macular-degeneration | degeneración macular
    retinal-detachment | desprendimiento de retina
    blindness | ceguera o baja visión
    hearing-loss | hipoacusia
    tinnitus | acúfenos
    dry-eye | ojo seco
    conjunctivitis | conjuntivitis
    food-allergy | alergia alimentaria
    anaphylaxis | anafilaxia
    angioedema | angioedema
    down-syndrome | síndrome de Down
    congenital-heart | cardiopatía congénita
    frailty | fragilidad
    palliative-care | cuidados paliativos
    hospice | cuidados al final de la vida
    bed-bound | encamamiento
    ventilator | dependencia de ventilación mecánica
    homelessness | falta de vivienda
    food-insecurity | inseguridad alimentaria
    nonadherence | falta de adherencia al tratamiento
    insulin-use | uso prolongado de insulina
    steroid-use | uso prolongado de corticoides
    immunosuppression | inmunodepresión
  `,
}
