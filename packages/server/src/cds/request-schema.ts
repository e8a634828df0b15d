import type { Resource } from '@medplum/fhirtypes'
import { z } from 'zod'

const MOST_DRAFTS = 100
const MOST_SELECTED = 200

const words = z.string().min(1).max(200)

// The readers of insights take nothing in a resource for granted but its type.
const draft = z.custom<Resource>(
  (value) => z.looseObject({ resourceType: z.string().regex(/^[A-Z][A-Za-z]{1,63}$/) }).safeParse(value).success,
  'expected a FHIR resource',
)
const draftOrders = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(z.looseObject({ resource: draft }))
    .max(MOST_DRAFTS)
    .default([]),
})

const patientView = z.looseObject({ userId: words, patientId: words, encounterId: words.optional() })
const orderSign = patientView.extend({ draftOrders })
const orderSelect = orderSign.extend({ selections: z.array(words).max(MOST_SELECTED) })

function requestOf<Hook extends string, Body extends z.ZodType>(hook: Hook, context: Body) {
  return z.looseObject({ hook: z.literal(hook), hookInstance: z.uuid(), context })
}

/** Accepts the call of a service (CDS Hooks 2.0, section "Calling a CDS Service"); what is prefetched is not read, for the records are here. */
export const cdsRequestSchema = z.discriminatedUnion('hook', [
  requestOf('patient-view', patientView),
  requestOf('order-select', orderSelect),
  requestOf('order-sign', orderSign),
])

/** A call of a service, checked. */
export type CdsRequest = z.infer<typeof cdsRequestSchema>
