import { AnamnesisError } from '@anamnesis/core'
import { type Sense, sensesOf } from './abbreviations.ts'
import { type CsvRow, csvRows } from './csv.ts'
import { type Ingredient, ingredientByName, keyOfName } from './ingredients.ts'
import { type LabTest, testByKey, ucumOf } from './lab-tests.ts'
import type { OwnMedicine, OwnTerminology } from './own-terminology.ts'
import { type ProblemConcept, type ProblemKind, problemByKey } from './problems.ts'

/** Columns of each kind of table; those with a "?" may be left out. Several values of a cell are separated by ";". */
export const OWN_TABLE_COLUMNS = {
  medicines: ['name', 'ingredients', 'rxnorm?', 'classes?'],
  problems: ['name', 'same_as?', 'icd10?', 'snomed?', 'kind?', 'importance?'],
  tests: ['name', 'same_as?', 'loinc?', 'unit?', 'low?', 'high?'],
  abbreviations: ['abbreviation', 'words', 'meaning?', 'near?'],
} as const

/** Kinds of tables that a hospital can add. */
export type OwnTableKind = keyof typeof OWN_TABLE_COLUMNS

/** One table as its file has it. */
export type OwnTableFile = { readonly kind: OwnTableKind; readonly text: string }

type Row = {
  readonly line: number
  readonly cell: (column: string) => string
  readonly list: (column: string) => readonly string[]
}
type Table = {
  readonly kind: OwnTableKind
  readonly version: string
  readonly source: string
  readonly rows: readonly Row[]
}

/**
 * Returns the text of a table file with its kind, which a line "# table: KIND" at its beginning names.
 * @throws `bad-request` where it names none
 */
export function ownTableFile(text: string): OwnTableFile {
  const kind = lineOf(text, 'table')
  if (!isKind(kind))
    throw new AnamnesisError(
      'bad-request',
      `the file must begin with a line "# table: ..." of ${Object.keys(OWN_TABLE_COLUMNS).join(', ')}`,
    )
  return { kind, text }
}

function isKind(kind: string): kind is OwnTableKind {
  return Object.hasOwn(OWN_TABLE_COLUMNS, kind)
}

function lineOf(text: string, name: string): string {
  return new RegExp(`^#\\s*${name}:\\s*(.+)$`, 'im').exec(text.slice(0, 5000))?.[1]?.trim() ?? ''
}

/**
 * Returns a hospital's own tables, made ready to be given to the insights. Later rows win over earlier ones, and all win over ours.
 * @throws `bad-request` naming kind, line and fault of the first row that cannot be used
 */
export function readOwnTables(files: readonly OwnTableFile[]): OwnTerminology {
  const tables = files.map(tableOf)
  const rowsOf = (kind: OwnTableKind) => tables.filter((table) => table.kind === kind).flatMap(({ rows }) => rows)
  const medicines = rowsOf('medicines').map(medicineOf)
  const problems = rowsOf('problems').map(problemOf)
  const tests = rowsOf('tests').map(testOf)
  return {
    tables: tables.map(({ kind, version, source, rows }) => ({ kind, version, source, rows: rows.length })),
    medicines: new Map(medicines.map(({ key, medicine }) => [key, medicine])),
    medicinesByCode: new Map(
      medicines.flatMap(({ codes, medicine }) => codes.map((code) => [code, medicine.ingredients])),
    ),
    problemsByIcd10: new Map(problems.flatMap(({ icd10, concept }) => icd10.map((code) => [code, concept]))),
    problemsBySnomed: new Map(problems.flatMap(({ snomed, concept }) => snomed.map((code) => [code, concept]))),
    problemNames: new Map(problems.map(({ name, concept }) => [name, concept])),
    testsByLoinc: new Map(tests.flatMap(({ loincs, test }) => loincs.map((code) => [code, test]))),
    testsByKey: new Map(tests.map(({ test }) => [test.key, test])),
    testNames: new Map(tests.map(({ name, test }) => [name, test])),
    abbreviations: abbreviationsOf(rowsOf('abbreviations')),
  }
}

function fault(kind: string, line: number, words: string): AnamnesisError {
  return new AnamnesisError('bad-request', `${kind}, line ${line}: ${words}`)
}

function tableOf({ kind, text }: OwnTableFile): Table {
  const [head, ...rows] = rowsIn(kind, text)
  const [version, source] = [lineOf(text, 'version'), lineOf(text, 'source')]
  if (version === '' || source === '')
    throw fault(kind, 1, 'the file must begin with lines "# version: ..." and "# source: ..."')
  const columns = OWN_TABLE_COLUMNS[kind].map((column) => column.replace('?', ''))
  const names = head?.cells ?? []
  const unknown = names.filter((name) => !columns.includes(name))
  const missing = OWN_TABLE_COLUMNS[kind].filter((column) => !column.endsWith('?') && !names.includes(column))
  if (unknown.length > 0)
    throw fault(kind, head?.line ?? 1, `no column "${unknown[0]}"; there are ${columns.join(', ')}`)
  if (missing.length > 0) throw fault(kind, head?.line ?? 1, `the column "${missing[0]}" is missing`)
  return { kind, version, source, rows: rows.map((row) => rowOf(kind, names, row)) }
}

function rowsIn(kind: string, text: string): readonly CsvRow[] {
  try {
    return csvRows(text)
  } catch (error) {
    throw new AnamnesisError('bad-request', `${kind}, ${error instanceof RangeError ? error.message : 'not CSV'}`)
  }
}

