import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { smallMeasure } from '@anamnesis/insights/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addMeasures, namesOfMeasures, openKeptMeasures, removeMeasure } from './kept-measures.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anamnesis-measures-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const [measure, ...needs] = smallMeasure()

test('a measure is kept with all that it needs, named, opened and removed', async () => {
  expect(await openKeptMeasures(folder)).toEqual([])
  await addMeasures(folder, smallMeasure(), {})
  const name = { id: 'EYES', version: '1.0.0', title: 'Eye Examination in Diabetes', direction: 'increase' }
  expect(namesOfMeasures(folder)).toEqual([expect.objectContaining(name)])
  expect(await openKeptMeasures(folder)).toEqual([expect.objectContaining(name)])
  removeMeasure(folder, 'EYES')
  expect(namesOfMeasures(folder)).toEqual([])
  expect(() => removeMeasure(folder, 'EYES')).toThrow('no measure EYES')
})

test('one added again takes the place of the one that was there', async () => {
  await addMeasures(folder, smallMeasure(), {})
  await addMeasures(folder, [{ ...measure, version: '2.0.0' }, ...needs], { EYES: 'decrease' })
  expect(namesOfMeasures(folder)).toEqual([expect.objectContaining({ version: '2.0.0', direction: 'decrease' })])
})

test('what is better must be said where the notation contradicts itself', async () => {
  const unclear = { ...measure, improvementNotation: { coding: [{ code: 'decrease', display: 'increase' }] } }
  await expect(addMeasures(folder, [unclear, ...needs], {})).rejects.toThrow('say --increase EYES')
  await addMeasures(folder, [unclear, ...needs], { EYES: 'increase' })
  expect(namesOfMeasures(folder)).toEqual([expect.objectContaining({ direction: 'increase' })])
})

test('where one of several cannot be used, none is kept', async () => {
  const wrong = { ...measure, url: 'https://measures.example/Measure/OTHER', group: [] }
  await expect(addMeasures(folder, [measure, wrong, ...needs], {})).rejects.toThrow('cannot be used')
  expect(readdirSync(folder)).toEqual([])
})

test.each(['../EYES', 'a/b', ''])('an id that is no name of a file is refused: %j', async (id) => {
  const named = { ...measure, identifier: [{ value: id, type: { coding: [{ code: 'short-name' }] } }] }
  await expect(addMeasures(folder, [named, ...needs], {})).rejects.toThrow('letters, digits')
  expect(readdirSync(folder)).not.toContain('EYES.json.gz')
})
