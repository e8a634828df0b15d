// The only file that knows the web framework: it turns rows of route tables into answers on the wire.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { AnamnesisError } from '@anamnesis/core'
import type { FastifyCorsOptions, FastifyCorsOptionsDelegateCallback } from '@fastify/cors'
import cors from '@fastify/cors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fastify from 'fastify'
import { CDS_PATH } from '../cds/client-token.ts'
import type { HospitalContext } from '../context.ts'
import type { Authenticate } from '../sign-in/authenticate.ts'
import type { Caller } from '../sign-in/caller.ts'
import { allowedHeaders, allowedMethods } from './allowed-methods.ts'
import { answerClientError } from './client-error.ts'
import { asAnamnesisError, errorOutcome, surfaceOf } from './error-outcome.ts'
import type { Logger } from './logger.ts'
import { describeError } from './logger.ts'
import type { Outcome } from './outcome.ts'
import { createRateLimit } from './rate-limit.ts'
import type { HttpRequest, Route } from './route.ts'
import { LONGEST_PARAMETER } from './route.ts'
import { securityHeaders } from './security-headers.ts'

/** The server as its owner and its tests hold it. */
export type HttpServer = FastifyInstance

/** Handles whole requests below a path by itself: the OpenID provider. */
export type Mount = {
  readonly path: string
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void
}

/** What one listener serves. */
export type HttpServerOptions = {
  readonly context: HospitalContext
  readonly routes: readonly Route[]
  readonly authenticate: Authenticate
  readonly mounts: readonly Mount[]
  /** Answers a GET that no route takes: the web app's pages and files. */
  readonly pages: (path: string, headers: HttpRequest['headers']) => Outcome | null
  /** Most requests of one address without a token; ADDRESS_LIMIT if absent. */
  readonly addressLimit?: { readonly perSecond: number; readonly burst: number }
}

/** Largest body of a route that does not say otherwise, in bytes. */
const BODY_LIMIT = 1024 * 1024
/** Longest address and headers of a request together, in bytes: the longest search with each character encoded does not fit, and is sent as a form. */
const HEAD_LIMIT = 80 * 1024
/** Most requests a second, and in one burst, of one person or, without a token, of one address. */
const PERSON_LIMIT = { perSecond: 500, burst: 2000 }
const ADDRESS_LIMIT = { perSecond: 1000, burst: 4000 }

/** Returns a server for the route tables, not yet listening. */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { context } = options
  const server = createFramework(context)
  // Declared, so that all requests have one shape.
  server.decorateRequest('caller')
  answerErrors(server, context.logger)
  observe(server, options)
  for (const mount of options.mounts) await server.register(mountPlugin(mount))
  await server.register(async (scope) => {
    await scope.register(cors, { delegator: crossOrigin(context.config.patientOrigins) })
    takeAnyBody(scope)
    const limits = {
      person: createRateLimit(PERSON_LIMIT),
      address: createRateLimit(options.addressLimit ?? ADDRESS_LIMIT),
    }
    for (const route of options.routes) if (!route.streamed) addRoute(scope, route, options, limits)
    await scope.register(async (streams) => {
      leaveBodies(streams)
      for (const route of options.routes) if (route.streamed) addRoute(streams, route, options, limits)
    })
    addPages(scope, options)
  })
  return server
}

function createFramework(context: HospitalContext): HttpServer {
  const { tls, trustedProxies } = context.config
  const options = {
    logger: false as const,
    // Addresses that the router itself refuses pass no hook; the framework's own answer would quote them.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      reply.headers(securityHeaders(context.config.origin)).header('x-request-id', request.id)
      send(reply, errorOutcome(error, surfaceOf(request.raw.url ?? '/'), request.id))
    },
    genReqId: () => randomUUID(),
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: BODY_LIMIT,
    clientErrorHandler: answerClientError,
    http: { maxHeaderSize: HEAD_LIMIT },
    routerOptions: { maxParamLength: LONGEST_PARAMETER, ignoreTrailingSlash: false },
    forceCloseConnections: 'idle' as const,
    // An upload of 1 GiB over a slow line takes its time (5 Mbit/s); headers do not.
    requestTimeout: 1_800_000,
  }
  if (!tls) return fastify(options)
  const https = {
    cert: readFileSync(tls.certificate),
    key: readFileSync(tls.key),
    minVersion: 'TLSv1.2' as const,
    maxHeaderSize: HEAD_LIMIT,
  }
  return fastify({ ...options, https }) as unknown as HttpServer
}

/** Browsers name the origin of a page where it is not this server's; for everybody else there is nothing to work out. */
function crossOrigin(origins: readonly string[]): FastifyCorsOptionsDelegateCallback {
  const none = { origin: false } as const
  const some: FastifyCorsOptions = {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [
      'ETag',
      'Last-Modified',
      'Content-Range',
      'Accept-Ranges',
      'Location',
      'Content-Location',
      'Accept-Patch',
      'Allow',
      'X-Request-Id',
      'WWW-Authenticate',
    ],
    maxAge: 600,
    strictPreflight: false,
  }
  // CDS Hooks 2.0: clients in browsers, of vendors that nobody here knows, call services; their tokens let them in, and no cookie does.
  const services = { ...some, origin: '*' }
  return (request, done) => {
    if (request.headers.origin === undefined) return done(null, none)
    return done(null, isOfServices(pathOf(request)) ? services : some)
  }
}

function pathOf({ raw }: FastifyRequest): string {
  return (raw.url ?? '/').split('?', 1)[0] ?? '/'
}

function isOfServices(path: string): boolean {
  return path === '/cds-services' || path.startsWith(CDS_PATH)
}

