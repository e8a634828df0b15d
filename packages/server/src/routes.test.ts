import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROUTES } from './routes.ts'
import type { TestServer } from './testing/test-hospital.ts'
import { startTestServer } from './testing/test-hospital.ts'

let test1: TestServer
beforeAll(async () => {
  test1 = await startTestServer(ROUTES)
})
afterAll(() => test1.close())

const protectedRoutes = ROUTES.filter(({ callers }) => typeof callers !== 'string')

test.each(protectedRoutes)('requires authentication: $method $path', async ({ method, path }) => {
  const url = path.replace(/:[a-z]+/gi, 'x1')
  const answer = await test1.server.inject({ method, url })
  expect(answer.statusCode).toBe(401)
  expect(answer.body).toMatch(
    path.startsWith('/fhir') || path.startsWith('/at') ? 'OperationOutcome' : '"not-authenticated"',
  )
})

test('these addresses, and no others, take requests without a token', () => {
  const open = ROUTES.filter(({ callers }) => typeof callers === 'string')
  expect(open.map(({ callers, method, path }) => `${callers}: ${method} ${path}`).sort()).toMatchInlineSnapshot(`
    [
      "anyone: GET /api/directory",
      "anyone: GET /api/hospital",
      "anyone: GET /api/network",
      "anyone: GET /cds-services",
      "anyone: GET /fhir/R4/.well-known/smart-configuration",
      "anyone: GET /fhir/R4/metadata",
      "anyone: GET /livez",
      "anyone: GET /metrics",
      "anyone: GET /readyz",
      "anyone: POST /rpc",
      "hospitals: POST /exchange/v1/acknowledge",
      "hospitals: POST /exchange/v1/content",
      "hospitals: POST /exchange/v1/looks",
      "hospitals: POST /exchange/v1/news",
      "hospitals: POST /exchange/v1/receipts",
      "hospitals: POST /exchange/v1/release",
    ]
  `)
})

test('no two rows answer the same request', () => {
  const names = ROUTES.map(({ method, path }) => `${method} ${path.replace(/:[a-z]+/gi, ':')}`)
  expect(new Set(names).size).toBe(names.length)
})
