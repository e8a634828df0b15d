import { askThread } from '@anamnesis/core/thread'
import type { Tree, TreeInput } from './merkle-tree.ts'
import { buildTree } from './merkle-tree.ts'

/** Leaves up to which a tree is built at once (about 5 ms); a larger one would hold up every request of the hospital. */
const BUILT_AT_ONCE = 1_024

const askBuilder = askThread<TreeInput, Tree>(
  new URL('./merkle-worker.ts', import.meta.url),
  'the thread that builds trees ended',
)

/** Returns the tree of a batch, built in another thread if it is large. */
export async function growTree(input: TreeInput): Promise<Tree> {
  return input.size <= BUILT_AT_ONCE ? buildTree(input) : askBuilder(input)
}
