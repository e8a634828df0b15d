import type { Communication, Composition, DiagnosticReport } from '@medplum/fhirtypes'
import { expect, test } from 'vitest'
import { citedNarrative, recordTexts } from './record-parts.ts'

const composition = {
  resourceType: 'Composition',
  text: { status: 'generated', div: '<div>all</div>' },
  section: [{ title: 'Plan' }, { section: [{ text: { status: 'generated', div: '<div>inner</div>' } }] }],
} as unknown as Composition

test.each([
  ['text.div', '<div>all</div>'],
  ['section[1].section[0].text.div', '<div>inner</div>'],
  ['section[0].text.div', null],
  ['section[7].text.div', null],
  ['content[0].attachment', null],
  ['constructor.text.div', null],
  [undefined, null],
])('the narrative at %s', (path, expected) => expect(citedNarrative(composition, path)).toBe(expected))

test('texts that are shown as they stand name their element', () => {
  const report = { resourceType: 'DiagnosticReport', conclusion: 'No fracture.' } as DiagnosticReport
  const letter = { resourceType: 'Communication', payload: [{}, { contentString: 'Dear' }] } as Communication
  expect(recordTexts(report, 'en').map(({ path }) => path)).toEqual(['conclusion'])
  expect(recordTexts(letter, 'en').map(({ path }) => path)).toEqual(['payload[1].contentString'])
})
