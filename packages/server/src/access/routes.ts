import { randomUUID } from 'node:crypto'
import { AnamnesisError, resourceIdSchema } from '@anamnesis/core'
import { inTransaction } from '@anamnesis/database'
import type { AuditRow } from '@anamnesis/records'
import { z } from 'zod'
import { currentPermit } from '../care-context.ts'
import { STAFF } from '../http/callers.ts'
import { json } from '../http/outcome.ts'
import { readJson } from '../http/read-body.ts'
import type { SignedInRequest, SignedInRoute } from '../http/route.ts'
import { scopesAllow } from '../sign-in/scopes.ts'
import { findPatients } from './find-patients.ts'
import type { Relationship } from './relationships.ts'
import { addRelationship, RELATIONSHIP_REASONS } from './relationships.ts'
import { worklist } from './worklist.ts'

/** Longest relationship that one entry makes, in ms: a year on a roster. */
const LONGEST_MS = 366 * 86_400_000

/** Last instant that JavaScript and PostgreSQL both know, in ms since 1970 UTC (ECMA-262, section 21.4.1.1). */
const LATEST_MS = 8_640_000_000_000_000
/** PostgreSQL stores no NUL, and half a surrogate pair is no text. */
const nameSchema = z
  .string()
  .max(200)
  .refine((text) => !text.includes('\0') && text.isWellFormed(), { error: 'not plain text' })

const relationshipSchema = z
  .strictObject({
    patient: resourceIdSchema,
    person: nameSchema.nullable(),
    department: nameSchema.nullable(),
    reason: z.enum(RELATIONSHIP_REASONS),
    starts: z.int().min(0).max(LATEST_MS),
    ends: z.int().min(0).max(LATEST_MS),
  })
  .refine(({ person, department }) => person !== null || department !== null, {
    error: 'name a person or a department',
  })
  .refine(({ starts, ends }) => ends > starts && ends - starts <= LONGEST_MS, {
    error: 'ends must follow starts, within a year',
  })

/** The access log says who let somebody in: it names no record, since none was seen. */
function admission({ requester, id }: SignedInRequest, { patient }: Relationship, at: number): AuditRow {
  const { person, name, role, hospital, purpose, client } = requester
  const who = { person, name, role, hospital, purpose, client }
  return {
    ...who,
    id: randomUUID(),
    at,
    kind: 'wrote',
    basis: 'system',
    grant: null,
    patient,
    records: [],
    requestId: id,
  }
}

/** Who treats whom: fed by admission and scheduling, shown as a worklist. */
export const accessRoutes: readonly SignedInRoute[] = [
  {
    method: 'POST',
    path: '/api/relationships',
    callers: ['registrar', 'system'],
    handler: async (request, { care }) => {
      const relationship = readJson(request, relationshipSchema)
      const { person, department } = request.requester
      // Who treats whom follows from visits: a program that may not tell of them does not open records to anybody.
      if (!scopesAllow(request.scopes, 'Encounter', 'c'))
        throw new AnamnesisError('not-allowed', 'the scopes of this client do not cover that')
      if (relationship.person === person || (department !== null && relationship.department === department))
        throw new AnamnesisError('not-allowed', 'nobody makes a relationship for themselves or their own department')
      await inTransaction(care.database, async (transaction) => {
        await addRelationship(transaction, relationship, person)
        await care.records.audit.append(transaction, [admission(request, relationship, care.now())])
      })
      return json({}, 201)
    },
  },
  {
    method: 'GET',
    path: '/api/worklist',
    callers: STAFF,
    handler: async (request, { care }) =>
      json(await worklist(care, await currentPermit(care, request.requester), request.id)),
  },
  {
    method: 'GET',
    path: '/api/patients',
    callers: STAFF,
    handler: async (request, { care }) => json(await findPatients(care, request.requester, request.id, request.query)),
  },
]
