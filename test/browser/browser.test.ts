import { afterAll, afterEach, beforeAll } from 'vitest'
import { administratorAct } from './administrator.ts'
import { askChartAct } from './ask-chart.ts'
import { launchBrowser } from './browser.ts'
import { deviceKeyAct } from './device-key.ts'
import { journeyAct } from './journey.ts'
import { keyboardAct } from './keyboard.ts'
import { openPages } from './open-pages.ts'
import { pageWeightAct } from './page-weight.ts'
import { startSampleNetwork } from './sample-network.ts'
import { screensAct } from './screens.ts'
import type { Stage } from './stage.ts'
import { writeNoteAct } from './write-note.ts'

// One file, so that one network and one Chromium serve all browser tests: two of each are too much for two cores.
const stage = {} as Stage

beforeAll(async () => {
  stage.network = await startSampleNetwork()
  stage.browser = await launchBrowser()
}, 240_000)
afterAll(async () => {
  await stage.browser?.close()
  await stage.network?.stop()
})
afterEach(async ({ task }) => {
  // What people saw at that moment: the only witness where a test fails on a machine that nobody sits at.
  if (task.result?.state === 'fail') console.log(await openPages(stage.browser))
})

pageWeightAct(stage)
journeyAct(stage)
deviceKeyAct(stage)
writeNoteAct(stage)
askChartAct(stage)
administratorAct(stage)
keyboardAct(stage)
screensAct(stage)
