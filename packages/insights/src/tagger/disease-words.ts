import type { DataFile } from '../terminology/data-file.ts'

/** Words that names of diseases, symptoms and injuries are made of, in small letters: a hint to the tagger, which decides by the sentence. */
export const DISEASE_WORDS: DataFile & { readonly words: string } = {
  source: 'entered by engineering from general knowledge; no word list was copied, none was taken from a held-out text',
  version: '1',
  reviewed: '2026-11-23, by engineering; not by a clinician',
  words: `
    abdominal aberration abnormal abnormalities abnormality abortion abscess abscessed abscesses achalasia
    achondroplasia acidemia acidosis aciduria acne acrodermatitis acromegaly addiction addison adenocarcinoma
    adenocarcinomas adenoma adenomas adenomatosis adenomatous adrenoleukodystrophy adrenomyeloneuropathy
    agammaglobulinemia agenesis ageusia aggression agitation agranulocytosis aids akathisia akinesia akinetic
    albinism albuminuria alcaptonuria alcoholism alkalosis alkaptonuria allergic allergies allergy alopecia alport
    alzheimer amaurosis amblyopia ameloblastoma amenorrhea amenorrhoea amnesia amnesic amyloidosis anaemia anaemic
    anaphylactic anaphylactoid anaphylaxis anaplasia anasarca anemia anemias anemic anencephaly anesthesia
    aneuploidy aneurysm aneurysms angelman angina angioedema angiofibroma angiokeratoma angioma angiomyolipoma
    angiosarcoma anhedonia aniridia ankylosing anorexia anosmia anoxia antiphospholipid anuria anxiety aortitis
    apert aphasia aplasia aplastic apnea apnoea apoplexy appendicitis apraxia arachnodactyly arachnoiditis
    areflexia arrhythmia arrhythmias arrhythmic arteriosclerosis arteritis arthralgia arthralgias arthritis
    arthrogryposis arthropathy ascites aspergillosis aspermatogenesis asphyxia asterixis asthenia asthma asthmatic
    astigmatism astrocytoma asystole ataxia ataxias ataxic atelectasis atheroma atherosclerosis atherosclerotic
    atopic atopy atransferrinemia atresia atrophic atrophy autism autistic autoimmune avascular azoospermia
    azotemia bacteraemia bacteremia bacteriuria barrett batten becker behcet bipolar bleeding blepharospasm
    blindness blister blisters block botulism bradyarrhythmia bradyarrhythmias bradycardia bradycardias
    bradykinesia bradyphrenia breathlessness bronchiectasis bronchiolitis bronchitis bronchopneumonia bronchospasm
    bruise bruising bruxism bulimia bunion burn burns bursitis cachexia calcification calcifications calcinosis
    calculi calculus canavan cancer cancers candidemia candidiasis carcinogenesis carcinoid carcinoma carcinomas
    carcinomatosis carcinosarcoma cardiomyopathies cardiomyopathy cardiopathy cardiotoxic cardiotoxicity
    cardiovascular carditis caries carpal catalepsy cataleptic cataplexy cataract cataracts catatonia catatonic
    causalgia celiac cellulitis cephalgia cerebellitis cerebrovascular chancroid charcot chickenpox chlamydia
    cholangiocarcinoma cholangiopathy cholangitis cholecystitis cholelithiasis cholera cholestasis cholestatic
    chondrocalcinosis chondrodysplasia chondroma chondrosarcoma chordoma chorea choreiform choreoathetosis
    choriocarcinoma chorioretinopathy choroideremia chromhidrosis cirrhosis cirrhotic claudication cleft clonus
    clot clots cluster coagulopathies coagulopathy coarctation coeliac colic colitis collapse coloboma colorectal
    coma comatose concussion condylomas condylomata confusion congenital congestion conjunctivitides
    conjunctivitis constipation constricted contracture contractures convulsion convulsions convulsive copd
    costochondritis cough cramp cramps craniopharyngioma craniosynostosis cretinism crisis crohn croup
    cryptorchidism cushing cutis cyanosis cyst cystadenoma cystic cysticercosis cystinosis cystinuria cystitis
    cysts cytomegalovirus cytopenia cytopenias dactylitis deafblindness deafness death deaths deficiencies
    deficiency deficit deficits deformities deformity degeneration degenerations degenerative dehydration
    delirious delirium delusion delusions demented dementia demyelinating demyelination dengue dependence
    dependent depressed depression depressions depressive dermatitis dermatomyositides dermatomyositis
    dermatophytosis dermatosis diabetes diabetic diarrhea diarrhoea diastasis diphtheria diplegia diplopia
    disabilities disability disc discomfort disease diseases dislocation disorder disorders dissection distension
    distress diverticula diverticulitis diverticulosis dizziness dizzy dmd down drowsiness drowsy duchenne ductal
    dupuytren dwarfism dysarthria dysarthric dysautonomia dysautonomic dyschezia dyschromatopsia dyscrasia
    dysesthesia dysfunction dysfunctions dysgenesis dysgerminoma dysgeusia dyskeratosis dyskinesia dyskinesias
    dyskinetic dyslexia dyslipidaemia dyslipidemia dyslipidemias dysmenorrhea dysmorphic dysmotility dysostosis
    dyspareunia dyspepsia dysphagia dysphasia dysphonia dysphoria dysplasia dysplastic dyspnea dyspnoea
    dysrhythmia dysrhythmias dystocia dystocias dystonia dystonias dystonic dystrophies dystrophy dysuria
    ecchymosis eclampsia eclamptic ectopia eczema edema edematous effusion effusions ehlers embolism embolization
    embolus emesis emphysema empyema encephalitis encephalomyelitis encephalomyopathy encephalopathic
    encephalopathies encephalopathy endocarditis endometriosis endometritis endophthalmitis endotoxemia enteritis
    enterocolitis enteropathy enterovirus enuresis eosinophilia eosinophilic ependymoma epicondylitis
    epidermolysis epididymitis epilepsia epilepsies epilepsy epileptic epilepticus epileptiform epiphora
    epispadias epistaxis erosion erosions erythema erythroderma erythroleukemia esophageal esophagitis esotropia
    euphoria exanthema exophthalmos exostoses exostosis extrapyramidal extrasystoles fabry failure faint fainting
    fanconi fasciculation fasciculations fasciitis fatigue febrile fever fibrillary fibrillation fibrillations
    fibroadenoma fibroelastosis fibroid fibroids fibroma fibromyalgia fibrosarcoma fibrosing fibrosis fibrotic
    fistula fistulas flatulence flu flushing flutter folliculitis fracture fractures friedreich galactorrhea
    galactosemia gallstone gallstones ganglioneuroma gangliosidosis gangrene gastrinoma gastritis gastroenteritis
    gastroesophageal gastrointestinal gastroparesis gastroschisis gaucher gestosis giddiness gigantism gingivitis
    glaucoma glioblastoma glioma gliomas gliomatosis gliosis glomerulonephritis glomerulopathies glomerulopathy
    glomerulosclerosis glossitis glycogenosis glycosuria goiter goitre gonadoblastoma gonorrhea gout
    granulocytopenia granuloma granulomas granulomatous graves guillain gynecomastia haematoma haematuria
    haemolysis haemolytic haemophilia haemorrhage haemorrhages haemorrhagic hallucination hallucinations
    hallucinosis hamartoma hamartomas hamartomatous hashimoto headache headaches heartburn hemangioblastoma
    hemangioblastomas hemangioma hemangiomas hemangiosarcoma hemarthrosis hematemesis hematochezia hematoma
    hematomas hematuria hemianopsia hemiballismus hemiparesis hemiplegia hemochromatoses hemochromatosis
    hemoglobinopathy hemoglobinuria hemolysis hemolytic hemopericardium hemophilia hemopneumothorax hemoptysis
    hemorrhage hemorrhages hemorrhagic hemorrhoids hemosiderosis hepatic hepatitis hepatoblastoma
    hepatocarcinogenesis hepatocellular hepatoma hepatomas hepatomegaly hepatopathies hepatopathy
    hepatosplenomegaly hepatotoxic hepatotoxicity hermaphroditism hernia hernias herniation herpes herpetic
    heterotaxy hiccup hiccups hidradenitis hirschsprung hirsutism histiocytosis hives hoarseness hodgkin
    holoprosencephaly homicidal huntington hydatid hydrocele hydrocephalus hydronephrosis hydrops hypalgesia
    hyperactive hyperactivity hyperaldosteronism hyperalgesia hyperammonemia hyperbilirubinemia hypercalcemia
    hypercalciuria hypercapnia hypercholesterolaemia hypercholesterolemia hypercholesterolemic hypercoagulability
    hypercortisolism hyperemesis hyperemia hypereosinophilia hyperexcitability hyperferritinemia hyperglycaemia
    hyperglycemia hyperglycemic hyperhidrosis hyperhomocysteinemia hyperinsulinemia hyperkalaemia hyperkalemia
    hyperkinesia hyperkinetic hyperlactatemia hyperlipidaemia hyperlipidemia hyperlipoproteinemia hyperlocomotion
    hypermagnesemia hypernatremia hyperopia hyperoxaluria hyperparathyroid hyperparathyroidism hyperphagia
    hyperphenylalaninemia hyperphosphatemia hyperpigmentation hyperplasia hyperplastic hyperprolactinaemia
    hyperprolactinemia hyperpyrexia hyperreflexia hypersensitivity hypersomnia hypertelorism hypertension
    hypertensive hyperthermia hyperthyroid hyperthyroidism hypertonia hypertrichosis hypertriglyceridemia
    hypertrophic hypertrophy hyperuricaemia hyperuricemia hyperventilation hypoactivity hypoalbuminemia
    hypoaldosteronism hypobetalipoproteinemia hypocalcaemia hypocalcemia hypochondriasis hypochondroplasia
    hypodontia hypogammaglobulinemia hypoglycaemia hypoglycemia hypoglycemic hypogonadism hypokalaemia hypokalemia
    hypokinesia hypolocomotion hypomagnesemia hypomania hypomanic hypomelanosis hyponatraemia hyponatremia
    hypoparathyroidism hypoperfusion hypophosphatasia hypophosphatemia hypopituitarism hypoplasia hypoplastic
    hypoproteinemia hyposmia hypospadias hyposplenism hypotension hypotensive hypothermia hypothermic
    hypothyreosis hypothyroid hypothyroidism hypotonia hypoventilation hypovolemia hypoxaemia hypoxemia hypoxia
    hypoxic ichthyosis icterus ileitis ileus illness illnesses immunodeficiencies immunodeficiency immunodeficient
    immunosuppression impaction impairment impairments impotence incompetence incontinence indigestion infarct
    infarction infarctions infarcts infection infections infertility infestation inflammation inflammatory
    influenza injuries injury insomnia insufficiency intoxicated intoxication intussusception iridocyclitis
    irritability irritable ischaemia ischaemias ischaemic ischemia ischemic ischialgia itching jaundice kaposi
    keratitides keratitis keratoconus keratoderma keratopathy keratosis kernicterus ketoacidosis ketosis
    klinefelter kyphosis lacrimation lactic laryngitis laryngospasm leiomyoma leiomyomas leiomyosarcoma
    leishmaniasis lentiglobus leprosy leprous lesch lesion lesions lethargy leucopenia leukaemia leukaemias
    leukaemic leukaemogenesis leukemia leukemias leukemic leukemogenesis leukocytosis leukocyturia leukodystrophy
    leukoencephalopathy leukopenia leukoplakia lightheadedness lipidosis lipodystrophy lipofuscinosis lipoma
    lipomas lipomatosis liposarcoma lissencephaly listeriosis lithiasis lordosis lumbago lupus lymphadenitis
    lymphadenopathy lymphangioleiomyomatosis lymphangioma lymphedema lymphocytosis lymphohistiocytosis lymphoma
    lymphomas lymphopenia lymphoproliferative lynch machado macrocephaly macroglobulinemia macrosomia macular
    maculopathy malabsorption maladies malady malaise malaria malformation malformations malformed malignancies
    malignancy malignant malnutrition mania manic marfan mastalgia mastitis mastocytosis mastodynia mastoiditis
    mastopathy measles medullary medulloblastoma megacolon melancholia melancholy melanoma melanomas melanosis
    melena meniere meningioma meningiomas meningitis meningococcal meningoencephalitis menkes menorrhagia
    mesothelioma metaplasia metastases metastasis metastatic methemoglobinaemia methemoglobinemia metrorrhagia
    microalbuminuria microangiopathy microcephalic microcephaly micrognathia microphthalmia migraine migraines
    miosis miscarriage mola mononeuropathy mononucleoses mononucleosis monosomy morbidity movements moyamoya
    mucocutaneous mucolipidosis mucopolysaccharidosis mucositis mumps murmur mutism myalgia myalgias myasthenia
    myasthenic mycobacterial mycoses mycosis mydriasis myelitis myelodysplasia myelodysplastic myelofibrosis
    myeloma myelomas myelomeningocele myelopathies myelopathy myelosuppression myelosuppressive myocarditis
    myoclonias myoclonic myoclonus myodystrophy myoglobinemia myoglobinuria myopathic myopathies myopathy myopia
    myositis myotonia myotonic myxedema myxoma narcolepsy narcosis nausea necrolysis necroses necrosis necrotic
    necrotizing neoplasia neoplasm neoplasms neoplastic nephritis nephroangiosclerosis nephroblastoma
    nephrocalcinosis nephrolithiasis nephronophthisis nephropathies nephropathy nephrosis nephrotic nephrotoxic
    nephrotoxicities nephrotoxicity nephrotoxicoses neuralgia neurilemmoma neurinoma neuritis neuroacanthocytosis
    neuroblastoma neurodegeneration neurodegenerative neuroectodermal neurofibroma neurofibromas neurofibromatosis
    neuroleptic neuroma neuromyopathy neuropathic neuropathies neuropathy neuropsychiatric neuroses neurosis
    neurosyphilis neurotic neurotoxic neurotoxicities neurotoxicity neutropenia neutropenic nevi nevus nightmares
    nocturia nodule nodules norrie numbness nystagmus obese obesity obsessions obsessive obstruction obstructions
    obtundation odynophagia oedema oligodendroglioma oligohydramnios oligomenorrhea oligospermia oliguria oliguric
    onychomycosis ophthalmopathy ophthalmoplegia opisthotonus orchitis osteoarthritis osteoarthropathy
    osteochondritis osteochondroma osteodystrophy osteogenic osteolysis osteomalacia osteomyelitis osteonecrosis
    osteopenia osteopetrosis osteophyte osteophytes osteoporosis osteoporotic osteosarcoma osteosarcomas otitis
    otosclerosis ototoxicity overdosage overdose overdoses overweight oxalosis paget pain painful pains
    palpitation palpitations palsies palsy pancreatitis pancytopenia panic papillary papilledema papilloma
    papillomas paraesthesia paralyses paralysis paralytic paranoia paranoid paraparesis paraplegia parapsoriasis
    parasomnia paresis paresthesia paresthesias parkinson parkinsonian parkinsonism parotitis pellagra pemphigoid
    pemphigus perforation perforations pericardial pericarditis periodic periodontitis peritonitis peritonsillar
    pertussis petechiae pharyngitis pharyngolaryngitis phenylketonuria phenylketonurics pheochromocytoma
    pheochromocytomas phlebitis phobia phobias phobic photophobia photosensitivity pituitary plagiocephaly plaque
    plaques pleurisy pleuritic pneumoconiosis pneumocystis pneumonia pneumonias pneumonitis pneumothorax
    poikiloderma poisoning poisonings poliomyelitis polyarteritis polyarthritis polycystic polycythaemia
    polycythemia polydactyly polydipsia polymyositis polyneuritis polyneuropathies polyneuropathy polyp polyposis
    polyps polyuria porphyria porphyrias postictal prader preeclampsia prematurity presbycusis priapism proctitis
    proctocolitis prognathism prolapse prostatism prostatitis proteinuria proteinuric pruritic pruritus
    pseudarthrosis pseudoxanthoma psoriasis psoriatic psychomotor psychopathology psychoses psychosis
    psychosyndrome psychotic ptosis purpura pyelonephritis pyoderma pyrexia pyuria quadriparesis quadriplegia
    quadriplegic rabies radiculitis radiculopathy rash rashes rectal recurrence reflux refsum regurgitation
    relapse renal restenosis restlessness retardation retarded reticulosis retinitis retinoblastoma
    retinoblastomas retinopathies retinopathy rett rhabdoid rhabdomyolysis rhabdomyomas rhabdomyosarcoma rheumatic
    rheumatism rheumatoid rhinitis rhinorrhea rhinorrhoea rhinosinusitis rickets rigidity rigor ringworm rosacea
    rubella rupture ruptures salmonellosis salpingitis sandhoff sarcoidosis sarcoma sarcomas sarcopenia scabies
    scar scarring schistosomal schistosomiasis schizoaffective schizophrenia schizophrenic schizophrenics
    schwannoma sciatica scleredema scleritis scleroderma sclerosis scoliosis scotoma seborrhea sedation sedative
    seizure seizures seminoma seminomas sepsis septic septicaemia septicemia septicemic shigellosis shingles
    shivering shock sialorrhea sickle sickness silicosis sinusitides sinusitis sjogren smallpox somnolence
    somnolent soreness sores spasm spasmodic spasms spasticity spherocytosis spina splenomegalic splenomegaly
    spondylitis spondyloarthropathy spondylolisthesis spondylosis sprain sprains sprue steatohepatitis steatorrhea
    steatosis stenoses stenosis sterility stiffness stillbirth stomatitis stone stones strabismus strain strains
    stress stroke strokes stupor stuttering subarachnoid subluxation suicidal suicide suicides sweating swelling
    swellings syncopal syncope syndactyly syndrome syndromes synovitis syphilis syringomyelia syringomyelic
    systolic tachyarrhythmia tachyarrhythmias tachyarrhythmic tachycardia tachycardias tachypnea tachypnoea
    tardive tay tear tears telangiectasia telangiectasias tenderness tendinitis tendinopathy tendonitis
    tenosynovitis tension teratogenic teratogenicity teratoma teratomas tetanus tetany thalassaemia thalassemia
    thinning thirst thrombi thrombocythemia thrombocytopenia thrombocytopenic thrombocytosis thromboembolic
    thromboembolism thrombophilia thrombophlebitis thromboses thrombosis thrombotic thrombus thrush thymoma
    thymomas thyroiditis thyromegaly thyrotoxicosis tic tics tinnitus tiredness tonsillitis torsade torsades
    torsion torticollis tourette toxaemia toxemia toxic toxicities toxicity toxicosis toxoplasmosis tracheitis
    trachoma trauma traumatic tremor tremors trichinosis trichotillomania trismus trisomy tuberculosis tularemia
    tumor tumorigenesis tumorigenic tumors tumour tumours turner twitching typhoid typhus ulcer ulceration
    ulcerations ulcerative ulcers unconscious unconsciousness unresponsive uraemia uraemic uremia uremic
    urethritis urolithiasis urosepsis urticaria urticarial usher uveitis vaginitis valvular valvulopathy varicella
    varices varicocele varicosities vasculitides vasculitis vasculopathy vasoconstriction vasospasm vasospasms
    ventriculomegaly verruca vertigo viremia virilization vitiligo vitreoretinopathy volvulus vomit vomiting
    vomitings waardenburg wart warts wasting weakness wegener werner wheeze wheezing wilms wilson withdrawal
    wolfram wound wounds xanthoma xanthomatosis xerophthalmia xerosis xerostomia zellweger zoster
  `,
}
