import { AnamnesisError } from '@anamnesis/core'
import type { ValueSet } from '@medplum/fhirtypes'
import type { CompiledValueSet, Member } from './value-set.ts'

/** Which part of an expansion is wanted. */
export type ExpansionRequest = {
  /** Text that the display or the code must hold, whatever its case. */
  readonly filter?: string
  readonly offset?: number
  readonly count?: number
  readonly activeOnly?: boolean
}

/** Most codes of one answer: longer expansions are asked for in pages. */
export const MOST_EXPANDED = 5_000

/**
 * Returns a value set with its expansion (FHIR R4, ValueSet-expand).
 * @throws `not-supported` with the reasons if it cannot be listed whole, `too-costly` if it is longer than 5,000 codes and no `count` is given
 */
export function expand(valueSet: CompiledValueSet, request: ExpansionRequest, now: number): ValueSet {
  checkWhole(valueSet)
  const { filter, offset = 0, count, activeOnly = false } = request
  const wanted = filter?.toLowerCase()
  const members = [...valueSet.members.values()].filter(
    (member) => (!activeOnly || !member.inactive) && (wanted === undefined || mentions(member, wanted)),
  )
  if (count === undefined && members.length - offset > MOST_EXPANDED)
    throw new AnamnesisError(
      'too-costly',
      `the value set has ${members.length} codes: ask for them in pages, by count and offset`,
    )
  const page = members.slice(offset, offset + Math.min(count ?? MOST_EXPANDED, MOST_EXPANDED))
  const { url, version, name } = valueSet
  return {
    resourceType: 'ValueSet',
    ...(url === '' ? {} : { url }),
    ...(version === undefined ? {} : { version }),
    ...(name === undefined ? {} : { title: name }),
    status: 'active',
    expansion: {
      timestamp: new Date(now).toISOString(),
      total: members.length,
      offset,
      ...(page.length === 0 ? {} : { contains: page.map(contained) }),
    },
  }
}

function checkWhole({ unlisted }: CompiledValueSet): void {
  if (unlisted.length === 0) return
  const reasons = [...new Set(unlisted.map(({ reason }) => reason))].slice(0, 5)
  throw new AnamnesisError('not-supported', `the value set cannot be listed here: ${reasons.join('; ')}`)
}

function mentions({ code, display }: Member, text: string): boolean {
  return code.toLowerCase().includes(text) || (display?.toLowerCase().includes(text) ?? false)
}

function contained({ system, code, display, abstract, inactive }: Member) {
  return {
    system,
    code,
    ...(display === undefined ? {} : { display }),
    ...(abstract ? { abstract } : {}),
    ...(inactive ? { inactive } : {}),
  }
}
