import { Worker } from 'node:worker_threads'
import type { Tree, TreeInput } from './merkle-tree.ts'
import { buildTree } from './merkle-tree.ts'

/** Leaves up to which a tree is built at once (about 5 ms); a larger one would hold up every request of the hospital. */
const BUILT_AT_ONCE = 1_024

/** What the thread is asked for. */
export type TreeRequest = { readonly id: number; readonly input: TreeInput }
/** What the thread answers. */
export type TreeAnswer = { readonly id: number; readonly tree: Tree }

type Thread = { readonly ask: (input: TreeInput) => Promise<Tree> }

let thread: Thread | undefined

/** Returns the tree of a batch, built in another thread if it is large. */
export async function growTree(input: TreeInput): Promise<Tree> {
  if (input.size <= BUILT_AT_ONCE) return buildTree(input)
  thread ??= startThread()
  return thread.ask(input)
}

/** One for the process, for as long as it lives: what it compiles for one tree serves the next. It keeps no process alive that has nothing left to do. */
function startThread(): Thread {
  const worker = new Worker(new URL('./merkle-worker.ts', import.meta.url))
  const waiting = new Map<number, PromiseWithResolvers<Tree>>()
  let last = 0
  worker.on('message', ({ id, tree }: TreeAnswer) => {
    waiting.get(id)?.resolve(tree)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
  })
  worker.on('error', end)
  worker.on('exit', () => end(new Error('the thread that builds trees ended')))
  const self: Thread = {
    ask: (input) => {
      const answer = Promise.withResolvers<Tree>()
      last += 1
      waiting.set(last, answer)
      worker.ref()
      worker.postMessage({ id: last, input } satisfies TreeRequest)
      return answer.promise
    },
  }
  return self

  /** The next tree gets a new thread. */
  function end(reason: Error): void {
    if (thread === self) thread = undefined
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
}
