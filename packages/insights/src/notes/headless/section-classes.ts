import type { SectionKind } from '../section-names.ts'

/** What each section class of MTS-Dialog (its README) is among our kinds of sections. */
export const KIND_OF_CLASS: Readonly<Record<string, SectionKind>> = {
  ALLERGY: 'allergies',
  ASSESSMENT: 'assessment',
  CC: 'complaint',
  DIAGNOSIS: 'assessment',
  DISPOSITION: 'plan',
  EDCOURSE: 'course',
  EXAM: 'examination',
  'FAM/SOCHX': 'social-history',
  GENHX: 'present-illness',
  GYNHX: 'obstetric-history',
  IMAGING: 'imaging',
  IMMUNIZATIONS: 'immunizations',
  LABS: 'results',
  MEDICATIONS: 'medicines',
  OTHER_HISTORY: 'history',
  PASTMEDICALHX: 'history',
  PASTSURGICAL: 'surgical-history',
  PLAN: 'plan',
  PROCEDURES: 'procedures',
  ROS: 'review-of-systems',
}
