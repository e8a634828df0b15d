import type { Database } from '@anamnesis/database'
import type { Terminology } from '../terminology/terminology.ts'
import { createTerminology } from '../terminology/terminology.ts'
import type { DefinitionSet } from './definition-set.ts'
import { definitionSet } from './definition-set.ts'
import { storedDefinitions } from './package-store.ts'
import { r4Definitions } from './r4-definitions.ts'

/** What records of this hospital are held against: R4's own definitions and those of the packages that it keeps, and their terminology. */
export type Conformance = { readonly definitions: DefinitionSet; readonly terminology: Terminology }

/** Returns what the packages of a database say; packages that are added later count from the next start. */
export async function loadConformance(database: Database): Promise<Conformance> {
  return conformanceOf(definitionSet(await storedDefinitions(database), r4Definitions))
}

/** Returns the conformance of these definitions. */
export function conformanceOf(definitions: DefinitionSet): Conformance {
  return { definitions, terminology: createTerminology(definitions) }
}
