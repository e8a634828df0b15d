/** One way to call an operation: below the FHIR base, with statuses that say it was carried out. */
export type OperationCall = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: object | string
  readonly headers?: Readonly<Record<string, string>>
  readonly wanted: number
}

const LATER = { prefer: 'respond-async' }
const GENDER = 'http://hl7.org/fhir/ValueSet/administrative-gender'
const GENDER_SYSTEM = 'http://hl7.org/fhir/administrative-gender'

const get = (path: string): OperationCall => ({ method: 'GET', path, wanted: 200 })
const later = (path: string): OperationCall => ({ method: 'GET', path, headers: LATER, wanted: 202 })

/** Returns how to call each operation that is declared for a type, or for the server ('' for the type), on records `[Type]/[idOf(Type)]`. */
export function operationCalls(idOf: (type: string) => string): Readonly<Record<string, readonly OperationCall[]>> {
  const at = (type: string) => `${type}/${idOf(type)}`
  return {
    $versions: [get('$versions')],
    $export: [later('$export')],
    $import: [
      {
        ...{ method: 'POST', path: '$import', wanted: 202, body: '{"resourceType":"Basic","code":{"text":"text"}}\n' },
        headers: { ...LATER, 'content-type': 'application/fhir+ndjson' },
      },
    ],
    Patient$export: [later('Patient/$export')],
    Group$export: [later(`${at('Group')}/$export`)],
    Patient$everything: [get(`${at('Patient')}/$everything`)],
    Encounter$everything: [get(`${at('Encounter')}/$everything`)],
    Patient$match: [
      {
        ...{ method: 'POST', path: 'Patient/$match', wanted: 200 },
        body: {
          resourceType: 'Parameters',
          parameter: [
            {
              name: 'resource',
              resource: { resourceType: 'Patient', name: [{ family: 'A', given: ['B'] }], birthDate: '1980-01-02' },
            },
          ],
        },
      },
    ],
    Patient$summary: [get(`${at('Patient')}/$summary`)],
    Observation$lastn: [get(`Observation/$lastn?patient=${idOf('Patient')}&code=a`)],
    Observation$stats: [get(`Observation/$stats?subject=Patient/${idOf('Patient')}&code=a&statistic=count`)],
    Composition$document: [get(`${at('Composition')}/$document`)],
    DocumentReference$docref: [get(`DocumentReference/$docref?patient=${idOf('Patient')}`)],
    Subscription$status: [get(`${at('Subscription')}/$status`)],
    Subscription$events: [get(`${at('Subscription')}/$events`)],
    ValueSet$expand: [get(`ValueSet/$expand?url=${GENDER}`)],
    'ValueSet$validate-code': [get(`ValueSet/$validate-code?url=${GENDER}&system=${GENDER_SYSTEM}&code=male`)],
    CodeSystem$lookup: [get(`CodeSystem/$lookup?system=${GENDER_SYSTEM}&code=male`)],
    'CodeSystem$validate-code': [get(`CodeSystem/$validate-code?url=${GENDER_SYSTEM}&code=male`)],
    ConceptMap$translate: [get(`ConceptMap/$translate?system=${GENDER_SYSTEM}&code=male`)],
  }
}
