import { recordName } from '@anamnesis/core'
import type { Evidence, Finding, Language, Summary } from '@anamnesis/core/api'

type Headings = {
  readonly read: (records: number, day: string) => string
  readonly actNow: string
  readonly problems: string
  readonly changed: string
  readonly background: string
  readonly conflicting: string
  readonly sources: string
  readonly nothing: string
}

const HEADINGS: Readonly<Record<Language, Headings>> = {
  en: {
    read: (records, day) => `${records} records read, as of ${day}`,
    actNow: 'Act now',
    problems: 'Problems',
    changed: 'Changed',
    background: 'Background',
    conflicting: 'Not found or conflicting',
    sources: 'Sources',
    nothing: 'Nothing in these records asks for attention.',
  },
  es: {
    read: (records, day) => `${records} registros leídos, a fecha de ${day}`,
    actNow: 'Actuar ahora',
    problems: 'Problemas',
    changed: 'Cambios',
    background: 'Antecedentes',
    conflicting: 'No consta o es contradictorio',
    sources: 'Fuentes',
    nothing: 'Nada en estos registros requiere atención.',
  },
}

/** How many records were read, and the moment that counts as now in ms since 1970 UTC. */
export type PageRun = { readonly records: number; readonly now: number }

/** Returns the page as plain text in its own language: blocks in the order of urgency, each sentence with numbers of its sources, the sources at the end. */
export function pageText(summary: Summary, { records, now }: PageRun): string {
  const say = HEADINGS[summary.language]
  const sources = numberer()
  const blocks = [
    block(say.actNow, summary.actNow, sources),
    block(
      say.problems,
      summary.problems.flatMap(({ sentences }) => sentences),
      sources,
    ),
    block(say.changed, summary.changed, sources),
    block(say.background, summary.background, sources),
    block(say.conflicting, [...summary.notFound, ...summary.conflicting], sources),
  ].filter((text) => text !== '')
  const head = say.read(records, dayOf(now))
  if (blocks.length === 0) return `${head}\n\n${say.nothing}`
  return [head, ...blocks, [say.sources.toUpperCase(), ...sources.lines()].join('\n')].join('\n\n')
}

function block(heading: string, findings: readonly Finding[], sources: Numberer): string {
  if (findings.length === 0) return ''
  const lines = findings.map(({ text, evidence }) => `- ${text} [${sources.numbersOf(evidence).join(', ')}]`)
  return [heading.toUpperCase(), ...lines].join('\n')
}

type Numberer = {
  readonly numbersOf: (evidence: readonly Evidence[]) => readonly number[]
  readonly lines: () => readonly string[]
}

function numberer(): Numberer {
  const known = new Map<string, { number: number; line: string }>()
  const numberOf = ({ record, label, date, span }: Evidence) => {
    const place = span === null ? '' : `, characters ${span.start} to ${span.end}`
    const name = `${recordName(record)}${place}`
    const found = known.get(name)
    if (found !== undefined) return found.number
    const day = date === null ? '' : `${dayOf(date)}, `
    const number = known.size + 1
    known.set(name, { number, line: `[${number}] ${label} (${day}${record.type}/${record.id}${place})` })
    return number
  }
  return {
    numbersOf: (evidence) => [...new Set(evidence.map(numberOf))],
    lines: () => [...known.values()].map(({ line }) => line),
  }
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
