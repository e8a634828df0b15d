import type { SearchParameter as SearchParameterResource } from '@medplum/fhirtypes'
import { typeNumber } from '../resource-types.ts'
import { VERSION_COLUMNS, type VersionRow } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { openIfPossible } from './open-if-possible.ts'
import { type AddedParameters, definitionOf, packageParameters } from './package-parameters.ts'
import { reasonAgainst } from './usable-parameter.ts'

/**
 * Returns the search parameters that this hospital has beside those of R4: of its packages, and of its own active SearchParameter resources as far as
 * their names are free; and those among them that search cannot use.
 */
export async function readOwnParameters(store: Store): Promise<AddedParameters> {
  const taken = new Set<string>()
  const { definitions, refused } = packageParameters(store.conformance.definitions, taken)
  const { rows } = await store.database.query<VersionRow>(
    `SELECT ${VERSION_COLUMNS} FROM res r JOIN hist h ON h.pk = r.pk AND h.ver = r.ver
     WHERE r.rt = $1 AND r.custodian = 0 AND NOT r.deleted AND h.secret IS NOT NULL ORDER BY r.pk`,
    [typeNumber('SearchParameter')],
  )
  for (const row of rows) {
    const bytes = openIfPossible(store, row)
    if (!bytes) {
      refused.push({ id: row.id, reason: 'its record cannot be opened' })
      continue
    }
    const resource = JSON.parse(Buffer.from(bytes).toString()) as SearchParameterResource
    if (resource.status !== 'active') continue
    const definition = definitionOf(resource)
    const reason = reasonAgainst(definition, taken)
    if (reason === undefined) definitions.push(definition)
    else refused.push({ id: row.id, reason })
  }
  return { definitions, refused }
}
