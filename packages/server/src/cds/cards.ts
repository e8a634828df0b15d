import { randomUUID } from 'node:crypto'
import type { Evidence, Finding } from '@anamnesis/core/api'

/** One card of an answer (CDS Hooks 2.0, section "Card Attributes"). */
export type CdsCard = {
  readonly uuid: string
  /** Under 140 characters. */
  readonly summary: string
  readonly indicator: 'info' | 'warning' | 'critical'
  /** GitHub Flavoured Markdown; words of records are escaped in it. */
  readonly detail: string
  readonly source: { readonly label: string; readonly url: string }
  readonly overrideReasons?: readonly { readonly code: string; readonly system: string; readonly display: string }[]
  readonly links?: readonly { readonly label: string; readonly url: string; readonly type: 'absolute' }[]
}

/** What cards need beside the finding: this hospital's origin, names of hospitals, and the patient whose chart is linked. */
export type CardScene = {
  readonly origin: string
  readonly patient: string
  readonly placeOf: (evidence: Evidence) => string
}

const LONGEST_SUMMARY = 139
/** From this weight on a finding is about harm that is likely and grave: severe allergies, the high-priority interactions. */
const CRITICAL_WEIGHT = 90

/** System of the codes by which a physician says why a card was overridden. */
export const OVERRIDE_SYSTEM = 'urn:anamnesis:override'

/** The reasons that cards offer, code and words. */
export const OVERRIDE_REASONS = [
  ['benefit-outweighs-risk', 'The benefit outweighs the risk'],
  ['will-monitor', 'The patient will be monitored'],
  ['already-tolerated', 'The patient takes and tolerates this'],
  ['record-is-wrong', 'The record that this rests on is wrong'],
] as const

/** Returns the card of a finding; one about an order can be overridden with a reason. */
export function cardOf(finding: Finding, scene: CardScene, canOverride: boolean): CdsCard {
  const { text, rule, ruleVersion, source, evidence } = finding
  const indicator =
    finding.group !== 'act-now' ? 'info' : finding.weight >= CRITICAL_WEIGHT ? ('critical' as const) : 'warning'
  const cited = evidence.map((item) => `- ${cite(item, scene.placeOf(item))}`)
  return {
    ...plainCard(
      text,
      [escaped(text), ['Rests on:', ...cited].join('\n'), `Rule ${rule}, version ${ruleVersion}.`],
      scene,
    ),
    indicator,
    source: { label: source ?? 'Anamnesis: comparison of the records', url: scene.origin },
    ...(canOverride && {
      overrideReasons: OVERRIDE_REASONS.map(([code, display]) => ({ code, system: OVERRIDE_SYSTEM, display })),
    }),
  }
}

/** Returns the card that says that orders could not be checked. */
export function uncheckedCard(orders: readonly string[], scene: CardScene): CdsCard {
  const count = orders.length === 1 ? 'One ordered medicine was' : `${orders.length} ordered medicines were`
  const list = orders.map((name) => `- ${escaped(name)}`).join('\n')
  return plainCard(`${count} not recognised and not checked.`, ['No known ingredient in:', list], scene)
}

function plainCard(text: string, detail: readonly string[], { origin, patient }: CardScene): CdsCard {
  return {
    uuid: randomUUID(),
    summary: cut(text),
    indicator: 'info',
    detail: detail.join('\n\n'),
    source: { label: 'Anamnesis', url: origin },
    links: [{ label: 'Open the chart', url: `${origin}/p/${encodeURIComponent(patient)}`, type: 'absolute' }],
  }
}

function cut(text: string): string {
  const characters = [...text]
  return characters.length <= LONGEST_SUMMARY ? text : `${characters.slice(0, LONGEST_SUMMARY - 1).join('')}…`
}

function cite({ label, date }: Evidence, place: string): string {
  const day = date === null ? '' : `, ${new Date(date).toISOString().slice(0, 10)}`
  return `${escaped(label)} (${escaped(place)}${day})`
}

/** Words of records are data: no link, image or markup in them may come to life in the physician's program. */
function escaped(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]()#+!<>|~&:@-]/g, (character) => `\\${character}`)
}
