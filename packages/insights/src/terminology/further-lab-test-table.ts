import type { DataFile } from './data-file.ts'

/** Further tests and measurements, written like LAB_TEST_TABLE with names as notes write them (small letters) in a ninth cell. */
export const FURTHER_LAB_TESTS: DataFile & { readonly rows: string } = {
  source:
    'ranges: American Board of Internal Medicine, Laboratory Test Reference Ranges, entered from memory; conversion factors: molar masses (IUPAC); LOINC codes: those of Synthea and eCQM value sets are from their files, the rest from memory with their check digit',
  version: '1',
  reviewed: 'unreviewed: 2026-11-23, entered by engineering; not by a laboratory physician',
  rows: `
    rdw             | Red cell width        | 788-0? 30385-9     | %        | 9.0-14.5   | | | | rdw
    rdw-volume      | Red cell width (volume) | 21000-5         | fL       |            | | | |
    pdw             | Platelet width        | 32207-3           | fL       |            | | | |
    mpv             | Platelet volume       | 32623-1           | fL       |            | | | | mpv
    lymphocytes     | Lymphocytes           | 731-0? 26474-7?     | 10*3/uL  | 1.0-4.0    | | | 10*9/L*1 | lymphocytes, absolute lymphocyte count
    monocytes       | Monocytes             | 742-7? 26484-6?     | 10*3/uL  |            | | | 10*9/L*1 | monocytes
    eosinophils     | Eosinophils           | 711-2? 26449-9?     | 10*3/uL  | <0.5       | | | 10*9/L*1 | eosinophils, absolute eosinophil count
    basophils       | Basophils             | 704-7? 26444-0?     | 10*3/uL  |            | | | 10*9/L*1 | basophils
    neutrophil-share | Neutrophil share     | 770-8? 26511-6?     | %        |            | | | |
    lymphocyte-share | Lymphocyte share     | 736-9? 26478-8?     | %        |            | | | |
    reticulocytes   | Reticulocytes         | 17849-1? 4679-7?    | %        | 0.5-1.5    | | | | reticulocytes, retic count
    transferrin     | Transferrin           | 3034-6?            | mg/dL    | 200-400    | | | g/L*100 | transferrin
    tibc            | Iron binding capacity | 2500-7?            | ug/dL    | 250-310    | | | umol/L*5.5845 | tibc
    transferrin-saturation | Transferrin saturation | 2502-3?    | %        | 20-50      | | | | transferrin saturation, tsat, iron saturation
    folate          | Folate                | 2284-8?            | ng/mL    | >=4        | | | nmol/L*0.4414 | folate
    haptoglobin     | Haptoglobin           | 4542-7?            | mg/dL    | 83-267     | | | g/L*100 | haptoglobin
    ldh             | LDH                   | 2532-0? 14804-9?    | U/L      | 80-225     | | | | ldh, lactate dehydrogenase
    pt              | Prothrombin time      | 5902-2?            | s        | 11-13      | | | | prothrombin time
    ptt             | Partial thromboplastin time | 3173-2? 14979-9? | s     | 25-35      | | | | ptt, aptt
    fibrinogen      | Fibrinogen            | 3255-7?            | mg/dL    | 200-400    | | | g/L*100 | fibrinogen
    anti-xa         | Anti-Xa               | 3271-4?            | [IU]/mL  |            | | | |
    anion-gap       | Anion gap             | 33037-3 1863-0? 10466-1? | mmol/L | 7-13      | | | meq/L*1 | anion gap
    osmolality      | Osmolality            | 2692-2?            | mosm/kg  | 275-295    | | | | osmolality, serum osmolality
    ionized-calcium | Ionized calcium       | 1995-0?            | mmol/L   | 1.12-1.23  | | | mg/dL*0.2495 | ionized calcium
    globulin        | Globulin              | 10834-0           | g/dL     |            | | | g/L*0.1 | globulin
    direct-bilirubin | Direct bilirubin     | 1968-7?            | mg/dL    | 0.1-0.3    | | | umol/L*0.05847 | direct bilirubin, conjugated bilirubin
    ammonia         | Ammonia               | 16362-6? 22763-7?   | umol/L   | 11-35      | | | | ammonia
    amylase         | Amylase               | 1798-8?            | U/L      | 25-125     | | | | amylase
    prealbumin      | Prealbumin            | 14338-8?           | mg/dL    | 16-30      | | | g/L*100 | prealbumin
    ck-mb           | CK-MB                 | 13969-1?           | ng/mL    | <5         | | | ug/L*1 | ck-mb
    myoglobin       | Myoglobin             | 2639-3?            | ng/mL    |            | | | ug/L*1 | myoglobin
    homocysteine    | Homocysteine          | 13965-9?           | umol/L   | 5-15       | | | | homocysteine
    lipoprotein-a   | Lipoprotein(a)        | 10835-7?           | mg/dL    | <30        | | | | lipoprotein a
    apo-b           | Apolipoprotein B      | 1884-6?            | mg/dL    |            | | | g/L*100 | apolipoprotein b
    apo-a1          | Apolipoprotein A1     | 1869-7?            | mg/dL    |            | | | g/L*100 |
    non-hdl         | Non-HDL cholesterol   | 43396-1?           | mg/dL    | <130       | | | mmol/L*38.67 | non-hdl cholesterol
    vldl            | VLDL cholesterol      | 13458-5? 2091-7?    | mg/dL    |            | | | mmol/L*38.67 | vldl
    hs-crp          | High-sensitivity CRP  | 30522-7?           | mg/L     |            | | | mg/dL*10 | hs-crp, hscrp
    procalcitonin   | Procalcitonin         | 33959-8?           | ng/mL    | <0.1       | | | ug/L*1 | procalcitonin
    interleukin-6   | Interleukin 6         | 26881-3?           | pg/mL    |            | | | ng/L*1 |
    c-peptide       | C-peptide             | 1986-9?            | ng/mL    | 0.8-3.1    | | | nmol/L*3.021 | c-peptide
    insulin-level   | Insulin level         | 20448-7?           | u[IU]/mL |            | | | m[IU]/L*1 |
    fructosamine    | Fructosamine          | 15069-8?           | umol/L   | 200-285    | | | | fructosamine
    glucose-indicator | Glucose management indicator | 97506-0  | %        |            | | | |
    glucose-2h      | Glucose 2 h after load | 1518-0?           | mg/dL    | <140       | | | mmol/L*18.016 |
    free-t3         | Free T3               | 3051-0?            | pg/mL    | 2.3-4.2    | | | pmol/L*0.651 | free t3
    total-t4        | Total T4              | 3026-2?            | ug/dL    | 5-12       | | | nmol/L*0.0777 | total t4
    total-t3        | Total T3              | 3053-6?            | ng/dL    | 80-180     | | | nmol/L*65.1 | total t3
    tpo-antibodies  | Thyroid peroxidase antibodies | 8099-4?    | [IU]/mL  |            | | | k[IU]/L*1 |
    parathyroid     | Parathyroid hormone   | 2731-8?            | pg/mL    | 10-65      | | | ng/L*1, pmol/L*9.43 | pth, parathyroid hormone
    cortisol        | Cortisol              | 2143-6?            | ug/dL    |            | | | nmol/L*0.03625 | cortisol
    prolactin       | Prolactin             | 2842-3?            | ng/mL    | <20        | | | ug/L*1 | prolactin
    testosterone-level | Testosterone level | 2986-8?            | ng/dL    |            | | | nmol/L*28.84 |
    estradiol-level | Estradiol level       | 2243-4?            | pg/mL    |            | | | pmol/L*0.2724 |
    fsh             | FSH                   | 15067-2?           | m[IU]/mL |            | | | [IU]/L*1 | fsh
    lh              | LH                    | 10501-5?           | m[IU]/mL |            | | | [IU]/L*1 |
    hcg             | Pregnancy hormone     | 21198-7? 19080-1?   | m[IU]/mL |            | | | [IU]/L*1 | beta hcg, hcg
    aldosterone     | Aldosterone           | 1763-2?            | ng/dL    |            | | | pmol/L*0.03604 | aldosterone
    cea             | CEA                   | 2039-6?            | ng/mL    | <2.5       | | | ug/L*1 | cea
    ca-125          | CA 125                | 10334-1?           | U/mL     | <35        | | | kU/L*1 | ca-125
    ca-19-9         | CA 19-9               | 24108-3?           | U/mL     | <37        | | | kU/L*1 | ca 19-9
    afp             | AFP                   | 1834-1?            | ng/mL    | <10        | | | ug/L*1 | afp, alpha fetoprotein
    rheumatoid-factor | Rheumatoid factor   | 11572-5?           | [IU]/mL  | <24        | | | | rheumatoid factor
    anti-ccp        | CCP antibodies        | 32218-0?           | U/mL     |            | | | | anti-ccp
    complement-c3   | Complement C3         | 4485-9?            | mg/dL    | 100-233    | | | g/L*100 | complement c3
    complement-c4   | Complement C4         | 4498-2?            | mg/dL    | 14-48      | | | g/L*100 | complement c4
    ige             | IgE                   | 19113-0?           | [IU]/mL  | <160       | | | k[IU]/L*1 | ige, total ige
    igg             | IgG                   | 2465-3?            | mg/dL    | 640-1430   | | | g/L*100 | igg
    iga             | IgA                   | 2458-8?            | mg/dL    | 70-300     | | | g/L*100 | iga
    igm             | IgM                   | 2472-9?            | mg/dL    | 20-140     | | | g/L*100 | igm
    hepatitis-b-load | Hepatitis B viral load | 29615-2?         | [IU]/mL  |            | | | |
    hepatitis-c-load | Hepatitis C viral load | 11011-4? 20416-4? | [IU]/mL  |            | | | | hcv viral load
    vancomycin-trough | Vancomycin trough   | 4092-3?            | ug/mL    |            | | | mg/L*1 | vancomycin trough
    valproate-level | Valproate level       | 4086-5?            | ug/mL    |            | | | mg/L*1, umol/L*0.1442 | valproate level
    phenytoin-level | Phenytoin level       | 3968-5?            | ug/mL    |            | | | mg/L*1, umol/L*0.2523 | phenytoin level
    carbamazepine-level | Carbamazepine level | 3432-2?          | ug/mL    |            | | | mg/L*1, umol/L*0.2363 | carbamazepine level
    tacrolimus-level | Tacrolimus level     | 11253-2?           | ng/mL    |            | | | ug/L*1 | tacrolimus level
    cyclosporine-level | Cyclosporine level | 3520-4?            | ng/mL    |            | | | ug/L*1 | cyclosporine level
    blood-ph        | Blood pH              | 2744-1?            | [pH]     | 7.38-7.44  | | | |
    pco2            | Arterial CO2          | 2019-8?            | mm[Hg]   | 38-42      | | | kPa*7.5006 | pco2, paco2
    po2             | Arterial oxygen       | 2703-7?            | mm[Hg]   | 75-100     | | | kPa*7.5006 | po2, pao2
    base-excess     | Base excess           | 1925-7?            | mmol/L   |            | | | meq/L*1 | base excess
    urine-protein   | Urine protein         | 2888-6? 5804-0     | mg/dL    |            | | | g/L*100 | urine protein
    urine-protein-ratio | Urine protein/creatinine | 2890-2? 34366-5? | mg/g | <150      | | | mg/mmol*8.84 | protein creatinine ratio
    urine-albumin   | Urine albumin         | 14957-5? 1754-1?    | mg/L     |            | | | ug/mL*1, mg/dL*10 | urine albumin, microalbumin
    acr-24h         | Urine albumin/creatinine in 24 h | 13705-9 | mg/g    | <30        | | | mg/mmol*8.84 |
    urine-sodium    | Urine sodium          | 2955-3?            | mmol/L   |            | | | meq/L*1 | urine sodium
    urine-creatinine | Urine creatinine     | 2161-8?            | mg/dL    |            | | | |
    urine-ph        | Urine pH              | 5803-2 2756-5?     | [pH]     |            | | | |
    urine-gravity   | Urine specific gravity | 5811-5 2965-2?    | 1        |            | | | | specific gravity
    urine-glucose   | Urine glucose         | 5792-7            | mg/dL    |            | | | |
    urine-ketones   | Urine ketones         | 5797-6            | mg/dL    |            | | | |
    urine-bilirubin | Urine bilirubin       | 20505-4           | mg/dL    |            | | | |
    stool-blood     | Stool blood           | 57905-2           | ng/mL    |            | | | |
    calprotectin    | Stool calprotectin    | 38445-3?           | ug/g     | <50        | | | mg/kg*1 | calprotectin
    csf-protein     | CSF protein           | 2880-3?            | mg/dL    | 15-60      | | | g/L*100 | csf protein
    csf-glucose     | CSF glucose           | 2342-4?            | mg/dL    | 40-70      | | | mmol/L*18.016 | csf glucose
    sweat-chloride  | Sweat chloride        | 2077-6?            | mmol/L   | <30        | | | meq/L*1 | sweat chloride
    lead            | Lead                  | 5671-3?            | ug/dL    | <3.5       | | | umol/L*20.72 | lead level
    ethanol         | Alcohol in blood      | 5643-2?            | mg/dL    |            | | | mmol/L*4.607 | blood alcohol
    bone-density    | Bone density T-score  | 38265-5 80948-3   | {T-score} |           | | | | t-score
    mmse            | MMSE score            | 72106-8           | {score}  |            | | | | mmse
    phq-9           | PHQ-9 score           | 44261-6           | {score}  |            | | | | phq-9
    gad-7           | GAD-7 score           | 70274-6?           | {score}  |            | | | | gad-7
    audit-c         | AUDIT-C score         | 75626-2           | {score}  |            | | | | audit-c
    pain            | Pain score            | 72514-3 38208-5?   | {score}  |            | | | | pain score
    glasgow-coma    | Glasgow coma score    | 9269-2?            | {score}  |            | | | |
    fev1            | FEV1                  | 20150-9?           | L        |            | | | |
    fvc             | FVC                   | 19868-9?           | L        |            | | | |
    fev1-fvc        | FEV1/FVC              | 19926-5?           | %        |            | | | |
    peak-flow       | Peak flow             | 19935-6? 33452-4?   | L/min    |            | | | L/s*60 | peak flow
    oxygen-flow     | Oxygen flow           | 3151-8            | L/min    |            | | | | oxygen flow
    inspired-oxygen | Inspired oxygen       | 3150-0?            | %        |            | | | |
    waist           | Waist                 | 8280-0? 56086-2?    | cm       |            | | | m*100, [in_i]*2.54 | waist circumference
    head            | Head circumference    | 9843-4 8287-5?     | cm       |            | | | [in_i]*2.54 | head circumference
    bmi-percentile  | BMI percentile        | 59576-9           | %        |            | | | |
    head-percentile | Head circumference percentile | 8289-1    | %        |            | | | |
    length-weight-percentile | Weight for length percentile | 77606-2 | %   |            | | | |
    systolic-mean   | Mean systolic pressure | 96608-5          | mm[Hg]   |            | | | |
    diastolic-mean  | Mean diastolic pressure | 96609-3         | mm[Hg]   |            | | | |
    qt              | QTc                   | 8634-8? 8636-3?     | ms       |            | | | | qtc
    polyp-size      | Polyp size            | 33756-8           | mm       |            | | | |
    ige-peanut      | Peanut IgE            | 6206-7            | k[IU]/L  |            | | | |
    ige-walnut      | Walnut IgE            | 6273-7            | k[IU]/L  |            | | | |
    ige-cod         | Codfish IgE           | 6082-2            | k[IU]/L  |            | | | |
    ige-shrimp      | Shrimp IgE            | 6246-3            | k[IU]/L  |            | | | |
    ige-wheat       | Wheat IgE             | 6276-0            | k[IU]/L  |            | | | |
    ige-egg         | Egg white IgE         | 6106-9            | k[IU]/L  |            | | | |
    ige-soy         | Soybean IgE           | 6248-9            | k[IU]/L  |            | | | |
    ige-milk        | Cow milk IgE          | 7258-7            | k[IU]/L  |            | | | |
    ige-oak         | White oak IgE         | 6189-5            | k[IU]/L  |            | | | |
    ige-ragweed     | Ragweed IgE           | 6085-5            | k[IU]/L  |            | | | |
    ige-cat         | Cat dander IgE        | 6833-8            | k[IU]/L  |            | | | |
    ige-mite        | House dust mite IgE   | 6095-4            | k[IU]/L  |            | | | |
    ige-mould       | Mould IgE             | 6075-6            | k[IU]/L  |            | | | |
    ige-bee         | Honey bee IgE         | 6844-5            | k[IU]/L  |            | | | |
    ige-latex       | Latex IgE             | 6158-0            | k[IU]/L  |            | | | |
`,
}
