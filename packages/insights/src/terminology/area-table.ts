import type { DataFile } from './data-file.ts'

/**
 * Fields of medicine: key | beginnings of the words by which a specialty or department is known, in English and German | problems that such a reader looks at first.
 * A reader of no field here (general, family and internal medicine, emergency) sees the gravest problems first.
 */
export const AREA_TABLE: DataFile & { readonly rows: string } = {
  source: 'our own grouping of the problem table after chapters of ICD-10-CM and what each specialty treats',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  rows: `
    heart    | cardio, kardio, heart, cardiac, herz | heart-failure, coronary-disease, myocardial-infarction, old-infarction, cardiomyopathy, atrial-fibrillation, cardiac-arrest, past-cardiac-arrest, valve-disease, valve-prosthesis, pacemaker, peripheral-artery, aortic-aneurysm, hypertension, hypertensive-heart, hyperlipidemia, hypercholesterolemia, hypertriglyceridemia, vein-thrombosis, pulmonary-embolism, past-thrombosis, anticoagulation
    kidney   | nephro, renal, kidney, niere, dialys | ckd, ckd-1, ckd-2, ckd-3, ckd-4, ckd-5, diabetic-kidney, hypertensive-kidney, acute-kidney-injury, kidney-transplant, kidney-stone, hypertension, hyperkalemia, hypokalemia, hyponatremia, transplant, anemia
    hormone  | endocrin, endokrin, diabet | diabetes-2, diabetes-1, diabetes, diabetic-kidney, diabetic-nerve, diabetic-eye, prediabetes, hyperglycemia, metabolic-syndrome, obesity, hypothyroidism, hyperthyroidism, thyroid-nodule, osteoporosis, vitamin-d-deficiency, pcos, hyperlipidemia
    lung     | pulmo, pneumo, respirat, lung | asthma, copd, sleep-apnea, pneumonia, respiratory-failure, chronic-respiratory-failure, tuberculosis, pulmonary-embolism, lung-cancer, lung-cancer-suspected, covid, influenza, bronchitis, allergic-rhinitis, tobacco
    nerve    | neuro, stroke | stroke, past-stroke, tia, epilepsy, single-seizure, migraine, parkinson, multiple-sclerosis, alzheimer, dementia, neuropathy, diabetic-nerve, brain-injury, concussion
    mind     | psych, mental, behavio, addict, sucht | depression, anxiety, bipolar, schizophrenia, ptsd, adhd, alcohol, opioid-use, overdose, violence, dementia, alzheimer
    gut      | gastro, hepato, digest, magen, leber | cirrhosis, hepatitis-b, hepatitis-c, fatty-liver, crohn, ulcerative-colitis, celiac, irritable-bowel, diverticulitis, gallstones, cholecystitis, pancreatitis, reflux, peptic-ulcer, gi-bleed, colon-polyp, colon-cancer
    joint    | rheuma, ortho, trauma, unfall, geriatr | rheumatoid-arthritis, lupus, gout, osteoarthritis, osteoporosis, fragility-fracture, hip-fracture, fracture, back-pain, fibromyalgia, chronic-pain, sprain, falls
    cancer   | oncol, onkol, hemat, haemat, hämat, radiother | breast-cancer, past-breast-cancer, prostate-cancer, prostate-in-situ, prostate-growth, lung-cancer, lung-cancer-suspected, colon-cancer, ovarian-cancer, bladder-cancer, skin-cancer, melanoma, lymphoma, leukemia, myeloma, metastasis, brca, anemia, thrombocytopenia
    infection | infect, infekt | hiv, hepatitis-b, hepatitis-c, tuberculosis, sepsis, pneumonia, cellulitis, urinary-infection, covid, influenza, syphilis, gonorrhea, chlamydia
    woman    | gyn, obstet, women, geburt, frauen | pregnancy, ended-pregnancy, preeclampsia, miscarriage, ectopic-pregnancy, gestational-diabetes, fetal-problem, contraception, menopause, endometriosis, pcos, breast-cancer, past-breast-cancer, ovarian-cancer, brca
    urine    | urolog | prostate-cancer, prostate-in-situ, prostate-growth, prostate-enlarged, bladder-cancer, kidney-stone, urinary-infection
    skin     | dermat, haut | melanoma, skin-cancer, psoriasis, eczema, cellulitis
    eye      | ophthal, augen, eye | glaucoma, cataract, diabetic-eye
    gene     | genetic, genetik | brca, breast-cancer, past-breast-cancer, ovarian-cancer, sickle-cell
`,
}

/** Reasons of a visit: beginnings of words, in English and German | problems that such a complaint makes matter. */
export const REASON_TABLE: DataFile & { readonly rows: string } = {
  source: 'our own grouping of frequent reasons for encounter',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  rows: `
    breath, dyspn, atemnot, luftnot, wheez | heart-failure, copd, asthma, pulmonary-embolism, anemia, coronary-disease, pneumonia, chronic-respiratory-failure
    chest, brust, angina                    | coronary-disease, myocardial-infarction, old-infarction, pulmonary-embolism, aortic-aneurysm, reflux, heart-failure
    palpit, herzrasen, herzstolper          | atrial-fibrillation, hyperthyroidism, anemia, anxiety
    swell, edema, oedema, ödem, schwell     | heart-failure, ckd, ckd-3, ckd-4, ckd-5, cirrhosis, vein-thrombosis
    dizz, syncop, faint, schwindel, ohnmacht | atrial-fibrillation, hypertension, anemia, stroke, past-stroke, valve-disease, epilepsy
    headache, kopfschm                      | migraine, hypertension, stroke, past-stroke
    bleed, blut                             | anticoagulation, gi-bleed, peptic-ulcer, thrombocytopenia, atrial-fibrillation, cirrhosis, anemia
    fall, sturz, stürz                      | falls, osteoporosis, fragility-fracture, hip-fracture, parkinson, dementia, anticoagulation
    abdom, belly, bauch, vomit, nausea, übel | peptic-ulcer, gallstones, pancreatitis, diverticulitis, crohn, ulcerative-colitis, cirrhosis, colon-cancer
    fever, fieber                           | sepsis, pneumonia, urinary-infection, tuberculosis, hiv, transplant, kidney-transplant, leukemia, lymphoma
    confus, verwirr                         | dementia, alzheimer, stroke, hyponatremia, alcohol, sepsis
    pain, schmerz, knee, knie, hip, hüft, joint, gelenk | osteoarthritis, rheumatoid-arthritis, gout, chronic-pain, back-pain, fibromyalgia
    sugar, zucker, glucose                  | diabetes-2, diabetes-1, diabetes, prediabetes
    pregnan, schwanger                      | pregnancy, gestational-diabetes, preeclampsia, hypertension, hypothyroidism
    operat, surger, anesthe, anaesthe, narkose | heart-failure, coronary-disease, atrial-fibrillation, anticoagulation, copd, sleep-apnea, diabetes-2, diabetes-1, ckd-3, ckd-4, ckd-5
`,
}
