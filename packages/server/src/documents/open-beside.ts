import { isAnamnesisError } from '@anamnesis/core'
import type { RequestContext } from '@anamnesis/records'
import type { CareContext } from '../care-context.ts'
import type { ParsedRecord } from '../chart/record-item.ts'
import { LARGEST_PDF } from './pdf-reader.ts'
import type { OpenBeside } from './text-layers.ts'

/**
 * Returns how PDFs beside the own records of a chart are opened under a reader's permit, each look in the audit: those that are of the chart themselves, as
 * a record may name any Binary, also another patient's. Of a PDF that is too large to be read, as many bytes as show it are taken.
 */
export function besideFor(
  { records, self }: CareContext,
  context: RequestContext,
  chart: readonly ParsedRecord[],
): OpenBeside<ParsedRecord> {
  const own = new Set(chart.flatMap(({ key }) => (key.custodian === self && key.type === 'Binary' ? [key.id] : [])))
  return async ({ key }, binary) => {
    if (key.custodian !== self || !own.has(binary)) return null
    try {
      const { size, content, version } = await records.readContent(context, binary)
      return { version, fetchPdf: () => gathered(content({ from: 0, until: Math.min(size, LARGEST_PDF + 1) })) }
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
