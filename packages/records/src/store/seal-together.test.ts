import { randomUUID } from 'node:crypto'
import type { CommitmentHeader } from '@anamnesis/core'
import { open } from '@anamnesis/core/seal'
import { expect, test } from 'vitest'
import { sealTogether } from './seal-together.ts'
import { commitmentUnder } from './seal-version.ts'
import { HOSPITAL } from './store.test-support.ts'

function versions(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const header: CommitmentHeader = {
      custodian: HOSPITAL,
      type: 'Patient',
      id: randomUUID(),
      version: 1,
      operation: 'create',
      previous: null,
    }
    return { header, text: `{"text":"${'Jörg '.repeat(index)}"}` }
  })
}

test('versions sealed in the other thread open in their order, each under a secret of its own, as do few sealed at once', async () => {
  const asked = [versions(1), versions(200), versions(0), versions(64)]
  const sealed = await Promise.all(asked.map(sealTogether))
  const secrets = new Set<string>()
  for (const [round, each] of asked.entries()) {
    expect(sealed[round]).toHaveLength(each.length)
    for (const [index, { header, text }] of each.entries()) {
      const { doc, secret, commitment } = sealed[round]?.[index] ?? expect.fail('every version is sealed')
      const bytes = open(doc, secret, header)
      expect(Buffer.from(bytes).toString()).toBe(text)
      expect(Buffer.compare(commitment, commitmentUnder(secret, header, bytes))).toBe(0)
      secrets.add(Buffer.from(secret).toString('hex'))
    }
  }
  expect(secrets.size).toBe(265)
})
