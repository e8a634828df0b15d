import { loadDefinitions } from '../definitions.ts'
import { RESOURCE_TYPES, typeNumber } from '../resource-types.ts'
import {
  type Definition,
  parameterKinds,
  parametersOf,
  type SearchParameter,
  searchParameters,
} from '../search/search-parameters.ts'
import { openVersion, VERSION_COLUMNS, type VersionRow } from '../store/open-versions.ts'
import type { Store } from '../store/store.ts'
import { CONVERSIONS } from './conversions.ts'
import { elementWalks } from './element-walk.ts'
import type { RefusedParameter } from './reindexed.ts'

/** Returns the definitions in this hospital's own active SearchParameter resources, and those among them that search cannot use. */
export async function readOwnParameters(
  store: Store,
): Promise<{ readonly definitions: Definition[]; readonly refused: RefusedParameter[] }> {
  loadDefinitions()
  const { rows } = await store.database.query<VersionRow>(
    `SELECT ${VERSION_COLUMNS} FROM res r JOIN hist h ON h.pk = r.pk AND h.ver = r.ver
     WHERE r.rt = $1 AND r.custodian = 0 AND NOT r.deleted AND h.secret IS NOT NULL ORDER BY r.pk`,
    [typeNumber('SearchParameter')],
  )
  const definitions: Definition[] = []
  const refused: RefusedParameter[] = []
  const taken = new Set<string>()
  for (const row of rows) {
    const resource = JSON.parse(Buffer.from(openVersion(store, row)).toString()) as Definition & { status?: string }
    if (resource.status !== 'active') continue
    const { url = '', code, type, base, expression, target } = resource
    const definition = {
      url,
      code,
      type,
      base,
      ...(expression === undefined ? {} : { expression }),
      ...(target ? { target } : {}),
    }
    const reason = reasonAgainst(definition, taken)
    if (reason === undefined) definitions.push(definition)
    else refused.push({ id: row.id, reason })
  }
  return { definitions, refused }
}

function reasonAgainst(definition: Definition, taken: Set<string>): string | undefined {
  const { url = '', code, type, base } = definition
  if (type === 'composite' || type === 'special') return `a parameter of type ${type} cannot be added`
  if (!/^[A-Za-z][\w-]{0,63}$/.test(code)) return 'the code is no plain name'
  const types = base.includes('Resource') || base.includes('DomainResource') ? RESOURCE_TYPES : base
  if (types.some((each) => typeNumber(each) === undefined)) return 'a base is no resource type of R4'
  if (types.some((each) => searchParameters(each).has(code))) return 'R4 has a parameter of that code'
  const names = [url, ...types.map((each) => `${each}.${code}`)]
  if (names.some((name) => taken.has(name))) return 'another parameter has that url or code'
  const made = parametersOf([definition], parameterKinds())
  const parameters = types.flatMap((each) => made.get(each)?.get(code) ?? [])
  if (!parameters.some(leadsSomewhere)) return 'the expression leads to no element that such a parameter compares'
  for (const name of names) taken.add(name)
  return undefined
}

function leadsSomewhere({ type, kind, paths }: SearchParameter): boolean {
  const walks = paths.flatMap(({ steps }) => elementWalks(type, steps))
  return walks.some((walk) =>
    kind === 'reference'
      ? ['Reference', 'canonical', 'uri'].includes(walk.type)
      : CONVERSIONS[kind]?.[walk.type] !== undefined,
  )
}
