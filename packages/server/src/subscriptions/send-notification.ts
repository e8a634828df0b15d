import { lookup } from 'node:dns'
import type { RequestOptions } from 'node:http'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import type { LookupFunction } from 'node:net'
import { BlockList, isIP } from 'node:net'
import { AnamnesisError } from '@anamnesis/core'

/** Which endpoints may be reached beside those on the public internet by https. */
export type EndpointPolicy = {
  /** Loopback addresses and plain http to them: only in a sample network. */
  readonly allowLoopback: boolean
  /** Host names that may lie on a private network. */
  readonly privateHosts: readonly string[]
}

/** One message to an endpoint. */
export type Message = {
  readonly method: 'POST' | 'PUT'
  readonly url: URL
  readonly headers: readonly (readonly [string, string])[]
  readonly contentType: string | null
  readonly body: Uint8Array
}

/** How long an endpoint may take to answer, in ms. */
const PATIENCE_MS = 10_000

/** Addresses that are not on the public internet (IANA special-purpose registries, RFC 6890). */
const PRIVATE = blockList(
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
  '::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8',
)
const LOOPBACK = blockList('127.0.0.0/8', '::1/128')

function blockList(ipv4: string, ipv6: string): BlockList {
  const list = new BlockList()
  for (const [text, family] of [
    [ipv4, 'ipv4'],
    [ipv6, 'ipv6'],
  ] as const)
    for (const subnet of text.split(' ')) {
      const [address = '', length] = subnet.split('/')
      list.addSubnet(address, Number(length), family)
    }
  return list
}

/** Returns true if a message may go to an address, asked for by this host name. */
export function mayReach(address: string, host: string, policy: EndpointPolicy): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (!PRIVATE.check(address, family)) return true
  if (policy.allowLoopback && LOOPBACK.check(address, family)) return true
  return policy.privateHosts.includes(host) && !LOOPBACK.check(address, family)
}

/**
 * Sends a message and returns the status of the answer, whose body is not read; redirections are not followed. The address that was checked is the one
 * that is connected to: a name that resolves otherwise the second time changes nothing.
 * @throws `not-allowed` if the endpoint may not be reached, `peer-unavailable` if it does not answer
 */
export function sendNotification(message: Message, policy: EndpointPolicy, signal: AbortSignal): Promise<number> {
  const { url, method, body } = message
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isSecure = url.protocol === 'https:'
  const refusal = new AnamnesisError('not-allowed', 'this endpoint may not be reached from here')
  if (isIP(host) !== 0 && !mayReach(host, host, policy)) return Promise.reject(refusal)
  if (!isSecure && !policy.allowLoopback) return Promise.reject(refusal)
  const options: RequestOptions = {
    method,
    headers: {
      ...Object.fromEntries(message.headers),
      ...(message.contentType === null ? {} : { 'content-type': message.contentType }),
      'content-length': body.length,
      'user-agent': 'Anamnesis',
    },
    agent: false,
    lookup: checkedLookup(policy, isSecure),
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
  }
  return new Promise((resolve, reject) => {
    const sending = (isSecure ? secure : plain)(url, options, (response) => {
      response.destroy()
      resolve(response.statusCode ?? 0)
    })
    sending.on('error', (cause) => reject(cause === REFUSED ? refusal : unavailable(cause)))
    sending.end(body)
  })
}

const REFUSED = new Error('the endpoint resolves to an address that may not be reached')

function unavailable(cause: unknown): AnamnesisError {
  return new AnamnesisError('peer-unavailable', 'the endpoint does not answer', { cause })
}

function checkedLookup(policy: EndpointPolicy, isSecure: boolean): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const reachable = addresses.filter(
        ({ address, family }) =>
          mayReach(address, host, policy) && (isSecure || LOOPBACK.check(address, family === 6 ? 'ipv6' : 'ipv4')),
      )
      const [first] = reachable
      if (first === undefined || reachable.length < addresses.length) return callback(REFUSED, '', 0)
      if (options.all) return (callback as unknown as (e: null, all: typeof reachable) => void)(null, reachable)
      return callback(null, first.address, first.family)
    })
  }
}
