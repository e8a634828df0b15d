import { isAnamnesisError } from '@anamnesis/core'
import type { RequestContext } from '@anamnesis/records'
import type { CareContext } from '../care-context.ts'
import type { ParsedRecord } from '../chart/record-item.ts'
import type { OpenBeside } from './text-layers.ts'

/**
 * Returns how documents beside the own records of a chart are opened under a reader's permit, each look in the audit: those that are of the chart
 * themselves, as a record may name any Binary, also another patient's.
 */
export function besideFor(
  { records, self }: CareContext,
  context: RequestContext,
  chart: readonly ParsedRecord[],
): OpenBeside<ParsedRecord> {
  const own = new Map(
    chart.flatMap(({ key, labels }) =>
      key.custodian === self && key.type === 'Binary' ? [[key.id, labels.sensitivities] as const] : [],
    ),
  )
  return async ({ key }, binary) => {
    const sensitivities = own.get(binary)
    if (key.custodian !== self || sensitivities === undefined) return null
    try {
      const { size, content, version } = await records.readContent(context, binary)
      return {
        version,
        sensitivities,
        fetchBytes: (most) => gathered(content({ from: 0, until: Math.min(size, most) })),
      }
    } catch (error) {
      // Not to be seen, removed or erased: the note is told as kept apart from its record.
      if (isAnamnesisError(error) && error.status < 500) return null
      throw error
    }
  }
}

async function gathered(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of content) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}
