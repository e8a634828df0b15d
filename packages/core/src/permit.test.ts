import { expect, test } from 'vitest'
import type { AccessColumns } from './access-columns.ts'
import type { Clause, Conditions, Permit, Requester } from './permit.ts'
import { permits } from './permit.ts'

const hospital = `0x${'aa'.repeat(32)}` as const
const requester: Requester = {
  person: 'lee',
  name: 'Dr Lee',
  role: 'physician',
  department: null,
  hospital,
  purpose: 'TREAT',
  patient: null,
  client: 'app',
}
const conditions: Conditions = {
  categories: ['results'],
  sensitivities: [],
  only: null,
  except: [],
  from: null,
  until: null,
}
const record: AccessColumns = {
  key: { custodian: hospital, type: 'Observation', id: 'o' },
  patients: ['maria'],
  categories: ['results'],
  sensitivities: [],
  mentions: [],
  from: 1000,
  until: 2000,
  grants: [],
  own: true,
}

function permit(...clauses: Clause[]): Permit {
  return { requester, clauses, mayAddTo: [] }
}

function own(patient: string | null, change: Partial<Conditions> = {}): Clause {
  return { basis: 'relationship', patient, reach: { own: { ...conditions, ...change } } }
}

test('nothing is permitted without a clause', () => {
  expect(permits(permit(), record)).toBe(false)
})

test('a clause reaches its patient only', () => {
  expect(permits(permit(own('maria')), record)).toBe(true)
  expect(permits(permit(own('john')), record)).toBe(false)
})

test('a record about several patients needs a clause for each', () => {
  const shared = { ...record, patients: ['maria', 'john'] }
  expect(permits(permit(own('maria')), shared)).toBe(false)
  expect(permits(permit(own('maria'), own('john')), shared)).toBe(true)
})

test('every category and every sensitivity of a record must be allowed', () => {
  expect(permits(permit(own('maria')), { ...record, categories: ['results', 'notes'] })).toBe(false)
  expect(permits(permit(own('maria')), { ...record, categories: [] })).toBe(false)
  expect(permits(permit(own('maria')), { ...record, sensitivities: ['hiv'] })).toBe(false)
  expect(permits(permit(own('maria', { sensitivities: ['hiv'] })), { ...record, sensitivities: ['hiv'] })).toBe(true)
})

test('an exception hides the record and whatever tells its content', () => {
  const name = `${hospital}/Condition/c`
  const clause = own('maria', { except: [name] })
  expect(permits(permit(clause), { ...record, mentions: [name] })).toBe(false)
  expect(permits(permit(clause), { ...record, key: { custodian: hospital, type: 'Condition', id: 'c' } })).toBe(false)
  expect(permits(permit(clause), record)).toBe(true)
})

test('a time window takes both ends of a record, and no undated one', () => {
  expect(permits(permit(own('maria', { from: 1000, until: 2000 })), record)).toBe(true)
  expect(permits(permit(own('maria', { from: 1001 })), record)).toBe(false)
  expect(permits(permit(own('maria', { until: 1999 })), record)).toBe(false)
  const undated = { ...record, from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }
  expect(permits(permit(own('maria', { from: 0 })), undated)).toBe(false)
  expect(permits(permit(own('maria', { until: 9e12 })), undated)).toBe(false)
})

test('who the patient is goes with every grant, whatever its window', () => {
  const windowed = own('maria', { categories: ['identity'], from: 1000, until: 2000 })
  const patient: AccessColumns = {
    ...record,
    categories: ['identity'],
    from: Number.NEGATIVE_INFINITY,
    until: Number.POSITIVE_INFINITY,
  }
  expect(permits(permit(windowed), patient)).toBe(true)
  expect(permits(permit(windowed), { ...patient, categories: ['identity', 'results'] })).toBe(false)
})

test('a visiting record is reached through its grant only, whatever its labels', () => {
  const grant = `0x${'01'.repeat(32)}`
  const visiting = { ...record, own: false, grants: [grant] }
  expect(permits(permit(own('maria')), visiting)).toBe(false)
  expect(permits(permit({ basis: 'grant', patient: 'maria', reach: { visiting: grant } }), visiting)).toBe(true)
  expect(
    permits(permit({ basis: 'grant', patient: 'maria', reach: { visiting: `0x${'02'.repeat(32)}` } }), visiting),
  ).toBe(false)
  expect(permits(permit({ basis: 'grant', patient: 'maria', reach: { visiting: grant } }), record)).toBe(false)
})

test('the directory opens records about nobody, and nobody’s else', () => {
  const directory: Clause = {
    basis: 'directory',
    patient: null,
    reach: { own: { ...conditions, categories: ['directory', 'results'] } },
  }
  expect(permits(permit(directory), { ...record, patients: [], categories: ['directory'] })).toBe(true)
  expect(permits(permit(directory), record)).toBe(false)
})
