import type { DataFile } from './data-file.ts'

/**
 * How notes name the problems of PROBLEM_TABLE: key | names in small letters | abbreviations as they are written. An abbreviation counts in capitals only;
 * those that mean several things in notes (MS, PE, RA, CP) are left out.
 */
export const PROBLEM_NAME_TABLE: DataFile & { readonly rows: string } = {
  source: 'names and abbreviations of general English clinical writing, in our own choice',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  rows: `
    diabetes-2           | type 2 diabetes, type 2 diabetes mellitus, type ii diabetes, type ii diabetes mellitus, diabetes type 2, diabetes mellitus type 2, diabetes mellitus type ii, non insulin dependent diabetes, adult onset diabetes | T2DM, DM2, NIDDM, DMII
    diabetes-1           | type 1 diabetes, type 1 diabetes mellitus, type i diabetes, diabetes type 1, diabetes mellitus type 1, juvenile diabetes | T1DM, DM1, IDDM
    diabetes             | diabetes, diabetes mellitus, diabetic |
    diabetic-kidney      | diabetic nephropathy, diabetic kidney disease |
    diabetic-nerve       | diabetic neuropathy, diabetic peripheral neuropathy |
    diabetic-eye         | diabetic retinopathy |
    prediabetes          | prediabetes, pre diabetes, borderline diabetes, impaired glucose tolerance |
    gestational-diabetes | gestational diabetes, gestational diabetes mellitus | GDM
    metabolic-syndrome   | metabolic syndrome |
    hypertension         | hypertension, hypertensive, essential hypertension, arterial hypertension | HTN
    hyperlipidemia       | hyperlipidemia, hyperlipidaemia, dyslipidemia, dyslipidaemia, mixed hyperlipidemia | HLD
    hypercholesterolemia | hypercholesterolemia, hypercholesterolaemia, high cholesterol, elevated cholesterol |
    hypertriglyceridemia | hypertriglyceridemia, high triglycerides |
    obesity              | obesity, obese, morbid obesity |
    coronary-disease     | coronary artery disease, coronary heart disease, ischemic heart disease, ischaemic heart disease | CAD, IHD
    myocardial-infarction | myocardial infarction, heart attack, acute coronary syndrome | NSTEMI, STEMI
    old-infarction       | old myocardial infarction, prior myocardial infarction, previous myocardial infarction |
    heart-failure        | heart failure, congestive heart failure, cardiac failure, systolic heart failure, diastolic heart failure | CHF, HFREF, HFPEF
    cardiomyopathy       | cardiomyopathy, dilated cardiomyopathy, ischemic cardiomyopathy |
    atrial-fibrillation  | atrial fibrillation, atrial flutter, afib, a fib, paroxysmal atrial fibrillation, auricular fibrillation |
    valve-disease        | aortic stenosis, mitral regurgitation, aortic regurgitation, mitral stenosis, valvular heart disease |
    pacemaker            | pacemaker |
    peripheral-artery    | peripheral artery disease, peripheral arterial disease, peripheral vascular disease | PVD
    aortic-aneurysm      | aortic aneurysm, abdominal aortic aneurysm, thoracic aortic aneurysm, aortic dissection | AAA
    stroke               | stroke, cerebrovascular accident, ischemic stroke | CVA
    tia                  | transient ischemic attack, transient ischaemic attack | TIA
    vein-thrombosis      | deep vein thrombosis, deep venous thrombosis | DVT
    pulmonary-embolism   | pulmonary embolism, pulmonary embolus |
    asthma               | asthma, bronchial asthma |
    copd                 | chronic obstructive pulmonary disease, emphysema, chronic bronchitis | COPD
    sleep-apnea          | sleep apnea, sleep apnoea, obstructive sleep apnea, obstructive sleep apnoea | OSA
    pneumonia            | pneumonia, community acquired pneumonia |
    tuberculosis         | tuberculosis |
    ckd                  | chronic kidney disease, chronic renal insufficiency, chronic kidney failure, chronic renal failure | CKD
    ckd-3                | stage 3 chronic kidney disease, chronic kidney disease stage 3, ckd stage 3, stage 3 ckd, stage iii chronic kidney disease |
    ckd-4                | stage 4 chronic kidney disease, chronic kidney disease stage 4, ckd stage 4, stage 4 ckd |
    ckd-5                | end stage renal disease, end stage kidney disease | ESRD, ESKD
    acute-kidney-injury  | acute kidney injury, acute renal failure | AKI
    kidney-stone         | kidney stone, kidney stones, nephrolithiasis, renal calculi |
    kidney-transplant    | kidney transplant, renal transplant, kidney transplantation |
    urinary-infection    | urinary tract infection | UTI
    prostate-enlarged    | benign prostatic hyperplasia, benign prostatic hypertrophy, enlarged prostate | BPH
    hypothyroidism       | hypothyroidism, hypothyroid, hashimoto thyroiditis, hashimotos thyroiditis |
    hyperthyroidism      | hyperthyroidism, graves disease |
    osteoporosis         | osteoporosis |
    hip-fracture         | hip fracture |
    osteoarthritis       | osteoarthritis, degenerative joint disease | DJD
    rheumatoid-arthritis | rheumatoid arthritis |
    lupus                | lupus, systemic lupus erythematosus | SLE
    gout                 | gout, gouty arthritis |
    fibromyalgia         | fibromyalgia |
    chronic-pain         | chronic pain, chronic pain syndrome |
    epilepsy             | epilepsy, seizure disorder |
    migraine             | migraine, migraines, migraine headaches |
    parkinson            | parkinson disease, parkinsons disease, parkinson s disease |
    multiple-sclerosis   | multiple sclerosis |
    alzheimer            | alzheimer disease, alzheimers disease, alzheimer s disease, alzheimer dementia |
    dementia             | dementia, vascular dementia |
    neuropathy           | neuropathy, peripheral neuropathy |
    depression           | depression, major depression, depressive disorder, major depressive disorder | MDD
    anxiety              | anxiety disorder, generalized anxiety disorder |
    bipolar              | bipolar disorder, bipolar |
    schizophrenia        | schizophrenia |
    ptsd                 | posttraumatic stress disorder, post traumatic stress disorder | PTSD
    adhd                 | attention deficit hyperactivity disorder | ADHD
    alcohol              | alcohol use disorder, alcoholism, alcohol dependence, alcohol abuse |
    opioid-use           | opioid use disorder, opioid dependence, heroin abuse |
    reflux               | gastroesophageal reflux, gastroesophageal reflux disease, acid reflux, reflux disease | GERD
    peptic-ulcer         | peptic ulcer, peptic ulcer disease, gastric ulcer, duodenal ulcer | PUD
    gi-bleed             | gastrointestinal bleeding, gastrointestinal bleed, gi bleed, upper gi bleed, lower gi bleed |
    crohn                | crohn disease, crohns disease, crohn s disease, crohn s, crohns |
    ulcerative-colitis   | ulcerative colitis |
    celiac               | celiac disease, coeliac disease |
    irritable-bowel      | irritable bowel syndrome | IBS
    diverticulitis       | diverticulitis, diverticulosis, diverticular disease |
    gallstones           | gallstones, cholelithiasis |
    pancreatitis         | pancreatitis |
    fatty-liver          | fatty liver, fatty liver disease, hepatic steatosis | NAFLD, NASH
    cirrhosis            | cirrhosis, liver cirrhosis |
    hepatitis-c          | hepatitis c, chronic hepatitis c | HCV
    hepatitis-b          | hepatitis b, chronic hepatitis b | HBV
    hiv                  | hiv infection, hiv positive, human immunodeficiency virus |
    sepsis               | sepsis, septic shock |
    cellulitis           | cellulitis |
    anemia               | anemia, anaemia, anemic |
    iron-deficiency      | iron deficiency anemia, iron deficiency anaemia, iron deficiency |
    b12-deficiency       | b12 deficiency, vitamin b12 deficiency |
    thrombocytopenia     | thrombocytopenia |
    sickle-cell          | sickle cell disease, sickle cell anemia |
    hyperkalemia         | hyperkalemia, hyperkalaemia |
    hypokalemia          | hypokalemia, hypokalaemia |
    hyponatremia         | hyponatremia, hyponatraemia |
    breast-cancer        | breast cancer, breast carcinoma |
    prostate-cancer      | prostate cancer |
    lung-cancer          | lung cancer, lung carcinoma |
    colon-cancer         | colon cancer, colorectal cancer, bowel cancer |
    ovarian-cancer       | ovarian cancer |
    bladder-cancer       | bladder cancer |
    melanoma             | melanoma |
    lymphoma             | lymphoma, hodgkin lymphoma |
    leukemia             | leukemia, leukaemia |
    myeloma              | multiple myeloma |
    endometriosis        | endometriosis |
    pcos                 | polycystic ovary syndrome, polycystic ovarian syndrome | PCOS
    psoriasis            | psoriasis |
    glaucoma             | glaucoma |
    allergic-rhinitis    | allergic rhinitis, seasonal allergies, hay fever |
`,
}
