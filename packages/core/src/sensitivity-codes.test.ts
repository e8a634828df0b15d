import { describe, expect, test } from 'vitest'
import { SENSITIVITIES } from './sensitivity.ts'
import { SENSITIVE_CODES, securityLabelsOf, sensitivitiesOfResource } from './sensitivity-codes.ts'

const condition = (system: string, code: string) => ({
  resourceType: 'Condition',
  code: {
    coding: [
      { system: 'urn:local', code: 'x' },
      { system, code },
    ],
  },
})

describe('sensitivitiesOfResource', () => {
  test.each([
    ['http://hl7.org/fhir/sid/icd-10-cm', 'F32.1', ['mental-health']],
    ['http://hl7.org/fhir/sid/icd-10', 'F10', ['substance-use']],
    ['http://hl7.org/fhir/sid/icd-10-cm', 'O99.310', ['substance-use', 'reproductive-health']],
    ['http://hl7.org/fhir/sid/icd-10-cm', 'F17.210', []],
    ['http://hl7.org/fhir/sid/icd-10-cm', 'I10', []],
    ['http://snomed.info/sct', '86406008', ['hiv']],
    ['http://snomed.info/sct', '864060080', []],
    ['http://loinc.org', '76504-0', ['violence']],
    ['http://www.nlm.nih.gov/research/umls/rxnorm', '1433868', ['hiv']],
    ['http://www.genenames.org/geneId', 'HGNC:1100', ['genetics']],
    ['urn:other', 'F32.1', []],
  ])('finds in %s|%s: %j', (system, code, expected) => {
    expect(sensitivitiesOfResource(condition(system, code))).toEqual(expected)
  })

  test('looks into contained resources, extensions and components', () => {
    const hiv = { system: 'http://loinc.org', code: '20447-9' }
    expect(
      sensitivitiesOfResource({ resourceType: 'Basic', contained: [condition('http://snomed.info/sct', '86406008')] }),
    ).toEqual(['hiv'])
    expect(sensitivitiesOfResource({ resourceType: 'Basic', extension: [{ url: 'urn:x', valueCoding: hiv }] })).toEqual(
      ['hiv'],
    )
    expect(sensitivitiesOfResource({ resourceType: 'Observation', component: [{ code: { coding: [hiv] } }] })).toEqual([
      'hiv',
    ])
  })

  test('honours security labels, and takes an unexplained restriction for every sensitivity', () => {
    const labelled = (system: string, code: string) => ({
      resourceType: 'Basic',
      meta: { security: [{ system, code }] },
    })
    expect(sensitivitiesOfResource(labelled('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'SDV'))).toEqual([
      'violence',
    ])
    expect(
      sensitivitiesOfResource(labelled('http://terminology.hl7.org/CodeSystem/v3-Confidentiality', 'V')),
    ).toHaveLength(6)
    expect(sensitivitiesOfResource(labelled('http://terminology.hl7.org/CodeSystem/v3-Confidentiality', 'N'))).toEqual(
      [],
    )
  })

  test('reads from the labels that it writes the same sensitivities again', () => {
    for (let bits = 0; bits < 1 << SENSITIVITIES.length; bits += 1) {
      const some = SENSITIVITIES.filter((_, index) => (bits >> index) & 1)
      expect(sensitivitiesOfResource({ resourceType: 'Basic', meta: { security: securityLabelsOf(some) } })).toEqual(
        some,
      )
    }
  })

  test('takes gene sequences for genetics whatever they say', () => {
    expect(sensitivitiesOfResource({ resourceType: 'MolecularSequence' })).toEqual(['genetics'])
  })

  test('has every row once and no empty code but for whole systems', () => {
    const names = SENSITIVE_CODES.map((row) => JSON.stringify(row))
    expect(new Set(names).size).toBe(names.length)
    for (const { code, prefix } of SENSITIVE_CODES) expect(code !== '' || prefix).toBe(true)
  })
})
