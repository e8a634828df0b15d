import { DEEPEST_RESOURCE, LARGEST_RESOURCE } from '../store/parse-json.ts'
import { notApplicable } from './patch-error.ts'

/** Most operations of one patch. */
export const MOST_OPERATIONS = 1000

/** Counts what the operations of one patch move about, so that copies of copies end before memory does. */
export type PatchBudget = { readonly spend: (operation: number, value: unknown, depth: number) => void }

/** Returns the budget of one patch: as many characters and members as the largest resource, at most as deep as a resource may be. */
export function patchBudget(): PatchBudget {
  let left = LARGEST_RESOURCE
  return {
    spend(operation, value, depth) {
      const weigh = (part: unknown, at: number): void => {
        if (at > DEEPEST_RESOURCE) throw notApplicable(operation, 'the result is nested too deep', 'too-long')
        left -= typeof part === 'string' ? part.length + 1 : 1
        if (left < 0) throw notApplicable(operation, 'the patch moves too much about', 'too-costly')
        if (typeof part !== 'object' || part === null) return
        for (const [name, member] of Object.entries(part)) {
          left -= name.length
          weigh(member, at + 1)
        }
      }
      weigh(value, depth)
    },
  }
}
