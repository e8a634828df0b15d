import type { DataFile } from './data-file.ts'

/**
 * Laboratory tests and measurements of adults who are not pregnant, one a line:
 * key | name | LOINC codes | unit (UCUM) | usual range | critical limits | within-person variation CVi in % | other units
 *
 * A range is `low-high`, `<high` or `>=low`, with `F` and `M` before it where it differs by sex. Critical limits mean "at or beyond". A unit is
 * converted by `unit*factor`, with `+offset` where the scales start apart; a unit that is not listed is refused.
 */
export const LAB_TEST_TABLE: DataFile & { readonly rows: string } = {
  source: [
    'ranges: American Board of Internal Medicine, Laboratory Test Reference Ranges; lipids: NCEP ATP III; HbA1c and glucose: ADA Standards of Care;',
    'eGFR and albumin/creatinine: KDIGO 2024; vital signs: Royal College of Physicians NEWS2 (2017);',
    'critical limits: Kost, JAMA 1990;263:704 (means of US centres) and, for INR and troponin, none;',
    'LOINC codes: Synthea, US Core and eCQM value sets, those marked "?" from memory;',
    'CVi: Ricos et al., Scand J Clin Lab Invest 1999;59:491, with its 2014 update; conversion factors: molar masses (IUPAC)',
  ].join(' '),
  version: '1',
  reviewed:
    '2026-11-22, by engineering; ranges and CVi were entered from memory of the named tables: confirm before clinical use',
  rows: `
    sodium        | Sodium              | 2951-2 2947-0 32717-1?          | mmol/L  | 136-145           | 120-158   | 0.6  | meq/L*1
    potassium     | Potassium           | 2823-3 6298-4 32713-0?          | mmol/L  | 3.5-5.0           | 2.8-6.2   | 4.6  | meq/L*1
    chloride      | Chloride            | 2075-0 2069-3                  | mmol/L  | 98-106            | 75-126    | 1.2  | meq/L*1
    bicarbonate   | Bicarbonate         | 2028-9 20565-8 1963-8?          | mmol/L  | 23-28             | 11-40     | 4.0  | meq/L*1
    urea          | Urea nitrogen       | 3094-0 6299-2                  | mg/dL   | 8-20              | -104      | 12.1 | mmol/L*2.8014
    creatinine    | Creatinine          | 2160-0 38483-4 14682-9?         | mg/dL   | F 0.5-1.1 M 0.7-1.3 | -7.4    | 5.2  | umol/L*0.011312
    egfr          | eGFR                | 33914-3 62238-1 98979-8 98980-6 48642-3 48643-1 88293-6 88294-4 69405-9 77147-7 50210-4 | mL/min/{1.73_m2} | >=60 | | 5.3 | mL/min*1
    glucose       | Glucose             | 2345-7 2339-0 15074-8 14749-6?  | mg/dL   | 70-139            | 46-484    | 5.6  | mmol/L*18.016
    glucose-fasting | Fasting glucose   | 1558-6? 1557-8? 76629-5?          | mg/dL   | 70-99             | 46-484    | 5.6  | mmol/L*18.016
    hba1c         | HbA1c               | 4548-4 17856-6 59261-8? 41995-2? | %       | <5.6              |           | 1.9  | mmol/mol*0.09148+2.152
    calcium       | Calcium             | 17861-6 49765-1 2000-8?         | mg/dL   | 8.6-10.2          | 6.6-12.9  | 2.1  | mmol/L*4.008
    magnesium     | Magnesium           | 19123-9? 2601-3?                 | mg/dL   | 1.6-2.6           | 1.0-4.9   | 3.6  | mmol/L*2.4305, meq/L*1.2153
    phosphate     | Phosphate           | 2777-1? 14879-1?                 | mg/dL   | 3.0-4.5           | 1.2-8.9   | 8.2  | mmol/L*3.0974
    albumin       | Albumin             | 1751-7 61151-7? 2862-1?          | g/dL    | 3.5-5.5           |           | 3.2  | g/L*0.1
    protein       | Total protein       | 2885-2                         | g/dL    | 5.5-9.0           |           | 2.8  | g/L*0.1
    bilirubin     | Bilirubin           | 1975-2 42719-5 14631-6?         | mg/dL   | 0.3-1.0           |           | 21.8 | umol/L*0.05847
    alt           | ALT                 | 1742-6 1743-4? 1744-2?           | U/L     | 10-40             |           | 19.4 |
    ast           | AST                 | 1920-8 30239-8?                 | U/L     | 10-40             |           | 12.3 |
    alp           | Alkaline phosphatase | 6768-6                        | U/L     | 30-120            |           | 6.5  |
    ggt           | Gamma-GT            | 2324-2?                         | U/L     | F 8-40 M 9-50     |           | 13.4 |
    ck            | Creatine kinase     | 2157-6?                         | U/L     | F 30-135 M 55-170 |           | 22.8 |
    lipase        | Lipase              | 3040-3?                         | U/L     | 10-140            |           |      |
    urate         | Uric acid           | 3084-1? 14933-6?                 | mg/dL   | 3.0-7.0           |           | 8.6  | umol/L*0.016811
    cholesterol   | Total cholesterol   | 2093-3 14647-2?                 | mg/dL   | <200              |           | 6.0  | mmol/L*38.67
    ldl           | LDL cholesterol     | 18262-6 13457-7 2089-1 22748-8? | mg/dL   | <130              |           | 7.8  | mmol/L*38.67
    hdl           | HDL cholesterol     | 2085-9 14646-4?                 | mg/dL   | F >=50 M >=40     |           | 7.3  | mmol/L*38.67
    triglycerides | Triglycerides       | 2571-8 14927-8?                 | mg/dL   | <150              |           | 19.9 | mmol/L*88.57
    hemoglobin    | Hemoglobin          | 718-7 20509-6? 30313-1?          | g/dL    | F 12-16 M 14-18   | 6.6-19.9  | 2.9  | g/L*0.1, mmol/L*1.6114
    hematocrit    | Hematocrit          | 4544-3 20570-8 71833-8?         | %       | F 37-47 M 42-50   | 18-61     | 2.7  | L/L*100
    erythrocytes  | Red cells           | 789-8 26453-1                  | 10*6/uL | 4.2-5.9           |           | 3.2  | 10*12/L*1
    mcv           | MCV                 | 787-2 30428-7                  | fL      | 80-98             |           | 1.4  |
    mch           | MCH                 | 785-6                          | pg      | 28-32             |           | 1.4  |
    mchc          | MCHC                | 786-4                          | g/dL    | 33-36             |           | 1.1  | g/L*0.1
    leukocytes    | White cells         | 6690-2 26464-8 804-5?           | 10*3/uL | 4.0-11.0          | 2.0-37    | 11.4 | 10*9/L*1
    neutrophils   | Neutrophils         | 751-8? 26499-4? 753-4?            | 10*3/uL | 1.5-8.0           |           | 17.1 | 10*9/L*1
    platelets     | Platelets           | 777-3 26515-7 778-1?            | 10*3/uL | 150-450           | 37-910    | 9.1  | 10*9/L*1
    ferritin      | Ferritin            | 2276-4?                         | ng/mL   | F 11-307 M 24-336 |           | 14.2 | ug/L*1
    iron          | Iron                | 2498-4? 14798-3?                 | ug/dL   | 50-150            |           | 26.5 | umol/L*5.5845
    b12           | Vitamin B12         | 2132-9? 14685-2?                 | pg/mL   | 200-800           |           | 15.0 | pmol/L*1.3554, ng/L*1
    vitamin-d     | Vitamin D           | 1989-3? 62292-8? 14635-7?         | ng/mL   | 30-60             |           |      | nmol/L*0.40064, ug/L*1
    tsh           | TSH                 | 3016-3? 11580-8? 11579-0?         | m[IU]/L | 0.5-4.0           |           | 19.3 | u[IU]/mL*1
    free-t4       | Free T4             | 3024-7? 14920-3?                 | ng/dL   | 0.8-1.8           |           | 5.7  | pmol/L*0.07769
    crp           | CRP                 | 1988-5? 76485-2?                 | mg/L    | <8                |           | 42.2 | mg/dL*10
    esr           | Sedimentation rate  | 4537-7? 30341-2?                 | mm/h    | F 0-20 M 0-15     |           |      |
    inr           | INR                 | 6301-6? 34714-6?                 | 1       | 0.8-1.2           |           |      |
    ddimer        | D-dimer             | 48065-7? 48066-5?                | ng/mL   | <500              |           |      | ug/L*1, ug/mL*1000, mg/L*1000
    nt-probnp     | NT-proBNP           | 33762-6 83107-3?                | pg/mL   | <125              |           | 10.0 | ng/L*1
    bnp           | BNP                 | 30934-4? 42637-9?                | pg/mL   | <100              |           |      | ng/L*1
    troponin-t    | Troponin T          | 67151-1? 6598-7?                 | ng/L    |                   |           |      | pg/mL*1, ng/mL*1000, ug/L*1000
    troponin-i    | Troponin I          | 89579-7? 10839-9?                | ng/L    |                   |           |      | pg/mL*1, ng/mL*1000, ug/L*1000
    psa           | PSA                 | 2857-1 35741-8?                 | ng/mL   |                   |           | 18.1 | ug/L*1
    acr           | Urine albumin/creatinine | 14959-1 9318-7 32294-1    | mg/g    | <30               |           | 30.5 | mg/mmol*8.84
    lactate       | Lactate             | 2524-7? 32693-4?                 | mmol/L  |                   | -3.4      | 27.2 | mg/dL*0.11101
    lithium       | Lithium             | 14334-7? 3719-2?                 | mmol/L  |                   |           |      | meq/L*1
    digoxin       | Digoxin             | 10535-3?                        | ng/mL   |                   |           |      | nmol/L*0.78077, ug/L*1
    hiv-load      | HIV viral load      | 20447-9? 70241-5? 62469-2?        | {copies}/mL |               |           |      |
    cd4           | CD4 cells           | 24467-3?                 | /uL     | 500-1500          |           |      | 10*6/L*1
    lvef          | Ejection fraction   | 10230-1 8806-2?                 | %       |                   |           |      |
    systolic      | Systolic pressure   | 8480-6                         | mm[Hg]  |                   | 90-220    |      |
    diastolic     | Diastolic pressure  | 8462-4                         | mm[Hg]  |                   |           |      |
    heart-rate    | Heart rate          | 8867-4                         | /min    | 51-90             | 40-131    |      |
    respiration   | Respiratory rate    | 9279-1                         | /min    | 12-20             | 8-25      |      |
    temperature   | Temperature         | 8310-5 8331-1                  | Cel     | 36.1-38.0         | 35-       |      | [degF]*0.555556-17.777778
    oxygen        | Oxygen saturation   | 2708-6 59408-5                 | %       | >=96              | 91-       |      |
    weight        | Body weight         | 29463-7 3141-9                 | kg      |                   |           |      | g*0.001, [lb_av]*0.453592
    height        | Body height         | 8302-2                         | cm      |                   |           |      | m*100, [in_i]*2.54
    bmi           | Body mass index     | 39156-5                        | kg/m2   |                   |           |      |
`,
}

