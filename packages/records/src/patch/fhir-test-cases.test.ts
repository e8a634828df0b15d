import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { loadDefinitions } from '../definitions.ts'
import { applyPatch } from './apply-patch.ts'
import { parseXml, resourceOfXml, type XmlElement } from './fhir-xml.test-support.ts'

// HL7's own cases (github.com/FHIR/fhir-test-cases): they are read where they are, and the tests say so where they are not.
const FOLDER = join(resolve(process.env.ANAMNESIS_DATA ?? '../shared/data'), 'fhir-test-cases')
const JSON_CASES = join(FOLDER, 'json-patch-tests.json')
const FHIRPATH_CASES = join(FOLDER, 'fhir-patch-tests.xml')

type JsonCase = { comment: string; doc: object; patch: object[]; expected?: object; error?: string }

test.skipIf(!existsSync(JSON_CASES))('all JSON Patch cases of HL7 give what they say', () => {
  const cases = JSON.parse(readFileSync(JSON_CASES, 'utf8')) as JsonCase[]
  expect(cases.length).toBeGreaterThanOrEqual(16)
  for (const { comment, doc, patch, expected, error } of cases) {
    const run = () =>
      JSON.parse(applyPatch(JSON.stringify(doc), { kind: 'json', body: JSON.stringify(patch) })) as object
    if (expected) expect.soft(run(), comment).toEqual(expected)
    else expect.soft(run, `${comment} ${error}`).toThrowError(/operation \d of the patch/)
  }
})

/** The cases write one narrative in two ways: white space and quotes as they are, and as character references. */
function plainNarrative(resource: object): object {
  const text = JSON.stringify(resource, (key, value: unknown) =>
    key === 'div' && typeof value === 'string'
      ? value.replaceAll('&#10;', ' ').replaceAll('&quot;', '"').replaceAll(/\s+/g, ' ')
      : value,
  )
  return JSON.parse(text) as object
}

const child = (element: XmlElement, name: string) => element.children.find((each) => each.name === name)

test.skipIf(!existsSync(FHIRPATH_CASES))('all FHIRPath Patch cases of HL7 give what they say', () => {
  loadDefinitions()
  const cases = parseXml(readFileSync(FHIRPATH_CASES, 'utf8')).children
  expect(cases.length).toBeGreaterThanOrEqual(33)
  for (const each of cases) {
    const [input, diff, output] = ['input', 'diff', 'output'].map((name) => child(each, name)?.children[0])
    if (!input || !diff) throw new Error('a case has an input and a patch')
    const body = JSON.stringify(resourceOfXml(diff))
    const run = () => JSON.parse(applyPatch(JSON.stringify(resourceOfXml(input)), { kind: 'fhirpath', body })) as object
    const name = String(each.attributes.name)
    if (output) expect.soft(plainNarrative(run()), name).toEqual(plainNarrative(resourceOfXml(output)))
    else if (child(each, 'error')) expect.soft(run, name).toThrowError(/operation \d of the patch/)
    // One case states neither output nor error: that it is carried out is all it can say.
    else expect.soft(run(), name).toBeTypeOf('object')
  }
})
