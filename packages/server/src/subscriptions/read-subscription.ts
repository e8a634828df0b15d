import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { Issue } from '@anamnesis/core'
import { AnamnesisError } from '@anamnesis/core'
import { z } from 'zod'
import type { Trigger } from './topics.ts'
import { topicAt } from './topics.ts'

/** How much of a record a notification brings. */
export type Payload = 'empty' | 'id-only' | 'full-resource'

/** What a Subscription resource asks for, understood. */
export type Subscription = {
  readonly status: 'requested' | 'active' | 'error' | 'off'
  /** Canonical URL of the topic; null for one by R4 criteria. */
  readonly topic: string | null
  readonly triggers: readonly Trigger[]
  /** Where to send; null if the subscriber listens to a stream. */
  readonly endpoint: URL | null
  readonly headers: readonly (readonly [string, string])[]
  readonly payload: Payload
  /** How often a quiet channel says that it is alive, in seconds; 0 for never. */
  readonly heartbeat: number
  /** Most events in one notification. */
  readonly maxCount: number
  /** When it ends, in ms since 1970 UTC; null for never. */
  readonly end: number | null
}

const BACKPORT = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition'
/** System of this server's own channel types. */
export const CHANNEL_TYPES = 'urn:anamnesis:subscription-channel-type'
/** Channel type of a subscriber who listens: server-sent events at Subscription/[id]/$stream. */
export const EVENT_STREAM = 'server-sent-events'
const MOST_EVENTS = 20
const CRITERIA = /^([A-Z][A-Za-z]{1,63})(?:\?(.*))?$/s

const extensions = z.array(z.looseObject({ url: z.string() })).default([])
const member = z.looseObject({ extension: extensions }).optional()
const resourceSchema = z.looseObject({
  status: z.enum(['requested', 'active', 'error', 'off']),
  end: z.iso.datetime({ offset: true }).optional(),
  criteria: z.string(),
  _criteria: member,
  channel: z.looseObject({
    extension: extensions,
    type: z.string(),
    _type: member,
    endpoint: z.string().optional(),
    payload: z.string().optional(),
    _payload: member,
    header: z.array(z.string()).default([]),
  }),
})

type Channel = z.infer<typeof resourceSchema>['channel']
type Extensions = z.infer<typeof extensions>

/**
 * Returns what a Subscription resource asks for.
 * @throws `invalid-resource` with an issue for whatever this server does not carry out
 */
export function readSubscription(resource: unknown, base: string): Subscription {
  const parsed = resourceSchema.safeParse(resource)
  if (!parsed.success)
    throw refused(parsed.error.issues.map(({ path, message }) => ({ path: `Subscription.${path.join('.')}`, message })))
  const issues: Issue[] = []
  const { status, end, criteria, _criteria, channel } = parsed.data
  const topic = /^https?:/.test(criteria) ? criteria : null
  const triggers =
    topic === null ? criteriaTriggers(criteria, issues) : topicTriggers(topic, base, _criteria?.extension, issues)
  const isStream = streams(channel)
  if (!isStream && channel.type !== 'rest-hook')
    issues.push({
      path: 'Subscription.channel.type',
      message: 'this server sends by rest-hook, or streams server-sent events',
    })
  const found = {
    ...{ status, topic, triggers, payload: payloadOf(channel, topic, issues) },
    endpoint: isStream ? null : endpointOf(channel, issues),
    headers: headersOf(channel, issues),
    heartbeat: unsignedIn(channel.extension, 'backport-heartbeat-period') ?? 0,
    maxCount: Math.min(MOST_EVENTS, Math.max(1, unsignedIn(channel.extension, 'backport-max-count') ?? MOST_EVENTS)),
    end: end === undefined ? null : Date.parse(end),
  }
  if (issues.length > 0) throw refused(issues)
  return found
}

function refused(issues: readonly Issue[]): AnamnesisError {
  return new AnamnesisError('invalid-resource', 'this server cannot carry out the Subscription', { issues })
}

const NEW = ['create', 'update'] as const

