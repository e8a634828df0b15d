// The part of UCUM (https://ucum.org/ucum, version 2.2) that measurements in records use: units with a plain factor, their powers, products and
// quotients. Temperatures in Cel and [degF] and logarithmic units have none and are compared as they are written.

/** The system of UCUM codes in FHIR. */
export const UCUM = 'http://unitsofmeasure.org'

/** A unit in base units: a value times `factor` is a value in `base`. */
export type CanonicalUnit = { readonly factor: number; readonly base: string }

/** Powers of base units. */
type Dimensions = Readonly<Record<string, number>>
type Unit = { readonly factor: number; readonly dimensions: Dimensions }

const PREFIXES: Readonly<Record<string, number>> = {
  T: 1e12,
  G: 1e9,
  M: 1e6,
  k: 1e3,
  h: 1e2,
  da: 1e1,
  d: 1e-1,
  c: 1e-2,
  m: 1e-3,
  u: 1e-6,
  n: 1e-9,
  p: 1e-12,
  f: 1e-15,
}

function unit(factor: number, dimensions: Dimensions): Unit {
  return { factor, dimensions }
}

const PRESSURE: Dimensions = { g: 1, m: -1, s: -2 }

/** Units that take a prefix; amounts that UCUM gives no common measure ([iU], osm, eq) are bases of their own. */
const METRIC: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    g: unit(1, { g: 1 }),
    m: unit(1, { m: 1 }),
    s: unit(1, { s: 1 }),
    L: unit(1e-3, { m: 3 }),
    l: unit(1e-3, { m: 3 }),
    mol: unit(1, { mol: 1 }),
    eq: unit(1, { eq: 1 }),
    osm: unit(1, { osm: 1 }),
    '[iU]': unit(1, { iU: 1 }),
    '[IU]': unit(1, { iU: 1 }),
    U: unit(1e-6 / 60, { mol: 1, s: -1 }),
    kat: unit(1, { mol: 1, s: -1 }),
    Pa: unit(1e3, PRESSURE),
    bar: unit(1e8, PRESSURE),
    'm[Hg]': unit(133322e3, PRESSURE),
    J: unit(1e3, { g: 1, m: 2, s: -2 }),
    cal: unit(4184, { g: 1, m: 2, s: -2 }),
    W: unit(1e3, { g: 1, m: 2, s: -3 }),
    Hz: unit(1, { s: -1 }),
    Bq: unit(1, { s: -1 }),
    K: unit(1, { K: 1 }),
  }),
)

const PLAIN: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    '%': unit(1e-2, {}),
    '10*': unit(10, {}),
    '10^': unit(10, {}),
    min: unit(60, { s: 1 }),
    h: unit(3600, { s: 1 }),
    d: unit(86_400, { s: 1 }),
    wk: unit(604_800, { s: 1 }),
    mo: unit(2_629_800, { s: 1 }),
    a: unit(31_557_600, { s: 1 }),
    '[in_i]': unit(0.0254, { m: 1 }),
    '[ft_i]': unit(0.3048, { m: 1 }),
    '[mi_i]': unit(1609.344, { m: 1 }),
    '[mi_us]': unit(1609.347219, { m: 1 }),
    '[lb_av]': unit(453.59237, { g: 1 }),
    '[oz_av]': unit(28.349523125, { g: 1 }),
  }),
)

const TERM = /^(10[*^](?=-?\d|$)|.*?[^\d+-])([+-]?\d{1,2})?$/
const LONGEST_CODE = 64
const MOST_REMEMBERED = 5000
const remembered = new Map<string, CanonicalUnit | undefined>()

/** Returns what a UCUM code is in base units, or `undefined` if it is none of the units with a plain factor. */
export function canonicalUnit(code: string): CanonicalUnit | undefined {
  if (code.length > LONGEST_CODE) return undefined
  if (remembered.has(code)) return remembered.get(code)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  const found = parseUnit(code)
  remembered.set(code, found)
  return found
}

/** Returns a value of a unit in its base units, to 12 significant digits, so that equal measures are equal numbers. */
export function inBase(value: number, { factor }: CanonicalUnit): number {
  return Number((value * factor).toPrecision(12))
}

function parseUnit(code: string): CanonicalUnit | undefined {
  const powers = new Map<string, number>()
  let factor = 1
  // Text in braces is a note and no unit (UCUM section 2.2, rule 6).
  for (const [, operator, text = ''] of code.replaceAll(/\{[^{}]*\}/g, '').matchAll(/([./]?)([^./]*)/g)) {
    if (text === '') continue
    const term = parseTerm(text)
    if (!term) return undefined
    const sign = operator === '/' ? -1 : 1
    factor *= term.factor ** sign
    for (const [base, power] of Object.entries(term.dimensions))
      powers.set(base, (powers.get(base) ?? 0) + sign * power)
  }
  const base = [...powers].filter(([, power]) => power !== 0).map(([name, power]) => `${name}${power}`)
  return Number.isFinite(factor) && factor > 0 ? { factor, base: base.sort().join('.') } : undefined
}

function parseTerm(text: string): Unit | undefined {
  if (/^\d{1,6}$/.test(text)) return unit(Number(text), {})
  const [, name = '', exponent = '1'] = TERM.exec(text) ?? []
  const found = unitNamed(name)
  if (!found) return undefined
  const power = Number(exponent)
  const dimensions = Object.fromEntries(Object.entries(found.dimensions).map(([base, own]) => [base, own * power]))
  return unit(found.factor ** power, dimensions)
}

function unitNamed(name: string): Unit | undefined {
  const whole = PLAIN.get(name) ?? METRIC.get(name)
  if (whole) return whole
  for (const length of [1, 2]) {
    const prefix = PREFIXES[name.slice(0, length)]
    const rest = METRIC.get(name.slice(length))
    if (prefix !== undefined && rest) return unit(prefix * rest.factor, rest.dimensions)
  }
  return undefined
}
