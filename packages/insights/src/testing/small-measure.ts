const ID = 'EYES'
const URL = `https://measures.example/Measure/${ID}`
const LIBRARY = `https://measures.example/Library/${ID}`

/** A measure as published, written for tests: people with diabetes (but for the blind) whose eyes were examined. */
export function smallMeasure(): object[] {
  const coding = (code: string, display = code) => ({ coding: [{ code, display }] })
  const population = (code: string, expression: string) => ({ code: coding(code), criteria: { expression } })
  return [
    {
      resourceType: 'Measure',
      id: ID,
      url: URL,
      version: '1.0.0',
      title: 'Eye Examination in DiabetesFHIR',
      publisher: 'Example Institute',
      identifier: [{ value: ID, type: coding('short-name') }],
      scoring: coding('proportion'),
      improvementNotation: coding('increase'),
      library: [LIBRARY],
      group: [
        {
          population: [
            population('initial-population', 'Initial Population'),
            population('denominator', 'Initial Population'),
            population('denominator-exclusion', 'Excluded'),
            population('numerator', 'Numerator'),
          ],
        },
      ],
    },
    {
      resourceType: 'Library',
      id: ID,
      url: LIBRARY,
      version: '1.0.0',
      content: [
        {
          contentType: 'application/elm+json',
          data: Buffer.from(JSON.stringify({ library: elm() })).toString('base64'),
        },
      ],
    },
    valueSet('diabetes', '44054006'),
    valueSet('eye-examination', '252779009'),
    valueSet('blindness', '277675000'),
  ]
}

const address = (name: string) => `https://measures.example/ValueSet/${name}`

function valueSet(name: string, code: string): object {
  const contains = [{ system: 'http://snomed.info/sct', code }]
  return { resourceType: 'ValueSet', id: name, url: address(name), version: '1', expansion: { contains } }
}

function retrieve(type: string, name: string): object {
  const codes = { type: 'ValueSetRef', name }
  return {
    type: 'Retrieve',
    dataType: `{http://hl7.org/fhir}${type}`,
    codeProperty: 'code',
    codes,
    codeComparator: 'in',
  }
}

const exists = (operand: object) => ({ type: 'Exists', operand })
const statement = (name: string, expression: object) => ({ name, context: 'Patient', expression })

function elm(): object {
  const inPeriod = {
    type: 'In',
    operand: [
      { type: 'Property', path: 'performed.value', scope: 'P' },
      { type: 'ParameterRef', name: 'Measurement Period' },
    ],
  }
  const examined = {
    type: 'Query',
    source: [{ alias: 'P', expression: retrieve('Procedure', 'eye-examination') }],
    relationship: [],
    where: inPeriod,
  }
  return {
    identifier: { id: ID, version: '1.0.0' },
    usings: { def: [{ localIdentifier: 'FHIR', uri: 'http://hl7.org/fhir', version: '4.0.1' }] },
    parameters: { def: [{ name: 'Measurement Period' }] },
    valueSets: { def: ['diabetes', 'eye-examination', 'blindness'].map((name) => ({ name, id: address(name) })) },
    statements: {
      def: [
        statement('Initial Population', exists(retrieve('Condition', 'diabetes'))),
        statement('Excluded', exists(retrieve('Condition', 'blindness'))),
        statement('Numerator', exists(examined)),
      ],
    },
  }
}
