import type { Dice } from './dice.ts'
import type { Maker } from './fuzz-request.ts'
import { BASE, header, plain } from './fuzz-request.ts'
import { anyName, anyType, encode, query } from './make-query.ts'
import { mutateText, ODD_TEXTS } from './mutate.ts'

/** A search by address. */
export const search: Maker = (chance, material) => {
  const type = anyType(chance, material)
  return plain(chance.oneIn(12) ? 'HEAD' : 'GET', `${BASE}/${type}?${query(chance, material, type)}`)
}

/** A search by form, of one type or of all. */
export const searchByForm: Maker = (chance, material) => {
  const type = anyType(chance, material)
  const where = chance.oneIn(6) ? BASE : `${BASE}/${type}`
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return plain('POST', `${where}/_search`, query(chance, material, type), headers)
}

/** A read, of a version, or of a history. */
export const read: Maker = (chance, material) => {
  const version = chance.pick(['1', '2', '0', '-1', 'x', '99999999999', chance.pick(ODD_TEXTS)])
  const tail = chance.pick([
    '',
    '',
    '',
    '/_history',
    `/_history/${encode(chance, version)}`,
    '/_history?_count=1',
    '/_history?_since=x',
    `/_history?${query(chance, material, '')}`,
  ])
  return plain(chance.pick(['GET', 'GET', 'HEAD']), `${BASE}/${anyName(chance, material)}${tail}`)
}

/** A search inside a compartment. */
export const compartment: Maker = (chance, material) =>
  plain(
    'GET',
    `${BASE}/${anyName(chance, material)}/${chance.pick([anyType(chance, material), '*', 'x'])}?${query(chance, material, 'Observation')}`,
  )

/** Any method at an address that is nearly one. */
export const anything: Maker = (chance, material) => {
  const path = mutateText(chance, `${BASE}/${anyName(chance, material)}`).replace(
    /[^\x21-\x7e]/g,
    encodeURIComponentSafe,
  )
  const method = chance.pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])
  const body = method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? undefined : chance.pick(ODD_TEXTS)
  return plain(method, path.startsWith('/') ? path : `/${path}`, body)
}

function encodeURIComponentSafe(character: string): string {
  return `%${(character.charCodeAt(0) & 0xff).toString(16).padStart(2, '0')}`
}

/** History of a type, or of all. */
export const history: Maker = (chance, material) => {
  const where = chance.oneIn(3) ? BASE : `${BASE}/${anyType(chance, material)}`
  const asked = chance.pick(['', '_count=3', '_since=2020-01-01T00:00:00Z', '_at=2030', query(chance, material, '')])
  return plain('GET', `${where}/_history?${asked}`)
}

/** A path that some answer named: the next page, a job, a file, a version; sometimes it belongs to somebody else. */
export const follow: Maker = (chance, material) => {
  if (material.found.length === 0) return read(chance, material)
  const path = chance.pick(material.found)
  return plain(
    chance.oneIn(8) ? 'HEAD' : 'GET',
    chance.oneIn(8) ? mutateTail(chance, path) : path,
    undefined,
    range(chance),
  )
}

function mutateTail(chance: Dice, path: string): string {
  const at = path.lastIndexOf('/') + 1
  return path.slice(0, at) + encode(chance, mutateText(chance, path.slice(at)))
}

function range(chance: Dice): Record<string, string> {
  if (!chance.oneIn(2)) return {}
  const asked = chance.pick([
    'bytes=0-0',
    'bytes=-1',
    'bytes=0-',
    'bytes=5-2',
    'bytes=99999999-',
    'bytes=0-1,3-4',
    'bytes=-0',
    'bytes=00000000000000000000-1',
    'bytes=1-99999999999999999999',
    `bytes=${chance.pick(ODD_TEXTS)}`,
    chance.pick(ODD_TEXTS),
  ])
  return {
    range: header(asked),
    ...(chance.oneIn(4) ? { 'if-range': header(chance.pick(['"1"', 'W/"1"', '"2"', ...ODD_TEXTS])) } : {}),
  }
}
