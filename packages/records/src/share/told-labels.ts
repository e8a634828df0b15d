import { typeName, typeNumber } from '../resource-types.ts'
import type { VersionRow } from '../store/open-versions.ts'

/** SELECT list over `res r` that yields OwnLabels: what a record's own versions say, whatever it mentions. */
export const OWN_LABEL_COLUMNS = 'r.own_sensitivities, r.own_mentions'

/** Labels of a record by itself; mentions as `Type/id` within its custodian. */
export type OwnLabels = { readonly own_sensitivities: number; readonly own_mentions: readonly string[] }

/** A record that is told of, with its labels of access and its own. */
export type LabelledRow = Pick<VersionRow, 'custodian' | 'rt' | 'id' | 'sensitivities' | 'mentions'> & OwnLabels

/** What may be said of a record's labels: sensitivities as bits, and names (`Type/id`) of what it mentions, directly or through others. */
export type ToldLabels = { readonly sensitivities: number; readonly mentions: readonly string[] }

/** Returns those of own records (`Type/id`) that the reader may see, with their own labels. */
export type FindOpen = (
  keys: readonly { readonly rt: number; readonly id: string }[],
) => Promise<readonly (OwnLabels & { readonly rt: number; readonly id: string })[]>

/** How far mentions are followed through records that are not among those that are told of. */
const MOST_ROUNDS = 10

/**
 * Returns the labels of records as their reader may be told them, in their order. A record is closed or open by all that it mentions; but a sensitivity
 * that comes from a hidden record would tell of that record, so only what the reader sees counts here, and `findOpen` says what that is beyond the rows.
 */
export async function toldLabels(rows: readonly LabelledRow[], findOpen: FindOpen): Promise<ToldLabels[]> {
  const known = new Map<string, OwnLabels | null>(rows.map((row) => [nameOf(row), row]))
  const isWide = (row: LabelledRow) =>
    row.sensitivities !== row.own_sensitivities || row.mentions.length !== row.own_mentions.length
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const missing = new Set(
      rows.flatMap((row) => (row.custodian === 0 && isWide(row) ? follow(row, known).missing : [])),
    )
    if (missing.size === 0) break
    const keys = [...missing].map(keyOf)
    for (const name of missing) known.set(name, null)
    for (const found of await findOpen(keys)) known.set(nameOf({ custodian: 0, ...found }), found)
  }
  return rows.map((row) => {
    if (!isWide(row)) return { sensitivities: row.sensitivities, mentions: row.mentions }
    const { sensitivities, mentions } = follow(row, known)
    return { sensitivities, mentions }
  })
}

/** Follows what a record mentions through what is known to be open. */
function follow(row: LabelledRow, known: ReadonlyMap<string, OwnLabels | null>) {
  let sensitivities = row.own_sensitivities
  const mentions = new Set<string>(row.own_mentions)
  const missing: string[] = []
  // The set grows while it is walked.
  for (const mention of mentions) {
    const name = `${row.custodian}/${mention}`
    const labels = known.get(name)
    if (labels === undefined) missing.push(name)
    if (!labels) continue
    sensitivities |= labels.own_sensitivities
    for (const further of labels.own_mentions) mentions.add(further)
  }
  mentions.delete(`${typeName(row.rt)}/${row.id}`)
  return { sensitivities, mentions: [...mentions], missing }
}

function nameOf({ custodian, rt, id }: Pick<LabelledRow, 'custodian' | 'rt' | 'id'>): string {
  return `${custodian}/${typeName(rt)}/${id}`
}

function keyOf(name: string): { rt: number; id: string } {
  const [, type = '', id = ''] = name.split('/')
  return { rt: typeNumber(type) ?? -1, id }
}
