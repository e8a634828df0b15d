import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { AnamnesisError } from '@anamnesis/core'
import { errorOutcome } from './error-outcome.ts'

/** How long the other side has to take the answer and to end its half, in ms. */
const FAREWELL_MS = 1000

/** Answers what is no HTTP request, or too long a one, before the framework sees it; the connection ends. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (socket.writableEnded) return
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const { status, headers, body } = errorOutcome(asRefusal(error), 'fhir', '')
  const text = String(body)
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(text), connection: 'close' })
  // Closed at once, what it still sends would cost it the answer; but whoever never ends its half does not hold the connection.
  const limit = setTimeout(() => socket.destroy(), FAREWELL_MS).unref()
  socket.once('close', () => clearTimeout(limit))
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${text}`,
  )
  socket.resume()
}

function asRefusal({ code }: { readonly code?: string }): AnamnesisError {
  return code === 'HPE_HEADER_OVERFLOW'
    ? new AnamnesisError('head-too-large', 'the address and the headers of the request are too long')
    : new AnamnesisError('bad-request', 'this is not an HTTP request, or it did not come to an end in time')
}
