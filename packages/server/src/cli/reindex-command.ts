import { setTimeout as pause } from 'node:timers/promises'
import { AnamnesisError } from '@anamnesis/core'
import cliProgress from 'cli-progress'
import { z } from 'zod'
import type { AccessOptions } from './hospital-access.ts'
import { hospitalAccess } from './hospital-access.ts'
import { untilStopped } from './until-stopped.ts'
import { withWritableStore } from './with-store.ts'

/** What `reindex` was asked for: at a running hospital (origin, client, key), or at one that is stopped (config). */
export type ReindexOptions = AccessOptions & { readonly config?: string; readonly anew?: boolean }

/** How often a running hospital is asked how far it is, in ms. */
const ASK_MS = 500

const resultSchema = z.object({
  wasDue: z.boolean(),
  records: z.number(),
  parameters: z.array(z.string()),
  refused: z.array(z.object({ id: z.string(), reason: z.string() })),
})
const stateSchema = z.object({
  progress: z.object({ done: z.number(), total: z.number() }).nullable(),
  result: resultSchema.nullable(),
  failed: z.boolean(),
})

type Result = z.infer<typeof resultSchema>
type OnProgress = (progress: { readonly done: number; readonly total: number }) => void

/** Takes up added search parameters and makes the search index anew where that is due, with a progress bar. Ctrl-C ends it in order: the next time it goes on there. */
export async function reindexCommand(options: ReindexOptions): Promise<void> {
  const { config, anew = false } = options
  const said =
    config === undefined
      ? 'No longer watched: the hospital goes on by itself.'
      : 'Stopped. The next reindex, or the next start of the server, goes on from there.'
  const result = await untilStopped(said, (signal) =>
    withBar((onProgress) =>
      config === undefined
        ? reindexByServer(options, anew, signal, onProgress)
        : reindexHere(config, anew, signal, onProgress),
    ),
  )
  if (result !== null) print(result)
}

function print({ wasDue, records, parameters, refused }: Result): void {
  if (wasDue) console.log(`${records} records were indexed.`)
  else console.log('Nothing was due: every record has its index rows. With --anew they are made again all the same.')
  if (parameters.length > 0) console.log(`Search parameters of this hospital: ${parameters.join(', ')}`)
  for (const { id, reason } of refused) console.error(`SearchParameter/${id} is not used: ${reason}`)
}

/** The server alone writes its records' rows: while it runs, it makes them anew. */
async function reindexHere(file: string, anew: boolean, signal: AbortSignal, onProgress: OnProgress): Promise<Result> {
  const result = await withWritableStore(file, ({ records }) => records.reindex({ anew, signal, onProgress }))
  return resultSchema.parse(result)
}

async function reindexByServer(
  options: AccessOptions,
  anew: boolean,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Result> {
  const { origin, client } = hospitalAccess(options)
  const ask = async (method: 'GET' | 'POST', body?: object) => {
    const response = await client.send(method, '/api/admin/reindex', body).catch((cause: unknown) => {
      throw new AnamnesisError('peer-unavailable', `${origin} does not answer`, { cause })
    })
    if (!response.ok) throw new AnamnesisError('peer-refused', `the hospital answered ${response.status}`)
    return stateSchema.parse(await response.json())
  }
  let state = await ask('POST', { anew })
  while (state.progress !== null) {
    onProgress(state.progress)
    await pause(ASK_MS, undefined, { signal })
    state = await ask('GET')
  }
  if (state.result === null)
    throw new AnamnesisError('peer-refused', 'the hospital could not make its index: the reason is in its log')
  return state.result
}

async function withBar<T>(work: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  const bar = new cliProgress.SingleBar({
    format: '{bar} {percentage}% | {value}/{total} records | {duration_formatted}',
    noTTYOutput: false,
  })
  let isShown = false
  try {
    return await work(({ done, total }) => {
      if (!isShown) bar.start(total, done)
      isShown = true
      bar.setTotal(total)
      bar.update(done)
    })
  } finally {
    if (isShown) bar.stop()
  }
}
