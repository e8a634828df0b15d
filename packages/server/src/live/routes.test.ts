import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedInRequest } from '../http/route.ts'
import type { WholeHospital } from '../testing/whole-hospital.ts'
import { startWholeHospital } from '../testing/whole-hospital.ts'
import { liveRoutes } from './routes.ts'

let hospital: WholeHospital
beforeAll(async () => {
  hospital = await startWholeHospital()
})
afterAll(() => hospital.close())

test('an event stream ends when the access token that opened it ends', async () => {
  const { context, config } = hospital
  const requester = { person: 'lakeside.lee', name: 'Dr Anna Lee', role: 'physician', department: 'cardiology' }
  const request = {
    requester: { ...requester, hospital: config.hospital.id, purpose: 'TREAT', patient: null, client: 'test' },
    expires: context.now() + 500,
    signal: new AbortController().signal,
  } as unknown as SignedInRequest
  const [route] = liveRoutes
  if (!route) throw new Error('there is one')
  const { body } = await route.handler(request, context)
  const heard: string[] = []
  for await (const text of body as AsyncIterable<string>) heard.push(text)
  expect(heard).toEqual([': connected\n\n'])
  expect(context.now()).toBeGreaterThanOrEqual(request.expires)
})
