import type { Issue } from '@anamnesis/core'
import { AnamnesisError, resourceIdSchema, resourceTypeSchema } from '@anamnesis/core'
import { inputFiles, readInput } from '../import/read-input.ts'

/** A resource of a file, under an id that is its own or made from its place. */
export type FileResource = { readonly resourceType: string; readonly id: string; readonly [element: string]: unknown }

type Entry = { readonly fullUrl?: unknown; readonly resource?: unknown }

/**
 * Returns every resource of the files and folders, those inside Bundles of any type one by one, the last of several with one name, references to
 * entries as `Type/id`.
 * @throws `bad-request` that names every file and line that cannot be read: half a history would be told as a whole one
 */
export async function readResources(paths: readonly string[]): Promise<FileResource[]> {
  const issues: Issue[] = []
  const entries: Entry[] = []
  for (const { file } of filesOf(paths)) {
    try {
      for await (const part of readInput(file)) {
        if (part.kind === 'unreadable') issues.push({ path: `${file}:${part.line}`, message: part.reason })
        // Written and read again, decimals are numbers: the reader keeps their text for the store.
        else entries.push(...entriesOf(JSON.parse(part.kind === 'bundle' ? part.text : JSON.stringify(part.resource))))
      }
    } catch (cause) {
      issues.push({ path: file, message: cause instanceof Error ? cause.message : String(cause) })
    }
  }
  if (issues.length > 0) throw new AnamnesisError('bad-request', 'these cannot be read:', { issues })
  return named(entries)
}

function filesOf(paths: readonly string[]): { file: string }[] {
  const files = paths.flatMap((path) => {
    try {
      return inputFiles([path])
    } catch (cause) {
      throw new AnamnesisError('bad-request', `${path} cannot be read: is it there, and yours to read?`, { cause })
    }
  })
  if (files.length === 0)
    throw new AnamnesisError('bad-request', 'there is no .json, .ndjson or .jsonl file in what was named')
  return files
}

function entriesOf(value: unknown): Entry[] {
  const { resourceType, entry } = (value ?? {}) as { resourceType?: unknown; entry?: unknown }
  if (resourceType !== 'Bundle') return [{ resource: value }]
  return Array.isArray(entry) ? entry.flatMap((item: Entry | null) => bundled(item ?? {})) : []
}

function bundled({ fullUrl, resource }: Entry): Entry[] {
  const { resourceType } = (resource ?? {}) as { resourceType?: unknown }
  return resourceType === 'Bundle' ? entriesOf(resource) : [{ fullUrl, resource }]
}

function named(entries: readonly Entry[]): FileResource[] {
  const urls = new Map<string, string>()
  const byName = new Map<string, FileResource>()
  entries.forEach(({ fullUrl, resource }, index) => {
    if (typeof resource !== 'object' || resource === null) return
    const { resourceType, id } = resource as { resourceType?: unknown; id?: unknown }
    const type = resourceTypeSchema.safeParse(resourceType)
    if (!type.success) return
    const own = resourceIdSchema.safeParse(id)
    const kept = { ...resource, resourceType: type.data, id: own.success ? own.data : `entry-${index + 1}` }
    const name = `${type.data}/${kept.id}`
    if (typeof fullUrl === 'string') urls.set(fullUrl, name)
    byName.set(name, kept)
  })
  return [...byName.values()].map((resource) => withTargets(resource, urls) as FileResource)
}

function withTargets(value: unknown, urls: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withTargets(item, urls))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === 'reference' && typeof member === 'string' ? (urls.get(member) ?? member) : withTargets(member, urls),
    ]),
  )
}
