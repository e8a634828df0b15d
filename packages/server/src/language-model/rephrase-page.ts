import { randomUUID } from 'node:crypto'
import type { Permit } from '@anamnesis/core'
import { recordName } from '@anamnesis/core'
import type { Finding, Rephrasing, Summary } from '@anamnesis/core/api'
import { inTransaction } from '@anamnesis/database'
import { acceptRephrased, plainSentences, rephraseMessages } from '@anamnesis/insights'
import type { VersionName } from '@anamnesis/records'
import type { CareContext } from '../care-context.ts'
import type { LanguageModel } from './ask-model.ts'
import { askModel, hostOf } from './ask-model.ts'

/** Most sentences that a model is asked about; the rest stand as they are. */
const MOST_ASKED = 60

/**
 * Returns the sentences of a page in a language model's words where those say the same, and in our own elsewhere. The model gets up to 60 sentences of the
 * page and nothing else; that they go to it is in the access log, with the records they rest on, before they leave.
 */
export async function rephrasePage(
  care: CareContext,
  model: LanguageModel | null,
  run: {
    readonly permit: Permit
    readonly requestId: string
    readonly patient: string
    readonly stopping: AbortSignal
  },
  summary: Summary,
): Promise<Rephrasing> {
  const findings = inOrderOfPage(summary)
  const { language } = summary
  if (model === null) return { state: 'off', language, model: null, sentences: plainSentences(findings), dropped: 0 }
  const asked = findings.slice(0, MOST_ASKED)
  const name = `${model.model} at ${hostOf(model)}`
  if (asked.length === 0) return { state: 'rephrased', language, model: name, sentences: [], dropped: 0 }
  await logDisclosure(care, name, run, asked)
  const content = await askModel(model, rephraseMessages(asked, language), run.stopping)
  if (content === null)
    return { state: 'unavailable', language, model: name, sentences: plainSentences(findings), dropped: 0 }
  const { sentences, dropped } = acceptRephrased(content, asked, language)
  const rest = plainSentences(findings.slice(MOST_ASKED))
  return { state: 'rephrased', language, model: name, sentences: [...sentences, ...rest], dropped }
}

function inOrderOfPage({ actNow, problems, changed, background, notFound, conflicting }: Summary): readonly Finding[] {
  const told = problems.flatMap(({ sentences }) => sentences)
  return [...actNow, ...told, ...changed, ...background, ...notFound, ...conflicting]
}

async function logDisclosure(
  { database, records, now }: CareContext,
  model: string,
  { permit, requestId, patient }: { readonly permit: Permit; readonly requestId: string; readonly patient: string },
  findings: readonly Finding[],
): Promise<void> {
  const { hospital, purpose, person, client } = permit.requester
  const basis = permit.clauses.find((clause) => clause.patient === patient)?.basis ?? 'relationship'
  const read = new Map<string, VersionName>()
  for (const { record, version } of findings.flatMap(({ evidence }) => evidence))
    read.set(`${recordName(record)} ${version}`, { ...record, version })
  await inTransaction(database, (transaction) =>
    records.audit.append(transaction, [
      {
        ...{ id: randomUUID(), at: now(), kind: 'released', basis, grant: null, requestId, patient, hospital, purpose },
        ...{ person: `language-model/${person}`, name: `Language model ${model}`, role: 'system', client },
        records: [...read.values()],
      },
    ]),
  )
}
