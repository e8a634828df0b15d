import type { DataFile } from './data-file.ts'

/**
 * Further problems, written like PROBLEM_TABLE, with how notes name them in two more cells as in PROBLEM_NAME_TABLE:
 * key | our name | ICD-10-CM | SNOMED CT | kind | importance | tests | medicine classes | names in small letters | abbreviations in capitals
 */
export const FURTHER_PROBLEMS: DataFile & { readonly rows: string } = {
  source:
    'SNOMED CT codes: Synthea, US Core and eCQM value sets, where a code and its name stand together; those marked "?" from memory with their check digit; ICD-10-CM codes from memory of the FY2026 tabular list; names, kinds and links: our own words',
  version: '1',
  reviewed: 'unreviewed: 2026-11-23, entered by engineering; not by a clinician',
  rows: `
    angina | angina | | 59021001 | lasting | 8 | ldl | nitrate, beta-blocker, antianginal | angina, angina pectoris, stable angina |
    unstable-angina | unstable angina | | 4557003 | passing | 9 | troponin-i | antiplatelet, nitrate | unstable angina |
    ventricular-tachycardia | fast heartbeat of the ventricles | I47.2 | 25569003? | lasting | 9 | potassium | antiarrhythmic, beta-blocker | ventricular tachycardia | VT
    ventricular-fibrillation | ventricular fibrillation | I49.0 | 71908006 | event | 9 | potassium | antiarrhythmic | ventricular fibrillation | VFIB
    supraventricular-tachycardia | supraventricular tachycardia | I47.1 | 6456007? | lasting | 6 | tsh | beta-blocker, calcium-blocker-cardiac | supraventricular tachycardia | SVT, PSVT
    heart-block | heart block | I44, I45.2, I45.3, I45.9 | | lasting | 7 | heart-rate | | heart block, av block, complete heart block, left bundle branch block, right bundle branch block | LBBB, RBBB | |
    sick-sinus | sick sinus syndrome | I49.5 | 36083008? | lasting | 7 | heart-rate | | sick sinus syndrome | SSS |
    extrasystoles | extra heartbeats | I49.1, I49.3, I49.4 | | lasting | 3 | | beta-blocker | premature ventricular contractions, premature atrial contractions, ectopic beats | PVCS, PACS | |
    long-qt | long QT | I45.81 | 9651007? | lasting | 8 | potassium, magnesium | | long qt syndrome, prolonged qt | |
    pericarditis | pericarditis | I30, I31.0, I31.1 | 3238004? | passing | 6 | crp | nsaid | pericarditis, acute pericarditis |
    pericardial-effusion | fluid around the heart | I31.3, I31.4 | | passing | 7 | | | pericardial effusion, cardiac tamponade | | |
    myocarditis | myocarditis | I40, I51.4 | 50920009? | passing | 8 | troponin-i, lvef | | myocarditis | |
    endocarditis | endocarditis | I33 | 56819008? | passing | 9 | crp | penicillin | endocarditis, infective endocarditis |
    pulmonary-hypertension | high pressure in the lungs | I27.0, I27.2 | 70995007? | lasting | 8 | bnp | pde5-inhibitor | | |
    carotid-disease | carotid artery disease | I65.2 | 64586002? | lasting | 7 | ldl | antiplatelet, statin | carotid stenosis, carotid artery stenosis, carotid artery disease |
    hypotension | low blood pressure | I95 | 45007003? | passing | 5 | systolic | | orthostatic hypotension | |
    varicose-veins | varicose veins | I83 | | lasting | 2 | | | varicose veins | | |
    venous-insufficiency | vein insufficiency | I87.2 | | lasting | 3 | | | venous insufficiency, chronic venous insufficiency | | |
    lymphedema | lymphedema | I89.0 | 234097001? | lasting | 3 | | | lymphedema | |
    hemorrhoids | hemorrhoids | K64 | 70153002? | lasting | 1 | | | hemorrhoids | |
    brain-hemorrhage | bleeding in the brain | I60, I62 | | event | 9 | inr | | subarachnoid hemorrhage, subdural hematoma, intracranial hemorrhage, intracerebral hemorrhage | SAH, SDH | |
    brain-aneurysm | brain aneurysm | I67.1 | | lasting | 8 | | | cerebral aneurysm, intracranial aneurysm, brain aneurysm | | |
    hemiplegia | paralysis of one side | G81, I69.35 | | lasting | 7 | | | hemiplegia, hemiparesis | | |
    aphasia | aphasia | R47.01, I69.32 | | lasting | 6 | | | | | | |
    bronchiectasis | bronchiectasis | J47 | 12295008? | lasting | 6 | | macrolide | bronchiectasis | |
    lung-fibrosis | scarring of the lungs | J84 | 196125002, 233726000, 266368002, 426437004 | lasting | 8 | oxygen | antifibrotic | pulmonary fibrosis, idiopathic pulmonary fibrosis, interstitial lung disease | ILD, IPF
    pleural-effusion | fluid around the lungs | J90, J91 | 60046008? | passing | 6 | | | pleural effusion, pleural effusions | |
    pneumothorax | collapsed lung | J93 | 36118008? | passing | 7 | oxygen | | pneumothorax | |
    sarcoidosis | sarcoidosis | D86 | 31541009? | lasting | 7 | calcium | glucocorticoid | sarcoidosis |
    cystic-fibrosis | cystic fibrosis | E84 | 190905008? | lasting | 9 | | | cystic fibrosis | |
    lung-nodule | lung nodule | R91.1 | | lasting | 6 | | | pulmonary nodule, lung nodule, solitary pulmonary nodule | | |
    oxygen-dependence | home oxygen | Z99.81 | | state | 7 | oxygen | | | | |
    ards | acute respiratory distress syndrome | J80 | | passing | 9 | oxygen | | acute respiratory distress syndrome | ARDS | |
    nephrotic | nephrotic syndrome | N04 | 52254009? | lasting | 8 | urine-protein-ratio, albumin | | nephrotic syndrome | |
    glomerulonephritis | inflammation of the kidneys | N00, N01, N03, N05 | 36171008? | lasting | 8 | creatinine | | glomerulonephritis | |
    polycystic-kidney | polycystic kidneys | Q61.2, Q61.3 | | lasting | 8 | egfr | vaptan | polycystic kidney disease | PKD, ADPKD |
    kidney-cyst | kidney cyst | N28.1 | | lasting | 2 | | | renal cyst, kidney cyst | | |
    hydronephrosis | obstructed kidney | N13 | 43064006? | passing | 6 | creatinine | | hydronephrosis | |
    proteinuria | protein in the urine | R80 | 29738008? | state | 5 | acr | ace-inhibitor, arb | proteinuria |
    hematuria | blood in the urine | R31 | 34436003 | state | 5 | | | hematuria | |
    incontinence | urinary incontinence | N39.3, N39.4, R32 | 165232002? | lasting | 3 | | bladder-anticholinergic | urinary incontinence, stress incontinence, urge incontinence | |
    overactive-bladder | overactive bladder | N32.81 | | lasting | 2 | | bladder-anticholinergic | overactive bladder | OAB | |
    urinary-retention | urinary retention | R33 | 267064002? | passing | 5 | creatinine | alpha-blocker | urinary retention |
    erectile-dysfunction | erectile dysfunction | N52 | | lasting | 2 | | pde5-inhibitor | erectile dysfunction | | |
    kidney-donor | kidney donor | Z52.4 | | state | 4 | egfr | | | | |
    diabetes-insipidus | diabetes insipidus | E23.2 | | lasting | 7 | sodium | vasopressin-analogue | diabetes insipidus | |
    pituitary | pituitary disease | E22, E23.0, E23.6 | | lasting | 6 | | | hypopituitarism, acromegaly, pituitary adenoma | | |
    cushing | Cushing's syndrome | E24 | 47270006? | lasting | 7 | cortisol | | cushing's syndrome, cushing syndrome | |
    addison | adrenal insufficiency | E27.1, E27.2, E27.4 | 363732003? | lasting | 9 | sodium, potassium | glucocorticoid | adrenal insufficiency, addison's disease |
    hyperaldosteronism | too much aldosterone | E26 | | lasting | 6 | potassium | potassium-sparing | hyperaldosteronism, primary aldosteronism | |
    hyperparathyroidism | overactive parathyroid | E21 | 66999008? | lasting | 5 | calcium | calcimimetic | hyperparathyroidism, secondary hyperparathyroidism |
    hypoparathyroidism | underactive parathyroid | E20 | 36976004? | lasting | 6 | calcium | | hypoparathyroidism | |
    hypercalcemia | high calcium | E83.52 | 66931009? | passing | 7 | calcium | | | |
    hypocalcemia | low calcium | E83.51 | 5291005? | passing | 6 | calcium | | | |
    hypomagnesemia | low magnesium | E83.42 | | passing | 5 | magnesium | | | | |
    hypoglycemia | low blood glucose | E16.0, E16.1, E16.2 | 302866003? | event | 7 | glucose | | | |
    ketoacidosis | diabetic ketoacidosis | | 420422005? | event | 9 | bicarbonate, glucose | insulin | diabetic ketoacidosis | DKA
    hyponutrition | malnutrition | E43, E44, E46 | | lasting | 7 | albumin, weight | | malnutrition, protein calorie malnutrition | | |
    weight-loss | weight loss | R63.4 | | state | 5 | weight | | | | |
    dehydration | dehydration | E86 | 34095006? | passing | 4 | sodium | | | |
    acidosis | acidosis | E87.2 | | passing | 7 | bicarbonate | | | | |
    hypernatremia | high sodium | E87.0 | 39355002? | passing | 6 | sodium | | | |
    hemochromatosis | iron overload | E83.1 | 399187006? | lasting | 6 | ferritin | | hemochromatosis | |
    wilson | Wilson's disease | E83.01 | | lasting | 7 | | | wilson's disease | | |
    porphyria | porphyria | E80.0, E80.1, E80.2 | | lasting | 7 | | | porphyria | | |
    amyloidosis | amyloidosis | E85 | 17602002? | lasting | 8 | | | amyloidosis | |
    osteopenia | low bone density | M85.8 | 312894000? | lasting | 3 | vitamin-d, bone-density | | osteopenia | |
    ankylosing-spondylitis | ankylosing spondylitis | M45 | 9631008? | lasting | 6 | crp | tnf-blocker | ankylosing spondylitis |
    psoriatic-arthritis | psoriatic arthritis | | 156370009? | lasting | 6 | crp | tnf-blocker | psoriatic arthritis |
    polymyalgia | polymyalgia rheumatica | M35.3 | 65323003? | lasting | 6 | esr, crp | glucocorticoid | polymyalgia rheumatica | PMR
    giant-cell-arteritis | giant cell arteritis | M31.5, M31.6 | 400130008? | lasting | 8 | esr, crp | glucocorticoid | giant cell arteritis, temporal arteritis | GCA
    vasculitis | vasculitis | M30, M31.3, M31.7 | 31996006? | lasting | 8 | crp, creatinine | glucocorticoid | vasculitis, granulomatosis with polyangiitis |
    sjogren | Sjögren's syndrome | M35.0 | 83901003? | lasting | 5 | | | sjogren syndrome, sjogren's syndrome | |
    scleroderma | scleroderma | M34 | 89155008? | lasting | 8 | | | scleroderma, systemic sclerosis | |
    myositis | inflammation of muscles | M33, M60.9 | | lasting | 6 | ck | glucocorticoid | polymyositis, dermatomyositis | |
    rhabdomyolysis | breakdown of muscle | M62.82 | 240131006, 240132004, 72960004 | passing | 8 | ck, creatinine | | rhabdomyolysis | |
    spinal-stenosis | spinal stenosis | M48.0 | 76107001? | lasting | 4 | | | spinal stenosis, lumbar stenosis | |
    disc-disease | disc disease of the spine | M50, M51 | | lasting | 3 | | | degenerative disc disease, herniated disc, disc herniation | DDD | |
    sciatica | sciatica | M54.3, M54.4 | 23056005? | passing | 2 | | | sciatica | |
    neck-pain | neck pain | M54.2 | | passing | 2 | | | | | | |
    scoliosis | scoliosis | M41 | 298382003? | lasting | 2 | | | scoliosis | |
    shoulder | shoulder disease | M75 | | lasting | 2 | | | rotator cuff tear, frozen shoulder, adhesive capsulitis | | |
    carpal-tunnel | carpal tunnel | G56.0 | 57406009? | lasting | 2 | | | carpal tunnel syndrome | CTS |
    joint-replacement | artificial joint | Z96.6 | 109228008 | state | 3 | | | | | |
    amputation | amputation | Z89 | | state | 5 | | | | | | |
    neuralgia | nerve pain | G50.0, B02.2, M79.2 | | lasting | 3 | | gabapentinoid | trigeminal neuralgia, postherpetic neuralgia | | |
    als | amyotrophic lateral sclerosis | G12.2 | 1201863001, 1201947005, 1201950008, 1201961000, 86044005 | lasting | 9 | | glutamate-blocker | amyotrophic lateral sclerosis, motor neuron disease | ALS |
    huntington | Huntington's disease | G10 | 230299004, 230300007, 230301006, 58756001 | lasting | 8 | | vmat-inhibitor | huntington's disease | |
    myasthenia | myasthenia gravis | G70.0 | 91637004? | lasting | 9 | | cholinesterase-inhibitor | myasthenia gravis | |
    guillain-barre | Guillain-Barré syndrome | | 40956001? | event | 8 | | | guillain-barre syndrome | GBS |
    restless-legs | restless legs | G25.81 | 32914008? | lasting | 2 | ferritin | dopamine-agonist | restless leg syndrome, restless legs syndrome | RLS
    tremor | tremor | G25.0, R25.1 | | lasting | 2 | | beta-blocker | essential tremor | | |
    narcolepsy | narcolepsy | G47.4 | 60380001? | lasting | 4 | | | narcolepsy | |
    insomnia | insomnia | G47.0, F51.0 | 193462001? | lasting | 2 | | z-drug | insomnia | |
    cerebral-palsy | cerebral palsy | G80 | 128188000? | lasting | 7 | | | cerebral palsy | |
    spina-bifida | spina bifida | Q05 | | lasting | 6 | | | spina bifida | | |
    hydrocephalus | hydrocephalus | G91 | | lasting | 7 | | | hydrocephalus | NPH | |
    meningitis | meningitis | G00, G01, G02, G03 | 7180009? | passing | 9 | | | meningitis | |
    encephalitis | encephalitis | G04, G05 | 45170000? | passing | 9 | | | encephalitis | |
    encephalopathy | brain dysfunction | G93.4, K76.82 | 81308009? | passing | 8 | ammonia | | hepatic encephalopathy, metabolic encephalopathy | |
    delirium | delirium | F05 | 2776000? | passing | 7 | | | delirium | |
    cognitive-impairment | mild cognitive impairment | G31.84 | | lasting | 5 | mmse | | mild cognitive impairment | MCI | |
    vertigo | vertigo | H81, R42 | 399153001? | passing | 2 | | antihistamine | vertigo | |
    syncope | fainting | R55 | 271594007? | event | 5 | systolic | | | |
    intellectual-disability | intellectual disability | F70, F71, F72, F73, F79 | 110359009? | lasting | 5 | | | intellectual disability | |
    autism | autism | F84 | 408856003? | lasting | 4 | | | autism, autism spectrum disorder | ASD |
    eating-disorder | eating disorder | F50 | | lasting | 6 | weight, potassium | | anorexia nervosa, bulimia nervosa, bulimia | | |
    ocd | obsessive-compulsive disorder | F42 | 191736004? | lasting | 4 | | ssri | obsessive compulsive disorder | OCD |
    panic | panic disorder | | 371631005? | lasting | 4 | | ssri | panic disorder | |
    personality-disorder | personality disorder | F60 | | lasting | 5 | | | borderline personality disorder | | |
    suicide-risk | risk of suicide | R45.851, T14.91 | | state | 9 | phq-9 | | | | |
    schizoaffective | schizoaffective disorder | F25 | | lasting | 7 | | | schizoaffective disorder | | |
    cannabis-use | cannabis use disorder | F12.1, F12.2 | | lasting | 4 | | | cannabis use disorder | | |
    cocaine-use | cocaine use disorder | F14.1, F14.2 | | lasting | 6 | | | cocaine use disorder, cocaine abuse | | |
    barrett | Barrett's oesophagus | K22.7 | 302914006? | lasting | 5 | | ppi | barrett's esophagus, barrett esophagus | |
    esophagitis | oesophagitis | K20 | 16761005? | passing | 3 | | ppi | esophagitis, eosinophilic esophagitis | |
    hiatal-hernia | hiatal hernia | K44 | 39839004, 84089009? | lasting | 2 | | ppi | hiatal hernia | |
    hernia | hernia | K40, K41, K42, K43 | | lasting | 2 | | | inguinal hernia, umbilical hernia, ventral hernia | | |
    gastritis | gastritis | K29 | 4556007? | passing | 3 | hemoglobin | ppi | gastritis |
    gastroparesis | slow stomach | K31.84 | 713702000, 713703005, 235675006? | lasting | 4 | | | gastroparesis | |
    h-pylori | Helicobacter infection | B96.81 | | passing | 3 | | | h pylori, helicobacter pylori | | |
    constipation | constipation | K59.0 | 14760008? | lasting | 2 | | laxative | | | |
    bowel-obstruction | bowel obstruction | K56 | | passing | 8 | | | small bowel obstruction, bowel obstruction | SBO | |
    c-difficile | Clostridioides infection | A04.7 | | passing | 7 | | | clostridium difficile, c difficile, clostridioides difficile | CDI | |
    ascites | ascites | R18 | 389026000? | lasting | 8 | albumin | potassium-sparing, loop-diuretic | ascites |
    varices | oesophageal varices | I85 | 28670008? | lasting | 8 | platelets | beta-blocker | esophageal varices |
    autoimmune-hepatitis | autoimmune hepatitis | K75.4 | 408335007 | lasting | 7 | alt | glucocorticoid | autoimmune hepatitis |
    alcoholic-liver | alcoholic liver disease | K70.0, K70.1, K70.2, K70.4, K70.9 | 235875008, 307757001, 41309000 | lasting | 8 | alt, bilirubin | | alcoholic hepatitis, alcoholic liver disease | |
    biliary-cholangitis | primary biliary cholangitis | K83.0 | 31712002 | lasting | 7 | alp | bile-acid | primary biliary cholangitis, primary sclerosing cholangitis | PBC, PSC
    hepatitis-a | hepatitis A | B15 | 40468003, 16060001, 206373002 | passing | 4 | alt | | | |
    ostomy | artificial bowel outlet | Z93.2, Z93.3 | | state | 4 | | | | | | |
    weight-surgery | past weight-loss surgery | Z98.84 | | event | 5 | b12, ferritin | | | | |
    shingles | shingles | B02 | 4740000? | passing | 3 | | antiviral | herpes zoster | |
    genital-herpes | genital herpes | A60 | | lasting | 3 | | antiviral | genital herpes | | |
    lyme | Lyme disease | A69.2 | 23502006? | passing | 4 | | tetracycline | lyme disease | |
    malaria | malaria | B50, B51, B52, B53, B54 | 61462000? | passing | 8 | | antimalarial | malaria | |
    mrsa | MRSA carrier | Z22.322, A49.02 | | state | 5 | | | | | | |
    osteomyelitis | bone infection | M86 | 60168000? | passing | 8 | crp | | osteomyelitis | |
    abscess | abscess | L02 | | passing | 4 | | | | | | |
    leukopenia | low white cells | D70, D72.819 | | passing | 7 | neutrophils | colony-stimulating | neutropenia | |
    pancytopenia | low blood cells | D61 | 127034005? | lasting | 8 | hemoglobin, platelets | | pancytopenia, aplastic anemia | |
    hemophilia | hemophilia | D66, D67 | 90935002? | lasting | 9 | | | hemophilia | |
    von-willebrand | von Willebrand disease | D68.0 | 128105004? | lasting | 7 | | | von willebrand disease | VWD |
    thrombophilia | tendency to clots | D68.5, D68.6 | | lasting | 7 | | anticoagulant | factor v leiden, antiphospholipid syndrome, thrombophilia | | |
    thalassemia | thalassemia | D56 | 40108008? | lasting | 5 | hemoglobin | | thalassemia, beta thalassemia | |
    polycythemia | too many red cells | D45, D75.1 | 109992005? | lasting | 6 | hematocrit | | polycythemia vera, polycythemia | |
    monoclonal-gammopathy | monoclonal gammopathy | D47.2 | | lasting | 5 | | | monoclonal gammopathy | MGUS | |
    myelodysplasia | myelodysplastic syndrome | D46 | | lasting | 8 | hemoglobin, platelets | | myelodysplastic syndrome | | |
    spleen-removed | no spleen | Z90.81, D73.0, Q89.01 | | state | 7 | | | asplenia | | |
    kidney-cancer | kidney cancer | C64, C65 | 1187285005, 702392008 | lasting | 9 | creatinine | | renal cell carcinoma, kidney cancer | RCC |
    liver-cancer | liver cancer | C22 | 1186612004, 25370001? | lasting | 9 | afp | | hepatocellular carcinoma, liver cancer | HCC |
    pancreas-cancer | pancreatic cancer | C25 | 109848009, 372003004, 372119009, 715414009 | lasting | 9 | ca-19-9 | | pancreatic cancer, pancreatic adenocarcinoma | |
    stomach-cancer | stomach cancer | C16 | 363349007? | lasting | 9 | | | gastric cancer, stomach cancer | |
    esophagus-cancer | oesophageal cancer | C15 | 363402007? | lasting | 9 | | | esophageal cancer | |
    thyroid-cancer | thyroid cancer | C73 | 363478007? | lasting | 8 | tsh | thyroid-hormone | thyroid cancer, papillary thyroid carcinoma |
    uterus-cancer | uterine cancer | C54, C55 | 371973000? | lasting | 9 | | | endometrial cancer, uterine cancer | |
    cervix-cancer | cervical cancer | C53 | 363354003? | lasting | 9 | | | cervical cancer | |
    testis-cancer | testicular cancer | C62 | 363449006? | lasting | 9 | afp | | testicular cancer | |
    brain-cancer | brain cancer | C70, C71 | 109912006, 1156414004, 1259722007, 1259815006 | lasting | 9 | | | glioblastoma, brain cancer, glioma | |
    head-neck-cancer | cancer of head or neck | C00, C01, C02, C03, C04, C05, C06, C09, C10, C11, C13, C14, C32 | | lasting | 9 | | | laryngeal cancer, head and neck cancer | | |
    past-cancer | past cancer | Z85.0, Z85.1, Z85.2, Z85.4, Z85.5, Z85.6, Z85.7, Z85.8, Z85.9 | 286771000119106, 286791000119107, 429084005, 429699009 | event | 7 | | | | | |
    benign-breast | benign breast disease | N60 | | lasting | 2 | | | | | | |
    fibroids | fibroids | D25 | | lasting | 3 | hemoglobin | | uterine fibroids, fibroids, leiomyoma | | |
    infertility | infertility | N97, N46 | | lasting | 3 | | ovulation-inducer | infertility | | |
    heavy-periods | heavy periods | N92 | | lasting | 3 | hemoglobin | | menorrhagia | | |
    preterm-birth | preterm birth | O60 | 65588006 | event | 6 | | | | | |
    pregnancy-hypertension | high blood pressure in pregnancy | O13, O10, O11, O16 | | passing | 8 | systolic | | gestational hypertension | | |
    acne | acne | L70 | 11381005? | lasting | 1 | | retinoid | acne | |
    rosacea | rosacea | L71 | 398909004? | lasting | 1 | | | rosacea | |
    urticaria | hives | L50 | 247472004, 64305001 | passing | 2 | | antihistamine | urticaria | |
    pressure-ulcer | pressure sore | L89 | | passing | 6 | albumin | | pressure ulcer, decubitus ulcer | | |
    skin-ulcer | leg ulcer | L97, I83.0 | | lasting | 5 | | | diabetic foot ulcer, venous ulcer | | |
    hidradenitis | hidradenitis | L73.2 | | lasting | 4 | | tnf-blocker | hidradenitis suppurativa | | |
    alopecia | hair loss | L63, L64, L65 | | lasting | 1 | | | alopecia areata | | |
    macular-degeneration | macular degeneration | H35.3 | 267718000? | lasting | 5 | | | macular degeneration | AMD, ARMD |
    retinal-detachment | retinal detachment | H33 | 42059000? | event | 7 | | | retinal detachment | |
    blindness | blindness or low vision | H54 | 60951000119105, 60991000119100 | lasting | 6 | | | legally blind | |
    hearing-loss | hearing loss | H90, H91 | 15188001? | lasting | 3 | | | hearing loss, sensorineural hearing loss | |
    tinnitus | tinnitus | H93.1 | 60862001? | lasting | 1 | | | tinnitus | |
    dry-eye | dry eyes | H04.12 | | lasting | 1 | | | | | | |
    conjunctivitis | conjunctivitis | H10 | 9826008? | passing | 1 | | | | | |
    food-allergy | food allergy | Z91.01, T78.1 | | lasting | 6 | | | | | | |
    anaphylaxis | anaphylaxis | T78.2, T78.0, T80.5, T88.6 | 39579001 | event | 9 | | | anaphylaxis | |
    angioedema | angioedema | T78.3, D84.1 | 41291007? | event | 8 | | | angioedema | |
    down-syndrome | Down syndrome | Q90 | 41040004? | lasting | 6 | tsh | | down syndrome, trisomy 21 | |
    congenital-heart | congenital heart defect | Q20, Q21, Q22, Q23, Q24, Q25 | 13213009? | lasting | 7 | | | congenital heart disease, tetralogy of fallot, ventricular septal defect, atrial septal defect | VSD |
    frailty | frailty | R54 | 248279007, 404904002 | state | 6 | | | | | |
    palliative-care | palliative care | Z51.5 | 103735009 | state | 8 | | | | | |
    hospice | hospice care | Z51.6 | 385763009, 170935008 | state | 9 | | | | | |
    bed-bound | confined to bed | Z74.01 | | state | 6 | | | | | | |
    ventilator | dependence on a ventilator | Z99.11 | | state | 9 | | | | | | |
    homelessness | no housing | Z59.0 | | state | 5 | | | | | | |
    food-insecurity | too little food | Z59.4 | 733423003? | state | 4 | | | | | |
    nonadherence | medicines not taken as prescribed | Z91.14, Z91.12 | 275928001 | state | 4 | | | | | |
    insulin-use | long-term insulin | Z79.4 | | state | 4 | hba1c | insulin | | | |
    steroid-use | long-term steroids | Z79.52 | | state | 5 | glucose | glucocorticoid | | | |
    immunosuppression | weakened immunity | D84, D89.9, Z79.6 | 234532001? | lasting | 7 | leukocytes | | immunosuppressed, immunocompromised, common variable immunodeficiency | |
`,
}
