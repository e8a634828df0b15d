import { bestOf } from './best-driver.ts'
import { type Condition, RANKS } from './condition.ts'

const NO_DRIVER = { rank: undefined, driver: () => ({ sql: '', ordered: false }) }

/** Returns a filter for records that do not meet a condition; it cannot drive. */
export function notCondition(condition: Condition): Condition {
  return { ...NO_DRIVER, probe: (pk) => `NOT ${condition.probe(pk)}` }
}

/** Returns a filter for records that meet all conditions of one branch at least; each branch is driven by its own best condition. */
export function anyCondition(branches: readonly (readonly Condition[])[]): Condition {
  const probe = (pk: string) => {
    const each = branches.map((branch) => `(${branch.map((condition) => condition.probe(pk)).join(' AND ')})`)
    return `(${each.join(' OR ')})`
  }
  const drivers = branches.map((branch) => bestOf(branch))
  const ranks = drivers.map((driver) => driver?.rank)
  if (branches.length === 0 || ranks.includes(undefined))
    return { ...NO_DRIVER, probe: branches.length === 0 ? () => 'false' : probe }
  const driver = () => {
    const each = branches.map((branch, at) => {
      const best = drivers[at]
      const others = branch
        .filter((condition) => condition !== best || condition.loose)
        .map((condition) => condition.probe('d.pk'))
      return `SELECT d.pk FROM (${best?.driver().sql}) d WHERE ${others.length === 0 ? 'true' : others.join(' AND ')}`
    })
    return { sql: each.join(' UNION '), ordered: false }
  }
  return { rank: Math.max(...ranks.map((rank) => rank ?? RANKS.type)), driver, probe }
}
