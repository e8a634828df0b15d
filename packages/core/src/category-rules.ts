import type { Category } from './categories.ts'

/** Any FHIR resource as far as the tables of core look into it. */
export type FhirResource = { readonly resourceType: string; readonly [element: string]: unknown }

/** One row of the category table: types, an optional condition on the resource, and the outcome. */
export type CategoryRule = {
  readonly types: readonly string[]
  readonly when?: (resource: FhirResource) => boolean
} & ({ readonly category: Category } | { readonly asTarget: readonly string[] })

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}

/** DiagnosticReport.category codes that mean imaging (HL7 v2 table 0074; LP29684-5 is LOINC's part for radiology). */
const IMAGING_REPORT = new Set(['RAD', 'RUS', 'RX', 'CT', 'NMR', 'NMS', 'LP29684-5'])

/** LOINC document types of clinical notes: the US Core clinical note set, discharge summary, referral, surgical and nursing notes. */
const NOTE_TYPES = new Set(
  words(`
    11488-4 18842-5 11506-3 28570-0 34117-2 34111-5 34133-9 11504-8 34746-8 57133-1 34109-9 51845-6
    47519-4 18748-4 11502-2 51847-2 34108-1 68608-9 75476-2 83521-5`),
)

type Coding = { readonly system?: string; readonly code?: string }
type Concept = { readonly coding?: readonly Coding[] }

function codes(element: unknown): readonly string[] {
  const concepts = (Array.isArray(element) ? element : element === undefined ? [] : [element]) as readonly Concept[]
  return concepts.flatMap((concept) =>
    (Array.isArray(concept?.coding) ? concept.coding : []).flatMap((coding) => coding?.code ?? []),
  )
}

function hasCategory(...wanted: readonly string[]) {
  return (resource: FhirResource) => codes(resource.category).some((code) => wanted.includes(code))
}

function isClinicalNote(resource: FhirResource): boolean {
  return hasCategory('clinical-note')(resource) || codes(resource.type).some((code) => NOTE_TYPES.has(code))
}

function isAboutPerson(binary: FhirResource): boolean {
  const { reference } = (binary.securityContext ?? {}) as { reference?: unknown }
  return typeof reference === 'string' && /(^|\/)(Patient|RelatedPerson|Person)\//.test(reference)
}

/** Types that are the hospital's directory when they name no patient: read by its staff, never granted, never sent. */
export const DIRECTORY_TYPES: ReadonlySet<string> = new Set(
  words(`
    ActivityDefinition CapabilityStatement ChargeItemDefinition CodeSystem CompartmentDefinition
    ConceptMap Device DeviceDefinition EffectEvidenceSynthesis Endpoint EventDefinition Evidence
    EvidenceVariable ExampleScenario GraphDefinition HealthcareService ImplementationGuide
    InsurancePlan Library Location Measure Medication MedicationKnowledge MedicinalProduct
    MedicinalProductAuthorization MedicinalProductContraindication MedicinalProductIndication
    MedicinalProductIngredient MedicinalProductInteraction MedicinalProductManufactured
    MedicinalProductPackaged MedicinalProductPharmaceutical MedicinalProductUndesirableEffect
    MessageDefinition NamingSystem ObservationDefinition OperationDefinition Organization
    OrganizationAffiliation PlanDefinition Practitioner PractitionerRole Questionnaire
    ResearchDefinition ResearchElementDefinition ResearchStudy RiskEvidenceSynthesis Schedule
    SearchParameter Slot SpecimenDefinition StructureDefinition StructureMap Substance
    SubstanceNucleicAcid SubstancePolymer SubstanceProtein SubstanceReferenceInformation
    SubstanceSourceMaterial SubstanceSpecification TerminologyCapabilities TestReport TestScript
    ValueSet`),
)

/** The category table, scheme 1 (design.md section 8): the first row that matches decides; what no row names is denied. */
export const CATEGORY_RULES: readonly CategoryRule[] = [
  { types: ['Patient', 'RelatedPerson', 'Person'], category: 'identity' },
  { types: ['Consent', 'AuditEvent', 'Subscription'], category: 'private' },
  { types: ['Provenance'], asTarget: ['target'] },
  // Content about a person as a whole can be anything: it must not go out as who they are.
  { types: ['Binary'], when: isAboutPerson, category: 'other' },
  { types: ['Binary'], asTarget: ['securityContext'] },
  { types: ['List'], asTarget: ['entry.item'] },
  { types: ['Linkage'], asTarget: ['item.resource'] },
  { types: ['Bundle'], category: 'other' },
  { types: ['AllergyIntolerance', 'AdverseEvent'], category: 'allergies' },
  { types: ['Immunization', 'ImmunizationEvaluation', 'ImmunizationRecommendation'], category: 'vaccines' },
  {
    types: ['Medication', 'MedicationAdministration', 'MedicationDispense', 'MedicationRequest', 'MedicationStatement'],
    category: 'medicines',
  },
  { types: ['ImagingStudy', 'Media'], category: 'imaging' },
  { types: ['Observation'], when: hasCategory('imaging'), category: 'imaging' },
  {
    types: ['DiagnosticReport'],
    when: (report) => codes(report.category).some((code) => IMAGING_REPORT.has(code)),
    category: 'imaging',
  },
  { types: ['Observation'], when: hasCategory('laboratory'), category: 'results' },
  { types: ['DiagnosticReport', 'Specimen', 'MolecularSequence'], category: 'results' },
  { types: ['Observation'], when: hasCategory('vital-signs', 'exam', 'activity'), category: 'measurements' },
  { types: ['FamilyMemberHistory'], category: 'background' },
  { types: ['Observation'], when: hasCategory('social-history'), category: 'background' },
  { types: ['Condition', 'ClinicalImpression', 'DetectedIssue', 'RiskAssessment', 'Flag'], category: 'problems' },
  { types: ['Observation'], when: hasCategory('procedure', 'therapy'), category: 'treatments' },
  {
    types: words(`
    Procedure ServiceRequest Device DeviceMetric DeviceRequest DeviceUseStatement NutritionOrder
    VisionPrescription SupplyDelivery SupplyRequest RequestGroup Task`),
    category: 'treatments',
  },
  { types: ['Observation'], when: hasCategory('survey'), category: 'plans' },
  {
    types: ['CarePlan', 'CareTeam', 'Goal', 'QuestionnaireResponse', 'MeasureReport', 'GuidanceResponse'],
    category: 'plans',
  },
  { types: ['Composition', 'Communication'], category: 'notes' },
  { types: ['DocumentReference'], when: isClinicalNote, category: 'notes' },
  { types: ['Encounter', 'EpisodeOfCare', 'Appointment', 'AppointmentResponse'], category: 'visits' },
  {
    types: words(`
    Coverage CoverageEligibilityRequest CoverageEligibilityResponse Claim ClaimResponse
    ExplanationOfBenefit Account Invoice ChargeItem Contract DocumentReference`),
    category: 'documents',
  },
  {
    types: words(`
    Observation Basic BiologicallyDerivedProduct BodyStructure CatalogEntry CommunicationRequest
    DocumentManifest EnrollmentRequest EnrollmentResponse Group ImmunizationRecommendation
    MessageHeader OperationOutcome PaymentNotice PaymentReconciliation ResearchSubject
    VerificationResult`),
    category: 'other',
  },
]