function rowOf(kind: OwnTableKind, names: readonly string[], { line, cells }: CsvRow): Row {
  if (cells.length !== names.length) throw fault(kind, line, `${cells.length} cells where the head has ${names.length}`)
  const cell = (column: string) => cells[names.indexOf(column)] ?? ''
  const [first = ''] = OWN_TABLE_COLUMNS[kind]
  if (cell(first) === '') throw fault(kind, line, `the cell "${first}" is empty`)
  return {
    line,
    cell,
    list: (column) =>
      cell(column)
        .split(';')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
  }
}

function medicineOf(row: Row): { key: string; codes: readonly string[]; medicine: OwnMedicine } {
  const name = row.cell('name')
  const names = row.list('ingredients')
  if (names.length === 0) throw fault('medicines', row.line, 'the cell "ingredients" is empty')
  const classes = row.list('classes')
  const ingredients = names.map((ingredient): Ingredient => {
    const known = ingredientByName(ingredient.toLowerCase())
    if (known !== undefined) return known
    if (classes.length === 0)
      throw fault('medicines', row.line, `"${ingredient}" is no ingredient of ours; give its classes to add it`)
    return { rxnorm: null, name: ingredient.toLowerCase(), classes }
  })
  const isOwnName = names.length === 1 && names[0]?.toLowerCase() === name.toLowerCase()
  return { key: keyOfName(name), codes: row.list('rxnorm'), medicine: { ingredients, brand: isOwnName ? null : name } }
}

const KINDS: readonly ProblemKind[] = ['lasting', 'passing', 'event', 'state']

function problemOf(row: Row): {
  name: string
  concept: ProblemConcept
  icd10: readonly string[]
  snomed: readonly string[]
} {
  const same = row.cell('same_as')
  const name = row.cell('name').toLowerCase()
  const icd10 = row.list('icd10').map((code) => code.replaceAll('.', '').toUpperCase())
  const wrong =
    icd10.find((code) => !/^[A-Z]\d[0-9A-Z]{1,5}$/.test(code)) ??
    row.list('snomed').find((code) => !/^\d{6,18}$/.test(code))
  if (wrong !== undefined) throw fault('problems', row.line, `"${wrong}" is no code`)
  return {
    name,
    concept: same === '' ? newProblem(row) : known('problems', row, () => problemByKey(same), same),
    icd10,
    snomed: row.list('snomed'),
  }
}

function newProblem(row: Row): ProblemConcept {
  const name = row.cell('name')
  const kind = KINDS.find((one) => one === row.cell('kind'))
  const importance = Number(row.cell('importance'))
  if (kind === undefined)
    throw fault('problems', row.line, `"kind" is one of ${KINDS.join(', ')}, or "same_as" a problem of ours`)
  if (row.cell('importance') === '' || !Number.isInteger(importance) || importance < 0 || importance > 9)
    throw fault('problems', row.line, '"importance" is a whole number from 0 to 9')
  return { key: `own-${keyOfName(name).replaceAll(' ', '-')}`, name, kind, importance, tests: [], treatments: [] }
}

function known<T>(kind: string, row: Row, find: () => T, name: string): T {
  try {
    return find()
  } catch {
    throw fault(kind, row.line, `"${name}" is none of ours`)
  }
}

function limit(row: Row, column: string): number | null {
  const cell = row.cell(column)
  if (cell === '') return null
  const value = Number(cell)
  if (!Number.isFinite(value)) throw fault('tests', row.line, `"${cell}" is no number`)
  return value
}

function testOf(row: Row): { name: string; test: LabTest; loincs: readonly string[] } {
  const same = row.cell('same_as')
  const loincs = row.list('loinc')
  const wrong = loincs.find((code) => !/^\d{1,7}-\d$/.test(code))
  if (wrong !== undefined) throw fault('tests', row.line, `"${wrong}" is no LOINC code`)
  const base = same === '' ? null : known('tests', row, () => testByKey(same), same)
  const unit = row.cell('unit') === '' ? (base?.unit ?? '') : ucumOf(row.cell('unit'))
  if (unit === '') throw fault('tests', row.line, 'a new test needs a "unit"')
  if (base !== null && unit !== base.unit) throw fault('tests', row.line, `limits of ${same} are given in ${base.unit}`)
  const span = { low: limit(row, 'low'), high: limit(row, 'high') }
  if (span.low !== null && span.high !== null && span.low >= span.high)
    throw fault('tests', row.line, '"low" is not below "high"')
  const range = span.low === null && span.high === null ? null : { female: span, male: span }
  const name = row.cell('name')
  const made: LabTest =
    base === null
      ? {
          key: `own-${keyOfName(name).replaceAll(' ', '-')}`,
          name,
          loincs,
          unit,
          range,
          rangeBySex: false,
          critical: null,
          variation: null,
          conversions: new Map(),
        }
      : { ...base, ...(range !== null && { range, rangeBySex: false }) }
  return { name: name.toLowerCase(), test: made, loincs: base === null ? loincs : [...base.loincs, ...loincs] }
}

function abbreviationsOf(rows: readonly Row[]): ReadonlyMap<string, readonly Sense[]> {
  for (const row of rows) {
    if (!/^[A-Z][A-Z0-9]+$/.test(row.cell('abbreviation')))
      throw fault('abbreviations', row.line, 'an abbreviation is of capitals and digits')
    const [kind = '', key = ''] = row.cell('meaning').split(':')
    if (kind === 'problem') known('abbreviations', row, () => problemByKey(key), key)
    else if (kind === 'test') known('abbreviations', row, () => testByKey(key), key)
    else if (kind === 'medicine' ? ingredientByName(key) === undefined : kind !== '')
      throw fault(
        'abbreviations',
        row.line,
        `"${row.cell('meaning')}" is none of ours; it is problem:, test: or medicine: and a key`,
      )
  }
  return sensesOf(
    rows.map((row) => [row.cell('abbreviation'), row.cell('words'), row.cell('meaning'), row.list('near').join(',')]),
  )
}
