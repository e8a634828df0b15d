import { readFileSync } from 'node:fs'
import { probabilitiesOf, readTextModel, type TextModel, textPlaces } from '../../text-model/text-model.ts'
import type { SectionKind } from '../section-names.ts'
import { KIND_OF_CLASS } from './section-classes.ts'

/** The weights that the package carries; weights/note-sections.MODEL-CARD.md says where they come from and what they are good for. */
export const SECTION_WEIGHTS = new URL('../../../weights/note-sections.bin', import.meta.url)

/** Below this the model does not say: in training folds nine of ten were right above it, for two of three texts. */
const LEAST_SURE = 0.6

let standard: TextModel | undefined

/** Returns the likeliest section class of a text by a model, and how likely it says it is, 0 to 1. */
export function sectionClassOf(
  model: TextModel,
  text: string,
): { readonly name: string; readonly probability: number } {
  const probabilities = probabilitiesOf(model, textPlaces(text))
  const probability = Math.max(...probabilities)
  return { name: model.classes[probabilities.indexOf(probability)] ?? '', probability }
}

/** Returns what a paragraph without a heading is about, `unknown` where the model is not sure; its weights are read at the first call. */
export function sectionKindOf(text: string): SectionKind {
  standard ??= readTextModel(readFileSync(SECTION_WEIGHTS))
  const { name, probability } = sectionClassOf(standard, text)
  return probability < LEAST_SURE ? 'unknown' : (KIND_OF_CLASS[name] ?? 'unknown')
}
