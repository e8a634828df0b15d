import type { Permit } from '@anamnesis/core'

/** Clauses up to which permits are compared: comparing longer ones costs more than the statement that it saves. */
const FEW_CLAUSES = 5

/** Returns the places of a list of permits in groups of requesters and clauses that are equal: what one statement can serve. */
export function byPermit(permits: readonly Permit[]): number[][] {
  const groups = new Map<string | Permit, number[]>()
  for (const [place, permit] of permits.entries()) {
    const name = permit.clauses.length > FEW_CLAUSES ? permit : nameOf(permit)
    const group = groups.get(name)
    if (group) group.push(place)
    else groups.set(name, [place])
  }
  return [...groups.values()]
}

/** A permit that comes again and again (a program's does not change) is written out once. */
const names = new WeakMap<Permit, string>()

function nameOf(permit: Permit): string {
  const name = names.get(permit) ?? JSON.stringify(permit)
  names.set(permit, name)
  return name
}
