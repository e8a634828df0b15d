/** Returns a runner that begins each task when the one before has ended, well or not; it answers as the task does. */
export function inTurn(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const running = last.then(task)
    last = running.catch(() => {})
    return running
  }
}
