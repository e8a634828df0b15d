import { readArchive } from '../../support/archive.ts'
import { developmentData } from '../../support/development-data.ts'
import type { Source } from '../load-records.ts'

/** Returns HL7's R4 examples of the development data, or null where they are absent. */
export function readExamples(): Source[] | null {
  const file = developmentData('fhir-r4-examples.tar.gz')
  if (file === null) return null
  return [...readArchive(file)]
    .filter(([name]) => name.endsWith('.json'))
    .map(([name, text]) => ({ name: name.replace(/^.*\//, '').replace(/\.json$/, ''), text }))
}
