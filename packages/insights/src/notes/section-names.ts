/** What a stretch of a note is about, as its heading says it; `unknown` without a heading that we know. */
export type SectionKind =
  | 'complaint'
  | 'present-illness'
  | 'history'
  | 'surgical-history'
  | 'family-history'
  | 'social-history'
  | 'obstetric-history'
  | 'allergies'
  | 'medicines'
  | 'immunizations'
  | 'review-of-systems'
  | 'vital-signs'
  | 'examination'
  | 'results'
  | 'imaging'
  | 'procedures'
  | 'course'
  | 'indication'
  | 'assessment'
  | 'plan'
  | 'instructions'
  | 'unknown'

/** Headings of English notes by what stands under them, in small letters without marks. */
export const SECTION_NAMES: Readonly<Record<Exclude<SectionKind, 'unknown'>, readonly string[]>> = {
  complaint: [
    'chief complaint',
    'cc',
    'reason for visit',
    'presenting complaint',
    'chief complaints',
    'reason for consultation',
  ],
  'present-illness': [
    ...[
      'history of present illness',
      'hpi',
      'present illness',
      'interval history',
      'subjective',
      'history of presenting illness',
    ],
    ...['history of the present illness', 'reason for admission', 'reason for hospital admission', 'current history'],
  ],
  history: [
    ...[
      'past medical history',
      'pmh',
      'medical history',
      'past history',
      'pmhx',
      'problem list',
      'past medical and surgical history',
    ],
    ...['significant past medical history', 'past psychiatric history', 'psychiatric history', 'other medical history'],
    ...[
      'past medical surgical history',
      'medical problems',
      'chronic problems',
      'comorbidities',
      'her past medical history',
    ],
  ],
  'surgical-history': [
    'past surgical history',
    'surgical history',
    'psh',
    'pshx',
    'past surgeries',
    'previous surgeries',
  ],
  'family-history': ['family history', 'fh', 'fhx', 'family medical history', 'family and social history', 'family hx'],
  'social-history': [
    ...['social history', 'sh', 'shx', 'social hx', 'habits', 'lifestyle', 'his social history', 'her social history'],
    ...['tobacco history', 'substance use', 'occupational history', 'personal and social history'],
  ],
  'obstetric-history': [
    'gynecologic history',
    'obstetric history',
    'ob gyn history',
    'gyn history',
    'obstetrical history',
  ],
  allergies: ['allergies', 'allergy', 'drug allergies', 'medication allergies', 'allergies and intolerances'],
  medicines: [
    ...['medications', 'current medications', 'home medications', 'meds', 'discharge medications', 'medication list'],
    ...['medicines', 'current meds', 'outpatient medications', 'admission medications', 'medications on admission'],
    ...['medications on discharge', 'medications at home', 'treatment', 'prescriptions', 'medicines on discharge'],
  ],
  immunizations: ['immunizations', 'immunisations', 'vaccinations', 'vaccines'],
  'review-of-systems': ['review of systems', 'ros', 'system review', 'systems review', 'review of symptoms'],
  'vital-signs': ['vital signs', 'vitals', 'vital signs reviewed', 'observations'],
  examination: [
    ...[
      'physical examination',
      'physical exam',
      'exam',
      'examination',
      'pe',
      'objective',
      'on examination',
      'mental status',
    ],
    ...['mental status examination', 'neurologic examination', 'general examination', 'mental status exam'],
  ],
  results: [
    ...[
      'results',
      'laboratory data',
      'labs',
      'laboratory results',
      'lab results',
      'laboratory',
      'laboratory studies',
      'tests',
    ],
    ...[
      'diagnostic studies',
      'diagnostics',
      'ekg',
      'ecg',
      'pathology',
      'microbiology',
      'laboratory examination',
      'findings',
    ],
  ],
  imaging: [
    'imaging',
    'radiology',
    'x ray',
    'radiographic studies',
    'imaging studies',
    'chest x ray',
    'ct head',
    'radiology results',
  ],
  procedures: ['procedures', 'procedure', 'operations', 'operation', 'procedure performed', 'examination performed'],
  course: [
    'hospital course',
    'ed course',
    'emergency department course',
    'brief hospital course',
    'clinical course',
    'course',
  ],
  indication: [
    'clinical history',
    'indication',
    'indications',
    'reason for exam',
    'clinical information',
    'reason for examination',
  ],
  assessment: [
    ...[
      'assessment',
      'impression',
      'assessment and plan',
      'a p',
      'diagnosis',
      'diagnoses',
      'discharge diagnosis',
      'conclusion',
    ],
    ...[
      'discharge diagnoses',
      'final diagnosis',
      'admission diagnosis',
      'medical decision making',
      'clinical impression',
    ],
    ...[
      'final diagnoses',
      'principal diagnosis',
      'secondary diagnoses',
      'assessment plan',
      'problems',
      'differential diagnosis',
    ],
  ],
  plan: [
    ...[
      'plan',
      'recommendations',
      'recommendation',
      'disposition',
      'follow up',
      'followup',
      'discharge plan',
      'treatment plan',
    ],
    ...['plan of care', 'discharge disposition', 'next steps', 'goals'],
  ],
  instructions: [
    'instructions',
    'discharge instructions',
    'patient instructions',
    'advice',
    'safety net',
    'return precautions',
  ],
}
