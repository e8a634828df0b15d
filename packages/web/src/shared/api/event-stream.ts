import type { ServerEvent } from '@anamnesis/core/api'
import type { Access } from './access.ts'
import { reaching } from './reach.ts'

/** Returns the data of each complete event in a text of server-sent events, and the unfinished rest (HTML standard, 9.2.6). */
export function splitEvents(text: string): { readonly data: readonly string[]; readonly rest: string } {
  const blocks = text.replaceAll('\r\n', '\n').split('\n\n')
  const rest = blocks.pop() ?? ''
  const data = blocks.flatMap((block) => {
    const lines = block.split('\n').filter((line) => line.startsWith('data:'))
    return lines.length > 0 ? [lines.map((line) => line.slice(5).trimStart()).join('\n')] : []
  })
  return { data, rest }
}

/** Who hears of a stream: that it is open, so that nothing is missed from here on, and of every event. */
export type Follower = { readonly onOpen: () => void; readonly onEvent: (event: ServerEvent) => void }

/**
 * Calls back for every event of GET /api/events until the stream ends or the signal aborts; fetch, not EventSource, because the token goes in
 * a header. Resolves when the stream ends; the caller decides whether to connect again.
 */
export async function followEvents(access: Access, { onOpen, onEvent }: Follower, signal: AbortSignal) {
  const response = await reaching(
    fetch(new URL('/api/events', access.origin), {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${access.token ?? ''}` },
      cache: 'no-store',
      credentials: 'omit',
      signal,
    }),
  )
  if (!response.ok || !response.body) throw new Error(`no events: HTTP ${response.status}`)
  onOpen()
  let text = ''
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const { data, rest } = splitEvents(text + value)
    text = rest
    for (const line of data) onEvent(JSON.parse(line) as ServerEvent)
  }
}
