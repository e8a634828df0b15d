export type { Line } from './describe/describe.ts'
export { describe } from './describe/describe.ts'
export { ckdEpi2021, filtrationCategory } from './equations/ckd-epi-2021.ts'
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
export { facts } from './facts/facts.ts'
export type { InsightRecord } from './insight-record.ts'
export { evidenceOf } from './insight-record.ts'
export { noteText } from './note-text.ts'
export type { Assertion } from './notes/assertion/assertion.ts'
export { type Note, readNote, type Span } from './notes/note.ts'
export type { Context } from './overview/overview.ts'
export type { Rule } from './rules/rule.ts'
export { RULES } from './rules/rules.ts'
export type { Insights } from './summarize.ts'
export { insightsOf, summarize } from './summarize.ts'
