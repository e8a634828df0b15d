export { answer } from './answers/answer.ts'
export type { Line } from './describe/describe.ts'
export { describe } from './describe/describe.ts'
export type { AcuteSigns, News2 } from './equations/acute-illness.ts'
export { curb65, news2, qsofa } from './equations/acute-illness.ts'
export type { BleedingRiskInputs, StrokeRiskInputs } from './equations/atrial-fibrillation.ts'
export { cha2ds2Va, cha2ds2Vasc, hasBled } from './equations/atrial-fibrillation.ts'
export { bodyMassClass, bodyMassIndex, clearanceWeight, cockcroftGault } from './equations/body.ts'
export { ckdEpi2021, filtrationCategory } from './equations/ckd-epi-2021.ts'
export type { KfreInputs, KfreRegion, KfreRisk } from './equations/kfre.ts'
export { kfre } from './equations/kfre.ts'
export { fib4, fib4Class, meld3 } from './equations/liver.ts'
export type { Outcome, Score } from './equations/outcome.ts'
export type { Prevent, PreventInputs, PreventModel, PreventRisks } from './equations/prevent.ts'
export { prevent } from './equations/prevent.ts'
export type { HospitalInputs, LaceIllness, LaceInputs } from './equations/readmission.ts'
export { hospitalScore, lace, laceComorbidity } from './equations/readmission.ts'
export type {
  AllergyFact,
  DailyDose,
  Fact,
  FactBase,
  FamilyFact,
  ImmunizationFact,
  MedicineFact,
  MedicinePart,
  NoteFact,
  Person,
  PlacedMention,
  PlanFact,
  ProblemFact,
  ProcedureFact,
  Purpose,
  ResultFact,
  SocialFact,
  Standing,
  VisitFact,
  VitalFact,
} from './facts/fact.ts'
export { createFactCache, type FactCache } from './facts/fact-cache.ts'
export { facts } from './facts/facts.ts'
export type { About } from './fhir-output/about.ts'
export { detectedIssueOf } from './fhir-output/detected-issue.ts'
export { findingsBundle } from './fhir-output/findings-bundle.ts'
export { guidanceResponseOf } from './fhir-output/guidance-response.ts'
export { riskAssessmentOf } from './fhir-output/risk-assessment.ts'
export type { InsightRecord } from './insight-record.ts'
export { evidenceOf } from './insight-record.ts'
export type { AskMeasure, MeasurementPeriod } from './measures/ask-measure.ts'
export { asking } from './measures/ask-measure.ts'
export type { CareGap } from './measures/care-gaps.ts'
export { careGapsOf, yearUntil } from './measures/care-gaps.ts'
export type { Direction, Measure, MeasureName } from './measures/measure.ts'
export { POPULATIONS } from './measures/measure.ts'
export { nameOf, openMeasure } from './measures/open-measure.ts'
export type { PublishedMeasure } from './measures/read-measures.ts'
export { directionOf, readMeasures } from './measures/read-measures.ts'
export type { Assertion } from './notes/assertion/assertion.ts'
export type { Mention as Statement } from './notes/mentions/mention.ts'
export { mentionsIn } from './notes/mentions/mentions.ts'
export { type Note, readNote, type Span } from './notes/note.ts'
export {
  type NoteSource,
  noteSource,
  noteText,
  type Unread,
} from './notes/source/note-source.ts'
export {
  type LayerSource,
  LONGEST_BESIDE,
  layerSource,
  type PdfPages,
  type TextLayer,
  textLayer,
} from './notes/source/text-layer.ts'
export type { OrderCheck } from './orders/check-orders.ts'
export { checkOrders } from './orders/check-orders.ts'
export type { Context } from './overview/overview.ts'
export { DRAFT_PLACE } from './overview/places.ts'
export type { ModelMessage, Rephrased } from './rephrase/rephrase.ts'
export { acceptRephrased, plainSentences, rephraseMessages } from './rephrase/rephrase.ts'
export type { Rule } from './rules/rule.ts'
export { RULES } from './rules/rules.ts'
export { sensitivitiesOfText } from './sensitivity/sensitivities-of-text.ts'
export type { Insights } from './summarize.ts'
export { insightsOf, summarize } from './summarize.ts'
export type { PageRun } from './summary/page-text.ts'
export { pageText } from './summary/page-text.ts'
export { type NoteMention, tagNote } from './tagger/tag-note.ts'
export type { OwnTerminology } from './terminology/own-terminology.ts'
export { ownTableFile, readOwnTables } from './terminology/read-own-tables.ts'
export { insightVersions } from './versions.ts'
