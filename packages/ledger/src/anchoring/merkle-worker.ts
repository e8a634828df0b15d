import { parentPort } from 'node:worker_threads'
import type { TreeAnswer, TreeRequest } from './grow-tree.ts'
import { buildTree } from './merkle-tree.ts'

parentPort?.on('message', ({ id, input }: TreeRequest) => {
  const tree = buildTree(input)
  parentPort?.postMessage({ id, tree } satisfies TreeAnswer, [tree.nodes.buffer])
})
