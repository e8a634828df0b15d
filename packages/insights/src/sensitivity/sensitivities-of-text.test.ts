import { SENSITIVITIES } from '@anamnesis/core'
import { describe, expect, test } from 'vitest'
import { SENSITIVE_PHRASES } from './sensitive-phrases.ts'
import { sensitivitiesOfText } from './sensitivities-of-text.ts'

describe('sensitivitiesOfText', () => {
  test.each([
    ['He is HIV positive.', ['hiv']],
    ['HIV test: negative.', ['hiv']],
    ['She had an abortion in 2010.', ['reproductive-health']],
    ['G2P1, last menstrual period unknown', ['reproductive-health']],
    ['Sees a psychiatrist; takes sertraline 50 mg.', ['mental-health']],
    ['Her husband hits her.', ['violence']],
    ['Drinks a bottle of vodka, used heroin in 2012.', ['substance-use']],
    ['BRCA1 carrier', ['genetics']],
    ['La paciente fue víctima de violencia doméstica y tiene depresión.', ['mental-health', 'violence']],
    ['Antecedente de sobredosis; VIH negativo.', ['substance-use', 'hiv']],
    ['Depresio\u0301n', ['mental-health']],
  ])('labels "%s"', (text, expected) => {
    expect(sensitivitiesOfText(text)).toEqual(expected)
  })

  test.each([
    'Denies fever, chest pain, anxiety, depression or suicidal ideation.',
    'Psychiatric: Negative for depression.',
    'Depression: none',
    'No history of illicit drug use. Not pregnant.',
    'ST depression in V2. Uses hearing aids and an alcohol wipe.',
    'She fell and was hitting her head.',
    'Smokes a pack a day, drinks socially.',
    'Niega ansiedad.',
  ])('leaves "%s" without a label', (text) => {
    expect(sensitivitiesOfText(text)).toEqual([])
  })

  test.each([
    ['No change in her depression.', 'mental-health'],
    ['Denies chest pain but has panic attacks.', 'mental-health'],
    ['Alcohol: no, drug use: daily', 'substance-use'],
    ['No fever. Depression.', 'mental-health'],
  ])('is not silenced by a denial of something else: "%s"', (text, expected) => {
    expect(sensitivitiesOfText(text)).toEqual([expected])
  })

  test('reads through markup and RTF', () => {
    expect(sensitivitiesOfText('<p>H<b>I</b>V</p><style>.rape{}</style>', 'text/html')).toEqual(['hiv'])
    expect(sensitivitiesOfText('{\\rtf1\\ansi Sees a \\b psychiatrist\\b0\\par}', 'application/rtf')).toEqual([
      'mental-health',
    ])
  })

  test('reads phrases across the end of a line, and no phrase across the end of a sentence', () => {
    expect(sensitivitiesOfText('a victim of domestic\nviolence')).toEqual(['violence'])
    expect(sensitivitiesOfText('a bottle. Of wine')).toEqual([])
  })

  test('takes time by the length of a text only, whatever is in it', () => {
    const hostile = ['no '.repeat(700_000), 'x'.repeat(2_000_000), 'hit her '.repeat(250_000), '\n- '.repeat(700_000)]
    for (const text of hostile) {
      const before = process.cpuUsage()
      sensitivitiesOfText(text)
      expect(process.cpuUsage(before).user).toBeLessThan(2_000_000)
    }
  })
})

describe('the lexicon', () => {
  const phrases = SENSITIVE_PHRASES.groups.flatMap((group) => group.phrases.split('|').map((one) => one.trim()))

  test('has phrases of one to six words without accents, and for each sensitivity dozens', () => {
    for (const phrase of phrases) expect(phrase).toMatch(/^[A-Za-z\d]+\*?(?: [a-z\d]+\*?){0,5}$/)
    for (const sensitivity of SENSITIVITIES) {
      const own = SENSITIVE_PHRASES.groups.filter((group) => group.sensitivity === sensitivity)
      expect(own.flatMap((group) => group.phrases.split('|')).length).toBeGreaterThan(60)
    }
  })

  test.each(SENSITIVE_PHRASES.groups.filter(({ when }) => when !== 'nothing'))(
    'is found whole: $sensitivity, $language',
    ({ phrases: own, sensitivity }) => {
      for (const phrase of own.split('|')) {
        const found = sensitivitiesOfText(phrase.replaceAll('*', '').trim())
        expect(found, phrase).toContain(sensitivity)
      }
    },
  )
})
