import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { readAnew } from './read-anew.ts'

/** A screen that shows the answer to one question, and the answers it waits for, to be given by the test. */
function openScreen() {
  const queries = new QueryClient()
  const asked: ((answer: string) => void)[] = []
  const queryFn = () => new Promise<string>((resolve) => asked.push(resolve))
  const observer = new QueryObserver(queries, { queryKey: ['chart', 'ana'], queryFn })
  observer.subscribe(() => undefined)
  return { queries, asked, shown: () => observer.getCurrentResult().data }
}

test('what happens while a screen is being loaded is asked for once it is there, once for all that happened', async () => {
  const { queries, asked, shown } = openScreen()
  for (let happened = 0; happened < 5; happened++) void readAnew(queries, ['chart', 'ana'])
  expect(asked).toHaveLength(1)
  asked[0]?.('before')
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  expect(shown()).toBe('before')
  asked[1]?.('after')
  await vi.waitFor(() => expect(shown()).toBe('after'))
  expect(asked).toHaveLength(2)
  expect(queries.isFetching()).toBe(0)
})

test('a screen that is there is asked for at once, and stays meanwhile', async () => {
  const { queries, asked, shown } = openScreen()
  asked[0]?.('before')
  await vi.waitFor(() => expect(shown()).toBe('before'))
  void readAnew(queries, ['chart', 'ana'])
  expect(asked).toHaveLength(2)
  expect(shown()).toBe('before')
})
