import type { Dice } from './dice.ts'

/** Texts that have broken servers before. */
export const ODD_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\uffff',
  '%00',
  '%',
  '%zz',
  "'",
  '"',
  '\\',
  ',',
  '|',
  '||',
  '$',
  '\\,',
  '*',
  '_',
  '-',
  '.',
  '..',
  '../../etc/passwd',
  'null',
  'undefined',
  'true',
  'NaN',
  '0',
  '-0',
  '-1',
  '1e400',
  '1e-400',
  '9007199254740993',
  '99999999999999999999',
  '2020-02-30',
  '0000-00-00',
  '99999-01-01',
  '2020-01-01T24:00:00Z',
  '2020-01-01T00:00:00+99:99',
  'ge',
  'eq2020',
  'xx2020',
  '2020-W01',
  "'; DROP TABLE res; --",
  '1 OR 1=1',
  '$\u007b7*7}',
  '<script>alert(1)</script>',
  '&#x0;',
  'urn:uuid:',
  'urn:uuid:x',
  '#',
  '#x',
  'Patient/',
  'Patient//x',
  '/Patient/x',
  'http://',
  'http://[::1',
  'javascript:alert(1)',
  'é',
  'e\u0301',
  '\u202e',
  '😀',
  'ﬀ',
  'İ',
  '_history',
  '$everything',
  'A'.repeat(300),
  'a,'.repeat(400),
  '('.repeat(500),
  '|'.repeat(100),
  ':missing',
  ':not',
  '_id:missing',
  'W/"1"',
  '[]',
  '{}',
  '{"a":1}',
  '[[[[',
]

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  1e-7,
  '',
  ' ',
  [],
  {},
  [[]],
  [null],
  { a: {} },
  { resourceType: 'Patient' },
  { reference: 'x' },
  { extension: [{}] },
  { coding: [{}] },
  { coding: 7 },
  ['', ''],
  { __proto__: 1 },
  { constructor: 1 },
  { id: '../..' },
]

/** A place in a JSON value: what holds it, and under which key. */
type Place = { readonly holder: Record<string, unknown>; readonly key: string }

/** Returns a copy of a JSON value with a few things changed, taken out, doubled, renamed or taken from another. */
export function mutateJson(chance: Dice, value: object, other: object): object {
  const copy = structuredClone(value)
  for (let rounds = 1 + chance.below(3); rounds > 0; rounds -= 1) mutateOnce(chance, copy, other)
  return copy
}

function mutateOnce(chance: Dice, value: object, other: object): void {
  const places = placesIn(value)
  if (places.length === 0) return
  const { holder, key } = chance.pick(places)
  const changes: readonly (() => void)[] = [
    () => (holder[key] = structuredClone(chance.pick(ODD_VALUES))),
    () => (holder[key] = chance.pick(ODD_TEXTS)),
    () => delete holder[key],
    () => (holder[key] = [holder[key], holder[key]]),
    () => (holder[`${key}${chance.pick(['x', '', '_', '[x]'])}`] = holder[key]),
    () => (holder[`_${key}`] = { extension: [{ url: 'urn:x', valueString: chance.pick(ODD_TEXTS) }] }),
    () => (holder[key] = nested(chance.pick([5, 60, 400]))),
    () => {
      const taken = chance.pick(placesIn(other))
      holder[key] = structuredClone(taken.holder[taken.key])
    },
    () => {
      const taken = chance.pick(places)
      holder[taken.key] = structuredClone(holder[key])
    },
  ]
  chance.pick(changes)()
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { a: value }
  return value
}

/** Returns a text with a few characters changed, taken out or put in, or cut short. */
export function mutateText(chance: Dice, text: string): string {
  let changed = text
  for (let rounds = 1 + chance.below(3); rounds > 0; rounds -= 1) {
    const at = chance.below(changed.length + 1)
    const put = chance.pick([chance.pick(ODD_TEXTS), String.fromCharCode(chance.below(256)), '', '1e999999', '-'])
    changed = chance.oneIn(8) ? changed.slice(0, at) : changed.slice(0, at) + put + changed.slice(at + chance.below(3))
  }
  return changed
}
