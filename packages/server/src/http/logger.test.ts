import { expect, test } from 'vitest'
import { createLogger } from './logger.ts'

test('writes to the standard error stream unless told otherwise', () => {
  expect(() => createLogger('error', 'test')).not.toThrow()
})
