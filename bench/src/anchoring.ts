import type { AdminStatus } from '@anamnesis/core/api'
import type { ProgramClient } from '@anamnesis/server'

/** Returns what the server's administrator sees of its anchoring. */
export async function anchoringOf(client: ProgramClient): Promise<AdminStatus['anchoring']> {
  const response = await client.send('GET', '/api/admin/status')
  return ((await response.json()) as AdminStatus).anchoring
}

/** Waits until nothing is left to anchor, at most so many ms, and returns what was seen last. */
export async function untilAnchored(client: ProgramClient, mostMs = 60_000): Promise<AdminStatus['anchoring']> {
  const start = performance.now()
  let now = await anchoringOf(client)
  while (now.backlog > 0 && performance.now() - start < mostMs) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    now = await anchoringOf(client)
  }
  return now
}
