import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AnamnesisError, bytes32Schema } from '@anamnesis/core'
import { z } from 'zod'

/** Name of the file that makes a backup complete: it is written last. */
const MANIFEST = 'manifest.json'

const manifestSchema = z.object({
  version: z.literal(1),
  hospital: bytes32Schema,
  /** When its snapshot was taken, ISO 8601. */
  taken: z.iso.datetime(),
  /** Migrations that the tables had seen. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int(), sha256: z.string() })),
  partitions: z.array(z.object({ parent: z.string(), name: z.string(), bound: z.string() })),
  sequences: z.array(z.object({ name: z.string(), last: z.string().nullable() })),
  keyring: z.array(z.object({ name: z.string(), sha256: z.string() })),
  /** Tables and measures of its own; backups of before there were any have none. */
  own: z
    .array(z.object({ name: z.string().regex(/^(terminology|measures)\/[\w.-]+$/), sha256: z.string() }))
    .default([]),
})

/** What a backup holds. */
export type Manifest = z.infer<typeof manifestSchema>

/** Makes a backup complete: its manifest appears whole, or not at all, and is durable when this returns. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const unfinished = join(folder, `${MANIFEST}.unfinished`)
  writeFileSync(unfinished, JSON.stringify(manifest, null, 2), { mode: 0o600, flush: true })
  renameSync(unfinished, join(folder, MANIFEST))
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Returns the manifest of a backup.
 * @throws `integrity-failed` if the folder holds no complete backup
 */
export function readManifest(folder: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')))
  } catch (cause) {
    throw new AnamnesisError('integrity-failed', `${folder} holds no complete backup`, { cause })
  }
}
