import type { Permit } from '@anamnesis/core'
import type { Evidence, Finding } from '@anamnesis/core/api'
import { checkOrders, DRAFT_PLACE, summarize } from '@anamnesis/insights'
import type { CareContext } from '../care-context.ts'
import { openChart, readingOf } from '../chart/open-chart.ts'
import { toInsightRecord } from '../chart/record-item.ts'
import { rememberCards } from './card-feedback.ts'
import type { CardScene, CdsCard } from './cards.ts'
import { cardOf, uncheckedCard } from './cards.ts'
import type { CdsRequest } from './request-schema.ts'

/** More cards than a physician reads are none (the most urgent come first). */
const MOST_CARDS = 10

/**
 * Returns the cards for a call, from what the caller may see of the patient now: one look, one audit entry that names the records.
 * @throws `not-found` if nothing of this patient may be seen
 */
export async function answerHook(
  care: CareContext,
  caller: { readonly permit: Permit; readonly requestId: string; readonly origin: string },
  patient: string,
  request: CdsRequest,
): Promise<readonly CdsCard[]> {
  const { records } = await openChart(care, caller.permit, caller.requestId, patient)
  const reading = await readingOf(care, records, care.now())
  const placeOf = ({ record }: Evidence) =>
    record.custodian === DRAFT_PLACE ? 'draft order' : care.nameOf(record.custodian)
  const scene: CardScene = { origin: caller.origin, patient, placeOf }
  const read = records.map(toInsightRecord)
  if (request.hook === 'patient-view') {
    const urgent = summarize(read, { ...reading, lastSeen: null }).filter(({ group }) => group === 'act-now')
    return cardsOf(care, urgent, scene, { canOverride: false, most: MOST_CARDS })
  }
  const asked = request.hook === 'order-select' ? request.context.selections : null
  const { findings, unknown } = checkOrders(read, draftsOf(request), reading, asked)
  const unchecked = unknown.length === 0 ? [] : [uncheckedCard(unknown, scene)]
  const most = MOST_CARDS - unchecked.length
  return [...(await cardsOf(care, findings, scene, { canOverride: true, most })), ...unchecked]
}

function draftsOf(request: CdsRequest) {
  return request.hook === 'patient-view' ? [] : request.context.draftOrders.entry.map(({ resource }) => resource)
}

/** Returns the cards of the most urgent findings; of each is remembered which rule it is of, so that its outcome counts. */
async function cardsOf(
  care: CareContext,
  findings: readonly Finding[],
  scene: CardScene,
  { canOverride, most }: { readonly canOverride: boolean; readonly most: number },
): Promise<readonly CdsCard[]> {
  const told = findings.slice(0, most)
  const cards = told.map((finding) => cardOf(finding, scene, canOverride))
  const shown = told.flatMap(({ rule, ruleVersion }, index) => {
    const uuid = cards[index]?.uuid
    return uuid === undefined ? [] : [{ uuid, rule, ruleVersion }]
  })
  await rememberCards(care.database, shown, care.now())
  return cards
}
