// @anamnesis/insights/training: what training and measuring the models need of it; everybody else calls tagNote().
export { SECTION_WEIGHTS, sectionClassOf } from './notes/headless/section-classifier.ts'
export { bestPath, type Lattice, sumsOf } from './tagger/decode.ts'
export { documentPlaces, type Labelled } from './tagger/document-features.ts'
export { labelCount, type MentionKind, readModel, type TaggerModel, writeModel } from './tagger/model.ts'
export { placesOf, type WordCache, wordsOf } from './tagger/sentence-features.ts'
export { STANDARD_WEIGHTS, standardTagger } from './tagger/standard-tagger.ts'
export { type Mention, spansOf, type Tagger, taggerOf } from './tagger/tagger.ts'
export { PLACES } from './tagger/word-features.ts'
export { INTERACTION_CONTROLS } from './testing/interaction-controls.ts'
export {
  probabilitiesOf,
  readTextModel,
  TEXT_PLACES,
  type TextModel,
  textPlaces,
  writeTextModel,
} from './text-model/text-model.ts'
