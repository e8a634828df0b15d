import { describe, expect, test } from 'vitest'
import { ABBREVIATIONS } from './abbreviation-table.ts'
import { ABBREVIATION_SENSES, senseIn } from './abbreviations.ts'
import { AGE_RANGES } from './age-range-table.ts'
import { codesOf, rowsOf } from './data-file.ts'
import { FURTHER_BRANDS, FURTHER_INGREDIENTS } from './further-ingredient-table.ts'
import { FURTHER_LAB_TESTS } from './further-lab-test-table.ts'
import { FURTHER_PROBLEMS } from './further-problem-table.ts'
import { INGREDIENT_TABLE } from './ingredient-table.ts'
import { findNames, ingredientByName, medicineNames, tokensOf } from './ingredients.ts'
import { LAB_TEST_TABLE } from './lab-test-table.ts'
import { ALL_TESTS, testByKey, testNames } from './lab-tests.ts'
import { PROBLEM_TABLE } from './problem-table.ts'
import { ALL_PROBLEMS, problemByIcd10, problemByKey, problemBySnomed, problemNames } from './problems.ts'

/** Verhoeff's dihedral check (SNOMED CT Technical Implementation Guide, section 6.4): 0 for a right identifier. */
function verhoeff(code: string): number {
  const multiply = (a: number, b: number): number => {
    if (a < 5) return b < 5 ? (a + b) % 5 : ((a + (b - 5)) % 5) + 5
    return b < 5 ? ((a - 5 - b + 5) % 5) + 5 : (a - b + 5) % 5
  }
  const permute = (position: number, digit: number): number => {
    const base = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    let result = digit
    for (let count = 0; count < position % 8; count += 1) result = base[result] ?? 0
    return result
  }
  return [...code].reverse().reduce((total, digit, index) => multiply(total, permute(index, Number(digit))), 0)
}

/** The Mod 10 check digit of the LOINC Users' Guide, appendix C. */
function loincDigit(body: string): number {
  const digits = [...body].reverse()
  const odd = digits.filter((_, index) => index % 2 === 0).reverse()
  const even = digits.filter((_, index) => index % 2 === 1)
  const sum = [...String(Number(odd.join('')) * 2), ...even].reduce((total, digit) => total + Number(digit), 0)
  return (10 - (sum % 10)) % 10
}

const column = (tables: readonly { readonly rows: string }[], index: number) =>
  tables.flatMap(({ rows }) => rowsOf(rows).map((row) => row[index] ?? ''))
const twice = (items: readonly string[]) => items.filter((item, index) => items.indexOf(item) !== index)

const PROBLEMS = [PROBLEM_TABLE, FURTHER_PROBLEMS]
const TESTS = [LAB_TEST_TABLE, FURTHER_LAB_TESTS]
const MEDICINES = [INGREDIENT_TABLE, FURTHER_INGREDIENTS]

describe('codes', () => {
  test('the checks agree with published vectors: Verhoeff 2363 (his thesis, 1969); SNOMED CT 22298006; LOINC 12345-5, 2345-7, 4548-4', () => {
    expect([verhoeff('2363'), verhoeff('22298006'), verhoeff('22298007')].map((rest) => rest === 0)).toEqual([
      true,
      true,
      false,
    ])
    expect([loincDigit('12345'), loincDigit('2345'), loincDigit('4548')]).toEqual([5, 7, 4])
  })

  test('every SNOMED CT and LOINC code has its check digit and stands once', () => {
    const snomed = column(PROBLEMS, 3).flatMap(codesOf)
    const loinc = column(TESTS, 2).flatMap(codesOf)
    expect(snomed.filter((code) => verhoeff(code) !== 0)).toEqual([])
    expect(loinc.filter((code) => code !== `${code.split('-')[0]}-${loincDigit(code.split('-')[0] ?? '')}`)).toEqual([])
    expect(twice(snomed)).toEqual([])
    expect(twice(loinc)).toEqual([])
    expect([snomed.length > 450, loinc.length > 300]).toEqual([true, true])
  })

  test('every ICD-10-CM code has the form of one, stands once and leads to its row', () => {
    const codes = PROBLEMS.flatMap(({ rows }) =>
      rowsOf(rows).flatMap(([key = '', , icd]) => codesOf(icd).map((code) => [code, key] as const)),
    )
    for (const [code, key] of codes) {
      expect(code).toMatch(/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/)
      expect([code, problemByIcd10(code)?.key]).toEqual([code, key])
    }
    expect(twice(codes.map(([code]) => code))).toEqual([])
    for (const [key = '', , , snomed] of rowsOf(FURTHER_PROBLEMS.rows))
      for (const code of codesOf(snomed)) expect(problemBySnomed(code)?.key).toBe(key)
  })

  test('a further problem takes no code from below an older one, on which rules rest', () => {
    const older = column([PROBLEM_TABLE], 2).flatMap(codesOf)
    const taken = column([FURTHER_PROBLEMS], 2)
      .flatMap(codesOf)
      .filter((code) => older.some((beginning) => code.startsWith(beginning)))
    expect(taken).toEqual([])
  })
})

