import type { Maker } from './fuzz-request.ts'
import { BASE, plain } from './fuzz-request.ts'
import { anyName, anyType, query } from './make-query.ts'
import { mutateJson, ODD_TEXTS } from './mutate.ts'

const OPERATIONS = [
  '$everything',
  '$validate',
  '$match',
  '$expand',
  '$validate-code',
  '$lookup',
  '$translate',
  '$lastn',
  '$stats',
  '$document',
  '$summary',
  '$export',
  '$status',
  '$events',
  '$docref',
  '$versions',
  '$stream',
  '$import',
  '$bulk-status',
  '$get-resource-counts',
  '$meta',
  '$diff',
  '$nothing',
]
/** An operation at any level, by GET or POST. */
export const operation: Maker = (chance, material) => {
  const where = chance.pick([BASE, `${BASE}/${anyType(chance, material)}`, `${BASE}/${anyName(chance, material)}`])
  const name = chance.pick(OPERATIONS)
  const parameters = {
    resourceType: 'Parameters',
    parameter: [
      { name: 'resource', resource: chance.pick(material.resources) },
      { name: chance.pick(ODD_TEXTS), valueString: chance.pick(ODD_TEXTS) },
    ],
  }
  if (chance.oneIn(2)) return plain('GET', `${where}/${name}?${query(chance, material, 'Patient')}`)
  return plain('POST', `${where}/${name}`, JSON.stringify(mutateJson(chance, parameters, parameters)))
}
