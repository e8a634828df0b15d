import type { Capabilities } from '@anamnesis/records'
import { RESOURCE_TYPES } from '@anamnesis/records'
import type { Described } from './capability-statement.ts'

/** A store that can do nothing but keep every type. */
export const NO_STORE: Capabilities = {
  parameters: new Map(RESOURCE_TYPES.map((type) => [type, []])),
  ...{ everySearch: [], compartments: [], unpatched: new Set(), profiles: new Map(), guides: [] },
}

/** A server that is nowhere. */
export const NO_SERVER: Described['server'] = {
  ...{ origin: 'http://localhost', name: 'Test', software: '0', since: 0, cors: false, topics: [] },
}
