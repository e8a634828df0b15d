import type { Hex, HospitalId, ReadRoot, Receipt } from '@anamnesis/core'
import { toHex, word } from '@anamnesis/core'
import type { Database } from '@anamnesis/database'
import type { Measure, OwnTerminology } from '@anamnesis/insights'
import { createFactCache, insightVersions } from '@anamnesis/insights'
import type { Ledger, TransactionJournal } from '@anamnesis/ledger'
import type { Records } from '@anamnesis/records'
import type { CryptoKey } from 'jose'
import type { CareContext } from './care-context.ts'
import { runVersions } from './chart/runs.ts'
import { ledgerOfConsents } from './consent/ledger-of-consents.ts'
import { createPdfReader } from './documents/pdf-reader.ts'
import { createTextLayers } from './documents/text-layers.ts'
import type { Peers } from './exchange/peers.ts'
import { createHub } from './live/hub.ts'

const NO_ROOT = toHex(word(0))

/** What the platform brings for everything that concerns patients. */
export type CarePlatform = {
  readonly self: HospitalId
  readonly database: Database
  readonly records: Records
  readonly ledger: Ledger
  /** Journal of the relayer's account. */
  readonly relayer: Pick<TransactionJournal, 'send'>
  readonly receiptsFor: (commitments: readonly Hex[]) => Promise<ReadonlyMap<Hex, Receipt>>
  readonly anchoredAmong: (commitments: readonly Hex[]) => Promise<ReadonlySet<Hex>>
  readonly ledgerIsFresh: () => boolean
  readonly peers: Peers
  readonly exchangeKey: CryptoKey
  readonly terminology: OwnTerminology | undefined
  readonly measures: readonly Measure[]
  readonly now: () => number
}

/** Returns the context of everything that concerns patients at this hospital. */
export function createCareContext(platform: CarePlatform): CareContext {
  const { self, database, records, ledger, receiptsFor, anchoredAmong, ledgerIsFresh, peers, exchangeKey, now } =
    platform
  return {
    self,
    database,
    records,
    consentLedger: ledgerOfConsents(ledger, platform.relayer, now),
    ledgerIsFresh,
    receiptsFor,
    anchoredAmong,
    readRoot: rememberRoots(ledger.readRoot),
    findPeer: peers.find,
    nameOf: peers.nameOf,
    exchangeKey,
    hub: createHub(),
    facts: createFactCache(),
    layers: createTextLayers(createPdfReader(), now),
    terminology: platform.terminology,
    measures: platform.measures,
    versions: runVersions(insightVersions(platform)),
    now,
  }
}

/** A root never changes once it is there, so each is asked for once; its absence is asked again. */
function rememberRoots(readRoot: ReadRoot): ReadRoot {
  const roots = new Map<string, Hex>()
  return async (ledger, hospital, sequence) => {
    const name = `${ledger.chainId}/${ledger.contract}/${hospital}/${sequence}`
    const known = roots.get(name)
    if (known !== undefined) return known
    const root = await readRoot(ledger, hospital, sequence)
    if (root !== NO_ROOT) roots.set(name, root)
    return root
  }
}
