import { parentPort, Worker } from 'node:worker_threads'

/** A question to a thread, or its answer, with the number that joins the two. */
type Numbered<Content> = { readonly id: number; readonly content: Content }

/** What a thread answers, and the memory that goes over to the asker instead of being copied. */
export type ThreadAnswer<Answer> = { readonly answer: Answer; readonly transfer: readonly ArrayBuffer[] }

/**
 * Returns a function that asks the thread of a module (which calls `answerInThread`). One thread for the process, from the first question on and for as long as
 * it lives: what it compiles for one question serves the next. It keeps no process alive that has nothing left to do. If it ends, what it was asked for fails
 * with the words `ended`, and the next question starts another.
 */
export function askThread<Question, Answer>(module: URL, ended: string): (question: Question) => Promise<Answer> {
  let ask: ((question: Question) => Promise<Answer>) | undefined
  return (question) => {
    ask ??= startThread(module, ended, () => {
      ask = undefined
    })
    return ask(question)
  }
}

function startThread<Question, Answer>(
  module: URL,
  ended: string,
  onEnd: () => void,
): (question: Question) => Promise<Answer> {
  const worker = new Worker(module)
  const waiting = new Map<number, PromiseWithResolvers<Answer>>()
  let last = 0
  let isOver = false
  worker.on('message', ({ id, content }: Numbered<Answer>) => {
    waiting.get(id)?.resolve(content)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
  })
  worker.on('error', end)
  worker.on('exit', () => end(new Error(ended)))
  return (question) => {
    const answer = Promise.withResolvers<Answer>()
    last += 1
    waiting.set(last, answer)
    worker.ref()
    worker.postMessage({ id: last, content: question } satisfies Numbered<Question>)
    return answer.promise
  }

  /** A thread that fails ends twice, by its error and by its exit. */
  function end(reason: Error): void {
    if (!isOver) onEnd()
    isOver = true
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
}

/** Answers, in the thread that runs it, each question of `askThread`; does nothing in the main thread. */
export function answerInThread<Question, Answer>(work: (question: Question) => ThreadAnswer<Answer>): void {
  parentPort?.on('message', ({ id, content }: Numbered<Question>) => {
    const { answer, transfer } = work(content)
    parentPort?.postMessage({ id, content: answer } satisfies Numbered<Answer>, [...transfer])
  })
}
