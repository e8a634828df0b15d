import { concat, utf8 } from '@anamnesis/core'

/** One entry of a bundle: members as values, and the resource as its exact bytes, which keep each decimal as it was written. */
export type BundleEntryBytes = {
  readonly fullUrl?: string
  readonly resource: Uint8Array | null
  readonly members: Readonly<Record<string, unknown>>
}

/** Returns the bytes of a Bundle around resources that are not parsed again. */
export function bundleBytes(head: Readonly<Record<string, unknown>>, entries: readonly BundleEntryBytes[]): Uint8Array {
  return bundleOf(head, entriesBytes(entries))
}

/** Returns the bytes of a Bundle around entries as entriesBytes gives them. */
export function bundleOf(head: Readonly<Record<string, unknown>>, entries: Uint8Array): Uint8Array {
  const open = JSON.stringify({ resourceType: 'Bundle', ...head }).slice(0, -1)
  return entries.length === 0 ? utf8(`${open}}`) : concat(utf8(`${open},"entry":[`), entries, utf8(']}'))
}

/** Returns what stands between the brackets of a Bundle's entries. */
export function entriesBytes(entries: readonly BundleEntryBytes[]): Uint8Array {
  const comma = utf8(',')
  return concat(...entries.flatMap((entry, index) => (index === 0 ? entryParts(entry) : [comma, ...entryParts(entry)])))
}

function entryParts({ fullUrl, resource, members }: BundleEntryBytes): Uint8Array[] {
  const before = fullUrl === undefined ? [] : [`"fullUrl":${JSON.stringify(fullUrl)}`]
  const after = Object.entries(members).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
  if (resource === null) return [utf8(`{${[...before, ...after].join(',')}}`)]
  const head = utf8(`{${[...before, '"resource":'].join(',')}`)
  return [head, resource, utf8(after.length === 0 ? '}' : `,${after.join(',')}}`)]
}
