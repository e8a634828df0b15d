import type { Resource } from '@medplum/fhirtypes'
import type { Maker } from './fuzz-request.ts'
import { BASE, plain } from './fuzz-request.ts'
import { anyName, query } from './make-query.ts'
import { mutateJson, mutateText, ODD_TEXTS } from './mutate.ts'

/** A batch, a transaction, or what is nearly one. */
export const bundle: Maker = (chance, material) => {
  const entry = Array.from({ length: 1 + chance.below(5) }, () => {
    const resource = chance.oneIn(2)
      ? chance.pick(material.resources)
      : (mutateJson(chance, chance.pick(material.resources), chance.pick(material.resources)) as Resource)
    const method = chance.pick(['GET', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'X'])
    const url = chance.pick([
      String(resource.resourceType),
      anyName(chance, material),
      `${resource.resourceType}/${chance.pick(['$validate', '$everything', '_history', '_search'])}`,
      '_history',
      'metadata',
      '',
      `${resource.resourceType}?${query(chance, material, resource.resourceType)}`,
    ])
    const fullUrl = chance.pick([
      undefined,
      'urn:uuid:5b0e5b0e-6f3c-4f0e-8d37-0a1b2c3d4e5f',
      'urn:uuid:x',
      chance.pick(ODD_TEXTS),
    ])
    return {
      fullUrl,
      resource: method === 'GET' || method === 'DELETE' ? undefined : resource,
      request: { method, url, ...(chance.oneIn(6) ? { ifNoneExist: chance.pick(ODD_TEXTS) } : {}) },
    }
  })
  const whole = {
    resourceType: 'Bundle',
    type: chance.pick(['batch', 'batch', 'transaction', 'transaction', 'collection', 'x']),
    entry,
  }
  const body = JSON.stringify(chance.oneIn(3) ? mutateJson(chance, whole, whole) : whole)
  return plain('POST', BASE, chance.oneIn(10) ? mutateText(chance, body) : body)
}
