import type { DataFile } from './data-file.ts'

/**
 * Fields of medicine: key | beginnings of the words by which a specialty or department is known, in English and Spanish, without accents | problems that such a reader looks at first.
 * A reader of no field here (general, family and internal medicine, emergency) sees the gravest problems first.
 */
export const AREA_TABLE: DataFile & { readonly rows: string } = {
  source: 'our own grouping of the problem table after chapters of ICD-10-CM and what each specialty treats',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  rows: `
    heart    | cardio, heart, cardiac, corazon | heart-failure, coronary-disease, myocardial-infarction, old-infarction, cardiomyopathy, atrial-fibrillation, cardiac-arrest, past-cardiac-arrest, valve-disease, valve-prosthesis, pacemaker, peripheral-artery, aortic-aneurysm, hypertension, hypertensive-heart, hyperlipidemia, hypercholesterolemia, hypertriglyceridemia, vein-thrombosis, pulmonary-embolism, past-thrombosis, anticoagulation
    kidney   | nephro, nefro, renal, kidney, rinon, dialys, dialis | ckd, ckd-1, ckd-2, ckd-3, ckd-4, ckd-5, diabetic-kidney, hypertensive-kidney, acute-kidney-injury, kidney-transplant, kidney-stone, hypertension, hyperkalemia, hypokalemia, hyponatremia, transplant, anemia
    hormone  | endocrin, diabet | diabetes-2, diabetes-1, diabetes, diabetic-kidney, diabetic-nerve, diabetic-eye, prediabetes, hyperglycemia, metabolic-syndrome, obesity, hypothyroidism, hyperthyroidism, thyroid-nodule, osteoporosis, vitamin-d-deficiency, pcos, hyperlipidemia
    lung     | pulmo, pneumo, neumo, respirat, lung | asthma, copd, sleep-apnea, pneumonia, respiratory-failure, chronic-respiratory-failure, tuberculosis, pulmonary-embolism, lung-cancer, lung-cancer-suspected, covid, influenza, bronchitis, allergic-rhinitis, tobacco
    nerve    | neuro, stroke, ictus | stroke, past-stroke, tia, epilepsy, single-seizure, migraine, parkinson, multiple-sclerosis, alzheimer, dementia, neuropathy, diabetic-nerve, brain-injury, concussion
    mind     | psych, psiq, psico, mental, behavio, addict, adicc | depression, anxiety, bipolar, schizophrenia, ptsd, adhd, alcohol, opioid-use, overdose, violence, dementia, alzheimer
    gut      | gastro, hepato, digest | cirrhosis, hepatitis-b, hepatitis-c, fatty-liver, crohn, ulcerative-colitis, celiac, irritable-bowel, diverticulitis, gallstones, cholecystitis, pancreatitis, reflux, peptic-ulcer, gi-bleed, colon-polyp, colon-cancer
    joint    | rheuma, reuma, ortho, ortop, trauma, geriatr | rheumatoid-arthritis, lupus, gout, osteoarthritis, osteoporosis, fragility-fracture, hip-fracture, fracture, back-pain, fibromyalgia, chronic-pain, sprain, falls
    cancer   | oncol, hemat, haemat, radiother, radioter | breast-cancer, past-breast-cancer, prostate-cancer, prostate-in-situ, prostate-growth, lung-cancer, lung-cancer-suspected, colon-cancer, ovarian-cancer, bladder-cancer, skin-cancer, melanoma, lymphoma, leukemia, myeloma, metastasis, brca, anemia, thrombocytopenia
    infection | infect, infecc | hiv, hepatitis-b, hepatitis-c, tuberculosis, sepsis, pneumonia, cellulitis, urinary-infection, covid, influenza, syphilis, gonorrhea, chlamydia
    woman    | gyn, ginec, obstet, women, mujer, matern | pregnancy, ended-pregnancy, preeclampsia, miscarriage, ectopic-pregnancy, gestational-diabetes, fetal-problem, contraception, menopause, endometriosis, pcos, breast-cancer, past-breast-cancer, ovarian-cancer, brca
    urine    | urolog | prostate-cancer, prostate-in-situ, prostate-growth, prostate-enlarged, bladder-cancer, kidney-stone, urinary-infection
    skin     | dermat, piel | melanoma, skin-cancer, psoriasis, eczema, cellulitis
    eye      | ophthal, oftal, eye, ojo | glaucoma, cataract, diabetic-eye
    gene     | genetic | brca, breast-cancer, past-breast-cancer, ovarian-cancer, sickle-cell
`,
}

