/** Lower and upper limit of the reference range, either may be open. */
export type Range = readonly [low: number | undefined, high: number | undefined]

/** One laboratory test: LOINC code, plain name, UCUM unit, adult reference range. */
export interface Analyte {
  readonly loinc: string
  readonly text: string
  /** UCUM code; absent for tests that answer in words. */
  readonly unit?: string
  /** The unit as people write it, where it differs from the UCUM code. */
  readonly shown?: string
  readonly range?: Range | { readonly female: Range; readonly male: Range }
  /** Beyond these the laboratory telephones. */
  readonly alarm?: Range
  /** What a healthy adult's result lies between; fills the gaps of a panel. */
  readonly usual?: readonly [low: number, high: number]
  readonly decimals?: number
}

/**
 * The laboratory tests of the samples. Reference ranges are ordinary adult ranges as hospital laboratories print them.
 * This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the
 * LOINC Committee and is available at no cost under the license at http://loinc.org/license.
 */
export const analytes = {
  hba1c: { loinc: '4548-4', text: 'HbA1c', unit: '%', range: [undefined, 5.7], decimals: 1 },
  glucose: { loinc: '2345-7', text: 'Glucose', unit: 'mg/dL', range: [70, 99], alarm: [50, 400], usual: [78, 97] },
  sodium: { loinc: '2951-2', text: 'Sodium', unit: 'mmol/L', range: [135, 145], alarm: [120, 160], usual: [137, 143] },
  potassium: {
    loinc: '2823-3',
    text: 'Potassium',
    unit: 'mmol/L',
    range: [3.5, 5.1],
    alarm: [2.8, 6.2],
    usual: [3.8, 4.6],
    decimals: 1,
  },
  bicarbonate: {
    loinc: '2028-9',
    text: 'Bicarbonate',
    unit: 'mmol/L',
    range: [22, 29],
    alarm: [10, 40],
    usual: [24, 27],
  },
  creatinine: {
    loinc: '2160-0',
    text: 'Creatinine',
    unit: 'mg/dL',
    range: { female: [0.5, 1.0], male: [0.7, 1.3] },
    usual: [0.7, 0.95],
    decimals: 2,
  },
  egfr: {
    loinc: '98979-8',
    text: 'Kidney filtration rate (eGFR, CKD-EPI 2021)',
    unit: 'mL/min/{1.73_m2}',
    shown: 'mL/min/1.73 m²',
    range: [60, undefined],
  },
  calcium: { loinc: '17861-6', text: 'Calcium', unit: 'mg/dL', range: [8.6, 10.2], usual: [9, 9.8], decimals: 1 },
  'urine-albumin': {
    loinc: '9318-7',
    text: 'Albumin to creatinine ratio in urine',
    unit: 'mg/g{creat}',
    shown: 'mg/g',
    range: [undefined, 30],
    usual: [4, 22],
  },
  haemoglobin: {
    loinc: '718-7',
    text: 'Hemoglobin',
    unit: 'g/dL',
    range: { female: [12, 15.5], male: [13.5, 17.5] },
    alarm: [7, 20],
    usual: [13.6, 15.2],
    decimals: 1,
  },
  leukocytes: {
    loinc: '6690-2',
    text: 'White blood cells',
    unit: '10*3/uL',
    range: [4, 11],
    usual: [5, 8.6],
    decimals: 1,
  },
  platelets: {
    loinc: '777-3',
    text: 'Platelets',
    unit: '10*3/uL',
    range: [150, 400],
    alarm: [30, 1000],
    usual: [190, 320],
  },
  mcv: { loinc: '787-2', text: 'Mean red cell volume', unit: 'fL', range: [80, 100], usual: [85, 94] },
  ferritin: {
    loinc: '2276-4',
    text: 'Ferritin',
    unit: 'ng/mL',
    range: { female: [13, 150], male: [30, 400] },
    usual: [45, 120],
  },
  cholesterol: {
    loinc: '2093-3',
    text: 'Total cholesterol',
    unit: 'mg/dL',
    range: [undefined, 200],
    usual: [160, 195],
  },
  hdl: {
    loinc: '2085-9',
    text: 'HDL cholesterol',
    unit: 'mg/dL',
    range: { female: [50, undefined], male: [40, undefined] },
    usual: [51, 62],
  },
  ldl: {
    loinc: '13457-7',
    text: 'LDL cholesterol (calculated)',
    unit: 'mg/dL',
    range: [undefined, 100],
    usual: [80, 99],
  },
  triglycerides: { loinc: '2571-8', text: 'Triglycerides', unit: 'mg/dL', range: [undefined, 150], usual: [85, 145] },
  alt: { loinc: '1742-6', text: 'ALT', unit: 'U/L', range: [undefined, 40], usual: [14, 34] },
  ast: { loinc: '1920-8', text: 'AST', unit: 'U/L', range: [undefined, 40], usual: [15, 32] },
  bilirubin: {
    loinc: '1975-2',
    text: 'Bilirubin, total',
    unit: 'mg/dL',
    range: [undefined, 1.2],
    usual: [0.4, 0.9],
    decimals: 1,
  },
  albumin: { loinc: '1751-7', text: 'Albumin', unit: 'g/dL', range: [3.5, 5], usual: [4, 4.6], decimals: 1 },
  inr: {
    loinc: '6301-6',
    text: 'INR',
    unit: '1',
    shown: 'INR',
    range: [0.9, 1.1],
    alarm: [undefined, 5],
    usual: [1, 1.1],
    decimals: 1,
  },
  tsh: { loinc: '3016-3', text: 'TSH', unit: 'm[IU]/L', shown: 'mIU/L', range: [0.4, 4], usual: [1, 2.8], decimals: 2 },
  't4-free': { loinc: '3024-7', text: 'Free T4', unit: 'ng/dL', range: [0.8, 1.8], usual: [1, 1.5], decimals: 2 },
  'nt-probnp': { loinc: '33762-6', text: 'NT-proBNP', unit: 'pg/mL', range: [undefined, 125], usual: [40, 110] },
  troponin: {
    loinc: '89579-7',
    text: 'Troponin I, high sensitivity',
    unit: 'ng/L',
    range: { female: [undefined, 16], male: [undefined, 34] },
    alarm: [undefined, 100],
  },
  crp: { loinc: '1988-5', text: 'C-reactive protein', unit: 'mg/L', range: [undefined, 5], usual: [1, 4] },
  esr: { loinc: '4537-7', text: 'Erythrocyte sedimentation rate', unit: 'mm/h', range: [0, 20], usual: [4, 16] },
  urate: {
    loinc: '3084-1',
    text: 'Uric acid',
    unit: 'mg/dL',
    range: { female: [2.4, 6], male: [3.4, 7] },
    decimals: 1,
  },
  digoxin: {
    loinc: '10535-3',
    text: 'Digoxin level',
    unit: 'ng/mL',
    range: [0.5, 0.9],
    alarm: [undefined, 2],
    decimals: 1,
  },
  theophylline: {
    loinc: '4049-3',
    text: 'Theophylline level',
    unit: 'ug/mL',
    shown: 'µg/mL',
    range: [8, 15],
    alarm: [undefined, 20],
    decimals: 1,
  },
  'vitamin-d': { loinc: '1989-3', text: 'Vitamin D (25-hydroxy)', unit: 'ng/mL', range: [30, 100], decimals: 0 },
  psa: { loinc: '2857-1', text: 'Prostate specific antigen', unit: 'ng/mL', range: [undefined, 4], decimals: 2 },
  'rheumatoid-factor': {
    loinc: '11572-5',
    text: 'Rheumatoid factor',
    unit: '[IU]/mL',
    shown: 'IU/mL',
    range: [undefined, 14],
  },
  'anti-ccp': { loinc: '33935-8', text: 'Antibody to citrullinated peptide', unit: 'U/mL', range: [undefined, 20] },
  ketones: { loinc: '6873-4', text: 'Beta-hydroxybutyrate', unit: 'mmol/L', range: [undefined, 0.6], decimals: 1 },
  'venous-ph': {
    loinc: '2746-6',
    text: 'Venous blood pH',
    unit: '[pH]',
    shown: 'pH',
    range: [7.32, 7.42],
    alarm: [7.2, 7.6],
    decimals: 2,
  },
  ethanol: { loinc: '5643-2', text: 'Ethanol', unit: 'mg/dL', range: [undefined, 10] },
  'opiate-screen': { loinc: '19295-5', text: 'Opiate screen in urine' },
  'hepatitis-c-rna': {
    loinc: '11011-4',
    text: 'Hepatitis C virus RNA',
    unit: '[IU]/mL',
    shown: 'IU/mL',
    range: [undefined, 15],
  },
  'hiv-screen': { loinc: '56888-1', text: 'HIV antibody and antigen screen' },
  'hiv-viral-load': {
    loinc: '20447-9',
    text: 'HIV-1 RNA',
    unit: '{copies}/mL',
    shown: 'copies/mL',
    range: [undefined, 20],
  },
  'cd4-count': { loinc: '24467-3', text: 'CD4 cell count', unit: '/uL', shown: 'cells/µL', range: [500, 1500] },
  'syphilis-screen': { loinc: '20507-0', text: 'Syphilis screen (RPR)' },
  'chlamydia-test': { loinc: '43304-5', text: 'Chlamydia test (nucleic acid)' },
  'pregnancy-test': { loinc: '2106-3', text: 'Pregnancy test in urine' },
  'blood-group': { loinc: '882-1', text: 'Blood group, ABO and Rh' },
  'red-cell-antibodies': { loinc: '890-4', text: 'Red cell antibody screen' },
  'glucose-2h': {
    loinc: '20436-2',
    text: 'Glucose 2 hours after a 75 g drink',
    unit: 'mg/dL',
    range: [undefined, 153],
  },
  'urine-culture': { loinc: '630-4', text: 'Urine culture' },
} as const satisfies Record<string, Analyte>

