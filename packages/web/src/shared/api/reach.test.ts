import { expect, test } from 'vitest'
import { onReachChange, reaching, wasAnswered } from './reach.ts'

test('a hospital counts as reached until a request fails, and again from the next answer on', async () => {
  const seen: boolean[] = []
  const stop = onReachChange(() => seen.push(wasAnswered()))
  expect(wasAnswered()).toBe(true)
  await expect(reaching(Promise.reject(new TypeError('failed to fetch')))).rejects.toThrow('failed to fetch')
  await expect(reaching(Promise.reject(new TypeError('failed to fetch')))).rejects.toThrow('failed to fetch')
  await reaching(Promise.resolve(new Response(null, { status: 503 })))
  stop()
  await expect(reaching(Promise.reject(new TypeError('failed to fetch')))).rejects.toThrow('failed to fetch')
  await reaching(Promise.resolve(new Response(null)))
  expect(seen).toEqual([false, true])
})

test('a request that was given up says nothing', async () => {
  const ending = new AbortController()
  ending.abort()
  await expect(reaching(fetch('http://127.0.0.1:9/', { signal: ending.signal }))).rejects.toThrow()
  expect(wasAnswered()).toBe(true)
})
