import { describe, expect, test } from 'vitest'
import { ingredientByName } from '../terminology/ingredients.ts'
import { INTERACTIONS, interactionsOf } from '../terminology/interactions.ts'
import { INTERACTION_CONTROLS } from '../testing/interaction-controls.ts'
import { findings, patient, prescription, result, told } from '../testing/records.ts'

describe('the interaction table', () => {
  test('has the 15 pairs of the ONC high-priority list, each row with a source', () => {
    const ids = INTERACTIONS.map((item) => item.id)
    for (let pair = 1; pair <= 15; pair += 1) expect(ids).toContain(`onc-${String(pair).padStart(2, '0')}`)
    expect(INTERACTIONS.every((item) => item.source !== '' && item.effect !== '' && item.urgency > 0)).toBe(true)
  })

  test('names only ingredients that the ingredient table knows', () => {
    for (const { left, right } of INTERACTIONS)
      for (const name of [...left, ...right]) expect(ingredientByName(name)?.name).toBe(name)
  })

  test('no ingredient interacts with itself', () => {
    expect(interactionsOf('amiodarone', 'amiodarone')).toEqual([])
  })
})

describe('medicine-interaction', () => {
  test.each(INTERACTIONS.filter((item) => item.condition === null))(
    'tells every member of $id with every other, in a chart',
    ({ id, left, right }) => {
      const pairs = [...left].flatMap((a) => [...right].filter((b) => b !== a).map((b) => [a, b] as const))
      expect(pairs.length).toBeGreaterThan(0)
      for (const [a, b] of pairs) {
        expect(interactionsOf(a, b).map((item) => item.id)).toContain(id)
        expect(interactionsOf(b, a).map((item) => item.id)).toContain(id)
        const chart = [prescription(a, { id: 'a' }), prescription(b, { id: 'b' })]
        expect([a, b, told('medicine-interaction', chart).length]).toEqual([a, b, 1])
      }
    },
  )

  test.each(INTERACTION_CONTROLS)('is silent on %s with %s', (a, b) => {
    expect(told('medicine-interaction', [prescription(a), prescription(b)])).toEqual([])
  })

  test('says where each is prescribed and names its source', () => {
    const [finding] = findings([prescription('Naproxen 500 mg'), prescription('Warfarin 4 mg', {}, { at: 'lakeside' })])
    expect(finding).toMatchObject({
      group: 'act-now',
      text: 'Naproxen (here) with warfarin (at Lakeside Heart Clinic) risks serious bleeding.',
      source: 'US label of warfarin, section 7',
    })
    expect(finding?.evidence).toHaveLength(2)
  })

  test('tells an ACE inhibitor with a potassium raiser only while potassium is high', () => {
    const pair = [
      patient(),
      prescription('Lisinopril 20 mg'),
      prescription('Spironolactone 25 mg', {}, { at: 'lakeside' }),
    ]
    const [finding] = findings([...pair, result('2823-3', 5.9, 'mmol/L', 21)])
    expect(finding?.text).toBe(
      'Lisinopril (here) with spironolactone (at Lakeside Heart Clinic) risks life-threatening potassium; potassium 5.9 mmol/L (1 Nov 2026).',
    )
    expect(finding?.evidence.map((item) => item.record.type)).toEqual([
      'MedicationRequest',
      'MedicationRequest',
      'Observation',
    ])
    expect(told('medicine-interaction', [...pair, result('2823-3', 4.2, 'mmol/L', 21)])).toEqual([])
    expect(told('medicine-interaction', [...pair, result('2823-3', 5.9, 'mmol/L', 200)])).toEqual([])
    expect(told('medicine-interaction', pair)).toEqual([])
  })

  test('is silent where one of the two was stopped or acts only on the skin', () => {
    expect(
      told('medicine-interaction', [prescription('Warfarin 5 mg'), prescription('Naproxen', { status: 'stopped' })]),
    ).toEqual([])
    expect(
      told('medicine-interaction', [prescription('Warfarin 5 mg'), prescription('Diclofenac 1 % topical gel')]),
    ).toEqual([])
  })

  test('names a pair once, by its most urgent interaction', () => {
    expect(
      told('medicine-interaction', [prescription('Tranylcypromine 10 mg'), prescription('Procarbazine 50 mg')]),
    ).toHaveLength(1)
  })
})
