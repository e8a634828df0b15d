import type { AccessColumns, Hex, Permit, RecordKey } from '@anamnesis/core'
import { AnamnesisError, permits, reaches } from '@anamnesis/core'
import type { ReadContent, ReadVersion, SaidOfContent } from '@anamnesis/records'
import { fromBase64Text, saidOfContent } from '@anamnesis/records'
import type { HospitalContext } from '../context.ts'
import { fetchContent } from '../exchange/fetch-content.ts'
import { EVERYBODY } from '../http/callers.ts'
import type { Outcome } from '../http/outcome.ts'
import type { SignedInRequest, SignedInRoute } from '../http/route.ts'
import { contentAnswer, isContentAsked } from './content-answer.ts'
import { partOfWhole } from './part-of-whole.ts'
import { hospitalOf, idOf, namedVersion } from './read-routes.ts'
import { contextFor } from './request-context.ts'

/** A Binary that visits here is served like an own one; its long content comes from its custodian while it is read. */
export const visitingContentRoutes: readonly SignedInRoute[] = [
  { method: 'GET', path: '/at/:hospital/fhir/R4/Binary/:id', callers: EVERYBODY, handler: download },
  { method: 'GET', path: '/at/:hospital/fhir/R4/Binary/:id/_history/:version', callers: EVERYBODY, handler: download },
]

async function download(request: SignedInRequest, context: HospitalContext): Promise<Outcome> {
  const key: RecordKey = { custodian: hospitalOf(request), type: 'Binary', id: idOf(request) }
  const reader = await contextFor(request, context, 'Binary', 'r')
  const version = request.params.version === undefined ? undefined : namedVersion(request)
  const found = await context.records.readAt(reader, key.custodian, key.type, key.id, version)
  const resource = JSON.parse(Buffer.from(found.bytes).toString()) as Described
  const said = saidOfContent(resource._data)
  if (said === null) return contentAnswer(request, context, inside(context, key, found, resource))
  const parts = await partsOf(request, context, { key, permit: reader.permit, found, said })
  return contentAnswer(request, context, {
    ...described(context, key, found, resource),
    ...{ size: said.size, inBytes: false },
    content: (range) => (range === undefined ? parts : partOfWhole(parts, range)),
  })
}

type Described = { readonly contentType: string; readonly data?: string; readonly _data?: unknown }

function described(
  { records }: HospitalContext,
  key: RecordKey,
  found: ReadVersion,
  { contentType }: Described,
): ReadVersion & Pick<ReadContent, 'contentType' | 'isOpenTo'> {
  const isOpenTo = async (permit: Permit) => (await records.accessColumns([key])).some((each) => permits(permit, each))
  return { ...found, contentType, isOpenTo }
}

function inside(context: HospitalContext, key: RecordKey, found: ReadVersion, resource: Described): ReadContent {
  const data = fromBase64Text(resource.data ?? '')
  return {
    ...described(context, key, found, resource),
    size: data.length,
    inBytes: true,
    content: async function* (range) {
      yield range === undefined ? data : data.subarray(range.from, range.until)
    },
  }
}

type Asked = {
  readonly key: RecordKey
  readonly permit: Permit
  readonly found: ReadVersion
  readonly said: SaidOfContent
}

/** What a custodian cannot give is an answer and not a broken stream, so the first of it is there before the answer begins. */
async function partsOf(
  request: SignedInRequest,
  { care, records }: HospitalContext,
  { key, permit, found, said }: Asked,
): Promise<AsyncIterable<Uint8Array>> {
  if (!isContentAsked(request, { ...found, size: said.size })) return nothing()
  const grant = grantOf(permit, await records.accessColumns([key]))
  const { person, name, role, purpose } = request.requester
  const asker = { person, name, role, purpose }
  const { custodian, id } = key
  return fetchContent(care, { custodian, grant, asker, id, version: found.version, said }, request.signal)
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** The grant under which the permit opens a visiting record. */
function grantOf({ clauses }: Permit, columns: readonly AccessColumns[]): Hex {
  for (const record of columns)
    for (const clause of clauses)
      if ('visiting' in clause.reach && record.patients.some((patient) => reaches(clause, record, patient)))
        return clause.reach.visiting as Hex
  throw new AnamnesisError('not-found', 'there is no such record that you may see')
}
