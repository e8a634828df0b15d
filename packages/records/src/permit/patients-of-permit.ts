import type { Permit } from '@anamnesis/core'

/**
 * Returns whom all records that a permit may open are about: local Patient ids, and null for records about nobody; null in place of the list where a
 * clause opens records about anybody. Of a record about several patients, each is on the list.
 */
export function patientsOfPermit({ clauses }: Permit): readonly (string | null)[] | null {
  if (clauses.some(({ patient, basis }) => patient === null && basis !== 'directory')) return null
  return [...new Set(clauses.map(({ patient }) => patient))]
}
