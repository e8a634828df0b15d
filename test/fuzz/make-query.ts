import type { Dice } from './dice.ts'
import type { Material } from './fuzz-request.ts'
import { mutateText, ODD_TEXTS } from './mutate.ts'

const MODIFIERS = [
  'missing',
  'not',
  'exact',
  'contains',
  'text',
  'in',
  'not-in',
  'above',
  'below',
  'identifier',
  'of-type',
  'iterate',
  'x',
  'Patient',
  'Observation',
]
const PREFIXES = ['', '', '', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap', 'zz']
const CONTROLS = [
  '_count',
  '_sort',
  '_include',
  '_revinclude',
  '_summary',
  '_elements',
  '_total',
  '_cursor',
  '_has',
  '_filter',
  '_text',
  '_content',
  '_list',
  '_tag',
  '_profile',
  '_security',
  '_source',
  '_type',
  '_format',
  '_pretty',
  '_contained',
  '_since',
  '_query',
]
const VALUES = [
  '2020',
  '2020-01',
  'ge2020-01-01',
  '5.40',
  '4.2|http://unitsofmeasure.org|mg',
  'http://loinc.org|2823-3',
  '2823-3',
  '|x',
  'a',
  'true',
  'Patient/x',
  'final',
  'http://x|1',
]

/** Modifiers and values that fit a search parameter by its type. */
const FITTING: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  token: [
    [':not', ':text', ':in', ':missing', ':of-type'],
    ['final', 'http://loinc.org|2823-3', '|a', 'active,final', 'true', 'urn:x|a|b'],
  ],
  string: [
    [':exact', ':contains', ':missing'],
    ['Quill', 'a', 'quill,ada', 'Any'],
  ],
  date: [[':missing'], ['2020', 'ge2019-01-01', 'lt2030', 'ap2024-02', 'sa2024-02-02T00:00:00Z', 'ne2024']],
  number: [[':missing'], ['5', 'gt1', '5.40', 'ap100', 'le1e3']],
  quantity: [[':missing'], ['5.4', '5.4|http://unitsofmeasure.org|mmol/L', 'gt5||mmol/L', 'ap5']],
  uri: [
    [':above', ':below', ':missing'],
    ['http://example.org/x', 'urn:x'],
  ],
  reference: [[':missing', ':identifier', '.name', '.identifier'], []],
  composite: [[''], ['2823-3$5.4', 'http://loinc.org|2823-3$gt5']],
}

const FITTING_CONTROLS = [
  '_count=2',
  '_count=0',
  '_count=1&_sort=-_lastUpdated',
  '_sort=_id,-_lastUpdated',
  '_summary=count',
  '_summary=true',
  '_summary=text',
  '_elements=id,code',
  '_total=accurate&_count=1',
  '_include=*',
  '_revinclude=*',
  '_include=Observation:subject',
  '_revinclude=Provenance:target&_count=1',
  '_include:iterate=*',
  '_has:Observation:patient:code=2823-3',
  '_has:List:item:status=current',
  '_content=aspirin',
  '_text=x',
  '_lastUpdated=ge2020',
  '_type=Patient,Observation',
  'subject:Patient.name=quill',
]

/** Returns up to three search parameters of a type, of which some are none. */
export function query(chance: Dice, material: Material, type: string): string {
  if (chance.oneIn(2)) return fittingQuery(chance, material, type)
  const parts = Array.from({ length: chance.below(4) }, () => {
    const name = chance.oneIn(4) ? control(chance, material, type) : parameterName(chance, material, type)
    const value =
      name.startsWith('_include') || name.startsWith('_revinclude')
        ? `${anyType(chance, material)}:${bareName(chance, material, type)}`
        : anyValue(chance, material)
    return `${encode(chance, name)}=${encode(chance, value)}`
  })
  return parts.join('&')
}

/** A search that is most likely understood: what only a deeper room can get wrong is behind it. */
function fittingQuery(chance: Dice, material: Material, type: string): string {
  const parameters = material.capabilities.rest?.[0]?.resource?.find((each) => each.type === type)?.searchParam ?? []
  const parts = Array.from({ length: chance.below(3) }, () => {
    if (parameters.length === 0) return `_id=${encodeURIComponent(chance.pick(['a', 'b,c']))}`
    const { name = '_id', type: kind = 'token' } = chance.pick(parameters)
    const [modifiers, values] = FITTING[kind] ?? [[''], [chance.pick(VALUES)]]
    const value = kind === 'reference' ? chance.pick(material.names) : chance.pick(values)
    return `${name}${chance.oneIn(3) ? chance.pick(modifiers) : ''}=${encodeURIComponent(value)}`
  })
  if (chance.oneIn(2)) parts.push(chance.pick(FITTING_CONTROLS))
  return parts.join('&')
}

function control(chance: Dice, material: Material, type: string): string {
  const name = chance.pick(CONTROLS)
  return name === '_has'
    ? `_has:${anyType(chance, material)}:${bareName(chance, material, type)}:${bareName(chance, material, type)}`
    : name
}

function parameterName(chance: Dice, material: Material, type: string): string {
  const name = bareName(chance, material, type)
  if (chance.oneIn(4)) return `${name}:${chance.pick(MODIFIERS)}`
  return chance.oneIn(6) ? `${name}.${bareName(chance, material, type)}` : name
}

function bareName(chance: Dice, { capabilities }: Material, type: string): string {
  const resources = capabilities.rest?.[0]?.resource ?? []
  const own = resources.find((resource) => resource.type === type) ?? chance.pick(resources)
  return chance.oneIn(20) ? chance.pick(ODD_TEXTS) : chance.pick(own.searchParam?.map(({ name }) => name) ?? ['_id'])
}

function anyValue(chance: Dice, { names }: Material): string {
  if (chance.oneIn(4)) return chance.pick(names)
  if (chance.oneIn(3)) return chance.pick(ODD_TEXTS)
  return chance.oneIn(4) ? mutateText(chance, chance.pick(VALUES)) : chance.pick(PREFIXES) + chance.pick(VALUES)
}

/** Returns a part of an address, mostly as a client would write it, sometimes raw: what URLs cannot hold is left to the server. */
export function encode(chance: Dice, text: string): string {
  const wellFormed = text.toWellFormed()
  return chance.oneIn(10)
    ? wellFormed.replace(/[^\x21-\x7e]|[#?&]/gu, encodeURIComponent)
    : encodeURIComponent(wellFormed)
}

/** Returns the name of a resource type, common ones more often, and one time in 25 of none. */
export function anyType(chance: Dice, { capabilities }: Material): string {
  if (chance.oneIn(25)) return encode(chance, chance.pick(ODD_TEXTS))
  const common = ['Patient', 'Observation', 'Condition', 'Encounter', 'MedicationRequest', 'List', 'Provenance']
  const all = capabilities.rest?.[0]?.resource ?? []
  return chance.oneIn(2) ? chance.pick(common) : (chance.pick(all).type ?? 'Patient')
}

/** Returns type/id of a record, one time in eight of none. */
export function anyName(chance: Dice, { names }: Material): string {
  return chance.oneIn(8) ? `Patient/${encode(chance, chance.pick(ODD_TEXTS))}` : chance.pick(names)
}

/** Returns type/id of a record that this caller wrote, or of any if it wrote none. */
export function ownName(chance: Dice, material: Material): string {
  return material.own.length === 0 ? anyName(chance, material) : chance.pick(material.own)
}
