import type { HospitalId } from '@anamnesis/core'
import { recordName } from '@anamnesis/core'
import type { Finding } from '@anamnesis/core/api'
import type { MedicationRequest, Resource } from '@medplum/fhirtypes'
import type { InsightRecord } from '../insight-record.ts'
import { inOrder } from '../overview/in-order.ts'
import type { Context } from '../overview/overview.ts'
import { overviewOf } from '../overview/overview.ts'
import { DRAFT_PLACE } from '../overview/places.ts'
import { allergyMedicine } from '../rules/allergy-medicine.ts'
import { findingOf } from '../rules/finding-of.ts'
import { medicineInteraction } from '../rules/interactions.ts'
import { kidneyMedicine } from '../rules/kidney-medicine.ts'
import { liverMedicine } from '../rules/liver-medicine.ts'
import { doseConflict, duplicateMedicine } from '../rules/medicine-reconciliation.ts'
import type { Rule } from '../rules/rule.ts'
import { sameClass } from '../rules/same-class.ts'
import { withTerminology } from '../terminology/own-terminology.ts'

const ORDER_RULES: readonly Rule[] = [
  allergyMedicine,
  doseConflict,
  duplicateMedicine,
  kidneyMedicine,
  liverMedicine,
  medicineInteraction,
  sameClass,
]

/** What the insights say of orders that are not signed yet. */
export type OrderCheck = {
  /** Each names one of the orders that were asked about in its evidence, most urgent first. */
  readonly findings: readonly Finding[]
  /** Orders of medicines (`Type/id`) in which no known ingredient was recognised, so that nothing could be checked. */
  readonly unknown: readonly string[]
}

/** Returns the name (`Type/id`) of each draft; one without a usable id gets its place in the list. */
function draftNames(drafts: readonly Resource[]): readonly string[] {
  const taken = new Set<string>()
  return drafts.map(({ resourceType, id }, index) => {
    const own = `${resourceType}/${/^[A-Za-z0-9.-]{1,64}$/.test(String(id)) ? id : `draft-${index + 1}`}`
    const name = taken.has(own) ? `${resourceType}/draft-${index + 1}` : own
    taken.add(name)
    return name
  })
}

/**
 * Returns what signing these orders would bring about beside the records: interactions, allergies, duplicates, and doses that weak kidneys or a cirrhotic
 * liver do not bear. Drafts count as active orders of now. Told is only what names one of the asked orders (`Type/id`), all of them where null.
 */
export function checkOrders(
  records: readonly InsightRecord[],
  drafts: readonly Resource[],
  context: Omit<Context, 'lastSeen'>,
  asked: readonly string[] | null = null,
): OrderCheck {
  return withTerminology(context.terminology, () => checked(records, drafts, context, asked))
}

function checked(
  records: readonly InsightRecord[],
  drafts: readonly Resource[],
  context: Omit<Context, 'lastSeen'>,
  asked: readonly string[] | null,
): OrderCheck {
  const names = draftNames(drafts)
  const ordered = drafts.map((draft, index) => draftRecord(draft, names[index] ?? '', context.now))
  const { cache: _, ...plain } = context
  const overview = overviewOf(inOrder([...records, ...ordered]), { ...plain, lastSeen: null })
  const wanted = new Set((asked ?? names).map((name) => nameAt(DRAFT_PLACE, name)))
  const isAsked = (finding: Finding) => finding.evidence.some(({ record }) => wanted.has(recordName(record)))
  const findings = ORDER_RULES.flatMap((rule) => rule.find(overview).flatMap((draft) => findingOf(rule, draft) ?? []))
  const unknown = overview.current.flatMap(({ parts, evidence: [{ record }] }) =>
    parts.length === 0 && wanted.has(recordName(record)) ? [`${record.type}/${record.id}`] : [],
  )
  return {
    findings: findings.filter(isAsked).sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)),
    unknown: [...new Set(unknown)],
  }
}

function nameAt(custodian: HospitalId, name: string): string {
  const [type = '', id = ''] = name.split('/')
  return recordName({ custodian, type, id })
}

/** A draft stands apart from every hospital's records, so that what it adds is told from what is there. */
function draftRecord(draft: Resource, name: string, now: number): InsightRecord {
  const [type = '', id = ''] = name.split('/')
  return {
    key: { custodian: DRAFT_PLACE, type, id },
    version: 1,
    resource: asSigned(draft, id, now),
    sensitivities: [],
    visitingUnder: 'draft',
    updated: now,
  }
}

function asSigned(draft: Resource, id: string, now: number): Resource {
  if (draft.resourceType !== 'MedicationRequest') return { ...draft, id }
  const signed: MedicationRequest = { ...draft, id, authoredOn: new Date(now).toISOString() }
  return draft.status === 'draft' ? { ...signed, status: 'active', intent: 'order' } : signed
}
