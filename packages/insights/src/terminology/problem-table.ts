import type { DataFile } from './data-file.ts'

/**
 * Problems as concepts that ICD-10-CM and SNOMED CT codes lead to, the most frequent ones of a general record:
 * key | our name | ICD-10-CM codes or their beginnings | SNOMED CT codes | kind | importance 0 to 9 | tests that follow it | medicines that treat it
 *
 * Kind: `lasting` stays with a person, `passing` heals, `event` happened once and matters later, `state` is a finding or circumstance.
 * An ICD-10-CM beginning covers all codes below it; the longest beginning that fits decides.
 */
export const PROBLEM_TABLE: DataFile & { readonly rows: string } = {
  source:
    'codes: ICD-10-CM FY2026 (US National Center for Health Statistics); SNOMED CT as Synthea, US Core and eCQM value sets have them with their names, those marked "?" from memory; names, kinds and links: our own words',
  version: '1',
  reviewed: '2026-11-22, by engineering; ICD-10-CM codes checked against the April 2026 list; not by a clinician',
  rows: `
    diabetes-2        | type 2 diabetes            | E11                    | 44054006, 237599002, 313436004         | lasting | 8 | hba1c, egfr, acr | biguanide, sulfonylurea, dpp4-inhibitor, sglt2-inhibitor, glp1-agonist, glitazone, insulin
    diabetes-1        | type 1 diabetes            | E10                    | 46635009                               | lasting | 8 | hba1c, egfr, acr | insulin
    diabetes          | diabetes                   | E13, E08, E09          | 73211009?                               | lasting | 8 | hba1c, egfr      | biguanide, insulin, sulfonylurea
    diabetic-kidney   | diabetic kidney disease    | E11.2, E10.2, E13.2    | 127013003, 90781000119102?              | lasting | 8 | egfr, acr        | ace-inhibitor, arb, sglt2-inhibitor
    diabetic-nerve    | diabetic neuropathy        | E11.4, E10.4, E13.4    | 368581000119106, 230572002?             | lasting | 6 | hba1c            | gabapentinoid, snri
    diabetic-eye      | diabetic retinopathy       | E11.3, E10.3, E13.3    | 422034002, 1551000119108, 1501000119109, 97331000119101, 4855003? | lasting | 6 | hba1c |
    prediabetes       | prediabetes                | R73.03                 | 15777000, 714628002?                    | lasting | 3 | hba1c, glucose   | biguanide
    hyperglycemia     | raised blood glucose       | R73.9, R73.0           | 80394007                               | state   | 2 | glucose, hba1c   |
    gestational-diabetes | diabetes in pregnancy   | O24.4                  | 11687002?                               | passing | 6 | glucose          | insulin
    metabolic-syndrome | metabolic syndrome        | E88.81                 | 237602007                              | lasting | 3 | hba1c, triglycerides |
    hypertension      | high blood pressure        | I10, I15               | 38341003, 59621000                     | lasting | 7 | systolic         | ace-inhibitor, arb, beta-blocker, calcium-blocker-vascular, thiazide, potassium-sparing
    hypertensive-heart | hypertensive heart disease | I11                   | 64715009?                               | lasting | 7 | systolic         | ace-inhibitor, arb, beta-blocker
    hypertensive-kidney | hypertensive kidney disease | I12, I13            | 38481006?                               | lasting | 7 | egfr             | ace-inhibitor, arb
    hyperlipidemia    | high blood lipids          | E78.2, E78.4, E78.5    | 55822004, 267434003?                    | lasting | 4 | ldl              | statin, cholesterol-absorption, fibrate
    hypercholesterolemia | high cholesterol        | E78.0                  | 13644009?, 267432004?, 398036000                    | lasting | 4 | ldl              | statin, cholesterol-absorption
    hypertriglyceridemia | high triglycerides      | E78.1                  | 302870006                              | lasting | 3 | triglycerides    | fibrate, statin
    obesity           | obesity                    | E66                    | 414916001?, 162864005, 408512008?, 238136002? | lasting | 3 | weight       | glp1-agonist
    overweight        | overweight                 | E66.3                  | 238131007?                              | lasting | 1 | weight           |
    coronary-disease  | coronary heart disease     | I25, I20               | 53741008, 414545008, 194828000, 233819005 | lasting | 9 | ldl    | antiplatelet, statin, beta-blocker, nitrate, antianginal
    myocardial-infarction | heart attack           | I21, I22               | 22298006, 401303003, 401314000, 57054005 | event | 9 | ldl             | antiplatelet, statin, beta-blocker
    old-infarction    | past heart attack          | I25.2                  | 399211009, 1755008?                     | event   | 9 | ldl              | antiplatelet, statin, beta-blocker
    heart-failure     | heart failure              | I50                    | 84114007, 42343007, 88805009, 85232009, 48447003, 417996009, 418304008, 10091002, 10335000 | lasting | 9 | nt-probnp, lvef, potassium | ace-inhibitor, arb, neprilysin-inhibitor, beta-blocker, potassium-sparing, sglt2-inhibitor, loop-diuretic
    cardiomyopathy    | heart muscle disease       | I42, I43               | 85898001?                               | lasting | 8 | lvef             | beta-blocker, ace-inhibitor
    atrial-fibrillation | atrial fibrillation or flutter | I48                    | 49436004, 282825002?, 440059007?, 440028005?, 5370000? | lasting | 9 | inr    | anticoagulant, beta-blocker, antiarrhythmic, cardiac-glycoside
    cardiac-arrest    | cardiac arrest             | I46                    | 410429000                              | event   | 9 |                  |
    past-cardiac-arrest | past cardiac arrest      | Z86.74                 | 429007001                              | event   | 9 |                  |
    valve-disease     | heart valve disease        | I34, I35, I36, I37, I38, I05, I06, I07, I08 | 368009?, 60573004?, 48724000?, 60234000?, 111287006?, 91434003? | lasting | 7 | |
    valve-prosthesis  | artificial heart valve     | Z95.2                  | 1231000119100?                          | lasting | 8 | inr              | anticoagulant
    pacemaker         | pacemaker                  | Z95.0                  | 441509002?                              | lasting | 7 |                  |
    peripheral-artery | peripheral artery disease  | I73.9, I70.2           | 399957001, 400047006?                   | lasting | 7 | ldl              | antiplatelet, statin
    aortic-aneurysm   | aortic aneurysm or dissection | I71                    | 67362008?, 233985008?                    | lasting | 8 |                  |
    stroke            | stroke                     | I63, I61          | 230690007, 422504002, 432504007, 274100004? | event | 9 | ldl            | antiplatelet, anticoagulant, statin
    past-stroke       | past stroke or TIA         | Z86.73                 | 275526006?                              | event   | 8 | ldl              | antiplatelet, statin
    tia               | TIA                        | G45                    | 266257000                              | event   | 8 | ldl              | antiplatelet, statin
    vein-thrombosis   | vein thrombosis            | I82                    | 128053003?, 132281000119108?             | lasting | 8 | inr              | anticoagulant, heparin
    pulmonary-embolism | pulmonary embolism        | I26                    | 59282003?                               | lasting | 9 | inr              | anticoagulant, heparin
    past-thrombosis   | past thrombosis or embolism | Z86.71                | 161508001?                              | event   | 6 |                  | anticoagulant
    asthma            | asthma                     | J45                    | 195967001, 233678006, 389145006?, 304527002? | lasting | 6 |              | inhaled-steroid, rapid-bronchodilator, long-bronchodilator, leukotriene-blocker
    copd              | COPD                       | J44, J43               | 13645005?, 87433001, 185086009?          | lasting | 7 | oxygen           | inhaled-anticholinergic, long-bronchodilator, inhaled-steroid, rapid-bronchodilator, rapid-anticholinergic
    sleep-apnea       | sleep apnea                | G47.3                  | 73430006?, 78275009?, 103750000?          | lasting | 4 |                  |
    pneumonia         | pneumonia                  | J12, J13, J14, J15, J16, J17, J18 | 233604007                   | passing | 5 | crp, oxygen      | penicillin, macrolide, cephalosporin, quinolone
    respiratory-failure | respiratory failure      | J96                    | 409622000, 65710008?, 111282000?         | passing | 8 | oxygen           |
    chronic-respiratory-failure | chronic respiratory failure | J96.1       |                              | lasting | 8 | oxygen           |
    bronchitis        | acute bronchitis           | J20, J40               | 10509002                               | passing | 1 |                  |
    sinusitis         | sinusitis                  | J01                    | 444814009, 75498004, 15805002?          | passing | 1 |                  |
    chronic-sinusitis | chronic sinusitis          | J32                    | 40055000                               | lasting | 2 |                  |
    pharyngitis       | sore throat                | J02                    | 195662009, 43878008, 363746003?         | passing | 1 |                  |
    cold              | upper airway infection     | J06, J00               | 54150009?, 82272006?                     | passing | 1 |                  |
    influenza         | influenza                  | J09, J10, J11          | 6142004?                                | passing | 3 |                  |
    covid             | COVID-19                   | U07.1                  | 840539006?                              | passing | 4 | oxygen           |
    allergic-rhinitis | allergic rhinitis          | J30                    | 61582004?, 367498001, 446096008, 232353008 | lasting | 2 |               | antihistamine
    ear-infection     | middle ear infection       | H65, H66               | 65363002                               | passing | 1 |                  |
    tuberculosis      | tuberculosis               | A15, A17, A18, A19 | 56717001?, 154283005?                   | lasting | 7 |                  | antitubercular, rifamycin
    ckd               | chronic kidney disease     | N18.9, N18             | 709044004?                              | lasting | 8 | egfr, potassium, acr | ace-inhibitor, arb, sglt2-inhibitor
    ckd-1             | kidney disease stage 1     | N18.1                  | 431855005                              | lasting | 4 | egfr             |
    ckd-2             | kidney disease stage 2     | N18.2                  | 431856006?                              | lasting | 5 | egfr             |
    ckd-3             | kidney disease stage 3     | N18.3                  | 433144002?, 700378005?, 700379002?        | lasting | 8 | egfr, potassium, acr | ace-inhibitor, arb, sglt2-inhibitor
    ckd-4             | kidney disease stage 4     | N18.4                  | 431857002?                              | lasting | 9 | egfr, potassium  |
    ckd-5             | kidney failure             | N18.5, N18.6, Z99.2    | 433146000, 46177005, 236435004         | lasting | 9 | egfr, potassium  |
    acute-kidney-injury | acute kidney injury      | N17                    | 14669001?                               | passing | 8 | creatinine, potassium |
    kidney-stone      | kidney stone               | N20                    | 95570007?                               | passing | 4 |                  |
    kidney-transplant | kidney transplant          | Z94.0                  | 161665007?                              | lasting | 9 | creatinine       | calcineurin-inhibitor, immunosuppressant
    urinary-infection | urinary tract infection    | N39.0, N30.0, N30.9, N10        | 68566005?, 301011002, 38822007, 197927001, 45816000? | passing | 3 |      | urinary-antibiotic, folate-antagonist-antibiotic, quinolone
    prostate-enlarged | enlarged prostate          | N40                    | 266569009?                              | lasting | 3 | psa              | alpha-blocker, five-alpha-reductase-inhibitor
    hypothyroidism    | hypothyroidism             | E03, E02, E89.0        | 40930008?, 83664006?                     | lasting | 5 | tsh              | thyroid-hormone
    hyperthyroidism   | hyperthyroidism            | E05                    | 34486009?, 353295004?                    | lasting | 6 | tsh, free-t4     | antithyroid, beta-blocker
    thyroid-nodule    | goiter or thyroid nodule   | E04                    | 237495005?                              | lasting | 3 | tsh              |
    osteoporosis      | osteoporosis               | M81                    | 64859006                               | lasting | 5 | vitamin-d        | bisphosphonate, rankl-blocker
    fragility-fracture | osteoporotic fracture     | M80                    | 443165006                              | event   | 6 | vitamin-d        | bisphosphonate, rankl-blocker
    hip-fracture      | hip fracture               | S72.0, S72.1           | 359817006, 5913000?                     | event   | 6 |                  |
    fracture          | fracture                   | S42, S52, S62, S82, S92, S22, S32 | 65966004, 16114001, 58150001, 263102004, 33737001? | passing | 2 | |
    osteoarthritis    | osteoarthritis             | M15, M16, M17, M18, M19 | 396275006?, 239873007, 239872002, 201834006 | lasting | 3 |              | nsaid, analgesic
    rheumatoid-arthritis | rheumatoid arthritis    | M05, M06.0, M06.8, M06.9 | 69896004?                               | lasting | 7 | crp, esr         | antifolate, tnf-blocker, antimalarial, aminosalicylate, glucocorticoid
    lupus             | lupus                      | M32                    | 55464009?                               | lasting | 8 | creatinine       | antimalarial, glucocorticoid
    gout              | gout                       | M10, M1A               | 90560007?                               | lasting | 4 | urate            | xanthine-oxidase-inhibitor, antigout
    back-pain         | back pain                  | M54.5, M54.9           | 161891005?, 279039007?, 278860009?        | passing | 2 |                  | nsaid, analgesic
    fibromyalgia      | fibromyalgia               | M79.7                  | 203082005, 95417003?                    | lasting | 3 |                  | snri, gabapentinoid
    chronic-pain      | chronic pain               | G89.2, G89.4           | 82423001                               | lasting | 4 |                  | opioid, analgesic, gabapentinoid
    sprain            | sprain or dislocation      | S93, S63, S13, S83     | 44465007, 70704007, 39848009, 444470001, 307731004 | passing | 1 |     |
    wound             | wound                      | S01, S41, S51, S61, S71, S81, S91 | 283371005, 283385000, 284549007, 284551006 | passing | 1 | |
    burn              | burn                       | T20, T21, T22, T23, T24, T25, T30 | 403190006                   | passing | 2 |                  |
    concussion        | concussion                 | S06.0                  | 62106007, 62564004, 110030002?          | passing | 4 |                  |
    brain-injury      | brain injury               | S06                    | 275272006, 127295002?                   | event   | 7 |                  |
    epilepsy          | epilepsy                   | G40                    | 84757009, 128613002                    | lasting | 7 |                  | antiepileptic
    single-seizure    | seizures                   | R56                    | 703151001                              | event   | 4 |                  | antiepileptic
    migraine          | migraine                   | G43                    | 37796009?, 124171000119105              | lasting | 3 |                  | triptan, beta-blocker
    parkinson         | Parkinson's disease        | G20                    | 49049000                               | lasting | 7 |                  | antiparkinson, mao-inhibitor
    multiple-sclerosis | multiple sclerosis        | G35                    | 24700007                               | lasting | 7 |                  | monoclonal-antibody
    alzheimer         | Alzheimer's disease        | G30                    | 26929004, 230265002                    | lasting | 7 |                  | cholinesterase-inhibitor, nmda-blocker
    dementia          | dementia                   | F01, F02, F03          | 52448006                               | lasting | 7 |                  | cholinesterase-inhibitor, nmda-blocker
    neuropathy        | neuropathy                 | G62, G63, G60, G61     | 386033004?                              | lasting | 4 | b12              | gabapentinoid, snri
    depression        | depression                 | F32, F33               | 35489007?, 370143000, 36923009, 66344007? | lasting | 6 |                 | ssri, snri, tricyclic, antidepressant
    anxiety           | anxiety                    | F41                    | 48694002?, 21897009?, 197480006?, 80583007? | lasting | 4 |                 | ssri, snri, anxiolytic, benzodiazepine
    bipolar           | bipolar disorder           | F31                    | 13746004?                               | lasting | 7 | lithium          | mood-stabiliser, antipsychotic, antiepileptic
    schizophrenia     | schizophrenia              | F20               | 58214004?                               | lasting | 7 |                  | antipsychotic
    ptsd              | post-traumatic stress      | F43.1                  | 47505003                               | lasting | 5 |                  | ssri
    adhd              | ADHD                       | F90                    | 406506008?, 192127007?                   | lasting | 3 |                  | stimulant, adhd-nonstimulant
    alcohol           | alcohol use disorder       | F10.1, F10.2           | 7200002, 15167005?, 66590003?, 10939881000119105? | lasting | 7 | ggt, ast | opioid-antagonist
    opioid-use        | opioid use disorder        | F11.1, F11.2           | 5602001, 75544000?                      | lasting | 8 |                  | opioid, opioid-antagonist
    overdose          | drug overdose              |                        | 55680006                               | event   | 8 |                  |
    tobacco           | smoking                    | F17, Z72.0             | 449868002, 77176002?, 110483000?, 89765005? | lasting | 5 |                | smoking-cessation
    past-smoking      | past smoking               | Z87.891                | 8517006                                | state   | 2 |                  |
    violence          | abuse or violence          | T74                    | 706893006?                              | state   | 8 |                  |
    reflux            | reflux disease             | K21                    | 235595009?                              | lasting | 2 |                  | ppi, h2-blocker
    peptic-ulcer      | peptic ulcer               | K25, K26, K27          | 13200003?, 397825006?, 51868009          | lasting | 6 | hemoglobin       | ppi
    gi-bleed          | gastrointestinal bleeding  | K92.0, K92.1, K92.2    | 74474003?                               | event   | 8 | hemoglobin       | ppi
    crohn             | Crohn's disease            | K50                    | 34000006?                               | lasting | 7 | crp              | aminosalicylate, tnf-blocker, thiopurine
    ulcerative-colitis | ulcerative colitis        | K51                    | 64766004?                               | lasting | 7 | crp              | aminosalicylate, tnf-blocker, thiopurine
    celiac            | celiac disease             | K90.0                  | 396331005?                              | lasting | 4 | ferritin         |
    irritable-bowel   | irritable bowel            | K58                    | 10743008?                               | lasting | 2 |                  | antispasmodic
    diverticulitis    | diverticular disease       | K57                    | 307496006?, 397881000?                   | lasting | 4 |                  |
    gallstones        | gallstones                 | K80                    | 235919008                              | lasting | 3 | bilirubin        |
    cholecystitis     | gallbladder inflammation   | K81                    | 65275009                               | passing | 5 | bilirubin        |
    pancreatitis      | pancreatitis               | K85, K86.0, K86.1      | 75694006?, 197456007?, 235494005?         | passing | 7 | lipase           |
    appendicitis      | appendicitis               | K35, K36, K37          | 74400008, 47693006                     | passing | 4 |                  |
    past-appendectomy | past appendix removal      | Z90.49                 | 428251008                              | event   | 1 |                  |
    colon-polyp       | bowel polyp                | K63.5, D12             | 68496003, 713197008                    | lasting | 4 |                  |
    fatty-liver       | fatty liver disease        | K76.0, K75.81          | 197321007?, 442685003?                   | lasting | 5 | alt              |
    cirrhosis         | liver cirrhosis            | K74.3, K74.4, K74.5, K74.6, K70.3 | 19943007                               | lasting | 9 | bilirubin, albumin, inr |
    hepatitis-c       | hepatitis C                | B18.2, B17.1           | 50711007, 128302006                    | lasting | 7 | alt              |
    hepatitis-b       | hepatitis B                | B18.0, B18.1, B16      | 61977001, 66071002                     | lasting | 7 | alt              | nrti
    hiv               | HIV infection              | B20, Z21               | 86406008?, 62479008?                     | lasting | 8 | hiv-load, cd4    | nrti, nnrti, integrase-inhibitor, hiv-protease-inhibitor
    chlamydia         | chlamydia infection        | A56, A74.9             | 240589008?                              | passing | 3 |                  | macrolide, tetracycline
    gonorrhea         | gonorrhea                  | A54                    | 15628003?                               | passing | 3 |                  | cephalosporin
    syphilis          | syphilis                   | A50, A51, A52, A53     | 76272004?                               | passing | 5 |                  | penicillin
    sepsis            | sepsis                     | A40, A41               | 91302008?                               | passing | 9 | lactate, leukocytes, crp |
    cellulitis        | skin infection             | L03                    | 128045006?                              | passing | 3 | crp              | penicillin, cephalosporin
    anemia            | anemia                     | D64.9, D63, D64        | 271737000                              | lasting | 5 | hemoglobin       | iron
    iron-deficiency   | iron deficiency anemia     | D50, E61.1             | 87522002?, 35240004?                     | lasting | 4 | hemoglobin, ferritin | iron
    b12-deficiency    | vitamin B12 deficiency     | E53.8, D51             | 190634004?                   | lasting | 4 | b12, hemoglobin  | vitamin
    vitamin-d-deficiency | vitamin D deficiency    | E55                    | 34713006?                               | lasting | 2 | vitamin-d        | vitamin
    thrombocytopenia  | low platelets              | D69.6, D69.4           | 302215000?                              | lasting | 6 | platelets        |
    sickle-cell       | sickle cell disease        | D57                    | 417357006?                              | lasting | 8 | hemoglobin       |
    hyponatremia      | low sodium                 | E87.1                  | 89627008?                               | passing | 6 | sodium           |
    hyperkalemia      | high potassium             | E87.5                  | 14140009?                               | passing | 8 | potassium        |
    hypokalemia       | low potassium              | E87.6                  | 43339004?                               | passing | 6 | potassium        | potassium-supplement
    breast-cancer     | breast cancer              | C50                    | 254837009?, 372137005?                   | lasting | 9 |                  | aromatase-inhibitor, serm, taxane
    past-breast-cancer | past breast cancer        | Z85.3                  | 429087003?                              | event   | 8 |                  | aromatase-inhibitor, serm
    prostate-cancer   | prostate cancer            | C61                    | 399068003?, 314994000                   | lasting | 9 | psa              | gnrh-agonist, taxane
    prostate-in-situ  | early prostate cancer      | D07.5                  | 92691004                               | lasting | 7 | psa              | gnrh-agonist
    prostate-growth   | prostate neoplasm | D49.5                | 126906006                              | lasting | 7 | psa              |
    lung-cancer       | lung cancer                | C34                    | 254637007, 424132000, 254632001, 67811000119102, 363358000? | lasting | 9 |  | platinum, taxane, cytotoxic
    lung-cancer-suspected | suspected lung cancer  |                        | 162573006                              | state   | 8 |                  |
    colon-cancer      | bowel cancer               | C18, C19, C20          | 363406005, 109838007, 93761005, 363414004 | lasting | 9 |               | platinum, cytotoxic
    ovarian-cancer    | ovarian cancer             | C56                    | 363443007?                              | lasting | 9 |                  | platinum, taxane
    bladder-cancer    | bladder cancer             | C67                    | 399326009?                              | lasting | 9 |                  |
    skin-cancer       | skin cancer                | C44                    | 372130007?                              | lasting | 5 |                  |
    melanoma          | melanoma                   | C43                    | 372244006?                              | lasting | 9 |                  |
    lymphoma          | lymphoma                   | C81, C82, C83, C84, C85 | 118600007?, 118599009?                  | lasting | 9 | leukocytes       | monoclonal-antibody, cytotoxic
    leukemia          | leukemia                   | C91, C92, C93, C94, C95 | 93143009?, 91861009?, 91857003?          | lasting | 9 | leukocytes, platelets | cytotoxic
    myeloma           | multiple myeloma           | C90.0                  | 109989006?                              | lasting | 9 | hemoglobin, creatinine |
    metastasis        | metastatic cancer          | C77, C78, C79          | 128462008, 94186002                    | lasting | 9 |                  |
    brca              | inherited breast cancer risk | Z15.01                 | 412734009?, 412738007?        | lasting | 8 |                  |
    pregnancy         | pregnancy                  | Z33.1, Z34, O09        | 72892002, 77386006                     | passing | 8 | hemoglobin       | vitamin
    ended-pregnancy   | ended pregnancy            | Z33.2                  |                                        | event   | 3 |                  |
    preeclampsia      | pre-eclampsia              | O14, O15               | 398254007?, 198992004                   | passing | 9 | platelets        |
    miscarriage       | miscarriage                | O03, O02.0, O02.1               | 19169002, 17369002?, 35999006           | event   | 3 |                  |
    ectopic-pregnancy | ectopic pregnancy          | O00                    | 79586000, 34801009?                     | event   | 5 |                  |
    fetal-problem     | suspected fetal problem    | O35, O36               | 156073000                              | passing | 5 |                  |
    contraception     | contraception              | Z30                    | 13197004?                               | state   | 1 |                  | contraceptive-estrogen, progestogen
    menopause         | menopausal symptoms        | N95                    |                                        | lasting | 2 |                  | estrogen
    endometriosis     | endometriosis              | N80                    | 129103003?                              | lasting | 4 |                  | progestogen
    pcos              | polycystic ovaries         | E28.2                  | 69878008?, 237055002?                    | lasting | 3 |                  | biguanide
    eczema            | eczema                     | L20, L30               | 24079001?, 43116000?                     | lasting | 2 |                  | glucocorticoid
    psoriasis         | psoriasis                  | L40                    | 9014002?                                | lasting | 4 |                  | tnf-blocker, antifolate
    glaucoma          | glaucoma                   | H40                    | 23986001?, 77075001?                     | lasting | 5 |                  | prostaglandin-eye
    cataract          | cataract                   | H25, H26               | 193570009?                              | lasting | 2 |                  |
    impacted-teeth    | impacted molars            | K01                    | 196416002                              | passing | 1 |                  |
    transplant        | organ transplant           | Z94                    | 313039003?                              | lasting | 9 |                  | calcineurin-inhibitor, immunosuppressant
    anticoagulation   | long-term anticoagulation  | Z79.01                 | 711150003?                              | state   | 7 | inr              | anticoagulant
    falls             | falls                      | R29.6, Z91.81          | 161898004?                              | state   | 5 |                  |
`,
}
