import { z } from 'zod'

const coding = z.object({ system: z.string().optional(), code: z.string().optional(), display: z.string().optional() })
const concept = z.object({ coding: z.array(coding).optional() })

/** A CodeableConcept as it is read. */
export type Concept = z.infer<typeof concept>

const population = z.object({
  code: concept,
  criteria: z.object({ expression: z.string().min(1) }),
})

const extension = z.object({
  url: z.string(),
  valueCode: z.string().optional(),
  valueCodeableConcept: concept.optional(),
})

/** What we read of a Measure (FHIR R4, profile of the cqfmeasures guide): all else is kept as it is. */
export const measureSchema = z.looseObject({
  resourceType: z.literal('Measure'),
  url: z.url(),
  version: z.string().min(1),
  title: z.string().min(1).max(300),
  publisher: z.string().max(300).optional(),
  identifier: z
    .array(z.object({ value: z.string().optional(), type: concept.optional() }))
    .max(50)
    .optional(),
  scoring: concept.optional(),
  improvementNotation: concept.optional(),
  library: z.array(z.string()).length(1),
  group: z
    .array(z.object({ extension: z.array(extension).optional(), population: z.array(population).max(20) }))
    .min(1)
    .max(20),
})

/** A Measure as it is read. */
export type MeasureResource = z.infer<typeof measureSchema>

/** What we read of a Library: its CQL compiled to ELM, as JSON in base64. */
export const librarySchema = z.looseObject({
  resourceType: z.literal('Library'),
  url: z.url(),
  version: z.string().optional(),
  content: z.array(z.looseObject({ contentType: z.string().optional(), data: z.base64().optional() })),
})

/** What we read of an ELM library (CQL 1.5, ELM JSON): what it is called, and which libraries and value sets it needs. */
export const elmSchema = z.looseObject({
  library: z.looseObject({
    identifier: z.object({ id: z.string(), version: z.string().optional(), system: z.string().optional() }),
    includes: z
      .object({ def: z.array(z.looseObject({ path: z.string(), version: z.string().optional() })) })
      .optional(),
    valueSets: z.object({ def: z.array(z.looseObject({ id: z.string(), version: z.string().optional() })) }).optional(),
    statements: z.object({ def: z.array(z.looseObject({ name: z.string() })) }),
  }),
})

/** An ELM library. */
export type Elm = z.infer<typeof elmSchema>

/** What we read of a ValueSet: its codes, listed. */
export const valueSetSchema = z.looseObject({
  resourceType: z.literal('ValueSet'),
  url: z.url(),
  version: z.string().optional(),
  expansion: z.object({
    contains: z.array(
      z.looseObject({ system: z.string().optional(), version: z.string().optional(), code: z.string().optional() }),
    ),
  }),
})

/** A ValueSet with its codes. */
export type ListedValueSet = z.infer<typeof valueSetSchema>
