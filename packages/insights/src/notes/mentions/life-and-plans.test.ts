import { describe, expect, test } from 'vitest'
import type { Mention } from './mention.ts'
import { mentionsIn } from './mentions.ts'

const WRITTEN = Date.UTC(2026, 10, 22, 15)

function of<Kind extends Mention['kind']>(kind: Kind, text: string): Extract<Mention, { kind: Kind }>[] {
  return mentionsIn(text, WRITTEN).filter((mention) => mention.kind === kind) as Extract<Mention, { kind: Kind }>[]
}

describe('what a note says of tobacco and alcohol', () => {
  test.each([
    ['She has never smoked.', 'has never smoked', 'tobacco', 'never', null, null],
    ['Denies tobacco use.', 'Denies tobacco use', 'tobacco', 'never', null, null],
    ['Former smoker, 30 pack-years, quit in 2010.', 'Former smoker, 30 pack-years', 'tobacco', 'former', 30, null],
    ['He smokes half a pack per day.', 'smokes half a pack per day', 'tobacco', 'current', null, 0.5],
    ['Current smoker, 1.5 ppd', 'Current smoker, 1.5 ppd', 'tobacco', 'current', null, 1.5],
    ['A 40 pack year history.', '40 pack year', 'tobacco', 'unknown', 40, null],
    ['He quit smoking 5 years ago.', 'quit smoking', 'tobacco', 'former', null, null],
    ['Does not drink alcohol.', 'Does not drink alcohol', 'alcohol', 'never', null, null],
    ['Drinks 2 beers a day.', 'Drinks 2 beers a day', 'alcohol', 'current', null, 2],
    ['Drinks socially.', 'Drinks socially', 'alcohol', 'current', null, null],
    ['Sober since 2015.', 'Sober since', 'alcohol', 'former', null, null],
  ])('%s', (text, words, habit, status, packYears, perDay) => {
    const [found] = of('habit', text)
    expect(found).toMatchObject({ habit, status, packYears })
    expect(found?.perDay?.value ?? null).toBe(perDay)
    expect(text.slice(found?.start, found?.end)).toBe(words)
  })

  test.each(['Drink plenty of water.', 'FAMILY HISTORY: father smokes.', 'Pack the wound daily.'])(
    'nothing is read into %j',
    (text) => expect(of('habit', text)).toEqual([]),
  )
})

describe('what a note plans to see again', () => {
  test.each([
    ['Follow up with cardiology in two weeks.', 'Follow up with cardiology in two weeks', '2026-12-06'],
    ['PLAN:\nRecheck HbA1c in three months.', 'Recheck HbA1c in three months', '2027-02'],
    ['Return to clinic on 12/15.', 'Return to clinic on 12/15', '2026-12-15'],
    ['Refer to nephrology.', 'Refer to nephrology', undefined],
  ])('%j', (text, words, date) => {
    const [found] = of('follow-up', text)
    expect(text.slice(found?.start, found?.end)).toBe(words)
    expect(found?.when?.date).toBe(date)
    expect(found?.when == null || text.slice(found.when.start, found.when.end) !== '').toBe(true)
  })

  test.each(['Return if the pain gets worse.', 'She was referred to nephrology.', 'Here for follow-up of asthma.'])(
    'advice and what was done are no plan: %j',
    (text) => expect(of('follow-up', text)).toEqual([]),
  )
})

test.each([
  ['Her mother had hypertension.', 'mother'],
  ['Family history: hypertension in her father.', 'father'],
  ['FAMILY HISTORY\nBrother: hypertension. ', 'brother'],
  ['FAMILY HISTORY\nHypertension.', ''],
  ['She has hypertension, and lives with her sister.', ''],
])('a relative’s problem names the relative: %j', (text, relative) => {
  expect(of('problem', text)[0]).toMatchObject({ relative })
})

test.each([
  ['Pneumonia in 2019, hypertension since March 2020.', [['high blood pressure', '2020-03']]],
  ['In 2015 he was told of hypertension.', [['high blood pressure', '2015']]],
  [
    'Hypertension and COPD since 2011.',
    [
      ['high blood pressure', undefined],
      ['COPD', '2011'],
    ],
  ],
  ['COPD; in 2019 he fell.', [['COPD', undefined]]],
])('a date belongs to what its clause tells: %s', (text, dated) => {
  expect(
    of('problem', text)
      .map(({ name, when }) => [name, when?.date])
      .slice(-dated.length),
  ).toEqual(dated)
})