function criteriaTriggers(criteria: string, issues: Issue[]): Trigger[] {
  const [, type, query = ''] = CRITERIA.exec(criteria) ?? []
  if (type !== undefined) return [{ type, query, kinds: NEW }]
  issues.push({ path: 'Subscription.criteria', message: 'criteria are a search such as Observation?code=1234-5' })
  return []
}

/** Filters narrow the triggers of their type; a type without a filter, where there are filters, is not asked for. */
function topicTriggers(url: string, base: string, given: Extensions | undefined, issues: Issue[]): Trigger[] {
  const topic = topicAt(base, url)
  if (topic === undefined) {
    issues.push({ path: 'Subscription.criteria', message: 'this server has no such topic' })
    return []
  }
  const filters = textsIn(given ?? [], 'backport-filter-criteria')
  if (filters.length === 0) return [...topic.triggers]
  return filters.flatMap((filter) => {
    const [, type, query = ''] = CRITERIA.exec(filter) ?? []
    const matching = topic.triggers.filter((trigger) => trigger.type === type)
    if (matching.length === 0)
      issues.push({ path: 'Subscription.criteria', message: 'a filter is a search of one of the topic’s types' })
    return matching.map((trigger) => ({
      ...trigger,
      query: [trigger.query, query].filter((part) => part !== '').join('&'),
    }))
  })
}

function streams({ type, _type }: Channel): boolean {
  const codings = (_type?.extension ?? []).filter(({ url }) => url === `${BACKPORT}/backport-channel-type`)
  return (
    type === 'websocket' &&
    codings.some(({ valueCoding }) => {
      const { system, code } = (valueCoding ?? {}) as { system?: unknown; code?: unknown }
      return system === CHANNEL_TYPES && code === EVENT_STREAM
    })
  )
}

function endpointOf({ endpoint }: Channel, issues: Issue[]): URL | null {
  const url = URL.parse(endpoint ?? '')
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return url
  issues.push({
    path: 'Subscription.channel.endpoint',
    message: 'a rest-hook needs an https address without a password in it',
  })
  return null
}

/** Headers that say how a message is framed or where it goes are not the subscriber's to set. */
const FRAMING = /^(host|connection|content-length|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*)$/i

function headersOf({ header }: Channel, issues: Issue[]): (readonly [string, string])[] {
  return header.flatMap((line) => {
    const colon = line.indexOf(':')
    const [name, value] = [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
    try {
      validateHeaderName(name)
      validateHeaderValue(name, value)
      if (FRAMING.test(name)) throw new RangeError('framing')
      return [[name, value] as const]
    } catch {
      issues.push({
        path: 'Subscription.channel.header',
        message: 'a header is a name, a colon and a value, and none that frames the message',
      })
      return []
    }
  })
}

function payloadOf({ payload, _payload }: Channel, topic: string | null, issues: Issue[]): Payload {
  const content = codesIn(_payload?.extension ?? [], 'backport-payload-content')[0]
  if (payload !== undefined && !/^application\/(fhir\+)?json$/.test(payload.split(';', 1)[0] ?? ''))
    issues.push({ path: 'Subscription.channel.payload', message: 'this server sends application/fhir+json' })
  if (content === undefined) return payload === undefined ? 'empty' : topic === null ? 'full-resource' : 'id-only'
  if (content === 'empty' || content === 'id-only' || content === 'full-resource') return content
  issues.push({ path: 'Subscription.channel.payload', message: 'the content is empty, id-only or full-resource' })
  return 'empty'
}

function ofName(given: Extensions, name: string): Extensions {
  return given.filter(({ url }) => url === `${BACKPORT}/${name}`)
}

function textsIn(given: Extensions, name: string): string[] {
  return ofName(given, name).flatMap(({ valueString }) => (typeof valueString === 'string' ? [valueString] : []))
}

function codesIn(given: Extensions, name: string): string[] {
  return ofName(given, name).flatMap(({ valueCode }) => (typeof valueCode === 'string' ? [valueCode] : []))
}

function unsignedIn(given: Extensions, name: string): number | undefined {
  const [found] = ofName(given, name)
  const value = found?.valueUnsignedInt ?? found?.valuePositiveInt
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined
}
