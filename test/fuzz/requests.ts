import type { Dice } from './dice.ts'
import type { FuzzRequest, Material } from './fuzz-request.ts'
import { header } from './fuzz-request.ts'
import { bundle } from './make-bundles.ts'
import { content, kickOff, load, subscribe } from './make-long-work.ts'
import { operation } from './make-operations.ts'
import { anything, compartment, follow, history, read, search, searchByForm } from './make-reads.ts'
import { create, patch, remove, update } from './make-writes.ts'
import { ODD_TEXTS } from './mutate.ts'

/** What chance picks from; what is asked for more often stands here more often. */
const MAKERS = [
  ...[search, search, search, searchByForm, compartment, history],
  ...[read, read, follow, follow],
  ...[create, create, update, patch, patch, remove],
  ...[bundle, bundle, operation, operation],
  ...[content, kickOff, load, subscribe],
  anything,
]

/** Returns the next request that chance makes. */
export function nextRequest(chance: Dice, material: Material): FuzzRequest {
  const request = chance.pick(MAKERS)(chance, material)
  return { ...request, headers: { ...request.headers, ...(chance.oneIn(6) ? oddHeaders(chance) : {}) } }
}

function oddHeaders(chance: Dice): Record<string, string> {
  const odd = header(chance.pick(ODD_TEXTS))
  const whole: readonly Readonly<Record<string, string>>[] = [
    {
      prefer: chance.pick([
        'return=minimal',
        'return=OperationOutcome',
        'handling=lenient',
        'handling=strict',
        'respond-async',
        odd,
      ]),
    },
    { accept: chance.pick(['application/fhir+xml', 'text/html', '*/*', 'application/json', odd]) },
    { 'content-type': chance.pick(['text/plain', 'application/fhir+xml', 'application/json; charset=utf-16', odd]) },
    { 'if-none-match': chance.pick(['W/"1"', '*', odd]) },
    { 'if-modified-since': chance.pick(['Mon, 01 Jan 2035 00:00:00 GMT', 'yesterday', odd]) },
    { 'x-request-id': odd },
    { 'x-forwarded-for': odd },
    { origin: 'https://evil.example' },
    { 'accept-encoding': chance.pick(['gzip', 'br', 'x']) },
  ]
  return { ...chance.pick(whole) }
}
