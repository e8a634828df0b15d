import { answerInThread } from '@anamnesis/core/thread'
import type { Tree, TreeInput } from './merkle-tree.ts'
import { buildTree } from './merkle-tree.ts'

answerInThread<TreeInput, Tree>((input) => {
  const tree = buildTree(input)
  return { answer: tree, transfer: [tree.nodes.buffer] }
})
