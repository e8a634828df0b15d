import { createHash } from 'node:crypto'
import type { ProgramClient } from '@anamnesis/server'
import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes'

/** A record that the hospital took, as it says it kept it, or why it did not. */
export type Loaded = { readonly name: string } & (
  | { readonly kept: Resource; readonly keptText: string }
  | { readonly refused: string }
)

const LOCAL = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/

/** Returns the id under which a record of these data goes in: a UUID that depends on its type and published id only. */
export function idFor(type: string, id: string): string {
  const hex = createHash('sha256').update(`${type}/${id}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Returns the text of a resource with its references to other records of these data under their ids there, all else as it was written. */
export function withLocalReferences(text: string): string {
  return text.replace(/("reference"\s*:\s*")([^"]+)(")/g, (all, before: string, reference: string, after: string) => {
    const [, type, id] = LOCAL.exec(reference) ?? []
    return type && id ? `${before}${type}/${idFor(type, id)}${after}` : all
  })
}

/** Entries of one transaction: enough to be quick, few enough that a refusal costs little. */
const CHUNK = 25

/** Sends resources, each as JSON text, in small transactions; where one is refused, its resources one by one, so that each is taken or refused for itself. */
export async function loadRecords(program: ProgramClient, resources: readonly Source[]): Promise<Loaded[]> {
  const loaded: Loaded[] = []
  for (let at = 0; at < resources.length; at += CHUNK)
    loaded.push(...(await loadChunk(program, resources.slice(at, at + CHUNK))))
  return loaded
}

/** A resource as JSON text, and what to call it in a report. */
export type Source = { readonly name: string; readonly text: string }

async function loadChunk(program: ProgramClient, sources: readonly Source[]): Promise<Loaded[]> {
  const entries = sources.map(({ text }) => entryOf(text)).join(',')
  const body = `{"resourceType":"Bundle","type":"transaction","entry":[${entries}]}`
  const answer = await program.send('POST', '/fhir/R4', body)
  const result = (await answer.json()) as Bundle | OperationOutcome
  const [only] = sources
  if (result.resourceType === 'Bundle') return Promise.all(sources.map((source) => readBack(program, source)))
  if (sources.length === 1 && only) return [{ name: only.name, refused: issuesOf(answer.status, result) }]
  const halves = [sources.slice(0, sources.length >> 1), sources.slice(sources.length >> 1)]
  const loaded: Loaded[] = []
  for (const half of halves) loaded.push(...(await loadChunk(program, half)))
  return loaded
}

function entryOf(text: string): string {
  const { resourceType: type, id = '' } = JSON.parse(text) as Resource
  return `{"fullUrl":"urn:uuid:${idFor(type, id)}","resource":${withLocalReferences(text)},"request":{"method":"POST","url":"${type}"}}`
}

async function readBack(program: ProgramClient, { name, text }: Source): Promise<Loaded> {
  const { resourceType: type, id = '' } = JSON.parse(text) as Resource
  const path = `${type}/${idFor(type, id)}`
  // A Binary asked for without this answers with its bare content (R4 §2.36.2).
  const read = await program.send('GET', `/fhir/R4/${path}`, undefined, { accept: 'application/fhir+json' })
  if (read.status !== 200) return { name, refused: `taken, but ${path} answers ${read.status}` }
  // A hospital moves a subscription on by itself: its first version is what was sent.
  const first = await program.send('GET', `/fhir/R4/${path}/_history/1`, undefined, { accept: 'application/fhir+json' })
  return { name, kept: (await read.json()) as Resource, keptText: await first.text() }
}

/** Returns what an OperationOutcome says, in one line. */
export function issuesOf(status: number, outcome: OperationOutcome): string {
  const issues = outcome.issue?.map(({ expression = [], diagnostics, details }) =>
    `${expression.join(',')} ${diagnostics ?? details?.text ?? ''}`.trim(),
  )
  return `${status} ${issues?.join('; ') ?? ''}`
}