/** The name of a laboratory test in `analytes`. */
export type AnalyteCode = keyof typeof analytes

/** A group of tests reported together; `fills` are measured every time and get a usual value where the story gives none. */
export interface Panel {
  readonly loinc?: string
  readonly text: string
  readonly fills?: readonly AnalyteCode[]
}

/** The test groups of the samples. */
export const panels = {
  metabolic: {
    loinc: '51990-0',
    text: 'Kidney function and salts',
    fills: ['sodium', 'potassium', 'creatinine', 'egfr'],
  },
  'blood-count': { loinc: '58410-2', text: 'Blood count', fills: ['haemoglobin', 'leukocytes', 'platelets'] },
  lipids: { loinc: '24331-1', text: 'Blood lipids', fills: ['cholesterol', 'hdl', 'ldl', 'triglycerides'] },
  liver: { loinc: '24325-3', text: 'Liver tests', fills: ['alt', 'ast', 'bilirubin', 'albumin'] },
  clotting: { loinc: '34528-0', text: 'Blood clotting' },
  diabetes: { text: 'Diabetes control' },
  thyroid: { text: 'Thyroid function' },
  heart: { text: 'Heart markers' },
  inflammation: { text: 'Inflammation' },
  iron: { text: 'Iron stores' },
  'drug-level': { text: 'Medicine level' },
  urine: { text: 'Urine tests' },
  rheumatology: { text: 'Joint disease antibodies' },
  toxicology: { text: 'Alcohol and drug tests' },
  virology: { text: 'Virus tests' },
  'sexual-health': { text: 'Sexual health screen' },
  antenatal: { text: 'Pregnancy blood tests' },
  other: { text: 'Laboratory tests' },
} as const satisfies Record<string, Panel>

/** The name of a test group in `panels`. */
export type PanelCode = keyof typeof panels
