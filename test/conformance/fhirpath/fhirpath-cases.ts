import { readFileSync } from 'node:fs'
import { developmentData } from '../../support/development-data.ts'

/** One case of HL7's FHIRPath suite. */
export type FhirPathCase = {
  readonly name: string
  /** File name of the resource that it is about; null if it is about none. */
  readonly input: string | null
  readonly expression: string
  /** True if the expression must be refused: not parsed, not well typed, or stopped while it is carried out. */
  readonly invalid: boolean
  /** True if only it counts whether something comes out. */
  readonly predicate: boolean
  readonly ordered: boolean
  readonly outputs: readonly { readonly type: string; readonly text: string }[]
}

/** Returns the cases of github.com/FHIR/fhir-test-cases (r4/fhirpath/tests-fhir-r4.xml) in the development data, or null where they are absent. */
export function readFhirPathCases(): FhirPathCase[] | null {
  const file = developmentData('fhir-test-cases/tests-fhir-r4.xml')
  if (file === null) return null
  const text = readFileSync(file, 'utf8').replaceAll(/<!--.*?-->/gs, '')
  return [...text.matchAll(/<test\s([^>]*?)(?:\/>|>(.*?)<\/test>)/gs)].map(([, attributes = '', inside = '']) =>
    caseOf(attributesOf(attributes), inside),
  )
}

function caseOf(attributes: Readonly<Record<string, string>>, inside: string): FhirPathCase {
  const [, of = '', expression = ''] = /<expression([^>]*)>(.*?)<\/expression>/s.exec(inside) ?? []
  const outputs = [...inside.matchAll(/<output([^>]*?)(?:\/>|>(.*?)<\/output>)/gs)]
  return {
    name: attributes.name ?? '',
    input: attributes.inputfile ?? null,
    expression: unescapeXml(expression),
    invalid: 'invalid' in attributesOf(of),
    predicate: attributes.predicate === 'true',
    ordered: attributes.ordered !== 'false',
    outputs: outputs.map(([, given = '', value = '']) => ({
      type: attributesOf(given).type ?? '',
      text: unescapeXml(value),
    })),
  }
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w-]+)\s*=\s*"([^"]*)"/g)].map(([, name, value = '']) => [name, value]),
  )
}

function unescapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = { apos: "'", quot: '"', lt: '<', gt: '>', amp: '&' }
  return text.replaceAll(/&(apos|quot|lt|gt|amp);/g, (_, name: string) => entities[name] ?? '')
}
