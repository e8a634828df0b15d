import { randomBytes } from 'node:crypto'
import type { Dice } from './dice.ts'
import type { Maker, Material } from './fuzz-request.ts'
import { BASE, header, plain } from './fuzz-request.ts'
import { anyName, anyType, ownName, query } from './make-query.ts'
import { mutateJson, mutateText, ODD_TEXTS } from './mutate.ts'

const LATER = { prefer: 'respond-async' }

/** Content of any type, put in as it is. */
export const content: Maker = (chance, material) => {
  const headers = {
    'content-type': header(
      chance.pick(['text/plain', 'application/pdf', 'application/octet-stream', 'x', ...ODD_TEXTS]),
    ),
    ...(chance.oneIn(2)
      ? { 'x-security-context': header(chance.oneIn(3) ? chance.pick(ODD_TEXTS) : anyName(chance, material)) }
      : {}),
    ...(chance.oneIn(8) ? { 'content-encoding': 'gzip' } : {}),
  }
  const body = 'content '.repeat(chance.pick([0, 1, 40, 40_000]))
  if (chance.oneIn(3)) return plain('PUT', `${BASE}/${binaryName(chance, material)}`, body, headers)
  return plain('POST', `${BASE}/Binary`, body, headers)
}

function binaryName(chance: Dice, material: Material): string {
  const known = material.own.filter((name) => name.startsWith('Binary/'))
  return known.length > 0
    ? chance.pick(known)
    : `Binary/${chance.oneIn(2) ? 'new-content' : encodeURIComponent(chance.pick(ODD_TEXTS).toWellFormed())}`
}

/** Kick-off of an export, or the end of one. */
export const kickOff: Maker = (chance, material) => {
  const jobs = material.found.filter((path) => path.includes('$bulk-status'))
  if (jobs.length > 0 && chance.oneIn(6)) return plain('DELETE', chance.pick(jobs))
  const where = chance.pick(['', '/Patient', '/Group/none', `/${anyName(chance, material)}`])
  const parts = [
    `_type=${chance.pick(['Patient', 'Condition,Observation', anyType(chance, material)])}`,
    `_since=${encodeURIComponent(chance.pick(['2020-01-01T00:00:00Z', 'x', '2020']))}`,
    `_typeFilter=${encodeURIComponent(`${anyType(chance, material)}?${query(chance, material, 'Patient')}`)}`,
    `_elements=${encodeURIComponent(chance.pick(['id', 'Patient.id', ...ODD_TEXTS]).toWellFormed())}`,
    `_outputFormat=${encodeURIComponent(chance.pick(['application/fhir+ndjson', 'ndjson', 'csv']))}`,
    query(chance, material, 'Patient'),
  ]
  return plain(
    'GET',
    `${BASE}${where}/$export?${parts.filter(() => chance.oneIn(4)).join('&')}`,
    undefined,
    chance.oneIn(8) ? {} : LATER,
  )
}

/** An import of a few lines. */
export const load: Maker = (chance, material) => {
  const line = () => {
    const resource = { ...chance.pick(material.resources), id: `loaded-${randomBytes(4).toString('hex')}` }
    const text = JSON.stringify(
      chance.oneIn(2) ? resource : mutateJson(chance, resource, chance.pick(material.resources)),
    )
    return chance.oneIn(6) ? mutateText(chance, text) : text
  }
  const body = Array.from({ length: chance.below(6) }, line).join(chance.pick(['\n', '\r\n', '\n\n']))
  const type = chance.oneIn(8) ? 'application/json' : 'application/fhir+ndjson'
  return plain('POST', `${BASE}/$import`, body, { 'content-type': type, ...LATER })
}

/** A subscription, an end of one, or its operations. */
export const subscribe: Maker = (chance, material) => {
  const known = material.own.filter((name) => name.startsWith('Subscription/'))
  if (known.length > 0 && chance.oneIn(3)) {
    const name = chance.pick(known)
    return chance.oneIn(3)
      ? plain('DELETE', `${BASE}/${name}`)
      : plain(
          'GET',
          `${BASE}/${name}${chance.pick(['', '/$status', '/$events', '/$events?eventsSinceNumber=0', '/$stream'])}`,
        )
  }
  const type = anyType(chance, material)
  const topic = `${BASE}/SubscriptionTopic/${chance.pick(['new-results', 'encounter-start', 'x'])}`
  const resource = {
    resourceType: 'Subscription',
    status: 'requested',
    reason: 'fuzz',
    criteria: chance.pick(['Observation?status=final', 'Condition', `${type}?${query(chance, material, type)}`, topic]),
    channel: {
      type: chance.pick(['rest-hook', 'rest-hook', 'server-sent-events', 'email', 'websocket']),
      endpoint: material.hook,
      payload: chance.pick(['application/fhir+json', 'application/fhir+json', 'text/plain']),
    },
  }
  const body = JSON.stringify(chance.oneIn(2) ? resource : mutateJson(chance, resource, resource))
  return chance.oneIn(5)
    ? plain('PUT', `${BASE}/${ownName(chance, material)}`, body)
    : plain('POST', `${BASE}/Subscription`, body)
}
