import type { DataFile } from './data-file.ts'

/**
 * Clinical abbreviations as notes write them, in capitals: abbreviation | what it stands for | what that is in our tables (kind:key, empty where it is none of them) |
 * words of which one must stand in the same sentence for this meaning, by their beginning. An abbreviation with several rows means nothing where no row or more than one fits.
 */
export const ABBREVIATIONS: DataFile & { readonly rows: string } = {
  source:
    'general English clinical writing, in our own choice and words; 72 of the 326 stand in the training notes of ACI-BENCH or MTS-Dialog, the others are by judgement',
  version: '1',
  reviewed: 'unreviewed: 2026-11-23, entered by engineering; not by a clinician',
  rows: `
    MI | myocardial infarction | problem:myocardial-infarction | stent, cardiac, coronary, heart, stemi, troponin, cabg, pci, cad, chest pain, ekg, ecg, aspirin, acute, prior, history of
    MI | mitral insufficiency | problem:valve-disease | valve, echo, murmur, regurg, leaflet
    MS | multiple sclerosis | problem:multiple-sclerosis | relapsing, neurolog, interferon, lesion, mri, demyelin, ocrelizumab, optic neuritis, copaxone
    MS | mitral stenosis | problem:valve-disease | valve, echo, murmur, rheumatic, gradient, leaflet
    MS | morphine sulfate | medicine:morphine | mg, iv, contin, prn
    MS | mental status | | alert, oriented, changes, altered
    MS | musculoskeletal | | joints, gait, range of motion, strength
    RA | rheumatoid arthritis | problem:rheumatoid-arthritis | joint, methotrexate, rheumatolog, seropositive, synovitis, dmard, hand
    RA | right atrium | | echo, dilated, pressure, atrial, catheter, lead
    RA | room air | | sat, spo2, oxygen, on ra, %
    PE | pulmonary embolism | problem:pulmonary-embolism | dvt, embol, anticoag, warfarin, heparin, lung, ct angio, cta, clot, apixaban, ivc filter, saddle
    PE | physical examination | | exam, vitals, general, normal
    PE | pleural effusion | problem:pleural-effusion | effusion, thoracentesis, tap
    PE | pressure equalization | | tube, ear
    CP | chest pain | | sob, exertion, radiat, ekg, ecg, troponin, denies, palpitation
    CP | cerebral palsy | problem:cerebral-palsy | spastic, birth, wheelchair, contracture, child
    CP | chronic pancreatitis | problem:pancreatitis | lipase, alcohol, pancreat, enzyme
    AS | aortic stenosis | problem:valve-disease | valve, echo, murmur, tavr, gradient, severe, moderate
    AS | ankylosing spondylitis | problem:ankylosing-spondylitis | hla, sacroili, spine, back, uveitis
    AI | aortic insufficiency | problem:valve-disease | valve, echo, murmur
    AI | adrenal insufficiency | problem:addison | cortisol, hydrocortisone, steroid
    AR | aortic regurgitation | problem:valve-disease | valve, echo, murmur
    AR | allergic rhinitis | problem:allergic-rhinitis | nasal, allerg, spray, pollen
    MR | mitral regurgitation | problem:valve-disease | valve, echo, murmur, mild, moderate, severe
    MR | magnetic resonance | | imaging, scan, brain
    TR | tricuspid regurgitation | problem:valve-disease | valve, echo, murmur, mild, moderate
    MVP | mitral valve prolapse | problem:valve-disease |
    ASD | atrial septal defect | problem:congenital-heart | echo, shunt, septal, closure, cardiac
    ASD | autism spectrum disorder | problem:autism | autis, behavior, speech, school, development
    PD | Parkinson's disease | problem:parkinson | levodopa, tremor, carbidopa, neurolog, rigid
    PD | peritoneal dialysis | | dialysis, catheter, esrd, peritone
    PD | personality disorder | problem:personality-disorder | psychiatr, borderline
    PDA | patent ductus arteriosus | problem:congenital-heart | ductus, neonat, preterm
    PDA | posterior descending artery | | coronary, stenosis, graft
    CF | cystic fibrosis | problem:cystic-fibrosis | sweat, cftr, pancreat, sputum, lung
    DM | diabetes mellitus | problem:diabetes | insulin, a1c, type, glucose, metformin, htn, hld, controlled
    DM | dermatomyositis | problem:myositis | rash, weakness, myositis
    DM | dextromethorphan | medicine:dextromethorphan | cough, syrup
    HD | hemodialysis | problem:ckd-5 | esrd, dialysis, mwf, tts, fistula, renal
    HD | Huntington's disease | problem:huntington | chorea, cag, neurolog
    HD | hospital day | | day, admitted
    BS | bowel sounds | | abdomen, soft, present, normoactive
    BS | blood sugar | test:glucose | mg/dl, fasting, check, insulin
    BS | breath sounds | | lungs, clear, bilateral
    PT | prothrombin time | test:pt | inr, ptt, coag, seconds
    PT | physical therapy | | ot, refer, exercise, rehab
    PT | patient | | is, was, has
    PSA | prostate-specific antigen | test:psa | prostat, ng, urolog
    PSA | psoriatic arthritis | problem:psoriatic-arthritis | psoria, joint, rheumatolog
    CRF | chronic renal failure | problem:ckd | renal, kidney, creatinine, dialysis
    CRF | corticotropin-releasing factor | | cortico, hormone
    AMA | against medical advice | | left, signed
    AMA | antimitochondrial antibody | | antibod, titer, cholangitis
    ALS | amyotrophic lateral sclerosis | problem:als | neurolog, riluzole, weakness, bulbar
    ALS | advanced life support | | ambulance, ems, paramedic
    ED | emergency department | | seen, visit, presented, transferred, arrived
    ED | erectile dysfunction | problem:erectile-dysfunction | sildenafil, viagra, cialis, sexual, urolog, tadalafil
    OD | overdose | problem:overdose | drug, opioid, intentional, heroin, naloxone
    OD | right eye | | eye, visual, acuity, lens, os
    OD | once daily | | mg, po, tablet
    OS | left eye | | eye, visual, acuity, lens, od
    BPD | bronchopulmonary dysplasia | | preterm, neonat, lung
    BPD | borderline personality disorder | problem:personality-disorder | psychiatr, mood, self-harm
    BPD | bipolar disorder | problem:bipolar | mania, lithium
    SCD | sickle cell disease | problem:sickle-cell | crisis, hemoglobin, hydroxyurea
    SCD | sequential compression device | | dvt prophylaxis, legs, device
    SCD | sudden cardiac death | problem:cardiac-arrest | icd, family, arrhythm
    PCP | primary care provider | | follow up with, see, refer, physician
    PCP | pneumocystis pneumonia | problem:pneumonia | hiv, cd4, pneumocystis, bactrim
    PCP | phencyclidine | | drug screen, tox
    LAD | left anterior descending | | stent, coronary, stenosis, lesion, cath
    LAD | lymphadenopathy | | neck, cervical, supple, nodes
    LLL | left lower lobe | | lung, infiltrate, opacity
    CVA | cerebrovascular accident | problem:stroke | stroke, weakness, hemipar, infarct, history of, aphasia
    CVA | costovertebral angle | | tenderness, angle, flank
    PUD | peptic ulcer disease | problem:peptic-ulcer |
    ARF | acute renal failure | problem:acute-kidney-injury | creatinine, renal, kidney
    ARF | acute respiratory failure | problem:respiratory-failure | intubat, oxygen, hypox
    RF | rheumatoid factor | test:rheumatoid-factor | titer, ccp, positive, negative
    RF | renal failure | problem:ckd | creatinine, dialysis
    RF | radiofrequency | | ablation
    NPH | normal pressure hydrocephalus | problem:hydrocephalus | shunt, gait, ventricl
    NPH | insulin isophane | medicine:insulin isophane | units, insulin, bid
    DDD | degenerative disc disease | problem:disc-disease | disc, lumbar, spine, cervical
    DDD | pacing mode | | pacemaker, paced, pacing
    CDI | Clostridioides difficile infection | problem:c-difficile | difficile, stool, diarrhea
    CDI | central diabetes insipidus | problem:diabetes-insipidus | desmopressin, insipidus
    ICD | implantable defibrillator | problem:pacemaker | shock, defibrillat, lead, interrogat, implant
    ICD | classification code | | code, icd-10
    CABG | coronary artery bypass graft | problem:coronary-disease |
    PCI | percutaneous coronary intervention | problem:coronary-disease |
    ACS | acute coronary syndrome | problem:myocardial-infarction |
    AFIB | atrial fibrillation | problem:atrial-fibrillation |
    AF | atrial fibrillation | problem:atrial-fibrillation | anticoag, rate, rhythm, apixaban, warfarin, cardiover, ablation, paroxysmal
    AF | afebrile | | vss, vitals
    PAF | paroxysmal atrial fibrillation | problem:atrial-fibrillation |
    HFREF | heart failure with reduced ejection fraction | problem:heart-failure |
    HFPEF | heart failure with preserved ejection fraction | problem:heart-failure |
    LVEF | left ventricular ejection fraction | test:lvef |
    EF | ejection fraction | test:lvef |
    CMP | cardiomyopathy | problem:cardiomyopathy | dilated, ischemic, lvef, heart
    CMP | comprehensive metabolic panel | | labs, cbc, lipid, order, check
    PVC | premature ventricular contraction | problem:extrasystoles |
    WPW | Wolff-Parkinson-White | problem:supraventricular-tachycardia |
    PAD | peripheral artery disease | problem:peripheral-artery |
    VTE | venous thromboembolism | problem:vein-thrombosis |
    HLP | hyperlipidemia | problem:hyperlipidemia |
    DLP | dyslipidemia | problem:hyperlipidemia |
    DMT2 | type 2 diabetes | problem:diabetes-2 |
    DMT1 | type 1 diabetes | problem:diabetes-1 |
    IGT | impaired glucose tolerance | problem:prediabetes |
    DPN | diabetic peripheral neuropathy | problem:diabetic-nerve |
    PDR | proliferative diabetic retinopathy | problem:diabetic-eye |
    NPDR | nonproliferative diabetic retinopathy | problem:diabetic-eye |
    CRI | chronic renal insufficiency | problem:ckd |
    CRD | chronic renal disease | problem:ckd |
    ATN | acute tubular necrosis | problem:acute-kidney-injury |
    RTA | renal tubular acidosis | problem:acidosis |
    BOO | bladder outlet obstruction | problem:prostate-enlarged |
    LUTS | lower urinary tract symptoms | problem:prostate-enlarged |
    SUI | stress urinary incontinence | problem:incontinence |
    URI | upper respiratory infection | problem:cold |
    URTI | upper respiratory tract infection | problem:cold |
    CAP | community-acquired pneumonia | problem:pneumonia | pneumonia, ceftriaxone, azithromycin, infiltrate, antibiotic
    HAP | hospital-acquired pneumonia | problem:pneumonia |
    AOM | acute otitis media | problem:ear-infection |
    TB | tuberculosis | problem:tuberculosis |
    LTBI | latent tuberculosis | problem:tuberculosis |
    OHS | obesity hypoventilation | problem:chronic-respiratory-failure |
    ILD | interstitial lung disease | problem:lung-fibrosis |
    PFT | pulmonary function test | |
    GERD | gastro-esophageal reflux disease | problem:reflux |
    IBD | inflammatory bowel disease | problem:crohn | crohn, colitis, fistula
    UC | ulcerative colitis | problem:ulcerative-colitis | colitis, mesalamine, rectal, flare, colectomy
    UC | urgent care | | seen at, visit
    UC | urine culture | | grew, culture, e coli
    CD | Crohn's disease | problem:crohn | crohn, ileum, ileal, fistula, infliximab
    UGIB | upper gastrointestinal bleeding | problem:gi-bleed |
    LGIB | lower gastrointestinal bleeding | problem:gi-bleed |
    GIB | gastrointestinal bleeding | problem:gi-bleed |
    MASLD | metabolic fatty liver disease | problem:fatty-liver |
    MASH | metabolic steatohepatitis | problem:fatty-liver |
    ESLD | end-stage liver disease | problem:cirrhosis |
    SBP | systolic blood pressure | test:systolic | mmhg, bp, dbp, pressure
    SBP | spontaneous bacterial peritonitis | problem:ascites | ascites, paracentesis, cirrhosis
    HBV | hepatitis B | problem:hepatitis-b |
    HCV | hepatitis C | problem:hepatitis-c |
    HIV | HIV infection | problem:hiv |
    AIDS | AIDS | problem:hiv |
    STI | sexually transmitted infection | |
    OA | osteoarthritis | problem:osteoarthritis |
    JIA | juvenile idiopathic arthritis | problem:rheumatoid-arthritis |
    FM | fibromyalgia | problem:fibromyalgia | pain, fatigue, rheumatolog
    LBP | low back pain | problem:back-pain |
    CLBP | chronic low back pain | problem:back-pain |
    OP | osteoporosis | problem:osteoporosis | dexa, bone, alendronate, fracture
    TBI | traumatic brain injury | problem:brain-injury |
    SZ | seizure | problem:single-seizure |
    LOC | loss of consciousness | |
    TGA | transient global amnesia | |
    MCI | mild cognitive impairment | problem:cognitive-impairment |
    LBD | Lewy body dementia | problem:dementia |
    FTD | frontotemporal dementia | problem:dementia |
    VAD | vascular dementia | problem:dementia | memory, cogniti
    VAD | ventricular assist device | | pump, lvad, heart
    CIDP | inflammatory demyelinating neuropathy | problem:neuropathy |
    GAD | generalized anxiety disorder | problem:anxiety |
    BAD | bipolar affective disorder | problem:bipolar | lithium, mania, psychiatr
    SAD | seasonal affective disorder | problem:depression | light, winter
    SI | suicidal ideation | problem:suicide-risk | hi, denies, plan, psychiatr, safety
    HI | homicidal ideation | | si, denies
    AUD | alcohol use disorder | problem:alcohol |
    ETOH | alcohol | |
    OUD | opioid use disorder | problem:opioid-use |
    SUD | substance use disorder | |
    IVDU | intravenous drug use | problem:opioid-use |
    IPV | intimate partner violence | problem:violence |
    ITP | immune thrombocytopenia | problem:thrombocytopenia |
    TTP | thrombotic thrombocytopenic purpura | problem:thrombocytopenia | plasma exchange, adamts, schistocyt
    TTP | tender to palpation | | tender, exam, joint
    HIT | heparin-induced thrombocytopenia | problem:thrombocytopenia | heparin, platelet, pf4
    DIC | disseminated intravascular coagulation | problem:thrombocytopenia |
    IDA | iron deficiency anemia | problem:iron-deficiency |
    ACD | anemia of chronic disease | problem:anemia | anemia, ferritin, iron
    ALL | acute lymphoblastic leukemia | problem:leukemia | leukemia, blast, lymphoblastic
    AML | acute myeloid leukemia | problem:leukemia |
    CLL | chronic lymphocytic leukemia | problem:leukemia |
    CML | chronic myeloid leukemia | problem:leukemia |
    NHL | non-Hodgkin lymphoma | problem:lymphoma |
    DLBCL | diffuse large B-cell lymphoma | problem:lymphoma |
    MM | multiple myeloma | problem:myeloma | myeloma, bortezomib, light chain, lenalidomide
    MDS | myelodysplastic syndrome | problem:myelodysplasia |
    NSCLC | non-small cell lung cancer | problem:lung-cancer |
    SCLC | small cell lung cancer | problem:lung-cancer |
    CRC | colorectal cancer | problem:colon-cancer |
    DCIS | ductal carcinoma in situ | problem:breast-cancer |
    IDC | invasive ductal carcinoma | problem:breast-cancer |
    BCC | basal cell carcinoma | problem:skin-cancer |
    SCC | squamous cell carcinoma | problem:skin-cancer | skin, mohs, lesion
    TCC | transitional cell carcinoma | problem:bladder-cancer |
    GBM | glioblastoma | problem:brain-cancer |
    PIH | pregnancy-induced hypertension | problem:pregnancy-hypertension |
    IUP | intrauterine pregnancy | problem:pregnancy |
    SAB | spontaneous abortion | problem:miscarriage |
    HELLP | HELLP syndrome | problem:preeclampsia |
    LMP | last menstrual period | |
    OCP | oral contraceptive pill | |
    IUD | intrauterine device | problem:contraception |
    AMD | macular degeneration | problem:macular-degeneration |
    POAG | primary open-angle glaucoma | problem:glaucoma |
    SNHL | sensorineural hearing loss | problem:hearing-loss |
    VRE | vancomycin-resistant enterococcus | |
    MRSA | methicillin-resistant staphylococcus | |
    SIRS | systemic inflammatory response | |
    FUO | fever of unknown origin | |
    CBC | complete blood count | |
    BMP | basic metabolic panel | |
    LFT | liver function tests | |
    TFT | thyroid function tests | |
    UA | urinalysis | |
    ABG | arterial blood gas | |
    CXR | chest X-ray | |
    KUB | abdominal X-ray | |
    CT | computed tomography | |
    MRI | magnetic resonance imaging | |
    TTE | transthoracic echocardiogram | |
    TEE | transesophageal echocardiogram | |
    EKG | electrocardiogram | |
    ECG | electrocardiogram | |
    EEG | electroencephalogram | |
    EMG | electromyogram | |
    EGD | upper endoscopy | |
    ERCP | endoscopic retrograde cholangiopancreatography | |
    LP | lumbar puncture | |
    DXA | bone density scan | |
    PET | positron emission tomography | |
    WBC | white cells | test:leukocytes |
    RBC | red cells | test:erythrocytes |
    HGB | hemoglobin | test:hemoglobin |
    HCT | hematocrit | test:hematocrit | hgb, %, hemoglobin, cbc, anemia
    HCT | hydrochlorothiazide | medicine:hydrochlorothiazide | mg, lisinopril, losartan
    PLT | platelets | test:platelets |
    MCV | mean red cell volume | test:mcv |
    ANC | absolute neutrophil count | test:neutrophils |
    ALC | absolute lymphocyte count | test:lymphocytes |
    BUN | blood urea nitrogen | test:urea |
    GFR | glomerular filtration rate | test:egfr |
    ACR | albumin/creatinine ratio | test:acr |
    UACR | urine albumin/creatinine ratio | test:acr |
    UPCR | urine protein/creatinine ratio | test:urine-protein-ratio |
    TSH | thyroid-stimulating hormone | test:tsh |
    FT4 | free thyroxine | test:free-t4 |
    FT3 | free triiodothyronine | test:free-t3 |
    PTH | parathyroid hormone | test:parathyroid |
    FSH | follicle-stimulating hormone | test:fsh |
    HCG | chorionic gonadotropin | test:hcg |
    ALT | alanine aminotransferase | test:alt |
    AST | aspartate aminotransferase | test:ast |
    ALP | alkaline phosphatase | test:alp |
    GGT | gamma-glutamyl transferase | test:ggt |
    LDH | lactate dehydrogenase | test:ldh |
    CPK | creatine kinase | test:ck |
    CRP | C-reactive protein | test:crp |
    ESR | sedimentation rate | test:esr |
    INR | international normalised ratio | test:inr |
    PTT | partial thromboplastin time | test:ptt |
    BNP | B-type natriuretic peptide | test:bnp |
    TIBC | total iron-binding capacity | test:tibc |
    TSAT | transferrin saturation | test:transferrin-saturation |
    CEA | carcinoembryonic antigen | test:cea | tumor, colon, ng, level
    CEA | carotid endarterectomy | problem:carotid-disease | carotid, stenosis
    AFP | alpha-fetoprotein | test:afp |
    LDL | LDL cholesterol | test:ldl |
    HDL | HDL cholesterol | test:hdl |
    TG | triglycerides | test:triglycerides | ldl, hdl, lipid, mg
    TC | total cholesterol | test:cholesterol | ldl, hdl, lipid, mg
    FBS | fasting blood sugar | test:glucose-fasting |
    FPG | fasting plasma glucose | test:glucose-fasting |
    A1C | HbA1c | test:hba1c |
    HR | heart rate | test:heart-rate |
    RR | respiratory rate | test:respiration |
    BP | blood pressure | test:systolic |
    BMI | body mass index | test:bmi |
    FEV1 | forced expiratory volume | test:fev1 |
    FVC | forced vital capacity | test:fvc |
    MMSE | mini-mental state examination | test:mmse |
    GCS | Glasgow coma score | test:glasgow-coma |
    ASA | aspirin | medicine:aspirin |
    APAP | acetaminophen | medicine:acetaminophen |
    HCTZ | hydrochlorothiazide | medicine:hydrochlorothiazide |
    NTG | nitroglycerin | medicine:nitroglycerin |
    ISMN | isosorbide mononitrate | medicine:isosorbide mononitrate |
    ISDN | isosorbide dinitrate | medicine:isosorbide dinitrate |
    MTX | methotrexate | medicine:methotrexate |
    AZA | azathioprine | medicine:azathioprine |
    MMF | mycophenolate mofetil | medicine:mycophenolate mofetil |
    HCQ | hydroxychloroquine | medicine:hydroxychloroquine |
    PTU | propylthiouracil | medicine:propylthiouracil |
    INH | isoniazid | medicine:isoniazid |
    UFH | unfractionated heparin | medicine:heparin |
    TPA | alteplase | medicine:alteplase |
    KCL | potassium chloride | medicine:potassium chloride |
    PCN | penicillin | medicine:penicillin V |
    VPA | valproate | medicine:valproate |
    LTG | lamotrigine | medicine:lamotrigine |
    CBZ | carbamazepine | medicine:carbamazepine |
    PHT | phenytoin | medicine:phenytoin |
    LEV | levetiracetam | medicine:levetiracetam |
    TCN | tetracycline | medicine:tetracycline |
    ACEI | ACE inhibitor | |
    ARB | angiotensin receptor blocker | |
    CCB | calcium channel blocker | |
    BB | beta blocker | |
    PPI | proton pump inhibitor | |
    NSAID | anti-inflammatory medicine | |
    SSRI | serotonin reuptake inhibitor | |
    TCA | tricyclic antidepressant | |
    DOAC | direct oral anticoagulant | |
    DMARD | disease-modifying antirheumatic | |
    ICS | inhaled corticosteroid | |
    LABA | long-acting beta agonist | |
    LAMA | long-acting muscarinic antagonist | |
    SABA | short-acting beta agonist | |
    PO | by mouth | |
    IV | into a vein | |
    IM | into a muscle | |
    SC | under the skin | |
    SL | under the tongue | |
    PR | by rectum | |
    BID | twice a day | |
    TID | three times a day | |
    QID | four times a day | |
    QD | every day | |
    QHS | at bedtime | |
    QOD | every other day | |
    PRN | as needed | |
    AC | before meals | |
    PC | after meals | |
    HS | at bedtime | |
    STAT | at once | |
    NPO | nothing by mouth | |
    DNR | do not resuscitate | |
    DNI | do not intubate | |
    CPR | cardiopulmonary resuscitation | |
    POA | power of attorney | |
    SOB | shortness of breath | |
    DOE | dyspnoea on exertion | |
    PND | paroxysmal nocturnal dyspnoea | |
    JVD | jugular venous distension | |
    LE | lower extremity | |
    UE | upper extremity | |
    RUQ | right upper quadrant | |
    LLQ | left lower quadrant | |
    HPI | history of present illness | |
    PMH | past medical history | |
    PSH | past surgical history | |
    FH | family history | |
    SH | social history | |
    ROS | review of systems | |
    NKDA | no known drug allergies | |
    NKA | no known allergies | |
    WNL | within normal limits | |
    NAD | no acute distress | |
    RRR | regular rate and rhythm | |
    CTAB | clear to auscultation bilaterally | |
    PERRL | pupils equal, round, reactive to light | |
    EOMI | extraocular movements intact | |
    HEENT | head, eyes, ears, nose, throat | |
    NTND | not tender, not distended | |
    AAO | alert and oriented | |
    ADL | activities of daily living | |
    ICU | intensive care unit | |
    SNF | skilled nursing facility | |
    TKA | total knee replacement | problem:joint-replacement |
    THA | total hip replacement | problem:joint-replacement |
    ORIF | open reduction and internal fixation | |
    BKA | below-knee amputation | problem:amputation |
    AKA | above-knee amputation | problem:amputation | amputat, stump, prosthe, leg
    AKA | also known as | | known, name
    CPAP | continuous positive airway pressure | |
    TAVR | transcatheter aortic valve replacement | problem:valve-prosthesis |
    AVR | aortic valve replacement | problem:valve-prosthesis |
    MVR | mitral valve replacement | problem:valve-prosthesis |
    PPM | permanent pacemaker | problem:pacemaker | paced, pacemaker, heart block, interrogat
    OHT | heart transplant | problem:transplant |
    BMT | bone marrow transplant | problem:transplant |
`,
}
