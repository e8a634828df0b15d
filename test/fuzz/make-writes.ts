import type { Resource } from '@medplum/fhirtypes'
import type { Dice } from './dice.ts'
import type { Maker, Material } from './fuzz-request.ts'
import { BASE, header, plain } from './fuzz-request.ts'
import { anyName, anyType, ownName, query } from './make-query.ts'
import { mutateJson, mutateText, ODD_TEXTS } from './mutate.ts'

/** A create, sometimes conditional. */
export const create: Maker = (chance, material) => {
  const resource = chance.pick(material.resources)
  return plain(
    'POST',
    `${BASE}/${resource.resourceType}`,
    bodyOf(chance, material, resource),
    conditional(chance, material),
  )
}

/** An update, sometimes conditional. */
export const update: Maker = (chance, material) => {
  const name = chance.oneIn(3) ? ownName(chance, material) : anyName(chance, material)
  const [type, id = 'x'] = name.split('/')
  const ofType = material.resources.filter(({ resourceType }) => resourceType === type)
  const resource = { ...(ofType.length > 0 ? chance.pick(ofType) : chance.pick(material.resources)), id }
  const path = chance.oneIn(6) ? `${type}?${query(chance, material, type ?? '')}` : name
  return plain('PUT', `${BASE}/${path}`, bodyOf(chance, material, resource), ifMatch(chance))
}

/** A JSON Patch or FHIRPath Patch. */
export const patch: Maker = (chance, material) => {
  const path = chance.pick([
    '/status',
    '/code/text',
    '/name/0/family',
    '/-',
    '',
    '/id',
    '/resourceType',
    '/meta/versionId',
    '/a/b/c',
    '/~2',
    chance.pick(ODD_TEXTS),
  ])
  const steps = [
    {
      op: chance.pick(['add', 'remove', 'replace', 'move', 'copy', 'test', 'x']),
      path,
      from: '/id',
      value: chance.pick(ODD_TEXTS),
    },
  ]
  const fhirPath = {
    resourceType: 'Parameters',
    parameter: [
      {
        name: 'operation',
        part: [
          { name: 'type', valueCode: chance.pick(['add', 'delete', 'insert', 'replace', 'move']) },
          {
            name: 'path',
            valueString: chance.pick([
              'Patient.name',
              'Condition.code',
              '%%',
              "('x').repeat($this)",
              chance.pick(ODD_TEXTS),
            ]),
          },
        ],
      },
    ],
  }
  const json = chance.oneIn(2)
  const body = json ? JSON.stringify(steps) : JSON.stringify(mutateJson(chance, fhirPath, fhirPath))
  const headers = { 'content-type': json ? 'application/json-patch+json' : 'application/fhir+json' }
  return plain(
    'PATCH',
    `${BASE}/${chance.oneIn(3) ? ownName(chance, material) : anyName(chance, material)}`,
    chance.oneIn(5) ? mutateText(chance, body) : body,
    headers,
  )
}

/** A delete, sometimes conditional. */
export const remove: Maker = (chance, material) =>
  plain(
    'DELETE',
    chance.oneIn(4)
      ? `${BASE}/${anyType(chance, material)}?_id=nothing`
      : `${BASE}/${chance.oneIn(3) ? ownName(chance, material) : anyName(chance, material)}`,
    undefined,
    ifMatch(chance),
  )

function bodyOf(chance: Dice, { resources }: Material, resource: Resource): string {
  if (chance.oneIn(3)) return JSON.stringify(resource)
  const text = JSON.stringify(mutateJson(chance, resource, chance.pick(resources)))
  return chance.oneIn(6) ? mutateText(chance, text) : text
}

function conditional(chance: Dice, material: Material): Record<string, string> {
  return chance.oneIn(5) ? { 'if-none-exist': header(query(chance, material, 'Patient')) } : {}
}

function ifMatch(chance: Dice): Record<string, string> {
  return chance.oneIn(3) ? { 'if-match': header(chance.pick(['W/"1"', '"1"', 'W/"99"', '*', ...ODD_TEXTS])) } : {}
}
