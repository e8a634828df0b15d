import { expect, test } from 'vitest'
import { RESOURCE_TYPES } from '../resource-types.ts'
import { COMPARTMENTS, compartmentParameters } from './compartments.ts'
import { searchParameters } from './search-parameters.ts'

test.each(COMPARTMENTS)(
  'every member of the %s compartment is a type with the parameters that put it there',
  (compartment) => {
    for (const [type, codes] of compartmentParameters(compartment) ?? []) {
      expect(RESOURCE_TYPES).toContain(type)
      for (const code of codes) expect(searchParameters(type).get(code)?.kind, `${type}.${code}`).toBe('reference')
    }
  },
)

test('what is no compartment has no members', () => {
  expect(compartmentParameters('Location')).toBeUndefined()
  expect(compartmentParameters('constructor')).toBeUndefined()
})
