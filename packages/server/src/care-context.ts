import type { Hex, HospitalId, Permit, Requester } from '@anamnesis/core'
import type { FactCache, Measure, OwnTerminology } from '@anamnesis/insights'
import { permitFor } from './access/permit-for.ts'
import type { RunVersions } from './chart/runs.ts'
import type { TextLayers } from './documents/text-layers.ts'
import type { ExchangeContext } from './exchange/context.ts'
import type { Hub } from './live/hub.ts'

/** What everything that concerns a patient works with: the exchange, open screens, and who is anchored. */
export type CareContext = ExchangeContext & {
  readonly hub: Hub
  /** Facts of record versions, kept between readings of charts by this process. */
  readonly facts: FactCache
  /** Text layers of PDFs, read once for each record version. */
  readonly layers: TextLayers
  /** The tables that this hospital added to those of the insights, if any. */
  readonly terminology: OwnTerminology | undefined
  /** The quality measures that this hospital keeps. */
  readonly measures: readonly Measure[]
  /** Which versions of rules, models, measures and tables read charts here. */
  readonly versions: RunVersions
  /** The name that a hospital gives itself, or its endpoint until it has answered once. */
  readonly nameOf: (hospital: HospitalId) => string
  /** Those of the commitments that are in a batch on the ledger. */
  readonly anchoredAmong: (commitments: readonly Hex[]) => Promise<ReadonlySet<Hex>>
}

/** Returns the permit of a requester at this instant. */
export function currentPermit(care: CareContext, requester: Requester): Promise<Permit> {
  const { database, now, ledgerIsFresh } = care
  return permitFor({ database, now, ledgerIsFresh }, requester)
}