/**
 * Reasons of a visit: beginnings of words (whole words with a full stop), in English and Spanish, without accents | problems that such a complaint makes matter. Pain alone says nothing: where it is does.
 */
export const REASON_TABLE: DataFile & { readonly rows: string } = {
  source: 'our own grouping of frequent reasons for encounter',
  version: '2',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  rows: `
    breath, dyspn, wheez, disnea, ahog, respirar, sibilan | heart-failure, copd, asthma, pulmonary-embolism, anemia, coronary-disease, pneumonia, chronic-respiratory-failure
    chest, angina, pecho, torac                 | coronary-disease, myocardial-infarction, old-infarction, pulmonary-embolism, aortic-aneurysm, reflux, heart-failure
    palpit          | atrial-fibrillation, hyperthyroidism, anemia, anxiety
    swell, swoll, edema, oedema, hincha     | heart-failure, ckd, ckd-3, ckd-4, ckd-5, cirrhosis, vein-thrombosis
    dizz, syncop, sincop, faint, mareo, marea, desmay | atrial-fibrillation, hypertension, anemia, stroke, past-stroke, valve-disease, epilepsy
    headache, cefalea                      | migraine, hypertension, stroke, past-stroke
    bleed, sangr, hemorrag                           | anticoagulation, gi-bleed, peptic-ulcer, thrombocytopenia, atrial-fibrillation, cirrhosis, anemia
    fall., falls., fell., falling, caida, cayo                      | falls, osteoporosis, fragility-fracture, hip-fracture, parkinson, dementia, anticoagulation
    abdom, belly, barriga, vientre, vomit, nausea | peptic-ulcer, gallstones, pancreatitis, diverticulitis, crohn, ulcerative-colitis, cirrhosis, colon-cancer
    fever, fiebre                           | sepsis, pneumonia, urinary-infection, tuberculosis, hiv, transplant, kidney-transplant, leukemia, lymphoma
    confus                         | dementia, alzheimer, stroke, hyponatremia, alcohol, sepsis
    knee, rodilla, hip., hips., cadera, joint, articula, shoulder, hombro, hand., hands., mano., manos. | osteoarthritis, rheumatoid-arthritis, gout, chronic-pain, fibromyalgia
    back., espalda, lumb                         | back-pain, osteoporosis, fragility-fracture, chronic-pain, kidney-stone, metastasis
    eye., eyes., ojo., ojos., vision, visual          | glaucoma, cataract, diabetic-eye
    cough, tos.                         | asthma, copd, pneumonia, bronchitis, lung-cancer, lung-cancer-suspected, tuberculosis, heart-failure, reflux
    urin, orin                         | urinary-infection, prostate-growth, prostate-cancer, bladder-cancer, kidney-stone, diabetes-2
    mood, sad., depress, anxi, animo., triste, depresi, ansi | depression, anxiety, bipolar, alcohol
    sugar, glucose, azucar, glucosa, glucemia                  | diabetes-2, diabetes-1, diabetes, prediabetes
    pregnan, embaraz                      | pregnancy, gestational-diabetes, preeclampsia, hypertension, hypothyroidism
    operat, surger, anesthe, anaesthe, operac, cirug, anestes | heart-failure, coronary-disease, atrial-fibrillation, anticoagulation, copd, sleep-apnea, diabetes-2, diabetes-1, ckd-3, ckd-4, ckd-5
`,
}
