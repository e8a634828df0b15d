import { allergyBackground, allergyDenied, allergyStatusConflict } from './allergies.ts'
import { allergyInNote } from './allergy-in-note.ts'
import { allergyMedicine } from './allergy-medicine.ts'
import { familyBackground, socialBackground } from './background.ts'
import { bloodPressure } from './blood-pressure.ts'
import { careGap } from './care-gap.ts'
import { diseaseInNote } from './disease-in-note.ts'
import { identityConflict } from './identity-conflict.ts'
import { medicineInteraction } from './interactions.ts'
import { kidneyMedicine } from './kidney-medicine.ts'
import { liverMedicine } from './liver-medicine.ts'
import { medicineInNote } from './medicine-in-note.ts'
import { doseConflict, duplicateMedicine, stoppedElsewhere } from './medicine-reconciliation.ts'
import { news } from './news.ts'
import { noteReading } from './note-reading.ts'
import { planInNote } from './plan-in-note.ts'
import { problemBackground } from './problem-background.ts'
import { kidneyStageConflict, problemStatusConflict } from './problem-conflict.ts'
import { problemInNote } from './problem-in-note.ts'
import { problemNotListed } from './problem-not-listed.ts'
import { resultInNote } from './result-in-note.ts'
import { results } from './results.ts'
import { riskDeterioration, riskPneumonia, riskSepsis } from './risk-acute.ts'
import { riskBleeding, riskStroke } from './risk-atrial-fibrillation.ts'
import { riskBodyMass, riskClearance } from './risk-body.ts'
import { riskCardiovascular } from './risk-cardiovascular.ts'
import { riskKidney } from './risk-kidney.ts'
import { riskCirrhosis, riskFibrosis } from './risk-liver.ts'
import { riskReadmission } from './risk-readmission.ts'
import type { Rule } from './rule.ts'
import { sameClass } from './same-class.ts'

/** Every rule of the insights; their order does not matter. */
export const RULES: readonly Rule[] = [
  allergyBackground,
  allergyDenied,
  allergyInNote,
  allergyMedicine,
  allergyStatusConflict,
  bloodPressure,
  careGap,
  diseaseInNote,
  doseConflict,
  duplicateMedicine,
  familyBackground,
  identityConflict,
  kidneyMedicine,
  kidneyStageConflict,
  liverMedicine,
  medicineInNote,
  medicineInteraction,
  news,
  noteReading,
  planInNote,
  problemBackground,
  problemInNote,
  problemNotListed,
  problemStatusConflict,
  resultInNote,
  results,
  riskBleeding,
  riskBodyMass,
  riskCardiovascular,
  riskCirrhosis,
  riskClearance,
  riskDeterioration,
  riskFibrosis,
  riskKidney,
  riskPneumonia,
  riskReadmission,
  riskSepsis,
  riskStroke,
  sameClass,
  socialBackground,
  stoppedElsewhere,
]