/**
 * Values that no living person has, in the test's own unit: a value beyond is no measurement of this test in this unit (a wrong unit, a slip of the
 * keyboard), and nothing is concluded from it. Our own wide limits.
 */
export const IMPLAUSIBLE_ABOVE: Readonly<Record<string, number>> = {
  sodium: 250,
  potassium: 15,
  chloride: 200,
  bicarbonate: 80,
  calcium: 25,
  magnesium: 20,
  phosphate: 40,
  albumin: 10,
  protein: 20,
  creatinine: 40,
  hba1c: 25,
  hemoglobin: 30,
  hematocrit: 90,
  erythrocytes: 15,
  mcv: 200,
  inr: 30,
  egfr: 250,
  oxygen: 100,
  temperature: 47,
  systolic: 350,
  diastolic: 250,
  'heart-rate': 400,
  respiration: 120,
}

/** Units as laboratories write them, with the UCUM code they mean. */
export const UNIT_SPELLINGS: Readonly<Record<string, string>> = {
  'meq/l': 'meq/L',
  'mmol/l': 'mmol/L',
  'umol/l': 'umol/L',
  'µmol/l': 'umol/L',
  'μmol/l': 'umol/L',
  'nmol/l': 'nmol/L',
  'pmol/l': 'pmol/L',
  'mg/dl': 'mg/dL',
  'mg/l': 'mg/L',
  'g/dl': 'g/dL',
  'g/l': 'g/L',
  'ug/dl': 'ug/dL',
  'mcg/dl': 'ug/dL',
  'ug/l': 'ug/L',
  'mcg/l': 'ug/L',
  'ug/ml': 'ug/mL',
  'ng/ml': 'ng/mL',
  'ng/dl': 'ng/dL',
  'ng/l': 'ng/L',
  'pg/ml': 'pg/mL',
  'u/l': 'U/L',
  'iu/l': 'U/L',
  '[iu]/l': 'U/L',
  'miu/l': 'm[IU]/L',
  'mu/l': 'm[IU]/L',
  'uiu/ml': 'u[IU]/mL',
  '10*3/ul': '10*3/uL',
  '10^3/ul': '10*3/uL',
  '10e3/ul': '10*3/uL',
  'x10e3/ul': '10*3/uL',
  'k/ul': '10*3/uL',
  '10*9/l': '10*9/L',
  '10^9/l': '10*9/L',
  'x10^9/l': '10*9/L',
  '10*6/ul': '10*6/uL',
  '10^6/ul': '10*6/uL',
  'm/ul': '10*6/uL',
  '10*12/l': '10*12/L',
  '10^12/l': '10*12/L',
  'l/l': 'L/L',
  fl: 'fL',
  pg: 'pg',
  'mm/hr': 'mm/h',
  'mm/h': 'mm/h',
  mmhg: 'mm[Hg]',
  'mm[hg]': 'mm[Hg]',
  'mm hg': 'mm[Hg]',
  cel: 'Cel',
  '°c': 'Cel',
  c: 'Cel',
  '[degf]': '[degF]',
  '°f': '[degF]',
  '/min': '/min',
  '{beats}/min': '/min',
  '{breaths}/min': '/min',
  'beats/min': '/min',
  'beats/minute': '/min',
  'breaths/min': '/min',
  bpm: '/min',
  'ml/min/{1.73_m2}': 'mL/min/{1.73_m2}',
  'ml/min/1.73m2': 'mL/min/{1.73_m2}',
  'ml/min/1.73 m2': 'mL/min/{1.73_m2}',
  'ml/min/1.73m²': 'mL/min/{1.73_m2}',
  'ml/min/1.73 m²': 'mL/min/{1.73_m2}',
  'ml/min/1.73': 'mL/min/{1.73_m2}',
  'ml/min': 'mL/min',
  '{inr}': '1',
  '{ratio}': '1',
  kg: 'kg',
  lb: '[lb_av]',
  lbs: '[lb_av]',
  '[lb_av]': '[lb_av]',
  in: '[in_i]',
  '[in_i]': '[in_i]',
  'copies/ml': '{copies}/mL',
  '{copies}/ml': '{copies}/mL',
  'cells/ul': '/uL',
  '{cells}/ul': '/uL',
  '/ul': '/uL',
}
