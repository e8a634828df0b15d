import { r4Definitions } from '../packages/r4-definitions.ts'
import { createTerminology } from './terminology.ts'

/** Terminology of the R4 specification itself: its value sets, and the code systems that it prints whole. */
export const r4Terminology = createTerminology(r4Definitions)