describe('names', () => {
  test('there are several hundred of each kind', () => {
    expect([ALL_PROBLEMS.length, ALL_TESTS.length, column(MEDICINES, 1).length, ABBREVIATION_SENSES.size]).toEqual([
      368, 204, 798, 326,
    ])
  })

  test('every key, ingredient and brand stands once', () => {
    expect(twice([...column(PROBLEMS, 0), ...[]])).toEqual([])
    expect(twice(column(TESTS, 0))).toEqual([])
    expect(twice(column(MEDICINES, 1))).toEqual([])
    const brands = [...column(MEDICINES, 3), ...column([FURTHER_BRANDS], 0)].flatMap((cell) =>
      cell.split(',').map((name) => name.trim().toLowerCase()),
    )
    expect(twice(brands.filter((name) => name !== ''))).toEqual([])
  })

  test('every medicine name and brand is found whole, with its own ingredients', () => {
    for (const { name, ingredients } of medicineNames()) {
      const [found, ...more] = findNames(tokensOf(name))
      expect([name, found?.ingredients.map((item) => item.name), more.length]).toEqual([
        name,
        ingredients.map((item) => item.name),
        0,
      ])
    }
  })

  test('no name of a problem or a test means two of them', () => {
    const problems = problemNames().map(({ name }) => name.toLowerCase())
    expect(twice(problems)).toEqual([])
    expect(twice(testNames().map(({ name }) => name))).toEqual([])
  })

  test('tests and treatments of every problem exist', () => {
    const classes = new Set(column(MEDICINES, 2).flatMap((cell) => cell.split(',').map((item) => item.trim())))
    for (const { key, tests, treatments } of ALL_PROBLEMS) {
      for (const needed of tests) expect(testByKey(needed).key).toBe(needed)
      expect([key, treatments.filter((needed) => !classes.has(needed))]).toEqual([key, []])
    }
  })
})

/** Units of UCUM that the tables use (Unified Code for Units of Measure, tables 1 to 6): those that take a prefix, and those that do not. */
const METRIC = ['mol', 'g', 'L', 'm', 's', 'eq', 'U', '[iU]', '[IU]', 'osm', 'Pa', 'm[Hg]']
const OTHER = ['%', '1', 'min', 'h', 'd', 'Cel', '[degF]', '[lb_av]', '[in_i]', '[pH]', '10*3', '10*6', '10*9', '10*12']
const PREFIXES = ['', 'k', 'd', 'c', 'm', 'u', 'n', 'p', 'f']

function isUcum(unit: string): boolean {
  const atoms = new Set([...OTHER, ...METRIC.flatMap((atom) => PREFIXES.map((prefix) => prefix + atom))])
  return unit
    .replaceAll(/\{[^{}\s]+\}/g, '1')
    .split('/')
    .every((part, index) => (part === '' && index === 0) || atoms.has(part) || atoms.has(part.replace(/2$/, '')))
}

test('every unit of the tests, and every unit that one is converted from, is UCUM', () => {
  expect(['mg/dL', 'm[Hg]', 'mm[Hg]', 'mL/min/{1.73_m2}', 'kg/m2', '/min'].map(isUcum)).not.toContain(false)
  expect(['mg%', 'mmHg', 'IU/L', 'mcg', 'cc'].map(isUcum)).not.toContain(true)
  const units = ALL_TESTS.flatMap(({ unit, conversions }) => [unit, ...conversions.keys()])
  expect([...new Set(units)].filter((unit) => !isUcum(unit))).toEqual([])
})

test('ranges by age name tests of the table, follow each other without a gap or an overlap, and are numbers', () => {
  const rows = rowsOf(AGE_RANGES.rows)
  for (const [index, [key = '', from, until, range = '']] of rows.entries()) {
    expect(testByKey(key).key).toBe(key)
    expect(Number(from)).toBeLessThan(Number(until))
    expect(range).toMatch(/^(F [\d.]+-[\d.]+ M )?[\d.]+-[\d.]+$/)
    const next = rows[index + 1]
    if (next?.[0] === key) expect(next[1]).toBe(until)
  }
})

describe('abbreviations', () => {
  test('each meaning of the tables exists, and of several each has words near it', () => {
    for (const [abbreviation, senses] of ABBREVIATION_SENSES) {
      expect(abbreviation).toMatch(/^[A-Z][A-Z0-9]+$/)
      for (const { meaning, near } of senses) {
        if (senses.length > 1) expect([abbreviation, near.length > 0]).toEqual([abbreviation, true])
        if (meaning?.kind === 'problem') problemByKey(meaning.key)
        if (meaning?.kind === 'test') testByKey(meaning.key)
        if (meaning?.kind === 'medicine') expect(ingredientByName(meaning.key)?.name).toBe(meaning.key)
      }
    }
    expect(twice(rowsOf(ABBREVIATIONS.rows).map(([short, words]) => `${short} ${words}`))).toEqual([])
  })

  test.each([
    ['MS', 'MS followed by neurology, new lesions on MRI.', 'multiple sclerosis'],
    ['MS', 'Severe MS on echo, valve area 1.1.', 'mitral stenosis'],
    ['MS', 'MS 4 mg given for pain.', 'morphine sulfate'],
    ['MS', 'MS stable.', undefined],
    ['RA', 'RA on methotrexate, no active synovitis.', 'rheumatoid arthritis'],
    ['RA', 'Sat 97 % on RA.', 'room air'],
    ['PE', 'PE last year, finished anticoagulation with warfarin.', 'pulmonary embolism'],
    ['MI', 'MI with stent in 2014.', 'myocardial infarction'],
    ['CP', 'Denies CP or SOB.', 'chest pain'],
    ['CP', 'CP with spastic gait since birth.', 'cerebral palsy'],
    ['COPD', 'COPD.', undefined],
    ['AKI', 'AKI.', undefined],
    ['LVEF', 'LVEF 45 %.', 'left ventricular ejection fraction'],
  ] as const)('%s in "%s"', (abbreviation, sentence, words) => {
    expect(senseIn(ABBREVIATION_SENSES.get(abbreviation) ?? [], sentence)?.words).toBe(words)
  })
})
