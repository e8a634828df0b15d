import type { Hex, HospitalId } from '@anamnesis/core'
import type { CareContext } from '../care-context.ts'
import type { HeldGrant, Share } from '../consent/held-grants.ts'
import { activeGrant, sharesDue } from '../consent/held-grants.ts'
import { fetchShare } from './fetch-share.ts'
import type { Asker } from './wire.ts'

/** Most shares that are due and fetched in one go. */
const MOST_AT_ONCE = 20

/** Shares that are being fetched by this process, with whether somebody asked again meanwhile. */
const running = new Map<string, { again: boolean }>()

/** The grantee itself asks, for the person the terms name: pushes come when nobody sits at the screen. */
function askerOf(grant: HeldGrant): Asker {
  const { person, role, purpose } = grant.face
  return { person: person ?? 'hospital', name: 'automatic', role: role ?? 'physician', purpose }
}

/** Fetches what is new of a share unless that is under way; a call meanwhile makes it run once more. Open screens hear of it as soon as it is there. */
async function keepFetching(care: CareContext, share: Share): Promise<void> {
  const { grant, custodian } = share
  const name = `${grant.commitment} ${custodian}`
  const current = running.get(name)
  if (current) {
    current.again = true
    return
  }
  const state = { again: true }
  running.set(name, state)
  try {
    while (state.again) {
      state.again = false
      const isNews = await fetchShare(care, share, askerOf(grant))
      if (isNews) care.hub.publish({ kind: 'access-began', patient: grant.patient })
    }
  } finally {
    running.delete(name)
  }
}

/** Fetches every share of a grant; one that is slow does not hold up the others. Returns when all of it is done. */
export async function fetchGrant(care: CareContext, grant: HeldGrant): Promise<void> {
  await Promise.all(grant.custodians.map((custodian) => keepFetching(care, { grant, custodian })))
}

/** Fetches the share of the hospital that brings news, if a grant that is active here names it; any other word is ignored. */
export async function fetchAgain(care: CareContext, commitment: Hex, from: HospitalId): Promise<void> {
  const grant = await activeGrant(care.database, commitment, care.now())
  if (grant?.custodians.includes(from)) await keepFetching(care, { grant, custodian: from })
}

/** Fetches the shares that are due: never asked for, not whole, or asked for long ago. */
export async function fetchDue(care: CareContext): Promise<void> {
  const shares = await sharesDue(care.database, care.now(), MOST_AT_ONCE)
  await Promise.all(shares.map((share) => keepFetching(care, share)))
}