type Limits = Readonly<Record<'person' | 'address', (caller: string) => boolean>>

function addRoute(scope: HttpServer, route: Route, options: HttpServerOptions, limits: Limits): void {
  const { context, authenticate } = options
  scope.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.bodyLimit ?? BODY_LIMIT,
    // Before the body is read: whoever may not call costs nothing.
    onRequest: async (request) => {
      if (typeof route.callers === 'string') {
        takeToken(limits.address, request.ip)
        return
      }
      const caller = await authenticate(request.headers.authorization, pathOf(request)).catch((error: unknown) => {
        context.metrics.countSignIn('refused')
        throw error
      })
      context.metrics.countSignIn('accepted')
      const { requester } = caller
      if (!route.callers.includes(requester.role))
        throw new AnamnesisError('not-allowed', 'this address is not for your role')
      if (requester.role !== 'system') takeToken(limits.person, requester.person)
      ;(request as WithCaller).caller = caller
    },
    handler: async (request, reply) => {
      const plain = toHttpRequest(request, reply, context.stopping)
      if (typeof route.callers === 'string') return send(reply, await route.handler(plain, context))
      const { caller } = request as WithCaller
      if (!caller) throw new AnamnesisError('internal', 'the caller was not checked')
      return send(reply, await route.handler(Object.assign(plain, caller), context))
    },
  })
}

type WithCaller = FastifyRequest & { caller?: Caller }

function takeToken(limit: (caller: string) => boolean, caller: string): void {
  if (!limit(caller)) throw new AnamnesisError('too-many-requests', 'too many requests: wait a second')
}

function toHttpRequest(request: FastifyRequest, reply: FastifyReply, stopping: AbortSignal): HttpRequest {
  const target = request.raw.url ?? '/'
  let signal: AbortSignal | undefined
  return {
    id: request.id,
    method: request.method,
    params: request.params as Record<string, string>,
    query: new URLSearchParams(target.includes('?') ? target.slice(target.indexOf('?') + 1) : ''),
    headers: request.headers as Record<string, string | undefined>,
    body: request.body instanceof Uint8Array ? request.body : new Uint8Array(0),
    content: request.raw,
    target,
    get signal() {
      signal ??= AbortSignal.any([stopping, closed(reply)])
      return signal
    },
  }
}

function closed(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => controller.abort())
  return controller.signal
}

function send(reply: FastifyReply, { status, headers, body }: Outcome): FastifyReply {
  reply.code(status).headers(headers)
  if (body === null) return reply.send()
  if (typeof body === 'string') return reply.send(body)
  if (body instanceof Uint8Array) return reply.send(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
  return reply.send(Readable.from(body, { objectMode: false }))
}

/** Bodies reach handlers as bytes: what they mean is the route's matter, and signatures need them unchanged. */
function takeAnyBody(scope: HttpServer): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

/** Bodies stay on the wire until whoever answers reads them. */
function leaveBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
}

function mountPlugin({ path, handle }: Mount) {
  return async (scope: FastifyInstance) => {
    leaveBodies(scope)
    scope.all(`${path}/*`, (request, reply) => {
      reply.hijack()
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value)
      const raw = request.raw as IncomingMessage & { originalUrl?: string }
      raw.originalUrl = raw.url ?? '/'
      raw.url = raw.originalUrl.slice(path.length)
      handle(raw, reply.raw)
    })
  }
}

function addPages(scope: HttpServer, { pages, routes }: HttpServerOptions): void {
  const allowedAt = allowedMethods(routes)
  scope.setNotFoundHandler(async (request, reply) => {
    const { url, method } = request.raw
    const path = (url ?? '/').split('?', 1)[0] ?? '/'
    const readable = method === 'GET' || method === 'HEAD'
    const page =
      readable && surfaceOf(path) === 'api' && !path.startsWith('/api/')
        ? pages(path, request.headers as HttpRequest['headers'])
        : null
    if (page !== null) return send(reply, page)
    const allowed = allowedAt(path)
    if (allowed.methods.length === 0) throw new AnamnesisError('not-found', 'there is no such address')
    if (method === 'OPTIONS') return reply.code(204).send()
    reply.headers(allowedHeaders(allowed))
    throw new AnamnesisError('method-not-allowed', 'this address does not take that method')
  })
}

function answerErrors(server: HttpServer, logger: Logger): void {
  server.setErrorHandler((error, request, reply) => {
    const known = asAnamnesisError(error)
    if (known.status >= 500)
      logger.error({ requestId: request.id, code: known.code, cause: describeError(error) }, 'request failed')
    return send(reply, errorOutcome(error, surfaceOf(request.raw.url ?? '/'), request.id))
  })
}

/** Logs and measures each request by its route template: the path and the query can hold who a patient is. */
function observe(server: HttpServer, { context, routes }: HttpServerOptions): void {
  const allowedAt = allowedMethods(routes)
  const fixed = securityHeaders(context.config.origin)
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(fixed).header('x-request-id', request.id)
    if (request.method === 'OPTIONS' || request.method === 'PATCH') {
      const { allow, ...patch } = allowedHeaders(allowedAt((request.raw.url ?? '/').split('?', 1)[0] ?? '/'))
      reply.headers(request.method === 'OPTIONS' && allow !== '' ? { allow: `${allow}, OPTIONS`, ...patch } : patch)
    }
    done()
  })
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    const labels = { method: request.method, route, status: reply.statusCode }
    context.metrics.observeRequest(labels, reply.elapsedTime / 1000)
    context.logger.info({ requestId: request.id, ...labels, ms: Math.round(reply.elapsedTime) }, 'request')
    done()
  })
}
