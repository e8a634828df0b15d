import type { Database } from '@anamnesis/database'
import { createTerminology } from '../terminology/terminology.ts'
import type { ProfileLibrary } from '../validate/profile-library.ts'
import { createProfileLibrary } from '../validate/profile-library.ts'
import type { DefinitionSet } from './definition-set.ts'
import { definitionSet } from './definition-set.ts'
import { storedDefinitions } from './package-store.ts'
import { r4Definitions } from './r4-definitions.ts'

/** What records of this hospital are held against: R4's own definitions and those of the packages that it keeps, their profiles and terminology. */
export type Conformance = ProfileLibrary

/** Returns what the packages of a database say; packages that are added later count from the next start. */
export async function loadConformance(database: Database): Promise<Conformance> {
  return conformanceOf(definitionSet(await storedDefinitions(database), r4Definitions))
}

/** Returns the conformance of these definitions. */
export function conformanceOf(definitions: DefinitionSet): Conformance {
  return createProfileLibrary(definitions, createTerminology(definitions))
}
