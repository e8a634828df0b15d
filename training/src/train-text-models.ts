import { mkdirSync, writeFileSync } from 'node:fs'
import { SECTION_WEIGHTS, writeTextModel } from '@anamnesis/insights/training'
import { isHeldOut, readKit } from './assertion-kit.ts'
import { f1 } from './result.ts'
import { readSections, SECTION_FILES, SECTION_LEARNING, scoreSections, trainSections } from './section-kit.ts'
import { scoreTemporality, TEMPORALITY_LEARNING, trainTemporality } from './temporality-kit.ts'
import { type TextCard, textModelCard } from './text-model-card.ts'

/** Not kept in the repository: the kit's licence does not let its words' weights be given away. */
const TEMPORALITY_WEIGHTS = new URL('../weights/temporality.bin', import.meta.url)

/** Trains the classifier of sections and that of temporality, and writes their weights and cards; where the data are absent, nothing. */
export function trainTextModels(folder: string): void {
  const train = readSections(folder, SECTION_FILES.train)
  const heldOut = readSections(folder, SECTION_FILES.heldOut)
  if (train !== null && heldOut !== null) {
    const model = trainSections(train)
    const { accuracy, macroF1 } = scoreSections(model, heldOut)
    write(SECTION_WEIGHTS, {
      title: 'sections of notes',
      model,
      learning: SECTION_LEARNING,
      use: 'says what a paragraph of a note without any heading is about, where it is at least 0.6 sure; a heading always wins',
      data: 'MTS-Dialog (A. Ben Abacha and others, 2023), section texts, from github.com/abachaa/MTS-Dialog at 3ff0801, licence CC BY 4.0. Changes: learned from, only weights of hashes are kept',
      trainedOn: `\`${SECTION_FILES.train}\`: ${train.texts.length} texts, SHA-256 of the unpacked table\n  \`${train.sha256}\``,
      heldOut: `\`${SECTION_FILES.heldOut}\`: ${heldOut.texts.length} texts, used for the scores below and for no choice, SHA-256\n  \`${heldOut.sha256}\``,
      weights: '`note-sections.bin`',
      scores: [
        ['accuracy of 20 classes', accuracy],
        ['macro F1 of the classes that are there', macroF1],
      ],
      limits:
        'English; small classes (laboratory, procedures, other history: two or three texts each) are hardly learned; family and social history are one class, which counts as social history here; ' +
        'one paragraph is taken to be one section. In five folds of the training part 0.758 were right, and of those at least 0.6 sure (two of three) 0.915',
    })
  }
  const kit = readKit(folder)
  if (kit === null) return
  const model = trainTemporality(kit.filter((row) => !isHeldOut(row)))
  write(TEMPORALITY_WEIGHTS, {
    title: 'temporality of mentions',
    model,
    learning: TEMPORALITY_LEARNING,
    use: 'measurement only; the product goes by its rules, which it does not beat',
    data: 'the NegEx/ConText annotations (Chapman and others 2001, Harkema and others 2009), de-identified text of one hospital for research: no licence to give away what was learned from it, so no weights are kept in the repository',
    trainedOn: 'reports of odd number, without those held out',
    heldOut: 'reports whose number leaves 3 when divided by 12',
    weights: '`temporality.bin`, not in the repository; `npm run train -- --data DIR` writes it',
    scores: [...scoreTemporality(model, kit.filter(isHeldOut))].map(([time, count]) => [`${time} F1`, f1(count)]),
    limits:
      'English of one hospital; sentences and names of problems come again in other reports of the kit, so that a part of its score is memory; four hypothetical mentions are held out',
  })
}

function write(weights: URL, card: TextCard): void {
  mkdirSync(new URL('.', weights), { recursive: true })
  writeFileSync(weights, writeTextModel(card.model))
  const text = textModelCard(card)
  writeFileSync(new URL(weights.href.replace(/\.bin$/, '.MODEL-CARD.md')), text)
  console.log(text)
}
