import { lookup } from '../words.ts'
import { AGE_RANGES } from './age-range-table.ts'
import type { LabTest, Span } from './concepts.ts'
import { codesOf, itemsOf, rowsOf } from './data-file.ts'
import { FURTHER_LAB_TESTS } from './further-lab-test-table.ts'
import { IMPLAUSIBLE_ABOVE, LAB_TEST_TABLE, UNIT_SPELLINGS } from './lab-test-table.ts'
import { ownTerminology } from './own-terminology.ts'
import { TEST_NAME_TABLE } from './test-name-table.ts'

export type { LabTest, Sex, Span } from './concepts.ts'

function spanOf(text: string): Span {
  const least = /^>=\s*([\d.]+)$/.exec(text)
  if (least !== null) return { low: Number(least[1]), high: null }
  const below = /^<\s*([\d.]+)$/.exec(text)
  if (below !== null) return { low: null, high: Number(below[1]) }
  const [low = '', high = ''] = text.split('-')
  return { low: low === '' ? null : Number(low), high: high === '' ? null : Number(high) }
}

function rangeOf(cell: string): { range: LabTest['range']; rangeBySex: boolean } {
  if (cell === '') return { range: null, rangeBySex: false }
  const bySex = /^F (.+) M (.+)$/.exec(cell)
  if (bySex === null) return { range: { female: spanOf(cell), male: spanOf(cell) }, rangeBySex: false }
  return { range: { female: spanOf(bySex[1] ?? ''), male: spanOf(bySex[2] ?? '') }, rangeBySex: true }
}

function conversionOf(item: string): readonly [string, { factor: number; offset: number }] {
  const at = item.lastIndexOf('*')
  const [, factor, offset] = /^([\d.]+)([+-][\d.]+)?$/.exec(item.slice(at + 1)) ?? []
  return [item.slice(0, at), { factor: Number(factor), offset: Number(offset ?? 0) }]
}

/** Every test. */
export const ALL_TESTS: readonly LabTest[] = [...testsOf(LAB_TEST_TABLE.rows), ...testsOf(FURTHER_LAB_TESTS.rows)]

function testsOf(table: string): readonly LabTest[] {
  return rowsOf(table).map(
    ([key = '', name = '', loincs = '', unit = '', range = '', critical = '', variation = '', conversions]) => ({
      key,
      name,
      loincs: codesOf(loincs),
      unit,
      ...rangeOf(range),
      critical: critical === '' ? null : spanOf(critical),
      variation: variation === '' ? null : Number(variation),
      conversions: new Map(itemsOf(conversions).map(conversionOf)),
    }),
  )
}

const BY_LOINC = new Map(ALL_TESTS.flatMap((test) => test.loincs.map((loinc) => [loinc, test] as const)))
const BY_KEY = new Map(ALL_TESTS.map((test) => [test.key, test] as const))

/** Returns the test that a LOINC code means, undefined for one we do not know. */
export function testByLoinc(loinc: string): LabTest | undefined {
  return ownTerminology()?.testsByLoinc.get(loinc) ?? BY_LOINC.get(loinc)
}

/** Returns the test with this key. @throws RangeError for a key that is not in the table */
export function testByKey(key: string): LabTest {
  const test = ownTerminology()?.testsByKey.get(key) ?? BY_KEY.get(key)
  if (test === undefined) throw new RangeError(`no test ${key}`)
  return test
}

type AgeRange = Pick<LabTest, 'range' | 'rangeBySex'> & { readonly from: number; readonly until: number }

const AGES: ReadonlyMap<string, readonly AgeRange[]> = Map.groupBy(
  rowsOf(AGE_RANGES.rows).map(([key = '', from, until, range = '']) => ({
    key,
    from: Number(from),
    until: Number(until),
    ...rangeOf(range),
  })),
  ({ key }) => key,
)

/** Adults, in years: the ranges of the tests themselves are theirs. */
const ADULT = 18

/** Returns the usual range of a test at an age in years; a null range where none is agreed. A hospital's own range is for adults. */
export function rangeAt(test: LabTest, age: number): Pick<LabTest, 'range' | 'rangeBySex'> {
  const isOwn = ownTerminology()?.testsByKey.has(test.key) === true
  const ofAge = AGES.get(test.key)?.find(({ from, until }) => age >= from && age < until)
  if (ofAge !== undefined && !(isOwn && age >= ADULT)) return ofAge
  return age >= ADULT ? test : { range: null, rangeBySex: false }
}

/** Returns the UCUM code that a unit as laboratories write it means; the unit itself where we know no other spelling. */
export function ucumOf(unit: string): string {
  const short = unit.slice(0, 40).trim()
  return lookup(UNIT_SPELLINGS, short.toLowerCase()) ?? lookup(UNIT_SPELLINGS, bare(short).toLowerCase()) ?? bare(short)
}

// UCUM annotations carry no meaning (UCUM section 6), except that we keep {1.73_m2} and {copies} to tell such tests apart.
function bare(unit: string): string {
  return /\{(1\.73_m2|copies)\}/.test(unit) ? unit : unit.replace(/(?<=.)\{[^}]*\}/g, '')
}

/** Returns a value in the test's own unit, null where the table has no conversion from the given unit or no living person has such a value. */
export function convert(test: LabTest, value: number, unit: string): number | null {
  const ucum = ucumOf(unit)
  const conversion = ucum === test.unit ? SAME_UNIT : test.conversions.get(ucum)
  if (conversion === undefined) return null
  const converted = value * conversion.factor + conversion.offset
  return converted > (IMPLAUSIBLE_ABOVE[test.key] ?? Number.POSITIVE_INFINITY) ? null : converted
}

/** Returns a limit of the test's own unit in another unit as `convert` knows it, to 3 digits that count; null where the table has no conversion. */
export function limitIn(test: LabTest, limit: number, unit: string): number | null {
  if (unit === test.unit) return limit
  const conversion = test.conversions.get(unit)
  return conversion === undefined ? null : Number(((limit - conversion.offset) / conversion.factor).toPrecision(3))
}

const SAME_UNIT = { factor: 1, offset: 0 }

/** Returns how notes name tests and measurements, in small letters. */
export function testNames(): readonly { readonly name: string; readonly test: LabTest }[] {
  const further = rowsOf(FURTHER_LAB_TESTS.rows).map((row) => [row[0] ?? '', row[8] ?? ''] as const)
  return [...rowsOf(TEST_NAME_TABLE.rows), ...further].flatMap(([key = '', names]) =>
    itemsOf(names).map((name) => ({ name, test: testByKey(key) })),
  )
}
