import type { DataFile } from '../terminology/data-file.ts'

/**
 * What people call things in questions, beside the names of the tables: kind | words | keys.
 * For a test and a problem the keys are those of their tables; for a procedure and a vaccine, beginnings of words that its record must have (one group of several words by "+").
 */
export const ALIAS_TABLE: DataFile & { readonly rows: string } = {
  source: 'our own list of everyday and clinical words',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  rows: `
    test | a1c, hba1c, hb a1c, hemoglobin a1c, haemoglobin a1c, hgba1c, glycated hemoglobin | hba1c
    test | blood pressure, bp, rr, systolic pressure | systolic
    test | gfr, egfr, kidney function, renal function, filtration rate, glomerular filtration rate | egfr
    test | blood sugar, blood glucose, sugar, glucose | glucose
    test | fasting glucose | glucose-fasting
    test | hb, hgb, haemoglobin | hemoglobin
    test | wbc, white count, white blood cells, white cell count, leukocytes | leukocytes
    test | rbc, red blood cells | erythrocytes
    test | platelet count, plt | platelets
    test | ldl, ldl-c, bad cholesterol | ldl
    test | hdl, hdl-c, good cholesterol | hdl
    test | cholesterol | cholesterol
    test | triglyceride | triglycerides
    test | bun, blood urea nitrogen | urea
    test | serum creatinine | creatinine
    test | serum potassium | potassium
    test | serum sodium | sodium
    test | co2, carbon dioxide, bicarb | bicarbonate
    test | bmi | bmi
    test | weight | weight
    test | height | height
    test | pulse, heart rate | heart-rate
    test | oxygen saturation, spo2, sao2 | oxygen
    test | body temperature | temperature
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
    problem | diabetes, diabetic | diabetes-2, diabetes-1, diabetes, diabetic-kidney, diabetic-nerve, diabetic-eye, gestational-diabetes
    problem | type 2 diabetes, dm2, t2dm, type 2 diabetes mellitus | diabetes-2, diabetes, diabetic-kidney, diabetic-nerve, diabetic-eye
    problem | type 1 diabetes, dm1, t1dm | diabetes-1, diabetes, diabetic-kidney, diabetic-nerve, diabetic-eye
    problem | pre-diabetes | prediabetes
    problem | hypertension, high bp | hypertension, hypertensive-heart, hypertensive-kidney
    problem | hyperlipidemia, high cholesterol, dyslipidemia, hypercholesterolemia, lipids | hyperlipidemia, hypercholesterolemia, hypertriglyceridemia
    problem | heart attack, myocardial infarction, mi, infarct | myocardial-infarction, old-infarction
    problem | coronary artery disease, cad, coronary disease, chd, ischemic heart disease | coronary-disease, myocardial-infarction, old-infarction
    problem | heart failure, chf, congestive heart failure, cardiac failure | heart-failure
    problem | atrial fibrillation, afib, a-fib, af, atrial flutter | atrial-fibrillation
    problem | stroke, cva | stroke, past-stroke
    problem | transient ischemic attack, mini stroke | tia, past-stroke
    problem | cardiac arrest | cardiac-arrest, past-cardiac-arrest
    problem | dvt, deep vein thrombosis, thrombosis, blood clot, clot | vein-thrombosis, past-thrombosis, pulmonary-embolism
    problem | pe, lung embolism | pulmonary-embolism, past-thrombosis
    problem | copd, emphysema | copd
    problem | osa, sleep apnoea | sleep-apnea
    problem | kidney disease, ckd, renal disease, chronic kidney disease, renal failure | ckd, ckd-1, ckd-2, ckd-3, ckd-4, ckd-5, diabetic-kidney, hypertensive-kidney
    problem | uti, bladder infection, cystitis | urinary-infection
    problem | kidney stones, nephrolithiasis | kidney-stone
    problem | underactive thyroid | hypothyroidism
    problem | overactive thyroid | hyperthyroidism
    problem | broken hip | hip-fracture
    problem | fractures, fracture, broken bone | fracture, fragility-fracture, hip-fracture
    problem | arthrosis, osteoarthritis, oa | osteoarthritis
    problem | ra, rheumatoid arthritis | rheumatoid-arthritis
    problem | seizures, seizure | epilepsy, single-seizure
    problem | alzheimers, alzheimer's, alzheimer | alzheimer
    problem | dementia | dementia, alzheimer
    problem | parkinsons, parkinson's, parkinson | parkinson
    problem | ms | multiple-sclerosis
    problem | major depression, depressive disorder | depression
    problem | cancer, malignancy, tumor | breast-cancer, past-breast-cancer, prostate-cancer, prostate-in-situ, prostate-growth, lung-cancer, lung-cancer-suspected, colon-cancer, ovarian-cancer, bladder-cancer, skin-cancer, melanoma, lymphoma, leukemia, myeloma, metastasis
    problem | breast cancer | breast-cancer, past-breast-cancer
    problem | prostate cancer | prostate-cancer, prostate-in-situ, prostate-growth
    problem | lung cancer | lung-cancer, lung-cancer-suspected
    problem | colon cancer, colorectal cancer | colon-cancer
    problem | anaemia, anemia | anemia, iron-deficiency, b12-deficiency, sickle-cell
    problem | gerd, heartburn, reflux | reflux
    problem | stomach ulcer, ulcer | peptic-ulcer
    problem | gi bleed, gi bleeding | gi-bleed
    problem | cirrhosis | cirrhosis
    problem | crohn disease, crohn's, crohns | crohn
    problem | hiv, aids | hiv
    problem | migraines | migraine
    problem | osteoporosis | osteoporosis, fragility-fracture
    problem | pregnant | pregnancy
    class | blood thinner, blood thinners, anticoagulants | anticoagulant, heparin
    class | statins | statin
    class | beta blockers | beta-blocker
    class | ace inhibitors | ace-inhibitor
    class | opioids, opiates, opiate | opioid
    class | insulins | insulin
    class | nsaids, ibuprofen-like painkillers | nsaid
    class | antidepressants | ssri, snri, tricyclic
    procedure | colonoscopy, colonoscopies | colonoscop
    procedure | mammogram, mammography | mammogra
    procedure | appendectomy | appendectom
    procedure | bypass, cabg, bypass surgery | bypass
    procedure | cardioversion | cardioversion
    procedure | chest x-ray, chest xray, chest radiograph | chest+x-ray
    procedure | echocardiogram, echocardiography, echo | echocardiogra
    procedure | hip replacement | hip+replacement
    procedure | knee replacement | knee+replacement
    procedure | dialysis | dialysis
    procedure | chemotherapy, chemo | chemotherap
    procedure | bone density scan, dxa, dexa | bone+density
    procedure | cholecystectomy, gallbladder removal | cholecystectom
    procedure | hysterectomy | hysterectom
    procedure | pacemaker implantation | pacemaker
    procedure | ablation, catheter ablation | ablation
    vaccine | flu shot, flu vaccine, influenza vaccine, influenza vaccination, flu, flu jab | influenza
    vaccine | tetanus, tetanus shot, tetanus vaccine | tetanus
    vaccine | pneumonia vaccine, pneumococcal, pneumococcal vaccine | pneumococc
    vaccine | shingles vaccine, shingles shot, zoster, zoster vaccine | shingles, zoster
    vaccine | covid vaccine, covid shot, covid-19 vaccine | covid, sars
    vaccine | hpv vaccine, hpv | hpv, papillom
    vaccine | hepatitis b vaccine, hep b vaccine | hepatitis b+vaccine
    vaccine | mmr, measles vaccine, measles | measles
    vaccine | rabies vaccine, rabies | rabies
    vaccine | yellow fever vaccine, yellow fever | yellow fever
  `,
}
