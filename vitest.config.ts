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

/** Their subject is what a module remembers from its start. */
const REMEMBERS = ['packages/web/src/shared/api/reach.test.ts', 'packages/records/src/store/seal-together.test.ts']

/** Hold in a process that has run for long: V8 optimizes no regular expression after 16 MB of compiled ones, and repetitions then need stack. */
const AGED = ['packages/records/src/bundle/hostile.test.ts', 'packages/insights/src/notes/source/long-markup.test.ts']

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two more than the cores of a small machine: tests of a network wait for it a quarter of their time.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{packages/*,samples,bench,training,test}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...REMEMBERS, ...AGED],
          // Nothing lives in a module but constants, so files may share a worker: loading the product anew for each took a third of the time.
          isolate: false,
          globalSetup: ['packages/database/src/testing/global-postgres.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: REMEMBERS,
          globalSetup: ['packages/database/src/testing/global-postgres.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'aged',
          include: AGED,
          execArgv: ['--no-regexp-optimization'],
          globalSetup: ['packages/database/src/testing/global-postgres.ts'],
        },
      },
    ],
  },
})
