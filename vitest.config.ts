import { configDefaults, defineConfig } from 'vitest/config'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** Starts the browser tests before all others: they are one long file, and whatever starts last is waited for. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => moduleId.includes('/test/browser/')
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

/** Rooms without a database, a server or a clock of their own: their tests keep nothing, so that one worker may run many files. */
const TOGETHER = ['packages/{core,insights,web}/src/**/*.test.ts', 'samples/src/**/*.test.ts']
/** Its subject is what the module remembers. */
const REMEMBERS = 'packages/web/src/shared/api/reach.test.ts'

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One more than the cores of a small machine: tests of a network wait for it a quarter of their time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: TOGETHER,
          exclude: [...configDefaults.exclude, REMEMBERS],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: [
            'packages/{database,ledger,records,server}/src/**/*.test.ts',
            REMEMBERS,
            'test/**/*.test.ts',
            '{bench,training}/src/**/*.test.ts',
          ],
          globalSetup: ['packages/database/src/testing/global-postgres.ts'],
        },
      },
    ],
  },
})
