import type { ConceptMap, ConceptMapGroupElementTarget } from '@medplum/fhirtypes'
import { splitCanonical } from '../packages/definition.ts'

/** A code's counterpart in another code system. */
export type Translation = {
  readonly equivalence: string
  readonly system: string | undefined
  readonly code: string | undefined
  readonly display: string | undefined
  /** Canonical URL of the map that says so. */
  readonly map: string | undefined
}

/** What is to be translated: a code of a system, optionally only to one system, or from and to one value set. */
export type TranslationRequest = {
  readonly system: string
  readonly code: string
  readonly targetSystem?: string
  readonly source?: string
  readonly target?: string
}

/** Most counterparts of one answer. */
const MOST_TRANSLATIONS = 500

/** Equivalences that say there is no counterpart (FHIR R4, concept-map-equivalence). */
const NONE: ReadonlySet<string> = new Set(['unmatched', 'disjoint'])

/** Returns what maps say about a code (FHIR R4, ConceptMap-translate), those that say there is no counterpart included. */
export function translate(maps: readonly ConceptMap[], request: TranslationRequest): Translation[] {
  return maps
    .filter((map) => concerns(map, request))
    .flatMap((map) => translations(map, request))
    .slice(0, MOST_TRANSLATIONS)
}

/** Returns true if a translation names a counterpart. */
export function isMatch({ equivalence, code }: Translation): boolean {
  return code !== undefined && !NONE.has(equivalence)
}

function concerns(map: ConceptMap, { source, target }: TranslationRequest): boolean {
  const isAbout = (asked: string | undefined, named: string | undefined) =>
    asked === undefined || (named !== undefined && splitCanonical(named).url === splitCanonical(asked).url)
  return isAbout(source, map.sourceUri ?? map.sourceCanonical) && isAbout(target, map.targetUri ?? map.targetCanonical)
}

function translations(
  { url, group = [] }: ConceptMap,
  { system, code, targetSystem }: TranslationRequest,
): Translation[] {
  return group
    .filter((each) => each.source === system && (targetSystem === undefined || each.target === targetSystem))
    .flatMap(({ element = [], target: to, unmapped }) => {
      const named = element.filter((each) => each.code === code).flatMap(({ target = [] }) => target)
      if (named.length > 0) return named.map((each) => translation(each, to, url))
      if (unmapped?.mode === 'provided')
        return [{ equivalence: 'equivalent', system: to, code, display: undefined, map: url }]
      if (unmapped?.mode === 'fixed')
        return [{ equivalence: 'inexact', system: to, code: unmapped.code, display: unmapped.display, map: url }]
      return []
    })
}

function translation(
  { equivalence = 'equivalent', code, display }: ConceptMapGroupElementTarget,
  system: string | undefined,
  map: string | undefined,
): Translation {
  return { equivalence, system, code, display, map }
}
