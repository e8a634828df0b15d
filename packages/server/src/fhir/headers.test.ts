import { expect, test } from 'vitest'
import type { HttpRequest } from '../http/route.ts'
import { ifMatchOf, isNotModified, preferencesOf } from './headers.ts'
import { acceptsJson } from './media-type.ts'

function request(headers: Record<string, string>, query = ''): HttpRequest {
  return { headers, query: new URLSearchParams(query) } as unknown as HttpRequest
}

test('If-Match takes one version, weak or strong, and nothing else', () => {
  expect(ifMatchOf(request({}))).toBeUndefined()
  expect(ifMatchOf(request({ 'if-match': 'W/"3"' }))).toBe(3)
  expect(ifMatchOf(request({ 'if-match': '"12"' }))).toBe(12)
  for (const bad of ['3', '*', 'W/"0"', 'W/"3", W/"4"', ''])
    expect(() => ifMatchOf(request({ 'if-match': bad }))).toThrow('one version')
})

test('searches are strict unless the client asks for leniency', () => {
  expect(preferencesOf(request({}))).toEqual({ return: 'representation', strict: true })
  expect(preferencesOf(request({ prefer: 'handling=lenient, return=minimal' }))).toEqual({
    return: 'minimal',
    strict: false,
  })
  expect(preferencesOf(request({ prefer: 'return=OperationOutcome; handling=strict' })).return).toBe('OperationOutcome')
})

test('JSON is what is spoken, by _format first and Accept second', () => {
  for (const accept of ['application/fhir+json', 'application/json;q=0.9', '*/*', 'text/html,*/*;q=0.1'])
    expect(acceptsJson(request({ accept }))).toBe(true)
  expect(acceptsJson(request({ accept: 'application/fhir+xml' }))).toBe(false)
  expect(acceptsJson(request({ accept: 'application/fhir+xml' }, '_format=json'))).toBe(true)
  expect(acceptsJson(request({ accept: '*/*' }, '_format=application/fhir%2Bjson'))).toBe(true)
  expect(acceptsJson(request({ accept: '*/*' }, '_format=application/fhir+json'))).toBe(true)
  expect(acceptsJson(request({}, '_format=xml'))).toBe(false)
})

test('a version is not modified for who names it, or has read it since it was written', () => {
  const read = { version: 3, updated: Date.UTC(2026, 0, 1, 12, 0, 0, 700) }
  const holds = (headers: Record<string, string>) => isNotModified(request(headers), read)
  for (const tag of ['W/"3"', '"3"', 'W/"2", W/"3"', '*']) expect(holds({ 'if-none-match': tag })).toBe(true)
  for (const tag of ['W/"2"', '3', '']) expect(holds({ 'if-none-match': tag })).toBe(false)
  expect(holds({ 'if-modified-since': 'Thu, 01 Jan 2026 12:00:00 GMT' })).toBe(true)
  expect(holds({ 'if-modified-since': 'Thu, 01 Jan 2026 11:59:59 GMT' })).toBe(false)
  expect(holds({ 'if-modified-since': 'yesterday' })).toBe(false)
  expect(holds({ 'if-none-match': 'W/"2"', 'if-modified-since': 'Thu, 01 Jan 2027 12:00:00 GMT' })).toBe(false)
  expect(holds({})).toBe(false)
})
