let answered = true
const listeners = new Set<() => void>()

/** Returns a request's response or its failure as they come, and keeps in mind whether a hospital could be reached; an aborted request says nothing. */
export async function reaching(request: Promise<Response>): Promise<Response> {
  try {
    const response = await request
    keep(true)
    return response
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) keep(false)
    throw error
  }
}

function keep(now: boolean): void {
  if (now === answered) return
  answered = now
  for (const changed of listeners) changed()
}

/** Returns true if the newest request that came to an end was answered, and before the first one. */
export function wasAnswered(): boolean {
  return answered
}

/** Calls back when wasAnswered changes, until the returned function is called. */
export function onReachChange(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
