/** A stretch of time in ms since 1970 UTC, or of numbers; the start is within, the end outside. */
export type Stretch = { readonly from: number; readonly to: number }

const STEPS = [
  /^\d{4}$/,
  /^\d{4}-\d{2}$/,
  /^\d{4}-\d{2}-\d{2}$/,
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?$/,
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?$/,
]

/** Returns the stretch that a date means by its precision; without a zone it is UTC. Null if it is no date. */
export function stretchOfDate(text: string): Stretch | null {
  const step = STEPS.findIndex((pattern) => pattern.test(text))
  const zoned = step >= 3 || step === -1 ? (/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`) : text
  const from = Date.parse(zoned)
  if (Number.isNaN(from)) return null
  const end = new Date(from)
  if (step === 0) end.setUTCFullYear(end.getUTCFullYear() + 1)
  else if (step === 1) end.setUTCMonth(end.getUTCMonth() + 1)
  else end.setTime(from + ([0, 0, 86_400_000, 60_000, 1000][step] ?? 1))
  return { from, to: end.getTime() }
}

/** Returns the stretch of numbers that round to a decimal as it was written: 5.40 is [5.395, 5.405). Null if it is no number. */
export function stretchOfDecimal(text: string): Stretch | null {
  const [, digits, fraction = '', exponent = '0'] = /^([+-]?\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  if (digits === undefined) return null
  const half = 0.5 * 10 ** (Number(exponent) - fraction.length)
  return { from: Number(text) - half, to: Number(text) + half }
}

/** Prefixes of ordered search values (http://hl7.org/fhir/R4/search.html#prefix). */
export const PREFIXES = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const

/** One of the prefixes of ordered search values. */
export type Prefix = (typeof PREFIXES)[number]

/** Returns whether a value matches what is asked for, as the table of prefixes says; `ap` only whether they overlap. */
export function stretchMatches(prefix: Prefix, value: Stretch, asked: Stretch): boolean {
  const within = value.from >= asked.from && value.to <= asked.to
  const tests: Readonly<Record<Prefix, boolean>> = {
    eq: within,
    ne: !within,
    gt: value.to > asked.to,
    lt: value.from < asked.from,
    ge: value.to > asked.to || within,
    le: value.from < asked.from || within,
    sa: value.from >= asked.to,
    eb: value.to <= asked.from,
    ap: value.from < asked.to && asked.from < value.to,
  }
  return tests[prefix]
}
