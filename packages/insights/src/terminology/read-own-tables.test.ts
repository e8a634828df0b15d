import { AnamnesisError } from '@anamnesis/core'
import { describe, expect, test } from 'vitest'
import { answer } from '../answers/answer.ts'
import { createFactCache } from '../facts/fact-cache.ts'
import { mentionsIn } from '../notes/mentions/mentions.ts'
import { summarize } from '../summarize.ts'
import { NOW, patient, prescription, result } from '../testing/records.ts'
import { csvRows } from './csv.ts'
import { withTerminology } from './own-terminology.ts'
import { ownTableFile, readOwnTables } from './read-own-tables.ts'

const file = (kind: string, ...lines: readonly string[]) =>
  ownTableFile([`# table: ${kind}`, '# version: 7', '# source: pharmacy of St. Example', ...lines].join('\n'))

const own = readOwnTables([
  file(
    'medicines',
    'name,ingredients,classes',
    'Marcoblau,warfarin,',
    'Duo-Press,amlodipine; valsartan,',
    'Coumadin,metformin,',
  ),
  file(
    'problems',
    'name,same_as,icd10,snomed,kind,importance',
    'Flatterherz,atrial-fibrillation,,,,',
    'swamp fever,,A99.1,,lasting,7',
  ),
  file('tests', 'name,same_as,loinc,low,high', 'glucose of the ward,glucose,99999-9,60,120'),
  file('abbreviations', 'abbreviation,words,meaning', 'SF,swamp fever,', 'MS,morphine,medicine:morphine'),
])
const context = { now: NOW, lastSeen: null, terminology: own }
const texts = (records: Parameters<typeof summarize>[0], given: Parameters<typeof summarize>[1] = context) =>
  summarize(records, given).map(({ text }) => text)

describe('a table of a hospital', () => {
  test('says what it is', () => {
    expect(own.tables.map(({ kind, version, rows }) => [kind, version, rows])).toEqual([
      ['medicines', '7', 3],
      ['problems', '7', 2],
      ['tests', '7', 1],
      ['abbreviations', '7', 2],
    ])
  })

  test('names medicines, and wins over ours', () => {
    const records = [patient(), prescription('Marcoblau 3 mg'), prescription('Naproxen 500 mg')]
    expect(texts(records)).toContainEqual(expect.stringMatching(/warfarin .*risks serious bleeding/i))
    expect(texts(records, { now: NOW, lastSeen: null })).not.toContain('risks serious bleeding')
    expect(texts([patient(), prescription('Coumadin 500 mg'), prescription('Naproxen 500 mg')]).join()).not.toContain(
      'bleeding',
    )
  })

  test('counts in notes and questions', () => {
    const names = withTerminology(own, () =>
      mentionsIn('Known Flatterherz. Takes Marcoblau 3 mg daily. MS given.').map(({ name }) => name),
    )
    expect(names).toEqual(['atrial fibrillation or flutter', 'marcoblau', 'morphine'])
    expect(mentionsIn('Known Flatterherz.')).toEqual([])
    expect(answer([patient(), prescription('Marcoblau 3 mg')], 'Is she taking marcoblau?', context).state).toBe(
      'answered',
    )
  })

  test('gives ranges and codes to tests', () => {
    const records = [patient(), result('99999-9', 130, 'mg/dL', 21)]
    expect(texts(records).join()).toContain('above the usual 120')
    expect(texts(records, { now: NOW, lastSeen: null }).join()).not.toContain('usual')
  })

  test('never reaches what was read without it', () => {
    const cache = createFactCache()
    const records = [patient(), prescription('Marcoblau 3 mg'), prescription('Naproxen 500 mg')]
    expect(texts(records, { ...context, cache }).join()).toContain('bleeding')
    expect(texts(records, { now: NOW, lastSeen: null, cache }).join()).not.toContain('bleeding')
  })

  test.each([
    ['medicines', ['name,ingredient', 'a,b'], 'medicines, line 4: no column "ingredient"'],
    ['medicines', ['name', 'a'], 'medicines, line 4: the column "ingredients" is missing'],
    ['medicines', ['name,ingredients', 'a'], 'medicines, line 5: 1 cells where the head has 2'],
    ['medicines', ['name,ingredients', '', ',b'], 'medicines, line 6: the cell "name" is empty'],
    ['medicines', ['name,ingredients', '"a,b'], 'medicines, line 5: a quote is not closed'],
    ['problems', ['name,same_as', 'x,nothing'], 'problems, line 5: "nothing" is none of ours'],
    ['problems', ['name,kind,importance', 'x,lasting,12'], 'problems, line 5: "importance" is a whole number'],
    ['problems', ['name,same_as,icd10', 'x,gout,9'], 'problems, line 5: "9" is no code'],
    ['tests', ['name,same_as,low,high', 'x,glucose,9,3'], 'tests, line 5: "low" is not below "high"'],
    ['tests', ['name,same_as,unit', 'x,glucose,mmol/L'], 'tests, line 5: limits of glucose are given in mg/dL'],
    [
      'abbreviations',
      ['abbreviation,words', 'ms,x'],
      'abbreviations, line 5: an abbreviation is of capitals and digits',
    ],
    ['abbreviations', ['abbreviation,words,meaning', 'MS,x,drug:y'], 'abbreviations, line 5: "drug:y" is none of ours'],
  ] as const)('%s: %j is refused with the line', (kind, lines, message) => {
    expect(() => readOwnTables([file(kind, ...lines)])).toThrow(message)
    expect(() => readOwnTables([file(kind, ...lines)])).toThrow(AnamnesisError)
  })

  test('must say its kind, version and source', () => {
    expect(() => ownTableFile('name,ingredients\na,b')).toThrow('# table: ...')
    expect(() => readOwnTables([ownTableFile('# table: medicines\nname,ingredients\na,warfarin')])).toThrow('# version')
  })
})

test('CSV is read with quotes, quotes in quotes, and lines in quotes', () => {
  expect(csvRows('a,"b, ""c""",\r\n# no\n\n"d\ne",f').map(({ line, cells }) => [line, ...cells])).toEqual([
    [1, 'a', 'b, "c"', ''],
    [4, 'd\ne', 'f'],
  ])
})
