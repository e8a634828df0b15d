import { cardOutcomes } from '../cds/card-feedback.ts'
import { feedbackCounts } from '../feedback/feedback-store.ts'
import { withDatabase } from './with-store.ts'

/** Prints how often statements of each rule were marked as wrong or something as missing, and what became of CDS Hooks cards: tab-separated, no patient, no person, no words. */
export async function feedbackCommand(options: { config: string }): Promise<void> {
  await withDatabase(options.config, async ({ database }) => {
    console.log(['marks', 'kind', 'target', 'rule', 'version'].join('\t'))
    for (const { marks, kind, target, rule, ruleVersion } of await feedbackCounts(database))
      console.log([marks, kind, target, rule || '-', ruleVersion || '-'].join('\t'))
    for (const { cards, outcome, rule, ruleVersion, reason } of await cardOutcomes(database))
      console.log([cards, outcome, reason === '' ? 'card' : `card (${reason})`, rule, ruleVersion].join('\t'))
  })
}
