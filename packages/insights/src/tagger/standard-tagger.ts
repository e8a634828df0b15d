import { readFileSync } from 'node:fs'
import { readModel } from './model.ts'
import { type Tagger, taggerOf } from './tagger.ts'

/** The weights that the package carries; weights/disease-chemical.MODEL-CARD.md says where they come from and what they are good for. */
export const STANDARD_WEIGHTS = new URL('../../weights/disease-chemical.bin', import.meta.url)

let standard: Tagger | undefined

/** Returns the tagger of diseases and chemicals that the package carries; its file is read at the first call (the only file that this package reads). */
export function standardTagger(): Tagger {
  standard ??= taggerOf(readModel(readFileSync(STANDARD_WEIGHTS)))
  return standard
}
